/**
 * The main job on one workbook, whatever holds it: open → recognise → compute → plan → write. Every door (command line, pane, workbench) goes through here.
 * Each step returns a plain value that the next one takes, so that a screen can stop between them, show, and let the officer decide.
 */
import { done, failed, type Problem, type Result } from '../core/problem';
import { chooseAll, type Wanted } from '../engine/choose';
import { explain, line } from '../engine/explain/explain';
import type { Explanation } from '../engine/explanation';
import type { Settlement } from '../engine/outcome';
import { rankingProblems } from '../engine/ranking/tell';
import { settle } from '../engine/settle';
import type { Policy } from '../policy/model';
import type { MappingChoices, Recognition } from '../sheet/mapping';
import { recall, type Memory } from '../sheet/compose/memory';
import { readParameters } from '../sheet/parameters/read';
import type { ParameterSheet } from '../sheet/parameters/sheet';
import type { Grid, OwnColumnAt, Progress, SheetPort, Workbook } from '../sheet/port';
import type { Answers } from '../sheet/record/answers';
import type { Applied } from '../sheet/record/decisions';
import { planRun, type RunPlan } from '../sheet/record/plan-run';
import { readRunRecords, type RunRecords } from '../sheet/record/run-record';
import { readTable, type ReadTable } from '../sheet/read/read-table';
import { recognise } from '../sheet/recognise/recognise';
import { withAbsentFlags } from './absent-flags';
import { decidedStep, decisionOn } from './decided';
import { openParameters, otherPolicies } from './parameters';
import { withProjects } from './projects';
import { unknownSheet } from './problems';

export const ENGINE_VERSION = '0.1.0';

/** A workbook whose sheet is read: what can be recognised again with other choices without touching the workbook. */
export interface Opened {
  readonly workbook: Workbook;
  readonly grid: Grid;
  readonly ownColumns: readonly OwnColumnAt[];
  readonly memory: Memory | undefined;
  /** Where figures of other documents are filled in. */
  readonly parameters?: ParameterSheet;
  /** What the last run of each policy kept of itself, where it was about this sheet. */
  readonly records: RunRecords;
}

/** Reads the named sheet, else the active one, else the first visible sheet of the user's. Rejects with ProblemError where the workbook cannot be read. */
export const openSheet = async (
  port: SheetPort,
  sheet?: string,
  progress?: Progress,
  signal?: AbortSignal,
): Promise<Result<Opened>> => {
  const workbook = await port.open();
  const usable = workbook.sheets.filter((info) => info.worksheet && info.own === undefined);
  const names = usable.map(({ name }) => name);
  const filledIn = await openParameters(port, workbook.sheets);
  const data = usable.filter(({ name }) => name !== filledIn?.grid.sheet);
  if (sheet !== undefined && !names.includes(sheet)) return failed(unknownSheet(sheet, names));
  const chosen =
    sheet ??
    (data.some(({ name }) => name === workbook.active)
      ? workbook.active
      : (data.find(({ visible }) => visible)?.name ?? data[0]?.name ?? names[0]));
  if (chosen === undefined) return failed(unknownSheet(workbook.active, names));
  const [grid, ownColumns] = [await port.read(chosen, progress, signal), await port.ownColumns(chosen)];
  return done({
    workbook,
    grid,
    ownColumns,
    records: ownColumns.length > 0 ? recordsFor(readRunRecords(await port.record()), workbook, chosen) : {},
    memory: recall(workbook.memory),
    ...(filledIn && { parameters: filledIn }),
  });
};

/** A sheet that was renamed is still the one of its record; another sheet with columns of ours is not. */
const recordsFor = (records: RunRecords, { sheets }: Workbook, sheet: string): RunRecords =>
  Object.fromEntries(
    Object.entries(records).filter(
      ([, { written }]) => written.sheet === sheet || !sheets.some(({ name }) => name === written.sheet),
    ),
  );

/** What each column is. `choices` are the officer's corrections on top of what was recognised or remembered. */
export const recogniseSheet = (opened: Opened, policy: Policy, year: number, choices?: MappingChoices): Result<Recognition> => {
  const last = opened.memory?.policies[policy.id]?.mapping;
  const remembered = last?.sheet === opened.grid.sheet ? last : undefined;
  return recognise(opened.grid, policy, {
    year,
    ignore: opened.ownColumns.map(({ column }) => column),
    ...(remembered && { remembered }),
    ...(choices && { choices }),
  });
};

export interface Computed {
  readonly settlement: Settlement;
  readonly read: ReadTable;
  readonly recognition: Recognition;
  readonly problems: readonly Problem[];
}

/** What stands in the workbook joins what was given for this run; and what is wrong with the sheet that it stands on. */
export const withFigures = (
  { parameters, memory }: Pick<Opened, 'parameters' | 'memory'>,
  policy: Policy,
  wanted: Wanted,
): { readonly wanted: Wanted; readonly problems: readonly Problem[] } => {
  if (!parameters) return { wanted, problems: [] };
  const { figures, problems } = readParameters(parameters.grid, policy, otherPolicies(policy, memory));
  return { wanted: { ...wanted, figures }, problems };
};

/** Reads the table by the recognised mapping and settles it. Pure: it may run in a worker. */
export const compute = (
  opened: Pick<Opened, 'grid' | 'parameters' | 'memory'>,
  recognition: Recognition,
  policy: Policy,
  wanted: Wanted,
  progress?: Progress,
): Result<Computed> => {
  const { wanted: all, problems } = withFigures(opened, policy, wanted);
  const choices = chooseAll(policy, all);
  if (!choices.ok) return choices;
  const read = readTable(opened.grid, recognition.mapping, policy, { year: wanted.year, readings: choices.value.readings });
  const table = withProjects(withAbsentFlags(read.table, policy, choices.value.readings), read.projects);
  const settlement = settle(policy, table, choices.value, progress);
  return done({
    settlement,
    read,
    recognition,
    problems: [...choices.problems, ...problems, ...read.problems, ...rankingProblems(settlement)],
  });
};

export interface PlanOptions {
  readonly lang: 'zh' | 'en';
  readonly unit: '元' | '万元';
  readonly fileName: string;
  /** ISO time of the run, injected so that the same run gives the same bytes. */
  readonly now: string;
  /** Other policies are computed in the same run. */
  readonly several?: boolean;
  /** What becomes of cells of ours that were changed by hand; kept where nothing is said. */
  readonly answers?: Answers | undefined;
}

/** Everything that will be written, decided before anything is. */
export const planWrite = (opened: Opened, computed: Computed, options: PlanOptions): RunPlan =>
  planRun({
    settlement: computed.settlement,
    explain: (index, unit) => line(computed.settlement, index, unit),
    recognition: computed.recognition,
    read: computed.read,
    problems: computed.problems,
    grid: opened.grid,
    ownColumns: opened.ownColumns,
    sheets: opened.workbook.sheets,
    records: opened.records,
    memoryText: opened.workbook.memory,
    memory: opened.memory,
    parameters: opened.parameters,
    otherPolicies: otherPolicies(computed.settlement.policy, opened.memory),
    engineVersion: ENGINE_VERSION,
    ...options,
  });

/** What was computed stays the explanation; a decision that the workbook remembers about the award stands above it. */
export type AwardExplanation = Explanation & { readonly decided?: Applied };

/** The explanation of one item for one unit. */
export const explainAward = (computed: Computed, item: number, unit: number, memory?: Memory): AwardExplanation => {
  const explanation = explain(computed.settlement, item, unit);
  const decided = decisionOn(computed, memory, item, unit);
  return decided ? { ...explanation, decided, steps: [decidedStep(decided), ...explanation.steps] } : explanation;
};
