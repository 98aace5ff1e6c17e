/** Sheets of sums beside a list (by region, by another column, by item): the audited list and the other sheets of its workbook in; every figure that is not what the list comes to, and how many are, out. */
import { text, type Text } from '../../core/lang';
import { moneyIn as tellingIn, type Telling } from '../../core/money';
import type { Problem } from '../../core/problem';
import { CellState } from '../../engine/table';
import { address, kindAt, shownAt } from '../../sheet/cells';
import type { Mapping } from '../../sheet/mapping';
import { compact } from '../../sheet/normalise';
import { Kind, type Grid } from '../../sheet/port/port';
import { allRows, countsOf, sumOf } from '../sums/counts';
import type { Found } from '../finding';
import { moneyColumn, readGiven, sourceFor } from '../given/read';
import { statedUnit } from '../given/unit';
import { statementsOf, type Stating } from './columns';
import { groupingsOf, type Audited, type Group } from './groups';
import { keyedSheet, type Keyed, type KeyedRow } from './keyed';
import * as problem from './problems';

export interface SummarySheet {
  readonly sheet: string;
  /** The header of the list's column by whose values it sums. */
  readonly by: string;
  readonly checked: number;
  readonly holding: number;
}

export interface Summaries {
  readonly sheets: readonly SummarySheet[];
  readonly found: readonly Found[];
  readonly problems: readonly Problem[];
}

/** A figure of a row, and what it may be. */
interface Check {
  readonly row: KeyedRow;
  readonly stating: Stating;
  /** A count, or 分. */
  readonly says: number;
  /** The first is told. */
  readonly fits: readonly number[];
  /** What the sheet's own rows come to, in the row of all. */
  readonly own: number | undefined;
}

type Values = readonly (number | undefined)[];

const mappingOf = ({ layout, headerRow, headerRows, rows }: Keyed): Mapping => ({
  sheet: layout.grid.sheet,
  headerRow,
  headerRows,
  firstRow: rows[0]?.row ?? headerRow,
  lastRow: rows[rows.length - 1]?.row ?? headerRow,
  skipped: [],
  columns: {},
  identity: {},
  lists: [],
  declined: [],
});

/** What each row of a column says, read as money in a unit. */
const moneyIn = (
  keyed: Keyed,
  { column, header }: Stating,
  unit: string,
): { readonly values: Values; readonly problems: readonly Problem[] } => {
  const rows = Int32Array.from(keyed.rows, ({ row }) => row + 1);
  const { fen, state, problems } = readGiven(
    sourceFor(keyed.layout.grid, mappingOf(keyed), rows),
    moneyColumn(column, header, unit),
    unit,
  );
  return {
    values: keyed.rows.map((_, i) => (state[i] === CellState.value ? (fen[i] as number) : undefined)),
    // The list is what is audited: what a sheet of sums says wrong is a warning.
    problems: problems.map((one) => ({ ...one, severity: one.severity === 'error' ? 'warning' : one.severity })),
  };
};

/** 12, 12家: a count as it stands. */
const countsIn = ({ layout: { grid }, rows }: Keyed, { column }: Stating): Values =>
  rows.map(({ row }) => {
    if (kindAt(grid, row, column) === Kind.number) return Number(shownAt(grid, row, column));
    const digits = /^(\d{1,7})(?:家|户|个|项|笔|户次|家次)?$/.exec(compact(shownAt(grid, row, column)))?.[1];
    return digits === undefined ? undefined : Number(digits);
  });

const fitsOf = (audited: Audited, { states }: Stating, is: Group | 'all', groups: readonly Group[]): readonly number[] => {
  const rows = is === 'all' ? allRows(audited.settlement) : is.rows;
  const own = is === 'all' ? groups.flatMap(({ columns }) => columns ?? []) : (is.columns ?? []);
  if (states === 'own') return [own.reduce((sum, one) => sum + sumOf(one, rows), 0)];
  if (typeof states !== 'string') return [sumOf(states, rows)];
  const fits = countsOf(audited.settlement, audited.projects, own.length > 0 ? own : audited.columns, rows)[states];
  // A group of columns has those whom its columns pay.
  if (own.length > 0 && is !== 'all') return fits.slice(-own.length);
  const parts =
    is === 'all' ? groups.map((group) => fitsOf(audited, { column: 0, header: '', states }, group, groups)[0] ?? 0) : [];
  // Who is in two groups is counted in both by a total that adds up its rows.
  return is === 'all' ? [...fits, parts.reduce((a, b) => a + b, 0)] : fits;
};

const checksOf = (keyed: Keyed, audited: Audited, stating: Stating, values: Values): readonly Check[] => {
  const listed = values.flatMap((value, i) => (keyed.rows[i]?.is === 'all' ? [] : (value ?? [])));
  return keyed.rows.flatMap((row, i): Check[] => {
    const says = values[i];
    if (says === undefined || (row.is === 'unknown' && says === 0)) return [];
    const fits = row.is === 'unknown' ? [0] : fitsOf(audited, stating, row.is, keyed.grouping.groups);
    return [{ row, stating, says, fits, own: row.is === 'all' ? listed.reduce((a, b) => a + b, 0) : undefined }];
  });
};

const holds = ({ says, fits }: Check): boolean => fits.includes(says);

/** Of amounts without a unit, the one in which more of them are what the list comes to; undefined where none is. */
const amountChecks = (
  keyed: Keyed,
  audited: Audited,
  stating: Stating,
): { readonly checks: readonly Check[]; readonly problems: readonly Problem[] } => {
  const { unit } = statedUnit(keyed.layout, mappingOf(keyed), stating.column);
  const tried = (unit === '' ? ['万元', '元'] : [unit]).map((one) => {
    const { values, problems } = moneyIn(keyed, stating, one);
    const checks = checksOf(keyed, audited, stating, values);
    return { checks, problems, telling: checks.filter((check) => check.says !== 0 && holds(check)).length };
  });
  const best = tried.reduce((a, b) => (b.telling > a.telling ? b : a));
  if (unit === '' && best.telling === 0 && best.checks.some(({ says }) => says !== 0))
    return { checks: [], problems: [problem.noUnit(keyed.layout.grid.sheet, stating.header)] };
  return best;
};

/** Half of the last digit that a cell shows, in 分: within it, a sum was rounded and not mistaken. */
const roundedAlike = ({ layout: { grid } }: Keyed, { row, stating, says, fits }: Check): boolean => {
  const places = /\.(\d+)$/.exec(shownAt(grid, row.row, stating.column))?.[1]?.length ?? 0;
  const shown = Number(compact(shownAt(grid, row.row, stating.column)).replace(/,/g, ''));
  const step = says / shown / 10 ** places;
  return Number.isFinite(step) && Math.abs(says - (fits[0] ?? 0)) * 2 <= Math.abs(step);
};

const messageOf = (keyed: Keyed, list: string, check: Check, money: Telling): Text => {
  const { row, stating, says, fits, own } = check;
  const isMoney = stating.states === 'own' || typeof stating.states !== 'string';
  const sum = fits[0] ?? 0;
  const shown = (value: number, lang: 'zh' | 'en'): string => (isMoney ? money(value, lang) : String(value));
  const of = typeof stating.states === 'string' ? '' : stating.states.label;
  const rounded = isMoney && roundedAlike(keyed, check);
  const rows =
    own === undefined || own === sum
      ? text('', '')
      : text(`汇总表各行相加是${shown(own, 'zh')}。`, ` Its own rows sum to ${shown(own, 'en')}.`);
  const apart = text(
    `${says > sum ? '多' : '少'}${shown(Math.abs(says - sum), 'zh')}${rounded ? '（按所写的位数四舍五入则相符）' : ''}`,
    `${shown(Math.abs(says - sum), 'en')} too ${says > sum ? 'much' : 'little'}${rounded ? ' (the same when rounded to the digits written)' : ''}`,
  );
  return text(
    `汇总表“${keyed.layout.grid.sheet}”中“${row.label}”的“${stating.header}”写的是${shown(says, 'zh')}，“${list}”${of === '' ? '' : `的“${of}”`}${row.is === 'all' ? '合计' : '相应各行'}是${shown(sum, 'zh')}，${apart.zh}。${rows.zh}`,
    `On “${keyed.layout.grid.sheet}”, “${stating.header}” of “${row.label}” says ${shown(says, 'en')}; ${row.is === 'all' ? 'all rows' : 'its rows'} of “${list}” come to ${shown(sum, 'en')}${of === '' ? '' : ` in “${of}”`}: ${apart.en}.${rows.en}`,
  );
};

const findingAt = (sheet: string, row: number, column: number, about: string, message: Text): Found => ({
  kind: 'total',
  at: { sheet, cell: address(row, column) },
  row: row + 1,
  enterprise: '',
  code: null,
  project: '',
  about,
  given: null,
  expected: null,
  difference: null,
  causes: [],
  message,
  related: [],
});

const findingOf = (keyed: Keyed, { source, recognition, columns }: Audited, check: Check): Found => {
  const { row, stating, says, fits } = check;
  const { grid } = keyed.layout;
  const list = source.grid.sheet;
  const { states, column, header } = stating;
  const made = findingAt(
    grid.sheet,
    row.row,
    column,
    `${row.label}：${header}`,
    messageOf(keyed, list, check, tellingIn(columns[0]?.unit ?? '')),
  );
  if (states === 'enterprises' || states === 'projects' || states === 'times') return made;
  const sum = fits[0] ?? 0;
  const head = recognition.mapping.headerRow + recognition.mapping.headerRows - 1;
  return {
    ...made,
    given: says,
    expected: sum,
    difference: says - sum,
    related: states === 'own' ? [] : [{ sheet: list, cell: address(head, states.column) }],
  };
};

/** A group of the list that has no row, and a row with figures that is no group of the list. */
const strays = (keyed: Keyed, { source }: Audited, checks: readonly Check[]): readonly Found[] => {
  const { layout, grouping, rows, column, headerRow, headerRows } = keyed;
  const { sheet } = layout.grid;
  const list = source.grid.sheet;
  const there = new Set(rows.map(({ is }) => is));
  const missing = grouping.groups.filter((group) => !group.columns && !there.has(group));
  const unknown = [...new Set(checks.flatMap(({ row }) => (row.is === 'unknown' ? [row] : [])))];
  return [
    ...missing.map((group) =>
      findingAt(
        sheet,
        headerRow + headerRows - 1,
        column,
        group.label,
        text(
          `“${list}”中“${grouping.header}”为“${group.label}”的有 ${group.rows.length} 行，汇总表“${sheet}”里没有。`,
          `“${list}” has ${group.rows.length} rows with “${group.label}” as “${grouping.header}”, which the sheet of sums “${sheet}” does not have.`,
        ),
      ),
    ),
    ...unknown.map(({ row, label }) =>
      findingAt(
        sheet,
        row,
        column,
        label,
        text(
          `汇总表“${sheet}”里有“${label}”的数字，“${list}”中“${grouping.header}”没有为“${label}”的行。`,
          `The sheet of sums “${sheet}” has figures for “${label}”, but no row of “${list}” has it as “${grouping.header}”.`,
        ),
      ),
    ),
  ];
};

const readOne = (
  grid: Grid,
  audited: Audited,
  groupings: ReturnType<typeof groupingsOf>,
  isList: (grid: Grid) => boolean,
): Summaries => {
  const none = (...problems: Problem[]): Summaries => ({ sheets: [], found: [], problems });
  const { sheet } = grid;
  const list = audited.source.grid.sheet;
  const keyed = keyedSheet(grid, groupings);
  if (!keyed || isList(grid)) return none();
  if ('why' in keyed)
    return none(
      keyed.why === 'repeated' ? problem.repeatedGroup(sheet, list, keyed.label) : problem.severalKeys(sheet, keyed.headers),
    );
  const { columns, left, unclear } = statementsOf(keyed, audited);
  const problems: Problem[] = unclear.length > 0 ? [problem.unclearColumns(sheet, unclear)] : [];
  const checks = columns.flatMap((stating): readonly Check[] => {
    if (stating.states === 'enterprises' || stating.states === 'projects' || stating.states === 'times')
      return checksOf(keyed, audited, stating, countsIn(keyed, stating));
    const read = amountChecks(keyed, audited, stating);
    problems.push(...read.problems);
    return read.checks;
  });
  if (checks.length === 0) return none(...problems);
  const ofAmounts = columns.some(({ states }) => states === 'own' || typeof states !== 'string');
  if (!ofAmounts && !checks.some(holds)) return none(problem.notOfList(sheet, list));
  if (left.length > 0) problems.push(problem.columnsLeft(sheet, left));
  const told = checks.filter(({ row }) => row.is !== 'unknown');
  const found = [
    ...told.filter((check) => !holds(check)).map((check) => findingOf(keyed, audited, check)),
    ...strays(keyed, audited, checks),
  ];
  const checked = told.length + found.length - told.filter((check) => !holds(check)).length;
  return { sheets: [{ sheet, by: keyed.grouping.header, checked, holding: checked - found.length }], found, problems };
};

/** `isList`: whether a sheet is a list of enterprises, which groups may stand in too. */
export const summariesOf = (audited: Audited, sheets: readonly Grid[], isList: (grid: Grid) => boolean): Summaries => {
  const groupings = sheets.length === 0 ? [] : groupingsOf(audited);
  const all = sheets.map((grid) => readOne(grid, audited, groupings, isList));
  return {
    sheets: all.flatMap((one) => one.sheets),
    found: all.flatMap(({ found }) => found),
    problems: all.flatMap(({ problems }) => problems),
  };
};
