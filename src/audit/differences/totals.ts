/** Totals that are wrong because amounts of single items are: audited columns in; the same columns, each difference of a total that its items' columns add up to told as theirs, out. */
import { text, type Text } from '../../core/lang';
import { moneyIn } from '../../core/money';
import { messageOf } from './difference-text';
import type { ColumnResult } from './differences';
import type { Found } from '../finding';
import type { Explained } from './rank';

/** Columns of single items or of fewer of them, none of which two have: the smallest are surest. */
const partsOf = (whole: ColumnResult, columns: readonly ColumnResult[]): readonly ColumnResult[] => {
  const left = new Set(whole.given.items);
  return [...columns]
    .filter((one) => one !== whole && one.given.items.length < whole.given.items.length)
    .sort((a, b) => a.given.items.length - b.given.items.length)
    .filter(({ given }) => {
      const own = given.items.every((id) => left.has(id));
      if (own) given.items.forEach((id) => left.delete(id));
      return own;
    });
};

const namesOf = (parts: readonly Found[]): Text =>
  text(
    parts.map(({ about, at }) => `“${about}”（${at.cell}）`).join('、'),
    parts.map(({ about, at }) => `“${about}” (${at.cell})`).join(', '),
  );

const causeOf = (parts: readonly Found[], comesTo: number): Explained => {
  const names = namesOf(parts);
  return {
    id: 'carried',
    weight: 100,
    exact: true,
    comesTo,
    text: text(`由${names.zh}的差异带入`, `It comes from the difference in ${names.en}`),
  };
};

const withParts = (whole: ColumnResult, columns: readonly ColumnResult[]): ColumnResult => {
  const wrong = new Map<number, Found[]>();
  for (const part of partsOf(whole, columns))
    for (const one of part.found) if (one.kind === 'difference') wrong.set(one.row, [...(wrong.get(one.row) ?? []), one]);
  if (wrong.size === 0) return whole;
  const { differences } = whole.comparison;
  return {
    ...whole,
    // Differences stand first, in the order in which they were compared.
    found: whole.found.map((one, n): Found => {
      const [difference, parts] = [differences[n], wrong.get(one.row)];
      if (one.kind !== 'difference' || !difference || !parts) return one;
      if (parts.reduce((sum, part) => sum + (part.difference ?? 0), 0) !== one.difference) return one;
      const cause = causeOf(parts, one.given ?? 0);
      return {
        ...one,
        causes: [cause, ...one.causes],
        message: messageOf(difference, cause, moneyIn(whole.unit)),
        related: [...one.related, ...parts.map(({ at }) => at)],
      };
    }),
  };
};

export const explainTotals = (columns: readonly ColumnResult[]): readonly ColumnResult[] =>
  columns.map((column) => withParts(column, columns));
