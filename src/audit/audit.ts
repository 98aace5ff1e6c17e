/**
 * The audit of one sheet: what a run opened, recognised and computed of it, and what the auditor asked for, in; every finding and what it all comes to, as plain values, out.
 * Pure: it may run in a worker, and a screen can show any part of it.
 */
import { text, type Text } from '../core/lang';
import { moneyIn } from '../core/money';
import { done, failed, type Problem, type Result } from '../core/problem';
import type { Rational } from '../core/rational';
import type { Computed, Opened } from '../run/run';
import type { Other } from '../sheet/overlaps/overlaps';
import type { Grid } from '../sheet/port/port';
import { identityText } from '../sheet/read/enterprises';
import { alikeSheets } from './doubles/alike';
import { CAUSE_TEXT, type CauseId } from './causes/cause';
import { besideOf, withoutColumns, type BesideChoice } from './doubles/beside';
import { differencesOf, type ColumnResult } from './differences/differences';
import { doublesOf } from './doubles/doubles';
import { edgesOf } from './edges/edges';
import { withIds, type Finding } from './finding';
import type { Earlier } from './earlier';
import { findGiven, scopeOf, type GivenChoice } from './given/columns';
import { sourceFor } from './given/read';
import { mattersOf } from './doubles/matters';
import { withMarks, type KeptMarks } from './marks';
import { withoutOtherYears, yearsOfRows } from './other-years';
import { regionLists } from './doubles/region-lists';
import { reconcile, type Reconciliation } from './sums/reconcile';
import { inLikelyUnits } from './doubles/likely-unit';
import { listOn, rosterOf, type Entry } from './doubles/roster';
import { summariesOf } from './summaries/summaries';
import { explainTotals } from './differences/totals';
import { inUnitOfValues } from './unit-in-values';

export interface AuditOptions {
  /** Columns that hold the given amounts; none: those that are recognised. */
  readonly given: readonly GivenChoice[];
  /** How far above a line a row is told, as a share of it; 0 tells none. */
  readonly margin: Rational;
  /** Other lists: sheets, workbooks, years. */
  readonly others: readonly Entry[];
  /** The other sheets of the workbook, some of which may sum the audited one. */
  readonly sheets?: readonly Grid[];
  /** Other policies that pay on the same rows: matters that both pay are told, nothing else is held against them. */
  readonly alongside?: readonly Other[];
  /** Columns of this sheet that hold what some of them pay. */
  readonly beside?: readonly BesideChoice[];
  /** What other policies have paid on other sheets and in other workbooks. */
  readonly elsewhere?: readonly Other[];
  /** What an auditor said of the findings before. */
  readonly kept?: KeptMarks;
  /** Whose figures are tried as a cause. */
  readonly earlier?: Earlier;
  readonly progress?: (done: number, total: number) => void;
}

export { MARGIN } from './edges/margin';

/** The differences of one cause: how many, and 分 given too much and too little. */
export interface CauseSum {
  readonly id: CauseId;
  readonly text: Text;
  readonly exact: number;
  readonly near: number;
  readonly over: number;
  readonly under: number;
}

export interface Audit {
  readonly columns: readonly ColumnResult[];
  /** In the order of kinds and rows; addressable by `id`. */
  readonly findings: readonly Finding[];
  /** The most money first. */
  readonly causes: readonly CauseSum[];
  readonly reconciliation: Reconciliation;
  readonly margin: Rational;
  /** Rows of other lists that doubles were looked for in. */
  readonly compared: number;
  /** Policies beside the audited one that matters paid twice were looked for in. */
  readonly alongside: readonly { readonly id: string; readonly name: Text; readonly year: number | undefined }[];
  /** Marks of findings that are no more. */
  readonly resolved: readonly Finding[];
  readonly problems: readonly Problem[];
}

const causeSums = (findings: readonly Finding[]): readonly CauseSum[] => {
  const sums = new Map<CauseId, { exact: number; near: number; over: number; under: number }>();
  for (const { kind, causes, difference } of findings) {
    if (kind !== 'difference') continue;
    const [first] = causes;
    const id = first?.id ?? 'none';
    const sum = sums.get(id) ?? { exact: 0, near: 0, over: 0, under: 0 };
    sums.set(id, sum);
    if (first && !first.exact) sum.near += 1;
    else sum.exact += 1;
    if ((difference ?? 0) > 0) sum.over += difference ?? 0;
    else sum.under -= difference ?? 0;
  }
  return [...sums]
    .map(([id, sum]) => ({ id, text: CAUSE_TEXT[id], ...sum }))
    .sort((a, b) => b.over + b.under - (a.over + a.under) || (a.id < b.id ? -1 : 1));
};

export const audit = (opened: Opened, computed: Computed, options: AuditOptions): Result<Audit> => {
  const { settlement, recognition, read } = computed;
  const { alongside = [], elsewhere = [], beside: named = [] } = options;
  const others = named.map(({ choice }) => choice.column);
  const given = findGiven(opened, withoutColumns(recognition, others), scopeOf(settlement), options.given);
  if (!given.ok) return given;
  const source = sourceFor(opened.grid, recognition.mapping, settlement.table.rowNumbers);
  const besides = named.map((one) => besideOf(opened, source, one));
  const ofBesides = besides.flatMap(({ problems }) => problems);
  const likely = new Set(recognition.suggestions.map(({ input }) => input));
  const units = given.value.columns.map((column) => inUnitOfValues(settlement, source, column));
  const ofUnits = units.flatMap((one) => (one.ok ? one.value.problems : one.problems));
  const apart = units.flatMap((one) =>
    one.ok
      ? [
          differencesOf({
            settlement,
            source,
            projects: read.projects,
            given: one.value.given,
            likely,
            ...(options.earlier && { earlier: options.earlier }),
            ...(options.progress && { progress: options.progress }),
          }),
        ]
      : [],
  );
  if (apart.length === 0) return failed(...ofUnits);
  const years = yearsOfRows(recognition, source, settlement);
  const ofYear = (column: ColumnResult): ColumnResult =>
    years ? withoutOtherYears(column, years, source, settlement, read.projects) : column;
  const columns = explainTotals(apart.map(ofYear));
  const main = columns[0];
  // What is of no column is told as the first is.
  const money = moneyIn(main?.unit ?? '');
  const items = [...new Set(columns.flatMap((column) => column.given.items))];
  const { projects } = read;
  const lists = new Map(
    (options.sheets ?? []).map((grid) => [grid, listOn(grid, settlement.policy, settlement.choices.year)] as const),
  );
  const amounts = main && { column: main.given.column, unit: main.unit };
  const { entries: own, problems: unusable } = rosterOf(source, amounts, settlement.table);
  const { name, code, region } = recognition.mapping.identity;
  const regionOf = identityText(source, region?.column);
  const likelyUnits = inLikelyUnits(own, options.others);
  const { others: apartFrom, held } = regionLists(
    opened.grid.sheet,
    region?.header ?? '',
    own.map((entry) => ({ entry, region: regionOf(entry.row - 1) })),
    likelyUnits.entries,
    settlement.choices.year,
    money,
  );
  const copies = new Set(held.sheets.map(({ sheet }) => sheet));
  const sums = summariesOf(
    { settlement, recognition, source, projects, columns },
    options.sheets ?? [],
    (grid) => lists.get(grid) !== undefined,
  );
  const summaries = {
    sheets: [...sums.sheets, ...held.sheets],
    found: [...sums.found, ...held.found],
    problems: [...sums.problems, ...held.problems],
  };
  const reconciliation = reconcile(settlement, source, projects, columns, summaries);
  const edges = options.margin.n > 0n ? edgesOf({ settlement, projects, items, margin: options.margin, money }) : [];
  const nameColumn = name?.column ?? code?.column ?? 0;
  const ids = withIds([
    ...columns.flatMap(({ found }) => found),
    ...mattersOf({
      settlement,
      projects,
      columns,
      others: [...alongside, ...elsewhere],
      beside: besides.flatMap((one) => (one.ok ? [one.value] : [])),
      nameColumn,
      money,
    }),
    ...doublesOf(own, apartFrom, money),
    ...edges,
    ...reconciliation.found,
  ]);
  const { findings, resolved, problems } = withMarks(ids, options.kept, opened.grid.sheet);
  return done({
    columns,
    findings,
    causes: causeSums(findings),
    reconciliation,
    margin: options.margin,
    compared: options.others.length,
    alongside: alongside.map(({ id, policy, year }) => ({ id, name: policy?.name ?? text(id, id), year })),
    resolved,
    problems: [
      ...given.value.problems,
      ...ofUnits,
      ...ofBesides,
      ...(years?.problems ?? []),
      ...alikeSheets(
        opened.grid.sheet,
        columns.map((column) => column.given),
        (options.sheets ?? []).filter(({ sheet }) => !copies.has(sheet)),
        (grid) => lists.get(grid),
      ),
      ...columns.flatMap((column) => column.problems),
      ...likelyUnits.problems,
      ...summaries.problems,
      ...reconciliation.problems,
      ...unusable,
      ...problems,
    ],
  });
};
