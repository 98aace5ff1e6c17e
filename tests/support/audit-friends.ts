/** A sheet for planted errors in; the same with two columns of money that the policy does not read, though they tempt (a part of the year's base, and of the year before's), out. */
import type { Policy } from '../../src/policy/model';
import { PRIOR } from './audit-edits';
import type { FormulaSheet } from './formula-rows';
import type { Cell } from './grids';

const NOW = '其中：认定部分（万元）';
const LAST = '其中：上年认定部分（万元）';

const isLast = (name: string): boolean => /^上年度?|^去年/.test(name);

/** Parts of a base that no rate, tax or unit makes of it. */
const PARTS = { now: 0.8317, last: 0.7713 } as const;

export const friendsIn = ({ header }: FormulaSheet): { readonly now: number; readonly last: number } | undefined =>
  header.includes(NOW) ? { now: header.indexOf(NOW), last: header.indexOf(LAST) } : undefined;

export const withFriends = (policy: Policy, sheet: FormulaSheet): FormulaSheet => {
  const money = Object.entries(sheet.mapping.columns).filter(([name]) => policy.inputs.get(name)?.displayUnit === '万元');
  const columns = (last: boolean): readonly number[] =>
    money.filter(([name]) => isLast(name) === last && !PRIOR.test(name)).map(([, { column }]) => column);
  const [now, last] = [columns(false), columns(true)];
  /** The part of the first base that the row has, to the yuan. */
  const partOf = (row: readonly Cell[], of: readonly number[], part: number): Cell => {
    const base = of.map((column) => row[column]).find((cell) => typeof cell === 'number' && cell > 0);
    return typeof base === 'number' ? Math.round(base * part * 10_000) / 10_000 : null;
  };
  return {
    ...sheet,
    header: [...sheet.header, NOW, LAST],
    rows: sheet.rows.map((row) => [...row, partOf(row, now, PARTS.now), partOf(row, last, PARTS.last)]),
  };
};
