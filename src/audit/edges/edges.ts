/**
 * Rows just above a line: a settlement, the items and a margin in; what each would lose by one yuan (or one unit) less, or get where it went beyond a line, out.
 * The few rows within the margin are settled again with the value just below the line; where that changes much more than its share, the row stands on a cliff.
 */
import { text, type Text } from '../../core/lang';
import type { Telling } from '../../core/money';
import { subtract, toNumber, type Rational } from '../../core/rational';
import { bothNumbers } from '../../engine/explain/format';
import type { ItemOutcome, Settlement } from '../../engine/outcome';
import { settle } from '../../engine/settle';
import type { Table } from '../../engine/table';
import type { Item, Node, Policy } from '../../policy/model';
import { namesIn } from '../../policy/walk';
import { address } from '../../sheet/cells';
import { isMoney } from '../../policy/units';
import { belowLine, inputOf, lowered, type Below } from './edge-below';
import { linesOf, nearLine, type Line, type Near } from './edge-lines';
import { expectedOf, type Part } from '../differences/expected';
import type { Found } from '../finding';
import { closureOf, formulasOf, mapFormulas, replaceNode, restrict, withItem } from '../rewrite';
import { subsetOf, type Subset } from '../subset';

export interface EdgeInput {
  readonly money: Telling;
  readonly settlement: Settlement;
  readonly projects: readonly string[];
  readonly items: readonly string[];
  /** Share of the figure, e.g. 5%. */
  readonly margin: Rational;
}

const MOST = 2_000;
/** The line taken out: nobody reaches it, nobody is beyond it. */
const takenOut = ({ kind }: Line): Node => ({ op: 'constant', type: { kind: 'flag' }, value: kind === 'most' });
/** What is lost below a line that has to be reached is got below one that may not be gone beyond. */
const signOf = ({ kind }: Line): number => (kind === 'least' ? 1 : -1);

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

interface Step extends Near {
  /** What would be less; absent where no one input brings it below the line. */
  readonly below: Below | undefined;
  readonly before: number;
  readonly after: number;
  /** 分 that the last step takes, or brings, all items considered. */
  readonly jump: number;
}

/** For the item and those of its matter, and for all that the step may change. */
interface Paid {
  readonly own: Part;
  readonly whole: Part;
}

const stepsOf = (
  settlement: Settlement,
  item: Item,
  line: Line,
  near: readonly Near[],
  wanted: ReadonlySet<string>,
): readonly Step[] => {
  const { policy, table, choices } = settlement;
  const ids = closureOf(policy, [item.id]);
  const counted = [...ids].filter((id) => wanted.has(id));
  // What another item gains by the same step is no loss: 20% and less may be paid where more than 20% was.
  const read = new Set(namesIn([line.subject, line.figure]).inputs);
  const alike = policy.items.filter(({ id, inputs }) => wanted.has(id) && inputs.some((name) => read.has(name)));
  const all = closureOf(policy, [...ids, ...alike.map(({ id }) => id)]);
  const everything = [...all].filter((id) => wanted.has(id));
  const small = restrict(policy, all);
  const inputs = new Set([
    ...namesIn(small.items.flatMap(formulasOf)).inputs,
    ...policy.gates.flatMap((gate) => gate.inputs),
    ...policy.matters.flatMap(({ promotion }) => promotion?.prior ?? []),
    ...namesIn(policy.limits.map(({ cap }) => cap)).inputs,
  ]);
  const ofProject = item.grain === 'project';
  const sign = signOf(line);
  const enterpriseOf = (unit: number): number => (ofProject ? (table.enterpriseOf[unit] as number) : unit);
  const without = withItem(
    small,
    mapFormulas(item, (formula) => replaceNode(formula, line.node, takenOut(line))),
  );
  return rounds(near, enterpriseOf).flatMap((round) => {
    const subset: Subset = subsetOf(
      table,
      round.map(({ unit }) => enterpriseOf(unit)),
      inputs,
    );
    const at = (unit: number): number => (ofProject ? subset.rowAt.get(unit) : subset.enterpriseAt.get(unit)) ?? -1;
    const { budget: _budget, ...plain } = choices;
    const side = ofProject ? 'row' : 'enterprise';
    const paid = (by: Policy, on: Table): Paid => {
      const settled = settle(by, on, plain);
      return { own: expectedOf(settled, counted)[side], whole: expectedOf(settled, everything)[side] };
    };
    const now = paid(small, subset.table);
    const lost = round.map((one) => {
      const alone = subsetOf(subset.table, [subset.enterpriseAt.get(enterpriseOf(one.unit)) ?? -1], read);
      const unit = (ofProject ? alone.rowAt : alone.enterpriseAt).get(at(one.unit)) ?? -1;
      const below = belowLine(line, { policy, choices: plain, table: alone.table, item, unit });
      return { ...one, below, before: fen(now.own, at(one.unit)) };
    });
    const paidBy = (by: (below: Below) => Rational): Paid | undefined => {
      const units = lost.flatMap(({ unit, below }) =>
        below ? [{ unit: at(unit), below: { input: below.input, less: by(below) } }] : [],
      );
      const less = units.length === 0 ? undefined : lowered(subset.table, item, units);
      return less && paid(small, less);
    };
    const then = paidBy(({ less }) => less);
    const last = lost.some(({ below }) => below && below.enough.n > 0n) ? paidBy(({ enough }) => enough) : now;
    // The line itself is taken out where no one cell leads below it.
    const barred = then && lost.every(({ below }) => below) ? undefined : paid(without, subset.table);
    return lost.flatMap((one): Step[] => {
      const below = then && one.below;
      const after = below ? then : barred;
      if (!after) return [];
      // What fades away towards the line is lost before it: only what the line itself takes is told.
      const unit = at(one.unit);
      const jump = below && last ? sign * (fen(last.own, unit) - fen(then.own, unit)) : Infinity;
      const whole = sign * (fen(now.whole, unit) - fen(after.whole, unit));
      return [{ ...one, below, jump: Math.min(jump, whole), after: fen(after.own, unit) }];
    });
  });
};

const messageOf = (line: Line, { value, figure, below, before, after }: Step, name: Text, money: Telling): Text => {
  const { type } = line.subject;
  const sizes = [value, figure, subtract(value, figure)];
  // Whole 分, written like the awards: the sentence compares them all.
  const exact = isMoney(type) ? sizes.map(({ n, d }) => (100n % d === 0n ? n * (100n / d) : undefined)) : [];
  const inFen = exact.filter((one) => one !== undefined);
  const alike = inFen.length === sizes.length;
  const [now, limit, over] = sizes.map((v, i) =>
    alike ? text(money(inFen[i] ?? 0n, 'zh'), money(inFen[i] ?? 0n, 'en')) : bothNumbers(v, type),
  ) as [Text, Text, Text];
  const percent = ((100 * toNumber(subtract(value, figure))) / toNumber(figure)).toFixed(2);
  // A value worked out of several is below the line when one of them is less.
  const less = below && inputOf(line.subject) === undefined ? bothNumbers(below.less, below.input.type) : undefined;
  const under = less
    ? text(`“${below?.input.name ?? ''}”少${less.zh}`, `with ${less.en} less of ${below?.input.en ?? ''}`)
    : line.kind === 'least'
      ? text('低于界限', 'below the line')
      : text('不超过界限', 'within the line');
  const reached =
    subtract(value, figure).n === 0n
      ? text(`恰好等于界限${limit.zh}`, `exactly at the line of ${limit.en}`)
      : text(`只比界限${limit.zh}多${over.zh}（${percent}%）`, `only ${over.en} (${percent}%) above the line of ${limit.en}`);
  return text(
    `“${name.zh}”为${now.zh}，${reached.zh}：现为${money(before, 'zh')}，${under.zh}则为${money(after, 'zh')}，相差${money(Math.abs(before - after), 'zh')}。`,
    `${name.en} is ${now.en}, ${reached.en}: ${money(before, 'en')} now, ${money(after, 'en')} ${under.en}, ${money(Math.abs(before - after), 'en')} ${before < after ? 'more' : 'less'}.`,
  );
};

const subjectName = (subject: Node, policy: Policy): Text => {
  const name = inputOf(subject);
  if (subject.op === 'term') return text(subject.name, subject.en ?? subject.name);
  return name === undefined ? text('计算值', 'The value') : text(name, policy.inputs.get(name)?.en ?? name);
};

/** 分 by which the last step changes what is paid. */
const changeOf = (line: Line, { before, after, jump }: Step): number => Math.min(signOf(line) * (before - after), jump);

export const edgesOf = ({ settlement, projects, items, margin, money }: EdgeInput): readonly Found[] => {
  const { table, outcomes, firstRow, policy } = settlement;
  const wanted = new Set(items);
  const cliff = 2 * toNumber(margin);
  const found: Found[] = [];
  const of = (outcome: ItemOutcome, line: Line, step: Step): Found => {
    const { item } = outcome;
    const row = item.grain === 'project' ? step.unit : (firstRow[step.unit] as number);
    const number = table.rowNumbers[row] as number;
    const enterprise = table.enterprises[table.enterpriseOf[row] as number];
    const name = step.below?.input.name ?? namesIn([line.subject]).inputs[0];
    const column = name === undefined ? -1 : (table.columns.get(name)?.column ?? -1);
    return {
      kind: 'edge',
      at: { sheet: table.sheet, cell: address(number - 1, Math.max(0, column)) },
      row: number,
      enterprise: enterprise?.name ?? '',
      code: enterprise?.code ?? null,
      project: projects[row] ?? '',
      about: item.title.zh,
      aboutEn: item.title.en,
      given: step.before,
      expected: step.after,
      difference: step.before - step.after,
      causes: [],
      message: messageOf(line, step, subjectName(line.subject, policy), money),
      related: [],
    };
  };
  for (const outcome of outcomes) {
    if (!wanted.has(outcome.item.id)) continue;
    const told = new Set<string>();
    for (const line of linesOf(outcome.item)) {
      const near = nearLine(settlement, outcome, line, margin);
      if (near.length === 0) continue;
      for (const step of stepsOf(settlement, outcome.item, line, near.slice(0, MOST), wanted))
        if (changeOf(line, step) > cliff * Math.max(step.before, step.after) && found.length < MOST) {
          const key = `${step.unit} ${line.key}`;
          if (!told.has(key)) found.push(of(outcome, line, step));
          told.add(key);
        }
    }
  }
  return found.sort((a, b) => a.row - b.row || (a.about < b.about ? -1 : 1));
};
