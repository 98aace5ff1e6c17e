/** Sheets that are no list of enterprises: a layout in; the reason for refusing it, or nothing, out. */
import type { Problem } from '../../core/problem';
import { isBlank, kindAt, shownAt } from '../cells';
import { headerKey } from '../normalise';
import { Kind } from '../port/port';
import type { HeaderBlock } from './header-block';
import { filled, headerPath, joinPath, lastSearchRow, type Layout } from './layout';
import type { Lexicon } from './lexicon';
import { clauseRegister, labelForm, sideBySide } from './problems';
import type { Wanted } from './vocabulary';
import { marksOf } from '../text-marks';

/** Labels going down beside their values: more of them in one column than the best header row has. */
export const asLabelForm = (layout: Layout, lexicon: Lexicon, header: HeaderBlock | undefined): Problem | undefined => {
  for (const column of layout.columns) {
    const words: string[] = [];
    for (let row = layout.grid.firstRow; row <= lastSearchRow(layout); row++) {
      const label = shownAt(layout.grid, row, column);
      if (label === '' || kindAt(layout.grid, row, column) !== Kind.text) continue;
      const weight = lexicon.weigh([label]);
      if ((weight.known || weight.form) && layout.text(row, column + 1) !== label) words.push(label.trim());
    }
    if (new Set(words).size >= 3 && new Set(words).size > (header?.hits ?? 0))
      return labelForm(layout.grid.sheet, column, words.slice(0, 3));
  }
  return undefined;
};

/** Clauses, offices and telephone numbers instead of enterprises. */
export const asClauseRegister = (layout: Layout, lexicon: Lexicon, header: HeaderBlock): Problem | undefined => {
  const words: string[] = [];
  for (const column of layout.columns) {
    const path = headerPath(layout, header.row, header.rows, column);
    if (lexicon.weigh(path).clause) words.push(joinPath(path));
  }
  return words.length >= 2 ? clauseRegister(layout.grid.sheet, header.row, words) : undefined;
};

/** The same enterprise column twice with an empty column between. */
export const asSideBySide = (layout: Layout, header: HeaderBlock, names: Wanted): Problem | undefined => {
  const keys = new Set(names.names.map((n) => n.key));
  const found = layout.columns.filter((c) => keys.has(headerKey(joinPath(headerPath(layout, header.row, header.rows, c)))));
  const [left, right] = found;
  if (left === undefined || right === undefined) return undefined;
  const gap = Array.from({ length: right - left - 1 }, (_, i) => left + 1 + i).some(
    (c) => headerPath(layout, header.row, header.rows, c).length === 0,
  );
  return gap ? sideBySide(layout.grid.sheet, header.row, left, right) : undefined;
};

export interface OtherHeaders {
  /** Rows that repeat the header word by word, as printed pages do. */
  readonly repeated: readonly number[];
  /** The first row that is the header of another table. */
  readonly other?: number;
}

const LEAST_WORD = 3;

const namesOf = (wanted: readonly Wanted[]): readonly string[] =>
  wanted.flatMap((w) =>
    w.input?.title ? [] : w.names.filter((name) => name.text.length >= LEAST_WORD).map((name) => name.text),
  );

/** Words over columns that no policy asks for, but that labels with a value beside them (审核单位 市财政局) are not. */
const USUAL = /^(?:序号|编号|备注|说明)$|金额|奖|补助|补贴|资金|款/;
const SIGNED = /盖章|签字|签名|公章/;

/** No enterprise is called 单位详细名称: words only, one more that is a header's, and more rows below them; nothing to be signed. */
const isShortHeader = (layout: Layout, row: number, column: number): boolean => {
  const cells = filled(layout, row);
  const texts = [row, row + 1].flatMap((at) => filled(layout, at).map((c) => shownAt(layout.grid, at, c).trim()));
  if (texts.some((one) => SIGNED.test(one))) return false;
  if (!cells.some((c) => c !== column && USUAL.test(shownAt(layout.grid, row, c).trim()))) return false;
  const below = filled(layout, row + 1);
  return (
    cells.length >= 2 &&
    cells.every((c) => kindAt(layout.grid, row, c) === Kind.text) &&
    below.length >= 2 &&
    !isBlank(layout.grid, row + 1, column)
  );
};

/** Looks at all other rows for header words; cheap, since each distinct text is looked up once. */
export const otherHeaders = (layout: Layout, header: HeaderBlock, wanted: readonly Wanted[], names: Wanted): OtherHeaders => {
  const { grid } = layout;
  const words = new Set(namesOf(wanted));
  const titles = new Set(namesOf([names]));
  const own = new Map<number, string>();
  for (const column of layout.columns) {
    const text = layout.text(header.row + header.rows - 1, column);
    if (text.length >= 2) own.set(column, text);
  }
  for (const text of own.values()) words.add(text);
  const isWord = marksOf(grid.strings, (s) => s.length <= 40 && words.has(s.trim()));
  const hits = new Uint16Array(grid.rows);
  for (const column of layout.columns) {
    const source = grid.columns[column - grid.firstColumn];
    if (!source) continue;
    for (let r = 0; r < grid.rows; r++)
      if (source.kinds[r] === Kind.text && isWord[source.values[r] ?? 0]) hits[r] = (hits[r] ?? 0) + 1;
  }
  const nameColumns = [...own].flatMap(([column, text]) => (titles.has(text) ? [column] : []));
  const titled = (row: number): boolean =>
    row > header.row &&
    nameColumns.some((column) => titles.has(shownAt(grid, row, column).trim()) && isShortHeader(layout, row, column));
  const repeated: number[] = [];
  const enough = Math.max(2, Math.ceil(header.known / 2));
  for (let r = 0; r < grid.rows; r++) {
    const row = r + grid.firstRow;
    const hit = hits[r] ?? 0;
    if ((hit < enough && !(hit > 0 && titled(row))) || (row >= header.row && row < header.row + header.rows)) continue;
    const same = [...own].filter(([column, text]) => shownAt(grid, row, column).trim() === text).length;
    if (row > header.row && same >= own.size * 0.8) repeated.push(row);
    else return { repeated, other: row };
  }
  return { repeated };
};
