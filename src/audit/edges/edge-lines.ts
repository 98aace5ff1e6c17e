/** The lines that decide what an item pays, and who is just above one: an item and a frame in; the units within the margin of each line, out. */
import { compare, multiply, type Rational } from '../../core/rational';
import { compilation } from '../../engine/kernel/compile';
import { CHUNK, selectRange, selection } from '../../engine/kernel/vector';
import { Code, type ItemOutcome, type Settlement } from '../../engine/outcome';
import { numberOf } from '../../engine/scalar';
import { framesOf } from '../../engine/settle';
import type { Item, Node } from '../../policy/model';
import { namesIn } from '../../policy/walk';
import { formulasOf, nodesIn } from '../rewrite';

export interface Line {
  readonly node: Extract<Node, { op: 'compare' }>;
  /** What has to reach the line, or may not go beyond it. */
  readonly subject: Node;
  readonly kind: 'least' | 'most';
  /** Where the line is: printed, entered, or worked out for each unit. */
  readonly figure: Node;
  /** To be at the line is not to be above it. */
  readonly strict: boolean;
  /** The same for one line that is drawn with and without the figure itself, as readings have it. */
  readonly key: string;
}

export interface Near {
  readonly unit: number;
  readonly value: Rational;
  readonly figure: Rational;
}

const keyOf = (nodes: readonly Node[]): string =>
  JSON.stringify(nodes, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));

const reads = (node: Node): boolean => namesIn([node]).inputs.length > 0;

const TURNED: Readonly<Record<string, string>> = { '>=': '<=', '>': '<', '<=': '>=', '<': '>' };

/** A comparison read from its left side and from its right one. */
const sidesOf = ({ left, right, by }: Line['node']): readonly (readonly [subject: Node, by: string, figure: Node])[] => {
  const turned = TURNED[by];
  return turned === undefined ? [] : [[left, by, right], ...(reads(left) ? [] : ([[right, turned, left]] as const))];
};

/**
 * `X ≥ line`, `X > line`, and `X ≤ line`, `X < line`, which may not be gone beyond; where the line reads no cell also written the other way round.
 * A line that a condition and the tiers both draw is one. The strict ones come first: less is needed to fall below them.
 */
export const linesOf = (item: Item): readonly Line[] => {
  const seen = new Set<string>();
  return formulasOf(item)
    .flatMap(nodesIn)
    .flatMap((node) => (node.op === 'compare' ? sidesOf(node).map((side) => ({ node, side })) : []))
    .flatMap(({ node, side: [subject, by, figure] }): Line[] => {
      if (!reads(subject)) return [];
      const kind = by === '>=' || by === '>' ? 'least' : 'most';
      const strict = by === '>' || by === '<=';
      const key = keyOf([subject, figure]);
      const drawn = `${kind} ${strict ? '>' : '≥'} ${key}`;
      if (seen.has(drawn)) return [];
      seen.add(drawn);
      return [{ node, subject, figure, kind, strict, key }];
    })
    .sort((a, b) => Number(b.strict) - Number(a.strict));
};

const pays = (code: number | undefined): boolean => code === Code.awarded || code === Code.upTo;

/**
 * Units that are paid, or are not where a line may not be gone beyond, and whose value is at the line or at most `margin` (a share of the line) above it.
 * A line at or below nothing has no share.
 */
export const nearLine = (
  settlement: Settlement,
  { item, code }: ItemOutcome,
  { subject, figure, kind, strict }: Line,
  margin: Rational,
): readonly Near[] => {
  const { policy, choices, table } = settlement;
  const concerns = (one: number | undefined): boolean => (kind === 'least' ? pays(one) : one === Code.notEligible);
  if (!code.some(concerns)) return [];
  const frame = framesOf(table, policy)[item.grain];
  const compile = compilation(policy, choices, frame);
  const [value, line] = [compile.number(subject), compile.number(figure)];
  // No cell says it. A column that is absent need not matter: another reading, or another branch, may be the one that asks for it.
  if ([value, line].some(({ constant }) => Number.isNaN(constant ?? 0))) return [];
  const most = 1 + Number(margin.n) / Number(margin.d);
  const near: Near[] = [];
  const selected = selection(compile.chunk);
  const look = (unit: number): void => {
    const [exact, at] = [subject, figure].map((node) => numberOf(node, { policy, choices, frame, unit }));
    if (!exact?.known || !at?.known || at.value.n <= 0n || compare(exact.value, at.value) < (kind === 'most' && strict ? 1 : 0))
      return;
    if (compare(exact.value, multiply(at.value, { n: margin.n + margin.d, d: margin.d })) <= 0)
      near.push({ unit, value: exact.value, figure: at.value });
  };
  for (let from = 0; from < frame.units; from += CHUNK) {
    selectRange(selected, from, Math.min(frame.units, from + CHUNK));
    compile.doubt.marks.fill(0, 0, selected.count);
    const [a, b] = [value.run(selected), line.run(selected)];
    for (let i = 0; i < selected.count; i += 1) {
      if (!concerns(code[from + i])) continue;
      const here = ((a.num[i] as number) * value.times) / value.scale / (a.den === null ? 1 : (a.den[i] as number));
      const low = ((b.num[i] as number) * line.times) / line.scale / (b.den === null ? 1 : (b.den[i] as number));
      // Doubles only sort out; who is left is looked at exactly.
      if (compile.doubt.marks[i] === 1 || (here >= low * (1 - 1e-9) && here <= low * most * (1 + 1e-9))) look(from + i);
    }
  }
  return near;
};
