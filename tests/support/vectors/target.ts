/** What computes amounts, behind one door, so that columns, explanations and emitted formulas can be held against the same figures. */
import { answer } from '../../../src/engine/answer';
import { evaluateItem } from '../../../src/engine/evaluate';
import { explain } from '../../../src/engine/explain/explain';
import type { Step } from '../../../src/engine/explanation';
import { compilation } from '../../../src/engine/kernel/compile';
import { Code, type Choices } from '../../../src/engine/outcome';
import { framesOf, settle } from '../../../src/engine/settle';
import type { Table } from '../../../src/engine/table';
import type { Item, Policy } from '../../../src/policy/model';

export interface Vectors {
  readonly policy: Policy;
  readonly choices: Choices;
  /** Each row an enterprise of its own. */
  readonly table: Table;
}

export interface Target {
  readonly name: string;
  /**
   * 分 per row that the item pays or allows; 0 where it pays nothing, NaN where that cannot be told.
   * Absent where this target cannot compute the item at all.
   */
  amounts(vectors: Vectors, item: Item): Float64Array | undefined | Promise<Float64Array | undefined>;
}

/** Every code but those that leave it open. */
const OPEN: readonly Code[] = [Code.missing, Code.undetermined];

export const columns: Target = {
  name: 'columns',
  amounts: ({ policy, choices, table }, item) => {
    const frame = framesOf(table, policy)[item.grain];
    const { code, amount } = evaluateItem(item, compilation(policy, choices, frame));
    return Float64Array.from(code, (c, unit) => (OPEN.includes(c) ? NaN : (amount?.[unit] ?? 0)));
  },
};

/** The exact evaluation of one row that columns hand doubtful rows to. */
export const scalar: Target = {
  name: 'scalar',
  amounts: ({ policy, choices, table }, item) => {
    const frame = framesOf(table, policy)[item.grain];
    return Float64Array.from({ length: frame.units }, (_, unit) => {
      const { code, fen } = answer(item, { policy, choices, frame, unit });
      return OPEN.includes(code) ? NaN : fen;
    });
  },
};

/** `2,300万元`, `1,234.56元` as somebody who reads an explanation takes it: 分, or undefined for what is no amount. */
export const fenOfText = (text: string): number | undefined => {
  const match = /(-?[\d,]+)(?:\.(\d+))?(万)?元$/.exec(text);
  if (!match) return undefined;
  const [, whole = '', fraction = '', ten] = match;
  const places = ten ? 6 : 2;
  if (fraction.length > places) return undefined;
  return Number(`${whole.replaceAll(',', '')}${fraction.padEnd(places, '0')}`);
};

const stepOf = (steps: readonly Step[], kind: Step['kind']): string => steps.find((step) => step.kind === kind)?.value.zh ?? '';

/** The item by itself: no rule across items changes what its explanation says. */
const alone = (policy: Policy, item: Item): Policy => ({ ...policy, items: [item], gates: [], matters: [], limits: [] });

/** The amount that the tree's own words come to: what was rounded, then what the steps of the cap and of earlier payments say. */
export const explanations: Target = {
  name: 'explanations',
  amounts: ({ policy, choices, table }, item) => {
    const settlement = settle(alone(policy, item), table, choices);
    return Float64Array.from({ length: settlement.outcomes[0]?.code.length ?? 0 }, (_, unit) => {
      const { status, amount, steps } = explain(settlement, 0, unit);
      if (status === 'missing' || status === 'undetermined') return NaN;
      if (amount === null) return 0;
      const cap = stepOf(steps, 'cap');
      const own = fenOfText(cap.startsWith('按上限') ? cap : stepOf(steps, 'rounding')) ?? NaN;
      const paid = Math.max(0, own - (fenOfText(stepOf(steps, 'prior')) ?? 0));
      // A tree that says anything but the amount beside it is wrong, whichever of the two is right.
      return paid === amount ? amount : -1;
    });
  },
};
