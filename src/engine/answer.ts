/** What one item answers for one unit before settlement across items, exactly: the reference for the column evaluation, and the middle of every explanation. */
import type { Rational } from '../core/rational';
import type { Amount, Item, Ranking } from '../policy/model';
import { effectiveAmount } from './amount';
import type { Missing } from './explanation';
import { Code } from './outcome';
import { roundFen } from './round';
import { flagOf, numberOf, type Context, type FlagValue, type NumberValue } from './scalar';

export interface Answer {
  readonly code: Code;
  /** 分; 0 unless awarded or up to. */
  readonly fen: number;
  /** One per condition, in order. */
  readonly conditions: readonly FlagValue[];
  readonly amount?: Amount;
  /** 元 before rounding. */
  readonly raw?: Rational;
  /** 分 after rounding, after the cap, and what was paid before. */
  readonly rounded?: bigint;
  readonly capped?: bigint;
  readonly prior?: bigint;
  readonly missing: readonly Missing[];
  readonly unset: readonly string[];
}

/** What a unit needs to be ranked: its group and its figures. */
const rankingFacts = ({ within, measures, ties }: Ranking, at: Context): readonly (FlagValue | NumberValue)[] => [
  flagOf(within, at),
  ...measures.map(({ node }) => numberOf(node, at)),
  ...ties.flatMap(({ node, when }) => {
    const holds = flagOf(when, at);
    return holds.known && holds.value ? [numberOf(node, at)] : [];
  }),
];

const CENT = { to: 1, mode: 'down' } as const;

/** An answer that pays nothing, and why. */
const stopAt =
  (conditions: readonly FlagValue[], amount: Amount | undefined) =>
  (code: Code, missing: readonly Missing[] = [], unset: readonly string[] = []): Answer => ({
    code,
    fen: 0,
    conditions,
    missing,
    unset,
    ...(amount && { amount }),
  });

/** What an item pays where its conditions hold (they are handed on): its formula, rounded, capped, less what was paid before. */
export const amountOf = (item: Item, amount: Amount, at: Context, conditions: readonly FlagValue[] = []): Answer => {
  const stop = stopAt(conditions, amount);
  const raw = numberOf(amount.node, at);
  if (!raw.known) return stop(raw.missing.length ? Code.missing : Code.undetermined, raw.missing, raw.unset);
  const rounded = roundFen(raw.value, amount.rounding);
  if (rounded > BigInt(Number.MAX_SAFE_INTEGER)) {
    const missing = item.inputs.map((input): Missing => ({ input, rows: at.frame.rowsOf(at.unit), why: 'out of range' }));
    return { ...stop(Code.missing, missing), raw: raw.value, rounded };
  }
  if (rounded <= 0n) return { ...stop(Code.notEligible), raw: raw.value, rounded };

  const cap = amount.cap && numberOf(amount.cap, at);
  if (cap && !cap.known)
    return { ...stop(cap.missing.length ? Code.missing : Code.undetermined, cap.missing, cap.unset), raw: raw.value, rounded };
  const ceiling = cap && roundFen(cap.value, CENT);
  const capped = ceiling !== undefined && ceiling < rounded ? ceiling : rounded;

  const paid = amount.prior && numberOf(amount.prior, at);
  if (paid && !paid.known) return { ...stop(Code.missing, paid.missing, paid.unset), raw: raw.value, rounded, capped };
  const prior = paid ? roundFen(paid.value, CENT) : 0n;
  const fen = capped > prior ? capped - prior : 0n;
  return {
    code: amount.basis === 'exact' ? Code.awarded : Code.upTo,
    fen: Number(fen),
    conditions,
    amount,
    raw: raw.value,
    rounded,
    capped,
    prior,
    missing: [],
    unset: [],
  };
};

export const answer = (item: Item, at: Context): Answer => {
  const amount = effectiveAmount(item, at.choices);
  const conditions = item.conditions.map(({ node }) => flagOf(node, at));
  const stop = stopAt(conditions, amount);

  if (!amount && !item.ranking) return stop(Code.notMoney);
  if (conditions.some((value) => value.known && !value.value)) return stop(Code.notEligible);
  const asked = item.ranking ? [...conditions, ...rankingFacts(item.ranking, at)] : conditions;
  const lost = asked.flatMap((value) => (value.known ? [] : [value]));
  if (lost.length) {
    const missing = lost.flatMap((value) => value.missing);
    return stop(
      missing.length ? Code.missing : Code.undetermined,
      missing,
      lost.flatMap((value) => value.unset),
    );
  }
  return amount ? amountOf(item, amount, at, conditions) : stop(Code.notMoney);
};
