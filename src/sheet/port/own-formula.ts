/**
 * A formula of ours carries a sign by which a later run knows it again: a body in, the whole formula out; and whether a formula is still as it
 * was written. Where cells or columns have moved the references in it are others, so they do not count.
 */
import { hashText } from '../../core/hash';

const SIGNED = /^IF\(N\("策算 ([0-9a-f]{8})"\)=0,(.*)\)$/s;

/** Without references, and as it would be however a program spaces it. */
const bare = (body: string): string => body.replace(/\$?\b[A-Z]{1,3}\$?\d+\b/g, '#').replace(/\s/g, '');

// Rows of a column have the same formula but for the references.
const known = new Map<string, string>();

const digest = (body: string): string => {
  const key = bare(body);
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = hashText(key).slice(0, 8);
  if (known.size > 2000) known.clear();
  known.set(key, made);
  return made;
};

export const signed = (body: string): string => `IF(N("策算 ${digest(body)}")=0,${body})`;

export const isOurs = (formula: string): boolean => {
  const [, sign, body] = SIGNED.exec(formula.replace(/^=/, '')) ?? [];
  return sign !== undefined && body !== undefined && digest(body) === sign;
};

/** Whether a formula adds cells up, as people put one under a column of ours. */
export const isSum = (formula: string): boolean => /^=\s*(?:SUM|SUBTOTAL|AGGREGATE)\(/i.test(formula);
