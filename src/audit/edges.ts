/**
 * Rows just above a line: a settlement, the items and a margin in; what each would lose by one yuan (or one unit) less, out.
 * The few rows within the margin are settled again with the value just below the line; where that loses much more than its share, the row stands on a cliff.
 */
import { text, type Text } from '../core/lang';
import { oneUnit } from '../core/money';
import { multiply, rational, subtract, toNumber, type Rational } from '../core/rational';
import { bothNumbers } from '../engine/explain/format';
import type { ItemOutcome, Settlement } from '../engine/outcome';
import { settle } from '../engine/settle';
import { CellState, type Column, type Table } from '../engine/table';
import type { Item, Node, Policy } from '../policy/model';
import { namesIn } from '../policy/walk';
import { address } from '../sheet/cells';
import { isMoney } from '../policy/units';
import { linesOf, nearLine, type Line, type Near } from './edge-lines';
import { expectedOf, type Part } from './expected';
import type { Found } from './finding';
import { closureOf, formulasOf, mapFormulas, replaceNode, restrict, withItem } from './rewrite';
import { subsetOf, type Subset } from './subset';

export interface EdgeInput {
  readonly settlement: Settlement;
  readonly projects: readonly string[];
  readonly items: readonly string[];
  /** Share of the figure, e.g. 5%. */
  readonly margin: Rational;
}

const MOST = 2_000;
const FALSE: Node = { op: 'constant', type: { kind: 'flag' }, value: false };

/** The one input that a value is, seen through its names; undefined for a formula of several. */
const inputOf = (subject: Node): string | undefined =>
  subject.op === 'term' ? inputOf(subject.node) : subject.op === 'input' ? subject.name : undefined;

/** The table with an input just below the line, in the units' rows. One yuan less; for anything else the smallest step that the input has. */
const below = (table: Table, policy: Policy, name: string, figure: Rational, rows: readonly number[]): Table | undefined => {
  const column = table.columns.get(name);
  const input = policy.inputs.get(name);
  if (!input || column?.kind !== 'number') return undefined;
  const step = isMoney(input.type) || input.whole ? rational(1) : rational(1, input.scale);
  const scaled = multiply(subtract(figure, step), rational(input.scale));
  if (scaled.d !== 1n) return undefined;
  const values = column.values.slice();
  for (const row of rows) if (column.state[row] === CellState.value) values[row] = Number(scaled.n);
  const changed: Column = { ...column, values };
  return { ...table, columns: new Map([...table.columns, [name, changed]]) };
};

/** Of an enterprise with several rows at the line one at a time, so that each is seen alone. */
const rounds = (near: readonly Near[], enterpriseOf: (unit: number) => number): readonly (readonly Near[])[] => {
  const out: Near[][] = [];
  const count = new Map<number, number>();
  for (const one of near) {
    const e = enterpriseOf(one.unit);
    const at = count.get(e) ?? 0;
    count.set(e, at + 1);
    (out[at] ??= []).push(one);
  }
  return out;
};

const fen = ({ awarded, upTo }: Part, unit: number): number => (awarded[unit] as number) + (upTo[unit] as number);

interface Loss extends Near {
  readonly before: number;
  readonly after: number;
}

const lossesOf = (
  settlement: Settlement,
  item: Item,
  line: Line,
  near: readonly Near[],
  wanted: ReadonlySet<string>,
): readonly Loss[] => {
  const { policy, table, choices } = settlement;
  const ids = closureOf(policy, [item.id]);
  const small = restrict(policy, ids);
  const counted = [...ids].filter((id) => wanted.has(id));
  const inputs = new Set([
    ...namesIn(small.items.flatMap(formulasOf)).inputs,
    ...policy.gates.flatMap((gate) => gate.inputs),
    ...policy.matters.flatMap(({ promotion }) => promotion?.prior ?? []),
    ...namesIn(policy.limits.map(({ cap }) => cap)).inputs,
  ]);
  const ofProject = item.grain === 'project';
  const enterpriseOf = (unit: number): number => (ofProject ? (table.enterpriseOf[unit] as number) : unit);
  const name = inputOf(line.subject);
  const without = withItem(
    small,
    mapFormulas(item, (formula) => replaceNode(formula, line.node, FALSE)),
  );
  return rounds(near, enterpriseOf).flatMap((round) => {
    const subset: Subset = subsetOf(
      table,
      round.map(({ unit }) => enterpriseOf(unit)),
      inputs,
    );
    const at = (unit: number): number => (ofProject ? subset.rowAt.get(unit) : subset.enterpriseAt.get(unit)) ?? -1;
    const rows = round.flatMap(({ unit }) =>
      ofProject ? [at(unit)] : [...subset.table.enterpriseOf].flatMap((e, row) => (e === at(unit) ? [row] : [])),
    );
    const { budget: _budget, ...plain } = choices;
    const lower = name === undefined ? undefined : below(subset.table, policy, name, line.figure.value, rows);
    const side = ofProject ? 'row' : 'enterprise';
    const before = expectedOf(settle(small, subset.table, plain), counted)[side];
    const after = expectedOf(settle(lower ? small : without, lower ?? subset.table, plain), counted)[side];
    return round.map((one): Loss => ({ ...one, before: fen(before, at(one.unit)), after: fen(after, at(one.unit)) }));
  });
};

const messageOf = (line: Line, { value, before, after }: Loss, name: Text): Text => {
  const { figure } = line;
  const sizes = [value, figure.value, subtract(value, figure.value)];
  // Whole 分, written like the awards: the sentence compares them all.
  const exact = isMoney(figure.type) ? sizes.map(({ n, d }) => (100n % d === 0n ? n * (100n / d) : undefined)) : [];
  const inFen = exact.filter((one) => one !== undefined);
  const alike = inFen.length === sizes.length;
  const money = oneUnit([before, after, before - after, ...(alike ? inFen : [])]);
  const [now, limit, over] = sizes.map((v, i) =>
    alike ? text(money(inFen[i] ?? 0n, 'zh'), money(inFen[i] ?? 0n, 'en')) : bothNumbers(v, figure.type),
  ) as [Text, Text, Text];
  const percent = ((100 * toNumber(subtract(value, figure.value))) / toNumber(figure.value)).toFixed(2);
  return text(
    `“${name.zh}”为${now.zh}，只比界限${limit.zh}多${over.zh}（${percent}%）：现为${money(before, 'zh')}，低于界限则为${money(after, 'zh')}，相差${money(before - after, 'zh')}。`,
    `${name.en} is ${now.en}, only ${over.en} (${percent}%) above the line of ${limit.en}: ${money(before, 'en')} now, ${money(after, 'en')} below the line, ${money(before - after, 'en')} less.`,
  );
};

const subjectName = (subject: Node, policy: Policy): Text => {
  const name = inputOf(subject);
  if (subject.op === 'term') return text(subject.name, subject.en ?? subject.name);
  return name === undefined ? text('计算值', 'The value') : text(name, policy.inputs.get(name)?.en ?? name);
};

export const edgesOf = ({ settlement, projects, items, margin }: EdgeInput): readonly Found[] => {
  const { table, outcomes, firstRow, policy } = settlement;
  const wanted = new Set(items);
  const cliff = 2 * toNumber(margin);
  const found: Found[] = [];
  const of = (outcome: ItemOutcome, line: Line, loss: Loss): Found => {
    const { item } = outcome;
    const row = item.grain === 'project' ? loss.unit : (firstRow[loss.unit] as number);
    const number = table.rowNumbers[row] as number;
    const enterprise = table.enterprises[table.enterpriseOf[row] as number];
    const name = inputOf(line.subject) ?? namesIn([line.subject]).inputs[0];
    const column = name === undefined ? -1 : (table.columns.get(name)?.column ?? -1);
    return {
      kind: 'edge',
      at: { sheet: table.sheet, cell: address(number - 1, Math.max(0, column)) },
      row: number,
      enterprise: enterprise?.name ?? '',
      code: enterprise?.code ?? null,
      project: projects[row] ?? '',
      about: item.title.zh,
      given: loss.before,
      expected: loss.after,
      difference: loss.before - loss.after,
      causes: [],
      message: messageOf(line, loss, subjectName(line.subject, policy)),
      related: [],
    };
  };
  for (const outcome of outcomes) {
    if (!wanted.has(outcome.item.id)) continue;
    for (const line of linesOf(outcome.item)) {
      const near = nearLine(settlement, outcome, line, margin);
      if (near.length === 0) continue;
      for (const loss of lossesOf(settlement, outcome.item, line, near.slice(0, MOST), wanted))
        if (loss.before - loss.after > cliff * loss.before && found.length < MOST) found.push(of(outcome, line, loss));
    }
  }
  return found.sort((a, b) => a.row - b.row || (a.about < b.about ? -1 : 1));
};
