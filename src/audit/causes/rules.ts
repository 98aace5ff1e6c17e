/** Rules across items left out: highest-only, difference on promotion, earlier payments, gates, yearly limits, readings and years; a scene in, one world per rule out. */
import { text, type Text } from '../../core/lang';
import { rational } from '../../core/rational';
import { PRIOR_AWARD, UNCHECKED_GATE } from '../../policy/conventions';
import type { Item, Matter, Node, Policy } from '../../policy/model';
import { mapNode, namesIn } from '../../policy/walk';
import { readingOption } from '../../engine/resolve';
import { PAID_BEFORE } from '../differences/paid-before';
import { formulasOf, mapFormulas, withItem } from '../rewrite';
import type { Scene, World, Worlds } from './cause';

const FALSE = { node: { op: 'constant', type: { kind: 'flag' }, value: false }, text: '' } as const;

const concerns = (ids: ReadonlySet<string>, members: readonly string[]): boolean => members.some((id) => ids.has(id));

const idsOf = ({ items }: Scene): ReadonlySet<string> => new Set(items.map(({ id }) => id));

const titleOf = (policy: Policy, id: string): { zh: string; en: string } =>
  policy.items.find((item) => item.id === id)?.title ?? { zh: id, en: id };

const unpaid = (item: Item): Item => ({ ...item, conditions: [...item.conditions, FALSE] });

const plain = (matter: Matter): Matter => {
  const { promotion: _promotion, ...rest } = matter;
  return rest;
};

/** Where an item is of several matters, one of them left out may still be held up by the next. */
const noMatter = ({ policy }: Scene, ids: ReadonlySet<string>): readonly World[] => {
  const all = policy.matters.filter((matter) => concerns(ids, matter.items));
  return all.length < 2
    ? []
    : [
        {
          id: 'displacement',
          weight: 83,
          unless: ['displacement'],
          touched: [...new Set(all.flatMap(({ items }) => items))],
          text: text('同一事项重复计奖，几条就高规则都没有执行', 'Items of one matter were paid, against several rules at once'),
          policy: { ...policy, matters: policy.matters.filter((matter) => !all.includes(matter)) },
        },
      ];
};

export const matters: Worlds = (scene) => {
  const { policy } = scene;
  const ids = idsOf(scene);
  return policy.matters
    .filter((matter) => concerns(ids, matter.items))
    .flatMap((matter): World[] => {
      const others = policy.matters.filter((one) => one !== matter);
      const title = matter.title;
      const worlds: World[] = [
        {
          id: 'displacement',
          weight: 87,
          touched: matter.items,
          text: text(`同一事项重复计奖，没有就高：${title.zh}`, `Several items of one matter were paid: ${title.en}`),
          policy: { ...policy, matters: others },
        },
      ];
      if (matter.promotion)
        worlds.push({
          id: 'prior',
          weight: 88,
          touched: matter.items,
          text: text(`晋级没有扣除此前已奖金额：${title.zh}`, `Earlier payments were not deducted on promotion: ${title.en}`),
          policy: { ...policy, matters: [...others, plain(matter)] },
        });
      for (const id of matter.items)
        worlds.push({
          id: 'lower-item',
          weight: 79,
          touched: matter.items,
          text: text(
            `同一事项奖了较低的一项：“${titleOf(policy, id).zh}”`,
            `A lower item of the matter was paid: “${titleOf(policy, id).en}”`,
          ),
          policy: {
            ...policy,
            items: policy.items.map((item) => (item.id !== id && matter.items.includes(item.id) ? unpaid(item) : item)),
          },
        });
      return worlds;
    })
    .concat(noMatter(scene, ids));
};

const withoutPaid = (formula: Node): Node =>
  mapNode(formula, (node) =>
    node.op === 'input' && node.type.kind === 'number' && PAID_BEFORE.test(node.name)
      ? { op: 'literal', type: node.type, value: rational(0), text: '0' }
      : node,
  );

export const priors: Worlds = ({ policy, items }) =>
  items.flatMap((item): World[] => {
    const { amount } = item;
    if (!amount) return [];
    const { prior: _prior, ...rest } = amount;
    const reads = [amount.node, ...(amount.cap ? [amount.cap] : [])].some((node) =>
      namesIn([node]).inputs.some((name) => PAID_BEFORE.test(name)),
    );
    const world = (to: Item): World => ({
      id: 'prior',
      weight: 88,
      item: item.id,
      touched: [item.id],
      text: text('没有扣除此前已奖金额', 'Earlier payments were not deducted'),
      policy: withItem(policy, to),
    });
    return [
      ...(amount.prior ? [world({ ...item, amount: rest })] : []),
      ...(reads ? [world(mapFormulas(item, withoutPaid))] : []),
    ];
  });

export const gates: Worlds = (scene) => {
  const { policy, items } = scene;
  const ids = idsOf(scene);
  const all = policy.gates.filter((gate) => gate.items.length === 0 || concerns(ids, gate.items));
  const none: World = {
    id: 'gate',
    weight: 80,
    unless: ['gate'],
    touched: items.map(({ id }) => id),
    text: text('应不予享受仍计奖：几条限制都不符合', 'Paid although excluded by several rules'),
    policy: { ...policy, gates: policy.gates.filter((gate) => !all.includes(gate)) },
  };
  return all
    .map((gate): World => ({
      id: 'gate',
      weight: 93,
      touched: items.flatMap(({ id }) => (gate.items.length === 0 || gate.items.includes(id) ? [id] : [])),
      text: text(
        `应不予享受仍计奖：${gate.title.zh}（${gate.article}）`,
        `Paid although excluded: ${gate.title.en} (${gate.article})`,
      ),
      policy: { ...policy, gates: policy.gates.filter((one) => one !== gate) },
    }))
    .concat(all.length > 1 ? [none] : []);
};

export const limits: Worlds = (scene) => {
  const { policy } = scene;
  const ids = idsOf(scene);
  return policy.limits
    .filter((limit) => concerns(ids, limit.items))
    .map((limit): World => ({
      id: 'limit',
      weight: 85,
      touched: limit.items,
      text: text(`没有执行合计上限：${limit.title.zh}`, `A limit on the sum was not applied: ${limit.title.en}`),
      policy: { ...policy, limits: policy.limits.filter((one) => one !== limit) },
    }));
};

/** Conventions about data that change how cells are read need the sheet; these two do not. */
const CONVENTIONS = new Set([UNCHECKED_GATE, PRIOR_AWARD]);

export const readings: Worlds = (scene) => {
  const { policy, choices, items } = scene;
  const ids = idsOf(scene);
  return [...policy.readings.values()].flatMap((reading): World[] => {
    const { key } = reading;
    const under = [...policy.matters, ...policy.limits].filter(
      (rule) => rule.under?.reading === key && concerns(ids, rule.items),
    );
    const barred = policy.gates.some((gate) => gate.readings.includes(key));
    const own = items.filter((item) => item.readings.includes(key));
    if (!CONVENTIONS.has(key) && own.length + under.length === 0 && !barred) return [];
    const all = CONVENTIONS.has(key) || barred;
    const now = readingOption(policy, choices, key);
    const labelOf = (option: string): string => reading.options.find((one) => one.key === option)?.label.en ?? option;
    return reading.options
      .filter((option) => option.key !== now)
      .map((option) => ({
        id: 'reading',
        weight: 73,
        touched: all ? items.map(({ id }) => id) : [...own.map(({ id }) => id), ...under.flatMap((rule) => rule.items)],
        text: text(
          `按口径“${key}：${option.key}”（本次为“${now}”）`,
          `By another reading of “${reading.question.en}”: ${option.label.en} (here: ${labelOf(now)})`,
        ),
        choices: { ...choices, readings: new Map([...choices.readings, [key, option.key]]) },
      }));
  });
};

const isDated = (policy: Policy, item: Item): boolean =>
  item.parameters.some((name) => (policy.parameters.get(name)?.values.length ?? 0) > 1);

type Recognised = Extract<Node, { op: 'recognised' }>;

/** As it is, or recognised in an earlier year and not in this one. */
const orOnlyBefore = (node: Recognised): Node => ({
  op: 'or',
  type: node.type,
  of: [
    node,
    {
      op: 'and',
      type: node.type,
      of: [
        { ...node, when: 'before' },
        { op: 'not', type: node.type, of: { ...node, when: 'year' } },
      ],
    },
  ],
});

/** An earlier policy often has the name of the present one: its period and the year tell them apart. */
const byEarlier = ({ policy: { name, from, to }, choices: { year } }: NonNullable<Scene['earlier']>): Text => {
  const period = [...new Set([from, to].map((day) => day.slice(0, 4)))].join('–');
  return text(`按${name.zh}（${period}）${year} 年的标准计`, `By ${name.en} (${period}), figures of ${year}`);
};

/** Recognitions of earlier years paid once more, and figures of the year before. */
export const years: Worlds = ({ policy, choices, items, earlier }) => {
  const worlds: World[] = [];
  for (const item of items) {
    if (isDated(policy, item))
      for (const year of [choices.year - 1, choices.year + 1])
        worlds.push({
          id: 'last-year',
          weight: 78,
          item: item.id,
          touched: [item.id],
          text: text(`用了 ${year} 年的标准`, `The figures of ${year} were used`),
          choices: { ...choices, year },
        });
    const titles = formulasOf(item).some((formula) => namesIn([formula]).inputs.some((name) => policy.inputs.get(name)?.title));
    const as = (change: (node: Recognised) => Node): Policy =>
      withItem(
        policy,
        mapFormulas(item, (formula) => mapNode(formula, (node) => (node.op === 'recognised' ? change(node) : node))),
      );
    if (titles)
      worlds.push(
        {
          id: 'last-year',
          weight: 84,
          item: item.id,
          touched: [item.id],
          text: text('认定在以前年度，不是当年', 'The recognition is of an earlier year'),
          policy: as(orOnlyBefore),
        },
        {
          // Whether a second recognition counts is often a reading, which says more.
          id: 'last-year',
          weight: 72,
          item: item.id,
          touched: [item.id],
          text: text('以前年度已经认定过，不是首次', 'It was recognised in an earlier year already; this is not the first time'),
          policy: as((node) => (node.when === 'first' ? { ...node, when: 'year' } : node)),
        },
      );
  }
  if (earlier) {
    const ids = new Set(items.map(({ id }) => id));
    const touched = earlier.policy.items.filter(({ id }) => ids.has(id)).map(({ id }) => id);
    worlds.push({
      id: 'last-year',
      weight: 77,
      touched: items.map(({ id }) => id),
      text: byEarlier(earlier),
      policy: { ...earlier.policy, items: earlier.policy.items.filter(({ id }) => touched.includes(id)) },
      choices: earlier.choices,
    });
  }
  return worlds;
};
