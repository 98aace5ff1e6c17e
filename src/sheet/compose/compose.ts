/** Everything that a run writes, decided before anything is written: a settlement and its explanations in; the WritePlan out. The same input gives the same plan. */
import type { Lang, Text } from '../../core/lang';
import type { Problem } from '../../core/problem';
import type { Line } from '../../engine/explanation';
import { Code, type ItemOutcome, type Settlement } from '../../engine/outcome';
import { address } from '../cells';
import type { Recognition } from '../mapping';
import { neededFor } from '../parameters/needed';
import { readParameters } from '../parameters/read';
import { parameterSheet, type ParameterSheet } from '../parameters/sheet';
import { columnsOfPolicy, itemKey, ownKey, pagesOf, parseOwnKey } from '../own-keys';
import type { Grid, OwnColumn, OwnColumnAt, OwnSheet, SheetInfo, WritePlan } from '../port/port';
import type { ReadTable } from '../read/read-table';
import type { Applied, Decision } from '../record/decisions';
import type { Unit } from './amounts';
import { awardsOf, payingItems, rowOf, rowSums, type Award, type RowSums } from './awards';
import { decidedLine, decisionRows, withDecision } from './decided';
import { AWARDS_PER_SHEET, evidenceContinues, evidencePages, evidenceSheets } from './evidence';
import { memoryText, type Memory } from './memory';
import { fitNote } from './note';
import { ceilingColumn, itemColumn, statusColumn, totalColumn, type Sheet } from './own-columns';
import { placeColumns } from './placement';
import { problemSheet } from './problem-sheet';
import { rankingSheet } from './ranking';
import { receiptSheet } from './receipt';
import { seenOf } from './seen';
import { summarySheet } from './summary';
import { sheetNameOf, sheetNamesOf } from './sheet-names';
import type { SheetKey } from './words';

export interface Composition {
  readonly settlement: Settlement;
  /** Index of the item in the policy, and its unit. */
  readonly explain: (index: number, unit: number) => Line;
  readonly recognition: Pick<Recognition, 'mapping'>;
  readonly read: Pick<ReadTable, 'projects' | 'inputHash' | 'prints'>;
  readonly problems: readonly Problem[];
  readonly grid: Grid;
  readonly ownColumns: readonly OwnColumnAt[];
  readonly sheets: readonly SheetInfo[];
  /** What earlier runs left in the workbook; what they remember of other policies is kept. */
  readonly memory?: Memory | undefined;
  readonly parameters?: ParameterSheet | undefined;
  readonly otherPolicies?: readonly string[];
  /** This run computes other policies, too. */
  readonly several?: boolean;
  readonly lang: Lang;
  readonly unit: Unit;
  readonly fileName: string;
  readonly engineVersion: string;
  /** ISO time of the run. */
  readonly now: string;
  /** Decisions of officers that `settlement` has in it, and those that found no row. */
  readonly applied?: readonly Applied[];
  readonly lost?: readonly Decision[];
  /** Said on summary and receipt where awards are kept that they do not count. */
  readonly kept?: Text | undefined;
  /** Columns of ours stay where they are, since cells in them are kept or formulas point at them. */
  readonly stay?: boolean;
  /** Evidence is worked out as it is written (`OwnSheet.more`): for a plan that goes to a file at once, and nowhere else. */
  readonly streamed?: boolean;
  /** Most award cells that get a note of their own; the evidence sheet has them all. */
  readonly noteLimit?: number;
  /** Awards on one sheet of evidence; there are as many sheets as that takes. */
  readonly awardsPerSheet?: number | undefined;
}

const NOTE_LIMIT = 2000;

/** Rows that our columns cover: data rows, and the totals rows before and after them. */
const rowsOf = ({ recognition: { mapping } }: Composition): { readonly firstRow: number; readonly lastRow: number } => {
  const totals = mapping.skipped.filter((s) => s.kind === 'total' || s.kind === 'subtotal').map((s) => s.row);
  return { firstRow: Math.min(mapping.firstRow, ...totals), lastRow: Math.max(mapping.lastRow, ...totals) };
};

const columnsOf = (
  sheet: Sheet,
  sums: RowSums,
  paying: readonly number[],
  awards: readonly Award[],
  place: (key: string) => number,
  key: (item: ItemOutcome['item']) => string,
  noteOf: (award: Award) => string | undefined,
): readonly OwnColumn[] => {
  const { settlement } = sheet;
  const byItem = new Map<number, Award[]>(paying.map((index) => [index, []]));
  for (const award of awards) byItem.get(award.index)?.push(award);
  return [
    ...paying.map((index) => {
      const outcome = settlement.outcomes[index] as ItemOutcome;
      return itemColumn(sheet, outcome, byItem.get(index) ?? [], place(key(outcome.item)), noteOf);
    }),
    totalColumn(sheet, sums, place(ownKey(settlement.policy.id, 'total'))),
    ceilingColumn(sheet, sums, place(ownKey(settlement.policy.id, 'ceiling'))),
    statusColumn(sheet, sums, place(ownKey(settlement.policy.id, 'status'))),
  ];
};

/** Decided cells say what was decided. */
const decidedColumns = (columns: readonly OwnColumn[], sheet: Sheet, applied: readonly Applied[]): readonly OwnColumn[] => {
  const { settlement, firstRow, unit, lang } = sheet;
  return applied.reduce((all, one) => {
    const { item } = settlement.outcomes[one.index] as ItemOutcome;
    const at = (settlement.table.rowNumbers[rowOf(settlement, item, one.unit)] as number) - 1 - firstRow;
    return all.map((column) =>
      column.key === itemKey(settlement.policy.id, item.id) ? withDecision(column, at, one, unit, lang) : column,
    );
  }, columns);
};

/** Other policies have columns or sheets in the workbook, or will have. */
export const isOneOfSeveral = (
  policy: string,
  { several, ownColumns, memory }: Pick<Composition, 'several' | 'ownColumns' | 'memory'>,
): boolean =>
  several === true ||
  ownColumns.some(({ key }) => parseOwnKey(key)?.policy !== policy) ||
  Object.keys(memory?.policies ?? {}).some((id) => id !== policy);

export const compose = (composition: Composition): WritePlan => {
  const { settlement, recognition, read, grid, ownColumns, sheets, lang, unit, memory } = composition;
  const { policy } = settlement;
  const { mapping } = recognition;
  const { firstRow, lastRow } = rowsOf(composition);
  const several = isOneOfSeveral(policy.id, composition);
  const sheet: Sheet = { settlement, mapping, firstRow, lastRow, lang, unit, several };
  const applied = composition.applied ?? [];
  const decisionOf = (index: number, one: number): Applied | undefined =>
    applied.find((a) => a.index === index && a.unit === one);
  const paying = [...new Set([...payingItems(settlement), ...applied.map(({ index }) => index)])].sort((a, b) => a - b);
  const awards = awardsOf(settlement, paying, applied);
  const keyOf = ({ id }: ItemOutcome['item']): string => itemKey(policy.id, id);
  const keys = [
    ...paying.map((index) => keyOf((settlement.outcomes[index] as ItemOutcome).item)),
    ...['total', 'ceiling', 'status'].map((part) => ownKey(policy.id, part)),
  ];
  const placement = placeColumns(keys, grid, mapping, columnsOfPolicy(policy.id, ownColumns), composition.stay);
  const place = (key: string): number => placement.at.get(key) ?? -1;

  /** What is said of an award goes to its cell, whose place is known only now. */
  const withCell = (problem: Problem): Problem => {
    const { item, row, cell, sheet: on } = problem.place;
    const column = item === undefined ? undefined : placement.at.get(itemKey(policy.id, item));
    return column === undefined || row === undefined || cell !== undefined || on !== grid.sheet
      ? problem
      : { ...problem, place: { ...problem.place, cell: address(row - 1, column) } };
  };

  // A line is asked for twice in a row and its evidence may be long: the last one is kept, and no other.
  let last: { readonly award: Award; readonly line: Line } | undefined;
  const explained = (award: Award): Line => {
    if (last?.award === award) return last.line;
    const line = composition.explain(award.index, award.unit);
    const decision = applied.length > 0 ? decisionOf(award.index, award.unit) : undefined;
    last = { award, line: decision ? decidedLine(decision, line, unit) : line };
    return last.line;
  };
  const noted = new Set(awards.filter((a) => a.code !== Code.displaced).slice(0, composition.noteLimit ?? NOTE_LIMIT));
  const perSheet = composition.awardsPerSheet ?? AWARDS_PER_SHEET;
  const evidenceNames = sheetNamesOf('evidence', evidencePages(awards.length, perSheet), policy, several, lang, sheets);
  const noteOf = (award: Award): string | undefined =>
    noted.has(award) ? fitNote(explained(award).note[lang], evidenceNames[0] ?? '', lang) : undefined;

  const name = (key: SheetKey): string => sheetNameOf(key, policy, several, lang, sheets);
  const owned = ({ more, ...own }: OwnSheet): OwnSheet => ({
    ...own,
    ...(more && (composition.streamed ? { more } : { rows: [...own.rows, ...more] })),
    key: ownKey(policy.id, own.key),
  });
  const evidence = evidenceSheets(
    evidenceNames,
    perSheet,
    sheet,
    awards,
    explained,
    read.projects,
    (index) => place(keyOf((settlement.outcomes[index] as ItemOutcome).item)),
    (award) => applied.length > 0 && decisionOf(award.index, award.unit) !== undefined,
  );
  const facts = {
    fileName: composition.fileName,
    inputHash: read.inputHash,
    engineVersion: composition.engineVersion,
    now: composition.now,
    notes: { written: noted.size, all: awards.filter((a) => a.code !== Code.displaced).length },
    evidence,
    kept: composition.kept,
  };
  const { parameters } = composition;
  const filledIn = parameterSheet(
    policy,
    neededFor(settlement),
    parameters,
    parameters && readParameters(parameters.grid, policy, composition.otherPolicies ?? []),
    sheets,
    lang,
  );
  const sums = rowSums(settlement);
  const own = [
    ...evidence,
    summarySheet(name('summary'), sheet, sums, composition.fileName, composition.kept),
    problemSheet(name('problems'), [...composition.problems.map(withCell), ...evidenceContinues(evidence)], lang),
    receiptSheet(
      name('receipt'),
      sheet,
      facts,
      decisionRows(
        applied,
        composition.lost ?? [],
        (id) => settlement.policy.items.find((item) => item.id === id)?.title,
        unit,
        lang,
      ),
    ),
    // One of an earlier run is emptied where there is nothing to rank any more.
    ...(settlement.rankings.length > 0 || sheets.some(({ own }) => own === ownKey(policy.id, 'ranking'))
      ? [rankingSheet(name('ranking'), sheet)]
      : []),
  ]
    .map(owned)
    .concat(filledIn ?? []);
  // An earlier run may have had more sheets of evidence.
  const removed = pagesOf(policy.id, 'evidence', sheets, ({ own: key }) => key).flatMap(({ own: key }) =>
    key === undefined || own.some((one) => one.key === key) ? [] : [key],
  );
  return {
    sheet: grid.sheet,
    headerRow: mapping.headerRow,
    headerRows: mapping.headerRows,
    firstRow,
    rowCount: lastRow - firstRow + 1,
    columns: decidedColumns(columnsOf(sheet, sums, paying, awards, place, keyOf, noteOf), sheet, applied),
    dropped: placement.dropped,
    sheets: own,
    ...(removed.length > 0 && { removed }),
    memory: memoryText(
      policy,
      settlement.choices,
      unit,
      mapping,
      memory,
      { time: composition.now, file: composition.fileName },
      [...applied.map(({ decision }) => decision), ...(composition.lost ?? [])],
      read.prints,
    ),
    seen: seenOf(grid, mapping, ownColumns, firstRow, lastRow - firstRow + 1),
  };
};
