/** What a sheet says of itself in words: cells outside the data in; counts and sums that titles, totals rows and footnotes state, out. */
import { multiply, parseDecimal, rational } from '../../core/rational';
import { lastColumnOf, lastRowOf, shownAt, kindAt } from '../../sheet/cells';
import type { Mapping } from '../../sheet/mapping';
import { compact } from '../../sheet/normalise';
import { Kind, type Grid } from '../../sheet/port/port';
import { unitNamed } from '../../sheet/units';
import { scopesIn, type Regions, type Scope } from './scopes';

export interface Stated {
  /** `times`: 户次, 笔: how often somebody is paid. */
  readonly what: 'enterprises' | 'projects' | 'times' | 'amount';
  /** A count, or 分. */
  readonly value: number;
  /** What the last digit of an amount is worth in 分; 0 of a count. */
  readonly step: number;
  readonly scope: Scope;
  /** Rows of the sheet that it is about, where it stands in their subtotal. */
  readonly covers?: { readonly from: number; readonly to: number };
  /** Above the data: a title. */
  readonly title: boolean;
  readonly row: number;
  readonly column: number;
  /** As the sheet says it. */
  readonly said: string;
}

const LEAD =
  '(?:共计?|合计|总计|累计|涉及|补助|奖补|奖励|资金|金额|拨付|兑现|安排|企业|项目|[区县市镇乡]|街道|[，。；：（、(,;:])';
const ENTERPRISES = new RegExp(`(?:${LEAD}|^)(?:有|为|企业|单位)?(\\d{1,7})(?:家|户)(?!次)(?:企业|单位)?`, 'g');
const PROJECTS = new RegExp(`(?:${LEAD}|家|户|^)(?:有|为|企业|单位|的)?(\\d{1,7})个?项目`, 'g');
const TIMES = new RegExp(`(?:${LEAD}|家|户|^)(?:有|为|企业|单位)?(\\d{1,7})(?:户次|家次|笔)`, 'g');
const AMOUNTS =
  /(?:共计?|合计|总计|累计|资金|金额|总额|补助|奖补|奖励)(?:资金|金额|总额|奖补|补助|奖励|为|人民币|共计?|合计|[:：])*([\d,]+(?:\.\d+)?)(万元|亿元|元)/g;

interface Figure {
  readonly what: Stated['what'];
  readonly value: number;
  readonly step: number;
  readonly said: string;
  readonly from: number;
  readonly to: number;
}

const COUNTS = [
  ['enterprises', ENTERPRISES],
  ['projects', PROJECTS],
  ['times', TIMES],
] as const;

const amountOf = (digits: string, unit: string): Pick<Figure, 'value' | 'step'> | undefined => {
  const value = parseDecimal(digits.replaceAll(',', ''));
  const factor = unitNamed(unit)?.factor;
  if (!value || !factor) return undefined;
  const one = multiply(factor, rational(100));
  const fen = multiply(value, one);
  const places = digits.split('.')[1]?.length ?? 0;
  return fen.d === 1n && fen.n <= BigInt(Number.MAX_SAFE_INTEGER)
    ? { value: Number(fen.n), step: Number(one.n) / Number(one.d) / 10 ** places }
    : undefined;
};

/** Whether a figure is meant for this sum: the same, or what it rounds to at the digits that are written. */
export const isRounded = (sum: number, value: number, step: number): boolean =>
  sum === value || Math.abs(sum - value) * 2 <= step;

const figuresIn = (written: string): readonly Figure[] => {
  const figures: Figure[] = [];
  const add = (m: RegExpMatchArray, said: string, figure: Pick<Figure, 'what' | 'value' | 'step'>): void => {
    const from = (m.index ?? 0) + m[0].indexOf(m[1] ?? '');
    figures.push({ ...figure, said, from, to: (m.index ?? 0) + m[0].length });
  };
  for (const [what, pattern] of COUNTS)
    for (const m of written.matchAll(pattern)) add(m, m[0].slice(m[0].search(/\d/)), { what, value: Number(m[1]), step: 0 });
  for (const m of written.matchAll(AMOUNTS)) {
    const amount = amountOf(m[1] ?? '', m[2] ?? '');
    if (amount) add(m, m[0], { what: 'amount', ...amount });
  }
  return figures.sort((a, b) => a.from - b.from);
};

/** Rows above the header and below the data, totals and subtotals. A single title may state all three. */
export const statedIn = (grid: Grid, mapping: Mapping, regions: Regions): readonly Stated[] => {
  const rows = new Map<number, Stated['covers']>();
  for (let row = grid.firstRow; row < mapping.headerRow; row += 1) rows.set(row, undefined);
  for (let row = mapping.lastRow + 1; row <= Math.min(lastRowOf(grid), mapping.lastRow + 30); row += 1) rows.set(row, undefined);
  for (const { row, kind, covers } of mapping.skipped) {
    if (kind === 'total') rows.set(row, undefined);
    if (kind === 'subtotal' && covers) rows.set(row, covers);
    // 一、越城区（5家）: of how many rows below it nobody says.
    if (kind === 'group') rows.delete(row);
  }
  const found: Stated[] = [];
  for (const [row, covers] of rows) {
    for (let column = grid.firstColumn; column <= lastColumnOf(grid); column += 1) {
      if (kindAt(grid, row, column) !== Kind.text) continue;
      const written = compact(shownAt(grid, row, column));
      const figures = figuresIn(written);
      if (figures.length === 0) continue;
      const scopes = scopesIn(written, figures, regions);
      figures.forEach(({ what, value, step, said }, i) => {
        const scope = scopes[i] ?? 'odd';
        found.push({ what, value, step, said, row, column, scope, title: row < mapping.headerRow, ...(covers && { covers }) });
      });
    }
  }
  return found;
};
