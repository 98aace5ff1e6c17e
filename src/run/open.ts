/** The first step of a run: a workbook in; the sheet as it was read, out. */
import { done, failed, type Result } from '../core/problem';
import { recall, type Memory } from '../sheet/compose/memory';
import { ownKey, parseOwnKey } from '../sheet/own-keys';
import type { ParameterSheet } from '../sheet/parameters/sheet';
import type { Grid, OwnColumnAt, Progress, SheetInfo, SheetPort, Workbook } from '../sheet/port/port';
import { resultsElsewhere, type Elsewhere } from './elsewhere';
import { openParameters } from './parameters';
import { unknownSheet } from './problems';

/** A workbook whose sheet is read: what can be recognised again with other choices without touching the workbook. */
export interface Opened {
  readonly workbook: Workbook;
  readonly grid: Grid;
  readonly ownColumns: readonly OwnColumnAt[];
  readonly memory: Memory | undefined;
  /** Where figures of other documents are filled in. */
  readonly parameters?: ParameterSheet;
  /** What the last run of each policy kept of itself, on whichever sheet, as the port gave it: `recordsOf` unpacks it. */
  readonly record: readonly string[];
  /** Policies whose results stand on another sheet. */
  readonly elsewhere: Elsewhere;
  /** The sheets of figures that formulas of our columns refer to, by policy id. */
  readonly figures?: Readonly<Record<string, Grid>>;
}

/** What a sheet that had the name `before` is called now. */
const nameNow = (name: string, before: Workbook | undefined, sheets: readonly SheetInfo[]): string => {
  const id = before?.sheets.find((sheet) => sheet.name === name)?.id;
  return (id === undefined ? undefined : sheets.find((sheet) => sheet.id === id)?.name) ?? name;
};

/** Reads the named sheet, also where it was renamed since `before`; else the active one, else the first visible sheet of the user's. Rejects with ProblemError where the workbook cannot be read. */
export const openSheet = async (
  port: SheetPort,
  named?: string,
  progress?: Progress,
  signal?: AbortSignal,
  before?: Workbook,
): Promise<Result<Opened>> => {
  const workbook = await port.open();
  const usable = workbook.sheets.filter((info) => info.worksheet && info.own === undefined);
  const names = usable.map(({ name }) => name);
  const filledIn = await openParameters(port, workbook.sheets);
  const data = usable.filter(({ name }) => name !== filledIn?.grid.sheet);
  const sheet = named === undefined ? undefined : nameNow(named, before, usable);
  if (sheet !== undefined && !names.includes(sheet)) return failed(unknownSheet(sheet, names));
  const chosen =
    sheet ??
    (data.some(({ name }) => name === workbook.active)
      ? workbook.active
      : (data.find(({ visible }) => visible)?.name ?? data[0]?.name ?? names[0]));
  if (chosen === undefined) return failed(unknownSheet(workbook.active, names));
  const [grid, ownColumns] = [await port.read(chosen, progress, signal), await port.ownColumns(chosen)];
  const memory = recall(workbook.memory);
  const record = memory || ownColumns.length > 0 ? await port.record() : [];
  const elsewhere = await resultsElsewhere(port, memory, names, chosen, ownColumns);
  const figures = await readFigures(port, policiesOf(ownColumns), workbook);
  return done({
    workbook,
    grid,
    ownColumns,
    record,
    elsewhere,
    ...(figures.length > 0 && { figures: Object.fromEntries(figures) }),
    memory,
    ...(filledIn && { parameters: filledIn }),
  });
};

const policiesOf = (ownColumns: readonly OwnColumnAt[]): ReadonlySet<string> =>
  new Set(ownColumns.flatMap(({ key }) => parseOwnKey(key)?.policy ?? []));

const readFigures = async (
  port: SheetPort,
  policies: ReadonlySet<string>,
  { sheets }: Workbook,
): Promise<readonly (readonly [string, Grid])[]> => {
  const found: (readonly [string, Grid])[] = [];
  for (const policy of policies) {
    const name = sheets.find(({ own }) => own === ownKey(policy, 'figures'))?.name;
    if (name !== undefined) found.push([policy, await port.read(name)]);
  }
  return found;
};
