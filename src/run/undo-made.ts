/**
 * The sheet for officers to fill in, when a run that put rows there is taken back: the records and the workbook in; whether it goes, and the
 * records with what other runs have to know, out. It goes with the last run that has rows on it, as long as nobody has filled anything in.
 */
import { plainOf } from '../sheet/record/edits';
import type { RunRecord, RunRecords } from '../sheet/record/run-record';
import type { CellValue, Grid, OwnSheet, SheetPort, Workbook } from '../sheet/port/port';
import { sheetEdits } from './sheet-edits';

/** What runs wrote one above the other; those that found the sheet there wrote below. */
const together = (pieces: readonly OwnSheet[]): readonly (readonly CellValue[])[] => {
  const rows: (readonly CellValue[])[] = [];
  for (const { below = 0, rows: written } of pieces) written.forEach((row, i) => (rows[below + i] = row));
  return Array.from(rows, (row) => row ?? []);
};

/** The policy's run has rows there, or a row names it. */
const uses = (policy: string, { made = [] }: RunRecord, key: string, pieces: readonly OwnSheet[]): boolean =>
  made.some((one) => one.key === key) ||
  pieces.some(({ rows }) => rows.some((row) => row.some((cell) => plainOf(cell) === policy)));

const asLeft = (grid: Grid, pieces: readonly OwnSheet[]): boolean => sheetEdits(grid, together(pieces)).total === 0;

export interface MadeUndone {
  /** Keys of the sheets that go. */
  readonly unused: readonly string[];
  /** The records: another run that has rows on such a sheet takes over what this one put there, and takes it away one day. */
  readonly records: RunRecords;
}

export const undoMade = async (
  port: SheetPort,
  { sheets }: Workbook,
  policy: string | undefined,
  all: RunRecords,
): Promise<MadeUndone> => {
  let records = all;
  const unused: string[] = [];
  const made = (policy === undefined ? undefined : all[policy])?.made ?? [];
  for (const key of new Set(made.map((one) => one.key))) {
    const pieces = made.filter((one) => one.key === key);
    const heir = Object.entries(records).find(([other, record]) => other !== policy && uses(other, record, key, pieces));
    if (heir) {
      const [other, record] = heir;
      records = { ...records, [other]: { ...record, made: [...(record.made ?? []), ...pieces] } };
      continue;
    }
    const name = sheets.find(({ own }) => own === key)?.name;
    if (name !== undefined && asLeft(await port.read(name), pieces)) unused.push(key);
  }
  return { unused, records };
};
