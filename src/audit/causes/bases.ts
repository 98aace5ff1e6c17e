/** The base of an amount in another form: with or without VAT, in another unit, rounded, or of the year before; an item in, the item on that base out. */
import { text, type Text } from '../../core/lang';
import { rational, type Rational } from '../../core/rational';
import { CellState } from '../../engine/table';
import { isMoney } from '../../policy/units';
import { isRate } from '../../sheet/units';
import type { Item, Node, Policy } from '../../policy/model';
import { mapNode } from '../../policy/walk';
import { mapFormulas, nodesIn, replaceNode } from '../rewrite';
import type { ItemChange, ItemChanges, Worlds } from './cause';

type InputNode = Extract<Node, { op: 'input' }>;

const number = (value: Rational, shown: string): Node => ({
  op: 'literal',
  type: { kind: 'number', dims: {} },
  value,
  text: shown,
});

const scaled = (node: Node, by: Rational): Node => ({
  op: 'multiply',
  type: node.type,
  left: node,
  right: number(by, `${by.n}/${by.d}`),
});

/** Number inputs of the amount, each once by its name. */
const basesOf = ({ amount }: Item): readonly InputNode[] => {
  const found = new Map<string, InputNode>();
  for (const node of amount ? nodesIn(amount.node) : [])
    if (node.op === 'input' && node.type.kind === 'number') found.set(node.name, node);
  return [...found.values()];
};

/** An input in both languages: the pack’s name, and its English one. */
export const nameOf = (name: string, policy: Policy): Text => text(name, policy.inputs.get(name)?.en ?? name);

type Change = (node: Node) => Node;

const uses =
  (base: InputNode, change: Change): Change =>
  (formula) =>
    mapNode(formula, (node) => (node.op === 'input' && node.name === base.name ? change(node) : node));

/** The item with every use of an input changed, in its conditions too. */
const onBase = (item: Item, base: InputNode, change: Change): Item => mapFormulas(item, uses(base, change));

/** The item with an input changed where it is compared with something, and nowhere else. */
const onLines = (item: Item, base: InputNode, change: Change): Item =>
  mapFormulas(item, (formula) =>
    nodesIn(formula)
      .filter(({ op }) => op === 'compare')
      .reduce((to, node) => replaceNode(to, node, uses(base, change)(node)), formula),
  );

/** Conditions, asked of the sum as it stands, were met all the same. */
const onAmount = (item: Item, base: InputNode, change: Change): readonly Item[] => {
  const { amount, conditions } = item;
  const asked = conditions.some(({ node }) => nodesIn(node).some((part) => part.op === 'input' && part.name === base.name));
  return amount && asked ? [{ ...item, amount: { ...amount, node: uses(base, change)(amount.node) } }] : [];
};

const VAT: readonly number[] = [13, 9, 6, 3];

const vatText = ({ zh, en }: Text, percent: number, withTax: boolean): Text =>
  withTax
    ? text(`“${zh}”按含税价计（${percent}%增值税）`, `${en} was taken with ${percent}% VAT`)
    : text(`“${zh}”又除去了 ${percent}% 增值税`, `${en} was taken without ${percent}% VAT`);

export const vat: ItemChanges = (item, { policy }) =>
  basesOf(item)
    .filter(({ type }) => isMoney(type))
    .flatMap((base) =>
      VAT.flatMap((percent): ItemChange[] =>
        [true, false].flatMap((withTax) => {
          const change: Change = (node) => scaled(node, withTax ? rational(100 + percent, 100) : rational(100, 100 + percent));
          return [onBase(item, base, change), ...onAmount(item, base, change)].map((to) => ({
            id: 'vat' as const,
            weight: percent === 13 ? 68 : 66,
            text: vatText(nameOf(base.name, policy), percent, withTax),
            to,
          }));
        }),
      ),
    );

const DIGITS: readonly (readonly [times: Rational, zh: string, en: string, weight: number])[] = [
  [rational(10), '多了一位（×10）', 'ten times too large', 56],
  [rational(1, 10), '少了一位（÷10）', 'ten times too small', 56],
  [rational(100), '多了两位（×100）', 'a hundred times too large', 50],
  [rational(1, 100), '少了两位（÷100）', 'a hundred times too small', 50],
];

/** Units that are taken for another ten thousand times as large: those of money and of land. */
const TEN_THOUSAND: readonly (readonly [dimension: string, large: string])[] = [
  ['元', '万元'],
  ['平方米', '万平方米'],
];

const shiftsOf = ({ type }: InputNode): typeof DIGITS => {
  const [unit, large] = TEN_THOUSAND.find(([name]) => type.kind === 'number' && type.dims[name] !== undefined) ?? [];
  return unit === undefined
    ? DIGITS
    : [
        [rational(10_000), `多乘了 1 万（把${large}当${unit}）`, 'ten thousand times too large', 70],
        [rational(1, 10_000), `少了 1 万倍（把${unit}当${large}）`, 'ten thousand times too small', 70],
        ...DIGITS,
      ];
};

export const baseUnits: ItemChanges = (item, { policy }) =>
  basesOf(item)
    .filter(({ type }) => !isRate(type))
    .flatMap((base) =>
      shiftsOf(base).map(([times, zh, en, weight]): ItemChange => ({
        id: 'unit',
        weight,
        text: text(`“${base.name}”的单位或小数点错：${zh}`, `${nameOf(base.name, policy).en} was ${en}`),
        to: onBase(item, base, (node) => scaled(node, times)),
        lines: onLines(item, base, (node) => scaled(node, times)),
      })),
    );

/** As if every base were as large as can be: what comes out stands at the item's cap or on its last tier. */
export const atBound = (item: Item): Item =>
  basesOf(item)
    .filter(({ type }) => !isRate(type))
    .reduce((to, base) => onBase(to, base, (node) => scaled(node, rational(100_000_000))), item);

const ROUND: readonly (readonly [yuan: number, zh: string, en: string])[] = [
  [10_000, '万元', '10,000 yuan'],
  [1, '元', 'whole yuan'],
];

/** floor(x / n + ½) × n, or without the half. */
const roundedTo = (node: Node, yuan: number, half: boolean): Node => {
  const plain: Node = { op: 'multiply', type: node.type, left: node, right: number(rational(1, yuan), `1/${yuan}`) };
  const raised: Node = half
    ? { op: 'add', type: node.type, left: plain, right: { op: 'literal', type: node.type, value: rational(1, 2), text: '0.5' } }
    : plain;
  return scaled({ op: 'floor', type: node.type, of: raised }, rational(yuan));
};

export const roundedBases: ItemChanges = (item, { policy }) =>
  basesOf(item)
    .filter(({ type }) => isMoney(type))
    .flatMap((base) =>
      ROUND.flatMap(([yuan, zh, en]): ItemChange[] =>
        [true, false].map((half) => ({
          id: 'rounding',
          weight: 80,
          text: text(
            `“${base.name}”先${half ? '四舍五入' : '舍去尾数'}到${zh}再计奖`,
            `${nameOf(base.name, policy).en} was rounded ${half ? '' : 'down '}to ${en} first`,
          ),
          to: onBase(item, base, (node) => roundedTo(node, yuan, half)),
        })),
      ),
    );

/** 年营业收入 → 上年营业收入, 当年设备投资额 → 上年设备投资额, where the policy has both and the sheet has the other column. */
export const siblings: ItemChanges = (item, { policy, table }) =>
  basesOf(item).flatMap((base): ItemChange[] => {
    const bare = base.name.replace(/^(?:当年度?|本年度?|今年|年)/, '');
    const last = base.name.replace(/^(?:上年度?|去年|上一年度?)/, '');
    const names =
      last === base.name
        ? ['上年', '上年度', '去年', '上一年度'].map((year) => `${year}${bare}`)
        : [`当年${last}`, `年${last}`, last, `今年${last}`];
    return names.flatMap((name) =>
      policy.inputs.get(name)?.type.kind === 'number' && table.columns.has(name)
        ? [
            {
              id: 'last-year' as const,
              weight: 76,
              text: text(
                `“${base.name}”用成了“${name}”`,
                `${nameOf(name, policy).en} was used for ${nameOf(base.name, policy).en}`,
              ),
              to: onBase(item, base, (node) => ({ ...node, op: 'input', name })),
            },
          ]
        : [],
    );
  });

/** The bases of an enterprise's projects added up, and paid as one project: lines, points and caps of one then count for all. */
export const summedBases: Worlds = ({ items, table }) => {
  const readers = items.filter(({ grain }) => grain === 'project');
  const names = [...new Set(readers.flatMap((item) => basesOf(item).map(({ name }) => name)))];
  const columns = names.flatMap((name) => {
    const column = table.columns.get(name);
    return column?.kind === 'number' ? [[name, column] as const] : [];
  });
  if (columns.length === 0 || table.enterprises.length === table.rows) return [];
  const summed = columns.map(([name, column]) => {
    const first = new Map<number, number>();
    const values = new Float64Array(table.rows);
    column.values.forEach((value, row) => {
      const e = table.enterpriseOf[row] as number;
      const at = first.get(e) ?? row;
      first.set(e, at);
      if (column.state[row] === CellState.value) values[at]! += value;
    });
    return [name, { ...column, values }] as const;
  });
  return [
    {
      id: 'formula',
      weight: 62,
      touched: readers.map(({ id }) => id),
      text: text('几个项目的基数先相加，再按一个项目计', 'The bases of several projects were added up and paid as one project'),
      table: { ...table, columns: new Map([...table.columns, ...summed]) },
    },
  ];
};
