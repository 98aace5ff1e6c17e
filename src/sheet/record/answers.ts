/** What is to become of cells that were changed by hand: the officer's answers in, an answer for each edit and the decisions that follow, out. */
import { multiply, rational, type Rational } from '../../core/rational';
import type { ValueType } from '../../policy/model';
import { STATUS, type Code, type Settlement } from '../../engine/outcome';
import { itemOfKey } from '../own-keys';
import { fits } from '../units';
import { multiplierOf, scaledText } from '../read/decimal';
import { parseNumberText } from '../read/number-text';
import type { Edit, Plain } from './edits';
import type { Decision, UnitKeys } from './decisions';
import type { EditChoice } from './kept-problems';

export interface Answer {
  readonly choice: EditChoice;
  /** For a decision. */
  readonly reason?: string;
}

export interface Answers extends Answer {
  /** For single cells, by `editId`; the others get the answer above. */
  readonly cells?: Readonly<Record<string, Answer>>;
}

/** Nothing is overwritten unasked. */
export const KEEP_ALL: Answers = { choice: 'keep' };

export const editId = ({ key, row }: Pick<Edit, 'key' | 'row'>): string => `${key}@${row}`;

export interface Answered {
  readonly edit: Edit;
  readonly choice: EditChoice;
  /** Asked to be a decision, which it cannot be. */
  readonly refused: boolean;
  /** Of an amount: what the run comes to, in the unit that the cell is in; null for none. */
  readonly computed?: Plain;
}

/** 分 of a decimal in yuan times `factor`, where it is whole 分 and not negative. */
const fenOf = (decimal: string, factor: Rational): number | undefined => {
  const { value, exact } = scaledText(decimal, multiplierOf(multiply(factor, rational(100n))));
  return exact && value >= 0 ? value : undefined;
};

const YUAN: ValueType = { kind: 'number', dims: { 元: 1 } };

/** What a cell decides: an amount, read as cells of data are; null for nothing or for words. Undefined for anything that might mean an amount. */
const amountOf = (found: Plain, unit: '元' | '万元'): number | null | undefined => {
  const usual = rational(unit === '元' ? 1n : 10_000n);
  if (found === null) return null;
  if (typeof found === 'boolean') return undefined;
  if (typeof found === 'number') return fenOf(String(Number(found.toPrecision(15))), usual);
  const read = parseNumberText(found);
  if (read.kind !== 'number') return /\d/.test(found.normalize('NFKC')) ? undefined : null;
  const { decimal, magnitude, unit: own } = read;
  if (own) return fits(own, YUAN) ? fenOf(decimal, own.factor) : undefined;
  return fenOf(decimal, magnitude ?? usual);
};

interface Context {
  readonly settlement: Settlement;
  readonly keys: UnitKeys;
  /** Of the amounts as they stand on the sheet. */
  readonly unit: '元' | '万元';
  readonly day: string;
}

const decisionOf = (edit: Edit, reason: string, { settlement, keys, unit, day }: Context): Decision | undefined => {
  const id = itemOfKey(settlement.policy.id, edit.key);
  if (edit.header || edit.formula || id === undefined || reason.trim() === '') return undefined;
  const outcome = settlement.outcomes.find(({ item }) => item.id === id);
  const { table } = settlement;
  const row = table.rowNumbers.indexOf(edit.row + 1);
  if (!outcome || row < 0) return undefined;
  const at = outcome.item.grain === 'project' ? row : (table.enterpriseOf[row] as number);
  const { found } = edit;
  const amount = amountOf(found, unit);
  if (amount === undefined) return undefined;
  return {
    item: id,
    unit: keys[outcome.item.grain][at] ?? '',
    amount,
    ...(typeof found === 'string' && amount === null && { text: found }),
    reason: reason.trim(),
    computed: { status: STATUS[outcome.code[at] as Code], amount: outcome.amount[at] ?? 0 },
    day,
  };
};

const about = (a: Decision, b: Decision): boolean => a.item === b.item && a.unit === b.unit;

/** Later decisions replace earlier ones about the same award; a cell that is to be computed again loses its decision. */
export const answerEdits = (
  edits: readonly Edit[],
  answers: Answers,
  earlier: readonly Decision[],
  context: Context,
): { readonly answered: readonly Answered[]; readonly decisions: readonly Decision[] } => {
  let decisions = [...earlier];
  const answered = edits.map((edit): Answered => {
    const { choice, reason = '' } = answers.cells?.[editId(edit)] ?? answers;
    if (choice === 'keep') return { edit, choice, refused: false };
    const decision = decisionOf(edit, choice === 'decide' ? reason : '-', context);
    if (decision) decisions = decisions.filter((one) => !about(one, decision));
    if (choice === 'replace') return { edit, choice, refused: false };
    if (!decision) return { edit, choice: 'keep', refused: true };
    decisions.push(decision);
    return { edit, choice, refused: false };
  });
  return { answered, decisions };
};
