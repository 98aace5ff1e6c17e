/** The lines that decide what an item pays, and who is just above one: an item and a frame in; the units within the margin of each line, out. */
import { compare, multiply, type Rational } from '../core/rational';
import { compilation } from '../engine/kernel/compile';
import { CHUNK, selectRange, selection } from '../engine/kernel/vector';
import { Code, type ItemOutcome, type Settlement } from '../engine/outcome';
import { numberOf } from '../engine/scalar';
import { framesOf } from '../engine/settle';
import type { Item, Node } from '../policy/model';
import { formulasOf, nodesIn } from './rewrite';

export interface Line {
  readonly node: Extract<Node, { op: 'compare' }>;
  readonly subject: Node;
  readonly figure: Extract<Node, { op: 'literal' }>;
}

export interface Near {
  readonly unit: number;
  readonly value: Rational;
}

const keyOf = (node: Node): string =>
  JSON.stringify(node, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));

/** `X ≥ figure` and `X > figure`, also written the other way round. A line that a condition and the tiers both draw is one. */
export const linesOf = (item: Item): readonly Line[] => {
  const seen = new Set<string>();
  return formulasOf(item)
    .flatMap(nodesIn)
    .flatMap((node): Line[] => {
      if (node.op !== 'compare') return [];
      const up = node.by === '>=' || node.by === '>';
      const down = node.by === '<=' || node.by === '<';
      const [subject, figure] = up ? [node.left, node.right] : down ? [node.right, node.left] : [];
      if (!subject || figure?.op !== 'literal' || figure.value.n <= 0n || subject.op === 'literal') return [];
      const key = `${keyOf(subject)} ${figure.text}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ node, subject, figure }];
    });
};

const pays = (code: number | undefined): boolean => code === Code.awarded || code === Code.upTo;

/** Units that are paid and whose value is at the line or at most `margin` (a share of the figure) above it. */
export const nearLine = (
  settlement: Settlement,
  { item, code }: ItemOutcome,
  { subject, figure }: Line,
  margin: Rational,
): readonly Near[] => {
  const { policy, choices, table } = settlement;
  const frame = framesOf(table, policy)[item.grain];
  const compile = compilation(policy, choices, frame);
  const kernel = compile.number(subject);
  const most = multiply(figure.value, { n: margin.n + margin.d, d: margin.d });
  const [low, high] = [Number(figure.value.n) / Number(figure.value.d), Number(most.n) / Number(most.d)];
  const near: Near[] = [];
  const selected = selection(compile.chunk);
  for (let from = 0; from < frame.units; from += CHUNK) {
    selectRange(selected, from, Math.min(frame.units, from + CHUNK));
    compile.doubt.marks.fill(0, 0, selected.count);
    const { num, den } = kernel.run(selected);
    for (let i = 0; i < selected.count; i += 1) {
      if (!pays(code[from + i])) continue;
      const value = (num[i] as number) / kernel.scale / (den === null ? 1 : (den[i] as number));
      // Doubles only sort out; who is left is looked at exactly.
      if (compile.doubt.marks[i] !== 1 && !(value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9))) continue;
      const exact = numberOf(subject, { policy, choices, frame, unit: from + i });
      if (exact.known && compare(exact.value, figure.value) >= 0 && compare(exact.value, most) <= 0)
        near.push({ unit: from + i, value: exact.value });
    }
  }
  return near;
};
