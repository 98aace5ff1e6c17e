/** Every cell of the receipt against the one that a run of today would write: both sheets' rows in; cells that somebody has changed out. */
import { text, type Text } from '../../core/lang';
import { address } from '../../sheet/cells';
import { LABELS, LISTS, SECTIONS } from '../../sheet/compose/receipt-labels';
import type { Grid } from '../../sheet/port/port';
import { gridRows, textOf, type Matrix, type Value } from './cells';
import type { Difference } from './difference';
import { fact, labelsIn, type FactKey, type Receipt } from './receipt';

/** What is known before the receipt's cells are looked at. */
export interface Known {
  readonly samePack: boolean;
  readonly sameEngine: boolean;
  /** The data are those that were computed from. */
  readonly sameData: boolean;
  /** Columns lie where they lay. */
  readonly still: boolean;
  /** Where units come from is known as the run knew it. */
  readonly sources: boolean;
  /** Rows of the sheet that have been told already. */
  readonly told: ReadonlySet<number>;
  /** As the workbook remembers them. */
  readonly file?: string | undefined;
  readonly time?: string | undefined;
}

type Part = 'facts' | keyof typeof SECTIONS;

interface Line {
  readonly part: Part;
  readonly label: string;
  /** 0-based row of its sheet. */
  readonly row: number;
  readonly cells: readonly Value[];
}

const isEmpty = (cells: readonly Value[]): boolean => cells.every((cell) => textOf(cell).trim() === '');

/** Rows by what they are about, whatever row they stand on; several of one label in their order. */
const linesOf = (rows: Matrix, lang: Receipt['lang']): ReadonlyMap<string, Line> => {
  const lines = new Map<string, Line>();
  let part: Part = 'facts';
  rows.forEach((cells, row) => {
    if (isEmpty(cells)) return;
    const label = textOf(cells[0] ?? null).trim();
    const section = (Object.keys(SECTIONS) as (keyof typeof SECTIONS)[]).find((key) => SECTIONS[key][lang] === label);
    if (section) part = section;
    for (let n = 1; ; n += 1) {
      const key = `${part}\n${label}\n${n}`;
      if (lines.has(key)) continue;
      lines.set(key, { part, label, row, cells });
      return;
    }
  });
  return lines;
};

/** Told elsewhere: the year and the data, with what they say of the workbook; file and time are whatever the receipt says. */
const ELSEWHERE: ReadonlySet<FactKey> = new Set<FactKey>(['sheet', 'inputHash', 'file', 'time', 'year', 'budget', 'cityShare']);
const RESULTS: ReadonlySet<FactKey> = new Set<FactKey>(['enterprises', 'awarded', 'upTo']);

const kindOf = (key: FactKey | undefined, { samePack, sameEngine, sameData }: Known): Difference['kind'] | undefined => {
  if (key && ELSEWHERE.has(key)) return undefined;
  if (key === 'sha256') return 'policy';
  if (key === 'engine') return 'engine';
  if (key && RESULTS.has(key)) return 'result';
  if (key === 'rows') return sameData ? 'receipt' : undefined;
  if (!samePack) return 'policy';
  if (!sameEngine) return 'engine';
  return (key === 'notes' || key === 'evidence') && !sameData ? 'result' : 'receipt';
};

const ROW_GONE = text('凭据缺这一行', 'the receipt lacks this row');
const ROW_MORE = text('凭据多出这一行', 'the receipt has a row more');
const REMEMBERED = text('与工作簿记忆的不同', 'not what the workbook remembers');

/** Cells of the section of columns that say where a column stood and where its unit came from. */
const LETTERS = 1;
const SOURCE = 4;

const compared = ({ part }: Line, column: number, known: Known): boolean =>
  part !== 'columns' || ((column !== LETTERS || known.still) && (column !== SOURCE || known.sources));

export const receiptCells = (grid: Grid, receipt: Receipt, planned: Matrix, known: Known): readonly Difference[] => {
  const { sheet } = grid;
  const labels = labelsIn(receipt.lang);
  const [there, wanted] = [linesOf(gridRows(grid), receipt.lang), linesOf(planned, receipt.lang)];
  const skipped = ({ part }: Line): boolean => part === 'decisions' || (part === 'columns' && !known.sameData);
  const keyOf = ({ part, label }: Line): FactKey | undefined => (part === 'facts' ? labels.get(label) : undefined);
  const out: Difference[] = [];
  const say = (line: Line, column: number | undefined, stated: Value, found: Value, note?: Text): void => {
    const key = keyOf(line);
    const kind = kindOf(key, known);
    if (!kind) return;
    const name = line.label === LISTS[receipt.lang] ? `${line.label} ${textOf(line.cells[1] ?? null)}` : line.label;
    out.push({
      kind,
      code: key ? `receipt-${key}` : 'receipt-cell',
      place: { sheet, ...(column !== undefined && { cell: address(line.row, column), row: line.row + 1 }) },
      name,
      stated: textOf(stated) || null,
      found: textOf(found) || null,
      ...(note && { note }),
    });
  };
  for (const [key, line] of wanted) {
    if (skipped(line)) continue;
    const now = there.get(key);
    if (!now) {
      say(line, undefined, null, line.cells[1] ?? null, ROW_GONE);
      continue;
    }
    if (known.told.has(now.row)) continue;
    for (let column = 1; column < Math.max(line.cells.length, now.cells.length); column += 1) {
      const [stated, found] = [now.cells[column] ?? null, line.cells[column] ?? null];
      if (textOf(stated).trim() !== textOf(found).trim() && compared(line, column, known)) say(now, column, stated, found);
    }
  }
  for (const [key, line] of there)
    if (!wanted.has(key) && !skipped(line) && !known.told.has(line.row)) say(line, 0, line.cells[1] ?? null, null, ROW_MORE);
  for (const key of ['file', 'time'] as const) {
    const [stated, kept] = [fact(receipt, key), known[key]];
    if (kept === undefined || stated === kept) continue;
    const row = receipt.facts.get(key)?.row;
    out.push({
      kind: 'receipt',
      code: `receipt-${key}`,
      place: { sheet, ...(row !== undefined && { cell: address(row, 1), row: row + 1 }) },
      name: LABELS[key][receipt.lang],
      stated: stated || null,
      found: kept,
      note: REMEMBERED,
    });
  }
  return out;
};
