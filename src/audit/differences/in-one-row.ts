/** One amount for several rows may be wrong in one of them: differences of such amounts in; the causes that explain one in a single row, the others being right, out. */
import { text } from '../../core/lang';
import type { Table } from '../../engine/table';
import type { CauseId } from '../causes/cause';
import { rowsOf, type Difference } from './compare';
import type { Expected } from './expected';
import { MOST_KEPT, type Explained } from './rank';

/** Rows that are tried of one amount, and in all. */
const MOST_ROWS = 10;
const MOST = 600;

/** What shows in an amount that stands there; that of one row does not. */
const BY_SIGHT: ReadonlySet<CauseId> = new Set(['digits', 'sign', 'shifted', 'typed-over', 'not-paid', 'paid-twice']);

/** Behind what explains the sum as it stands. */
const LESS = 6;

export const inOneRow = (
  differences: readonly Difference[],
  sure: ReadonlyMap<Difference, readonly Explained[]>,
  { row: due }: Expected,
  { rowNumbers }: Table,
  find: (differences: readonly Difference[]) => ReadonlyMap<Difference, readonly Explained[]>,
): ReadonlyMap<Difference, readonly Explained[]> => {
  const parts = differences
    .filter((one) => one.rows && one.rows.length <= MOST_ROWS && one.most === 0)
    .flatMap((whole) =>
      rowsOf(whole).flatMap((row) => {
        const expected = due.awarded[row] as number;
        const given = (whole.given ?? 0) - whole.expected + expected;
        return given > 0 && expected > 0 ? [{ whole, part: { row, enterprise: -1, given, expected, most: 0 } }] : [];
      }),
    )
    .slice(0, MOST);
  if (parts.length === 0) return new Map();
  const causes = find(parts.map(({ part }) => part));
  const found = new Map<Difference, Explained[]>();
  for (const { whole, part } of parts) {
    const number = rowNumbers[part.row] as number;
    const said = new Set((sure.get(whole) ?? []).filter((one) => one.exact).map((one) => one.text.zh));
    const exact = (causes.get(part) ?? []).filter((one) => one.exact && !BY_SIGHT.has(one.id) && !said.has(one.text.zh));
    found.set(whole, [
      ...(found.get(whole) ?? []),
      ...exact.map((one) => ({
        ...one,
        weight: one.weight - LESS,
        comesTo: whole.given ?? 0,
        text: text(`第 ${number} 行${one.text.zh}`, `Row ${number}: ${one.text.en}`),
      })),
    ]);
  }
  const ranked = (whole: Difference, own: readonly Explained[]): readonly Explained[] => {
    const all = [...(sure.get(whole) ?? []), ...own];
    return all.sort((a, b) => Number(b.exact) - Number(a.exact) || b.weight - a.weight).slice(0, MOST_KEPT);
  };
  return new Map([...found].filter(([, own]) => own.length > 0).map(([whole, own]) => [whole, ranked(whole, own)]));
};
