/** Everything that a run writes, decided before anything is written: a settlement and its explanations in; the WritePlan out. The same input gives the same plan. */
import type { Lang } from '../../core/lang';
import type { Problem } from '../../core/problem';
import type { Line } from '../../engine/explanation';
import { Code, type ItemOutcome, type Settlement } from '../../engine/outcome';
import type { Recognition } from '../mapping';
import type { Grid, OwnColumn, OwnColumnAt, SheetInfo, WritePlan } from '../port';
import type { ReadTable } from '../read/read-table';
import type { Unit } from './amounts';
import { awardsOf, payingItems, rowSums, type Award } from './awards';
import { evidenceSheet } from './evidence';
import { memoryText } from './memory';
import { ceilingColumn, itemColumn, itemKey, statusColumn, totalColumn, type Sheet } from './own-columns';
import { placeColumns } from './placement';
import { problemSheet } from './problem-sheet';
import { receiptSheet } from './receipt';
import { summarySheet } from './summary';
import { SHEET_NAMES, type SheetKey } from './words';

export interface Composition {
  readonly settlement: Settlement;
  /** Index of the item in the policy, and its unit. */
  readonly explain: (index: number, unit: number) => Line;
  readonly recognition: Pick<Recognition, 'mapping'>;
  readonly read: Pick<ReadTable, 'projects' | 'inputHash'>;
  readonly problems: readonly Problem[];
  readonly grid: Grid;
  readonly ownColumns: readonly OwnColumnAt[];
  readonly sheets: readonly SheetInfo[];
  readonly lang: Lang;
  readonly unit: Unit;
  readonly fileName: string;
  readonly engineVersion: string;
  /** ISO time of the run. */
  readonly now: string;
  /** Most award cells that get a note of their own; the evidence sheet has them all. */
  readonly noteLimit?: number;
}

const NOTE_LIMIT = 2000;

/** The name of an own sheet: the one it has, else the usual one, with a number where the user has a sheet of that name. */
const sheetNameOf = (key: SheetKey, lang: Lang, sheets: readonly SheetInfo[]): string => {
  const own = sheets.find((s) => s.own === key);
  if (own) return own.name;
  const taken = new Set(sheets.map((s) => s.name.toLowerCase()));
  const usual = SHEET_NAMES[key][lang];
  for (let n = 1; ; n++) {
    const name = n === 1 ? usual : `${usual} (${n})`;
    if (!taken.has(name.toLowerCase())) return name;
  }
};

/** Rows that our columns cover: data rows, and the totals rows before and after them. */
const rowsOf = ({ recognition: { mapping } }: Composition): { readonly firstRow: number; readonly lastRow: number } => {
  const totals = mapping.skipped.filter((s) => s.kind === 'total' || s.kind === 'subtotal').map((s) => s.row);
  return { firstRow: Math.min(mapping.firstRow, ...totals), lastRow: Math.max(mapping.lastRow, ...totals) };
};

const columnsOf = (
  sheet: Sheet,
  paying: readonly number[],
  awards: readonly Award[],
  place: (key: string) => number,
  noteOf: (award: Award) => string | undefined,
): readonly OwnColumn[] => {
  const { settlement } = sheet;
  const byItem = new Map<number, Award[]>(paying.map((index) => [index, []]));
  for (const award of awards) byItem.get(award.index)?.push(award);
  const sums = rowSums(settlement);
  return [
    ...paying.map((index) => {
      const outcome = settlement.outcomes[index] as ItemOutcome;
      return itemColumn(sheet, outcome, byItem.get(index) ?? [], place(itemKey(outcome.item)), noteOf);
    }),
    totalColumn(sheet, sums, place('total')),
    ceilingColumn(sheet, sums, place('ceiling')),
    statusColumn(sheet, sums, place('status')),
  ];
};

export const compose = (composition: Composition): WritePlan => {
  const { settlement, recognition, read, grid, ownColumns, sheets, lang, unit } = composition;
  const { mapping } = recognition;
  const { firstRow, lastRow } = rowsOf(composition);
  const sheet: Sheet = { settlement, mapping, firstRow, lastRow, lang, unit };
  const paying = payingItems(settlement);
  const awards = awardsOf(settlement, paying);
  const keys = [
    ...paying.map((index) => itemKey((settlement.outcomes[index] as ItemOutcome).item)),
    'total',
    'ceiling',
    'status',
  ];
  const placement = placeColumns(keys, grid, mapping, ownColumns);
  const place = (key: string): number => placement.at.get(key) ?? -1;

  // A line is asked for twice in a row and its evidence may be long: the last one is kept, and no other.
  let last: { readonly award: Award; readonly line: Line } | undefined;
  const explained = (award: Award): Line => {
    if (last?.award !== award) last = { award, line: composition.explain(award.index, award.unit) };
    return last.line;
  };
  const noted = new Set(awards.filter((a) => a.code !== Code.displaced).slice(0, composition.noteLimit ?? NOTE_LIMIT));
  const noteOf = (award: Award): string | undefined => (noted.has(award) ? explained(award).note[lang] : undefined);

  const name = (key: SheetKey): string => sheetNameOf(key, lang, sheets);
  const facts = {
    fileName: composition.fileName,
    inputHash: read.inputHash,
    engineVersion: composition.engineVersion,
    now: composition.now,
    notes: { written: noted.size, all: awards.filter((a) => a.code !== Code.displaced).length },
  };
  return {
    sheet: grid.sheet,
    headerRow: mapping.headerRow,
    headerRows: mapping.headerRows,
    firstRow,
    rowCount: lastRow - firstRow + 1,
    columns: columnsOf(sheet, paying, awards, place, noteOf),
    dropped: placement.dropped,
    sheets: [
      evidenceSheet(name('evidence'), sheet, awards, explained, read.projects, (index) =>
        place(itemKey((settlement.outcomes[index] as ItemOutcome).item)),
      ),
      summarySheet(name('summary'), sheet, rowSums(settlement), composition.fileName),
      problemSheet(name('problems'), composition.problems, lang),
      receiptSheet(name('receipt'), sheet, facts),
    ],
    memory: memoryText(settlement.policy, settlement.choices, unit, mapping),
  };
};
