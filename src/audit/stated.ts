/** What a sheet says of itself in words: cells outside the data in; counts and sums that titles, totals rows and footnotes state, out. */
import { multiply, parseDecimal, rational } from '../core/rational';
import { lastColumnOf, lastRowOf, shownAt, kindAt } from '../sheet/cells';
import type { Mapping } from '../sheet/mapping';
import { compact } from '../sheet/normalise';
import { Kind, type Grid } from '../sheet/port';
import { unitNamed } from '../sheet/units';

export interface Stated {
  /** `times`: 户次, 笔: how often somebody is paid. */
  readonly what: 'enterprises' | 'projects' | 'times' | 'amount';
  /** A count, or 分. */
  readonly value: number;
  readonly row: number;
  readonly column: number;
  /** As the sheet says it. */
  readonly said: string;
}

const LEAD = '(?:共计?|合计|总计|累计|涉及|补助|奖补|奖励|资金|金额|拨付|兑现|安排|企业|项目|[，。；：（、(,;:])';
const ENTERPRISES = new RegExp(`(?:${LEAD}|^)(?:有|为|企业|单位)?(\\d{1,7})(?:家|户)(?!次)(?:企业|单位)?`, 'g');
const PROJECTS = new RegExp(`(?:${LEAD}|家|户|^)(?:有|为|企业|单位|的)?(\\d{1,7})个?项目`, 'g');
const TIMES = new RegExp(`(?:${LEAD}|家|户|^)(?:有|为|企业|单位)?(\\d{1,7})(?:户次|家次|笔)`, 'g');
const AMOUNTS =
  /(?:共计?|合计|总计|累计|资金|金额|总额|补助|奖补|奖励)(?:资金|金额|总额|奖补|补助|奖励|为|人民币|共计?|合计|[:：])*([\d,]+(?:\.\d+)?)(万元|亿元|元)/g;

const fenOf = (digits: string, unit: string): number | undefined => {
  const value = parseDecimal(digits.replaceAll(',', ''));
  const factor = unitNamed(unit)?.factor;
  if (!value || !factor) return undefined;
  const fen = multiply(multiply(value, factor), rational(100));
  return fen.d === 1n && fen.n <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(fen.n) : undefined;
};

/** Rows above the header and below the data, and the totals rows between. A single title may state all three. */
export const statedIn = (grid: Grid, mapping: Mapping): readonly Stated[] => {
  const rows = new Set<number>();
  for (let row = grid.firstRow; row < mapping.headerRow; row += 1) rows.add(row);
  for (let row = mapping.lastRow + 1; row <= Math.min(lastRowOf(grid), mapping.lastRow + 30); row += 1) rows.add(row);
  for (const { row, kind } of mapping.skipped) if (kind === 'total') rows.add(row);
  const found: Stated[] = [];
  for (const row of rows) {
    for (let column = grid.firstColumn; column <= lastColumnOf(grid); column += 1) {
      if (kindAt(grid, row, column) !== Kind.text) continue;
      const written = compact(shownAt(grid, row, column));
      for (const m of written.matchAll(ENTERPRISES))
        found.push({ what: 'enterprises', value: Number(m[1]), row, column, said: m[0] });
      for (const m of written.matchAll(PROJECTS)) found.push({ what: 'projects', value: Number(m[1]), row, column, said: m[0] });
      for (const m of written.matchAll(TIMES)) found.push({ what: 'times', value: Number(m[1]), row, column, said: m[0] });
      for (const m of written.matchAll(AMOUNTS)) {
        const value = fenOf(m[1] ?? '', m[2] ?? '');
        if (value !== undefined) found.push({ what: 'amount', value, row, column, said: m[0] });
      }
    }
  }
  return found;
};
