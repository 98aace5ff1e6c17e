/** Which rows are data: a grid, its header and its number columns in; first and last data row and the rows that are totals, group titles or repeats, out. */
import { contains, isBlank, kindAt, lastRowOf, shownAt } from '../cells';
import type { SkippedRow } from '../mapping';
import { compact } from '../normalise';
import { Kind, type Grid } from '../port/port';
import { coversOf, sumsOf, type Cover, type Reach, type Sums } from './sums';
import { marksOf } from '../text-marks';

export interface RowsWanted {
  readonly grid: Grid;
  /** First row below the header. */
  readonly from: number;
  /** Last row to look at. */
  readonly to: number;
  /** The user's columns. */
  readonly columns: readonly number[];
  /** Columns that can say 合计: identity columns and those left of them. */
  readonly labels: readonly number[];
  readonly name?: number;
  readonly code?: number;
  readonly project?: number;
  readonly region?: number;
  readonly sequence?: number;
  /** Mapped number columns that add up (no rates). */
  readonly numbers: readonly number[];
  readonly repeated: readonly number[];
}

/** Where the data is. */
export interface DataRows {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly skipped: readonly SkippedRow[];
}

export interface FoundRows {
  readonly data: DataRows;
  /** Rows of 1 and 0 below the header that say what has to be filled in. */
  readonly hints: readonly number[];
}

const TOTAL =
  /^(?:汇总[::]?$|(?!.*(?:公司|厂|合作社|中心|集团)$)(?:.{0,12}?)(合计|总计|小计|共计|累计|总和|TOTAL|SUM|SUBTOTAL)(?:数|金额)?(?:\(.*\))?[::]?$)/i;

/** 合计, 总计, 小计 … with few words before them; 汇总 alone, which Excel writes on the totals row of a table. */
export const isTotalWord = (written: string): boolean => TOTAL.test(compact(written));

const OUTLINE =
  /^(?:[一二三四五六七八九十]{1,3}[、.．]?|\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}[、.].{1,20}|\([一二三四五六七八九十]{1,3}\).{1,20})$/;
const FOOTER =
  /^(?:注|备注|说明|填表说明|填报说明|制表|制表人|填表人|填报人|填报单位|审核|审核人|复核|复核人|单位负责人|负责人|分管领导|联系人|联系电话|经办人|填报日期|日期|附注|附件?)(?:[::]|\d|$|\()/;

const isOnesAndNoughts = (texts: readonly string[]): boolean => texts.every((t) => t === '0' || t === '1');

const shownIn = (want: RowsWanted, row: number): readonly string[] =>
  want.columns.filter((c) => !isBlank(want.grid, row, c)).map((c) => compact(shownAt(want.grid, row, c)).replace(/[()]/g, ''));

/** 1/0 hints and column numbers (1 2 3 …, (1) (2) …, 甲 乙 1 2) directly below the header. */
const isHintRow = (want: RowsWanted, row: number): boolean => {
  const cells = shownIn(want, row);
  if (cells.length < 2 || cells.length < want.columns.length / 3) return false;
  if (cells.every((t) => /^(?:必填|选填|非必填|文本|数字|日期|示例|是\/否|栏次)$/.test(t))) return true;
  if (want.name !== undefined && /[\u4e00-\u9fff]{2,}/.test(shownAt(want.grid, row, want.name))) return false;
  if (isOnesAndNoughts(cells)) return want.name !== undefined || cells.length >= 3;
  const numbers = cells.filter((t) => /^\d{1,3}$/.test(t)).map(Number);
  const others = cells.filter((t) => !/^\d{1,3}$/.test(t));
  const ordered = numbers.length >= 2 && numbers.every((n, i) => i === 0 || n === (numbers[i - 1] as number) + 1);
  return (
    ordered &&
    (numbers[0] === 1 || numbers[0] === 0 || others.length > 0) &&
    others.every((t) => /^(?:[甲乙丙丁戊己庚辛A-Z]|栏次|序号|编号|\d+=.*|.*[=+×*/-].*)$/.test(t))
  );
};

const isBlankRow = (want: RowsWanted, row: number): boolean => want.columns.every((c) => isBlank(want.grid, row, c));

/** The rows at the end that are notes and signatures; the last data row is above them. */
const lastDataRow = (want: RowsWanted, from: number): number => {
  let last = Math.min(want.to, lastRowOf(want.grid));
  const texts = (row: number): readonly string[] =>
    want.columns.filter((c) => !isBlank(want.grid, row, c)).map((c) => compact(shownAt(want.grid, row, c)));
  const hasNumbers = (row: number): boolean => want.numbers.some((c) => kindAt(want.grid, row, c) === Kind.number);
  while (last >= from && isBlankRow(want, last)) last -= 1;
  for (let row = last; row > Math.max(from - 1, last - 20); row--) {
    const cells = texts(row);
    if (cells.length > 0 && FOOTER.test(cells[0] as string) && !hasNumbers(row)) {
      const noData = Array.from({ length: last - row }, (_, i) => row + 1 + i).every(
        (r) => texts(r).length <= 4 && !hasNumbers(r),
      );
      if (noData) last = row - 1;
    }
  }
  while (last >= from && isBlankRow(want, last)) last -= 1;
  return last;
};

// `hint` is a cheap look at the raw text, for the many strings that are neither.
const ofGrid = (grid: Grid, hint: RegExp, pattern: RegExp): Uint8Array =>
  marksOf(grid.strings, (s) => s.length <= 30 && hint.test(s) && pattern.test(compact(s)));

const says = (grid: Grid, marks: Uint8Array, row: number, column: number): boolean => {
  const source = grid.columns[column - grid.firstColumn];
  return source?.kinds[row - grid.firstRow] === Kind.text && marks[source.values[row - grid.firstRow] ?? 0] === 1;
};

const isSubtotalWord = (written: string): boolean => /小计|SUBTOTAL/i.test(written);

interface Candidate {
  readonly row: number;
  readonly by: 'word' | 'sum' | 'outline';
  readonly sub: boolean;
}

const candidates = (want: RowsWanted, from: number, to: number): readonly Candidate[] => {
  const { grid } = want;
  const totals = ofGrid(grid, /[计和汇]|[tｔ][ouｏｕ][tbｔｂ]|sum|ｓｕｍ/i, TOTAL);
  const outline = ofGrid(grid, /^\s*[(（]?[一二三四五六七八九十]/, OUTLINE);
  const repeated = new Set(want.repeated);
  const blank = (row: number, column: number | undefined): boolean => column === undefined || isBlank(grid, row, column);
  // A name merged over several rows belongs to all of them.
  const merged = new Set<number>();
  for (const m of grid.merges)
    if (m.rows > 1 && want.name !== undefined && contains(m, m.row, want.name))
      for (let r = m.row + 1; r < m.row + m.rows; r++) merged.add(r);
  const sequence = (row: number): string => (want.sequence === undefined ? '' : compact(shownAt(grid, row, want.sequence)));
  // 一、二、三 beside names are groups only where the other rows have 1, 2, 3.
  let arabic = false;
  for (let row = from; row <= to && !arabic; row++) arabic = /^\d/.test(sequence(row));
  const isHeading = (row: number, column: number): boolean =>
    column !== want.project && says(grid, outline, row, column) && (blank(row, want.name) || column === want.name || arabic);
  // 1.1 below 1, as text or as a number.
  const numbers = want.sequence === undefined ? undefined : grid.columns[want.sequence - grid.firstColumn];
  const isChild = (row: number): boolean => {
    const r = row - grid.firstRow;
    return (
      numbers !== undefined &&
      (numbers.kinds[r] === Kind.text || (numbers.kinds[r] === Kind.number && !Number.isInteger(numbers.values[r])))
    );
  };
  const found: Candidate[] = [];
  for (let row = from; row <= to; row++) {
    if (repeated.has(row)) continue;
    const word = want.labels.find((c) => says(grid, totals, row, c));
    if (word !== undefined && (want.code === undefined || blank(row, want.code) || word === want.code)) {
      found.push({ row, by: 'word', sub: isSubtotalWord(shownAt(grid, row, word)) });
      continue;
    }
    if (blank(row, want.code) && !merged.has(row) && want.labels.some((c) => isHeading(row, c))) {
      found.push({ row, by: 'outline', sub: true });
    } else if (
      want.numbers.length > 0 &&
      want.name !== undefined &&
      blank(row, want.name) &&
      blank(row, want.code) &&
      !merged.has(row)
    ) {
      found.push({ row, by: 'sum', sub: true });
    } else if (row < to && isChild(row + 1) && /^\d+$/.test(sequence(row)) && sequence(row + 1).startsWith(`${sequence(row)}.`)) {
      found.push({ row, by: 'sum', sub: true });
    }
  }
  return found;
};

/** What is looked at around each candidate. */
interface Around {
  readonly want: RowsWanted;
  readonly certain: ReadonlySet<number>;
  readonly all: readonly Candidate[];
  readonly sums: Sums;
  readonly from: number;
  readonly to: number;
}

/** Where the rows of the enterprise and of the region begin that the row above a subtotal belongs to. Below a first or merged cell, cells are blank. */
const blocksAbove = ({ want, certain, from }: Around, row: number): readonly number[] =>
  [want.name, want.region].flatMap((column) => {
    if (column === undefined) return [];
    const at = (r: number): string => compact(shownAt(want.grid, r, column));
    let first = row - 1;
    const isOut = (): boolean => first <= from || certain.has(first - 1);
    while (at(first) === '' && !isOut()) first -= 1;
    const name = at(first);
    while (name !== '' && !isOut() && at(first - 1) === name) first -= 1;
    return name === '' ? [] : [first];
  });

const coverAt = (candidate: Candidate, around: Around, usual?: Reach): Cover => {
  const { row, by, sub } = candidate;
  const { certain, all, sums, from, to } = around;
  const marks = by === 'sum' ? [[...certain], all.map((c) => c.row)] : [[...certain]];
  const blocks = by === 'word' && sub ? blocksAbove(around, row) : [];
  return coversOf(sums, { row, from, to, marks, blocks, sub, ...(usual && { usual }) });
};

const skip = ({ row, by, sub }: Candidate, cover: Cover, sums: Sums): SkippedRow | undefined => {
  const hasNumbers = sums.any(row);
  if (by === 'outline')
    return cover.holds ? { row, kind: 'subtotal', covers: cover.covers } : hasNumbers ? undefined : { row, kind: 'group' };
  // One row that equals the one above it is a coincidence, not a total.
  if (by === 'sum')
    return cover.clean && cover.covers.to > cover.covers.from
      ? { row, kind: cover.whole ? 'total' : 'subtotal', covers: cover.covers }
      : undefined;
  return { row, kind: sub || !cover.whole ? 'subtotal' : 'total', covers: cover.covers };
};

/** A subtotal that does not add up in any way covers what those that do add up cover. */
const skipAll = (around: Around): readonly SkippedRow[] => {
  const covers = around.all.map((candidate) => coverAt(candidate, around));
  const of = (reach: Reach): number =>
    covers.filter((cover, i) => around.all[i]?.sub && cover.holds && cover.reach === reach).length;
  const usual = of('block') > of('since') ? 'block' : undefined;
  return around.all.flatMap((candidate, i) => {
    const cover = covers[i];
    if (!cover) return [];
    return skip(candidate, cover.holds || !usual ? cover : coverAt(candidate, around, usual), around.sums) ?? [];
  });
};

/** Undefined where nothing is left below the header. */
export const findRows = (want: RowsWanted): FoundRows | undefined => {
  const hints: number[] = [];
  let from = want.from;
  for (; from <= want.to && (isBlankRow(want, from) || isHintRow(want, from)); from += 1) {
    const said = shownIn(want, from);
    if (said.length > 0 && isOnesAndNoughts(said)) hints.push(from);
  }
  const to = lastDataRow(want, from);
  if (to < from) return undefined;
  const found = candidates(want, from, to);
  const certain = new Set(found.filter((c) => c.by !== 'sum').map((c) => c.row));
  const sums = sumsOf(want.grid, want.numbers, from, to, new Set([...certain, ...want.repeated]));
  const skipped: SkippedRow[] = want.repeated.filter((row) => row >= from && row <= to).map((row) => ({ row, kind: 'header' }));
  skipped.push(...skipAll({ want, certain, all: found, sums, from, to }));
  skipped.sort((a, b) => a.row - b.row);
  const out = new Set(skipped.map((s) => s.row));
  let firstRow = from;
  let lastRow = to;
  while (firstRow <= to && (out.has(firstRow) || isBlankRow(want, firstRow))) firstRow += 1;
  while (lastRow >= firstRow && (out.has(lastRow) || isBlankRow(want, lastRow))) lastRow -= 1;
  return firstRow > lastRow ? undefined : { data: { firstRow, lastRow, skipped }, hints };
};
