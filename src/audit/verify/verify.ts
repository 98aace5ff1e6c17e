/**
 * Holds a result of ours against its receipt: a workbook behind its port, and the packs, in; for each policy that was run, what is no longer
 * as the receipt says, out. Everything is computed again from the data, with the choices that the receipt states.
 */
import { text, type Lang, type Text } from '../../core/lang';
import type { Place, Problem, Result } from '../../core/problem';
import { rankingProblems } from '../../engine/ranking/tell';
import type { Policy } from '../../policy/model';
import { compute, ENGINE_VERSION, openSheet, planWrite, type Computed, type Opened, type PlanOptions } from '../../run/run';
import type { Unit } from '../../sheet/compose/amounts';
import type { Mapping } from '../../sheet/mapping';
import { columnsOfPolicy, ownKey, parseOwnKey } from '../../sheet/own-keys';
import type { Grid, SheetInfo, SheetPort, Workbook } from '../../sheet/port/port';
import { inputHash } from '../../sheet/read/input-hash';
import { sourceOf } from '../../sheet/read/source';
import { gridRows } from './cells';
import { refused, statedChoices } from './choices';
import type { Difference } from './difference';
import { namedIn } from './names';
import { compareEvidence } from './evidence';
import { compareFigures, FIGURES, hasFormulas } from './figures';
import { inputDifferences } from './input';
import { compareNotes } from './notes';
import { oldInputs } from './old-inputs';
import * as problem from './problems';
import { fact, readReceipt, type Receipt } from './receipt';
import { compareProblems } from './problem-rows';
import { compareColumns, compareReceipt, compareSummary, type Compared } from './results';
import type { Known } from './receipt-cells';
import { locate, type Located } from './table';

export interface Verified {
  readonly policyId: string;
  readonly name: Text;
  /** As the receipt says it. */
  readonly version: string;
  readonly year: string;
  readonly time: string;
  readonly file: string;
  readonly lang: Lang;
  readonly unit: Unit;
  /** The sheet with the data. */
  readonly sheet: string;
  readonly receiptSheet: string;
  /** Cells of results that were compared. */
  readonly compared: number;
  readonly rows: number;
  /** Cells of results whose formulas have no stored result: where there are any, what is not different is not identical either. */
  readonly uncalculated: readonly Place[];
  /** The workbook still has what the run left in it besides the receipt: else changed choices cannot be told from changed results. */
  readonly remembered: boolean;
  readonly differences: readonly Difference[];
}

/** Loads the pack that a receipt names. */
export type PackOf = (id: string) => Promise<Result<Policy>>;

export interface VerifyOptions {
  /** What makes formulas of a plan: asked for where a workbook has some, since a screen should not load it unasked. */
  readonly formulas: () => Promise<PlanOptions['dress']>;
  /** As the run had it, where not the usual. */
  readonly awardsPerSheet?: number;
}

const receiptsIn = (workbook: Workbook): readonly (readonly [string, SheetInfo])[] =>
  workbook.sheets.flatMap((info) => {
    const key = info.own === undefined ? undefined : parseOwnKey(info.own);
    return key?.part === 'receipt' ? [[key.policy, info] as const] : [];
  });

/** The sheet that the receipt names, else the one that has the policy's columns. */
const dataSheet = async (port: SheetPort, workbook: Workbook, policy: string, named: string): Promise<string | undefined> => {
  const users = workbook.sheets.filter(({ worksheet, own }) => worksheet && own === undefined).map(({ name }) => name);
  if (users.includes(named)) return named;
  for (const name of users) if ((await port.ownColumns(name)).some(({ key }) => parseOwnKey(key)?.policy === policy)) return name;
  return undefined;
};

const ownGrid = async (port: SheetPort, workbook: Workbook, policy: string, part: string): Promise<Grid | undefined> => {
  const info = workbook.sheets.find(({ own }) => own === ownKey(policy, part));
  return info && (await port.read(info.name));
};

const gone = (note: Text): Compared => ({
  cells: 0,
  differences: [{ kind: 'result', code: 'sheet-gone', place: {}, name: '', stated: null, found: null, note }],
});
const SUMMARY_GONE = text('“测算汇总”表已不在工作簿中', 'the sheet of sums is gone');
const PROBLEMS_GONE = text('“数据问题”表已不在工作簿中', 'the sheet of problems is gone');

const results = async (
  port: SheetPort,
  opened: Opened,
  computed: Computed,
  receipt: Receipt,
  receiptGrid: Grid,
  { still, sources }: Located,
  told: readonly Difference[],
  options: VerifyOptions,
): Promise<Required<Omit<Compared, 'workings'>>> => {
  const { id } = computed.settlement.policy;
  const { lang, unit } = receipt;
  const figures = await ownGrid(port, opened.workbook, id, FIGURES);
  const dress = hasFormulas(opened, id, figures) ? await options.formulas() : undefined;
  // Decisions of officers are in; what the record of the run would keep of changes by hand is not.
  const { plan } = planWrite({ ...opened, record: [], elsewhere: {} }, computed, {
    lang,
    unit,
    fileName: fact(receipt, 'file'),
    now: fact(receipt, 'time'),
    streamed: true,
    awardsPerSheet: options.awardsPerSheet,
    compared: true,
    dress,
  });
  const { time, file } = opened.memory?.policies[id] ?? {};
  const known: Known = {
    samePack: fact(receipt, 'sha256') === computed.settlement.policy.sha256,
    sameEngine: fact(receipt, 'engine') === ENGINE_VERSION,
    sameData: !told.some(({ kind, code }) => kind === 'input' && code === 'input-hash'),
    still,
    sources,
    told: new Set(
      told.flatMap(({ place: { sheet, row } }) => (sheet === receiptGrid.sheet && row !== undefined ? [row - 1] : [])),
    ),
    time,
    file,
  };
  const columns = compareColumns(opened, plan, computed.settlement, unit);
  const all = [compareReceipt(receiptGrid, receipt, plan, id, known), columns];
  if (dress) all.push(compareFigures(figures, plan, id));
  const evidence = await compareEvidence(port, opened.workbook, plan, id, still);
  all.push(evidence);
  if (!known.sameData && known.samePack && !told.some(({ code }) => code.startsWith('input-cell') || code === 'input-rows'))
    all.push({ cells: 0, differences: oldInputs(computed, evidence.workings ?? [], lang) });
  const summary = await ownGrid(port, opened.workbook, id, 'summary');
  all.push(summary ? compareSummary(summary, plan, id) : gone(SUMMARY_GONE));
  const problems = await ownGrid(port, opened.workbook, id, 'problems');
  // The same reading of the same cells tells the same: by another program, or with columns elsewhere, it may not.
  const comparable =
    still && known.sameData && known.samePack && known.sameEngine && opened.grid.sheet === fact(receipt, 'sheet');
  // Words may be another program's; what an amount that differs is said to be follows from it.
  const notes = still && known.samePack && known.sameEngine ? await port.notes?.(opened.grid.sheet) : undefined;
  if (notes) {
    const own = new Map(columnsOfPolicy(id, opened.ownColumns).map(({ key, column }) => [key, column]));
    const differing = new Set(columns.differences.flatMap(({ place: { cell } }) => cell ?? []));
    all.push(compareNotes(opened.grid.sheet, notes, plan, own, differing));
  }
  if (!problems) all.push(gone(PROBLEMS_GONE));
  else if (comparable)
    all.push(compareProblems(problems, [...computed.read.problems, ...rankingProblems(computed.settlement)], lang));
  return {
    cells: all.reduce((sum, { cells }) => sum + cells, 0),
    differences: all.flatMap((one) => one.differences),
    uncalculated: all.flatMap((one) => one.uncalculated ?? []),
  };
};

const ORDER: readonly Difference['kind'][] = ['input', 'policy', 'engine', 'choice', 'receipt', 'result'];

const ordered = (policy: Policy, differences: readonly Difference[]): readonly Difference[] => {
  const named = differences.map(namedIn(policy));
  return ORDER.flatMap((kind) => named.filter((one) => one.kind === kind));
};

const verifyOne = async (
  port: SheetPort,
  workbook: Workbook,
  id: string,
  receiptGrid: Grid,
  packOf: PackOf,
  options: VerifyOptions,
): Promise<Verified | readonly Problem[]> => {
  const receiptSheet = receiptGrid.sheet;
  const receipt = readReceipt(gridRows(receiptGrid));
  if (!receipt) return [problem.receiptUnreadable(receiptSheet)];
  const pack = await packOf(id);
  if (!pack.ok) return [problem.packNeeded(id, fact(receipt, 'version'), receiptSheet), ...pack.problems];
  const policy = pack.value;
  const stated = fact(receipt, 'sheet');
  const sheet = await dataSheet(port, workbook, id, stated);
  if (sheet === undefined) return [problem.dataGone(stated, receiptSheet)];
  const found = await openSheet(port, sheet);
  if (!found.ok) return found.problems;
  const opened = found.value;
  const about = {
    policyId: id,
    name: policy.name,
    version: fact(receipt, 'version'),
    year: fact(receipt, 'year'),
    time: fact(receipt, 'time'),
    file: fact(receipt, 'file'),
    lang: receipt.lang,
    unit: receipt.unit,
    sheet,
    receiptSheet,
    uncalculated: [],
    remembered: opened.memory?.policies[id] !== undefined,
  };
  const choices = statedChoices(opened, policy, receipt, receiptSheet);
  const { wanted } = choices;
  const hash = fact(receipt, 'inputHash');
  const holds = (mapping: Mapping): boolean => inputHash(sourceOf(opened.grid, mapping)) === hash;
  const located = locate(opened, policy, wanted.year, receipt, holds);
  const renamed: readonly Difference[] =
    sheet === stated
      ? []
      : [
          {
            // The sheet has the name that it had: it is the receipt that says another.
            kind: opened.memory?.policies[id]?.mapping.sheet === sheet ? 'receipt' : 'input',
            code: 'sheet-renamed',
            place: { sheet },
            name: '',
            stated,
            found: sheet,
            note: text('工作表名不同', 'the name of the sheet'),
          },
        ];
  if (!located.ok) {
    const lost = located.problems.map(({ code, place, message }): Difference => ({
      kind: 'input',
      code,
      place,
      name: '',
      stated: null,
      found: null,
      note: message,
    }));
    return { ...about, compared: 0, rows: 0, differences: ordered(policy, [...renamed, ...lost, ...choices.differences]) };
  }
  // What the receipt took from the sheet of parameters is computed with, not what stands there now.
  const { grid, memory } = opened;
  const computed = compute({ grid, memory }, located.value.recognition, policy, wanted);
  if (!computed.ok)
    return {
      ...about,
      compared: 0,
      rows: 0,
      differences: ordered(policy, [...renamed, ...choices.differences, ...refused(computed.problems, receiptSheet)]),
    };
  const before = [
    ...renamed,
    ...inputDifferences(opened, receipt, computed.value, located.value, receiptSheet),
    ...choices.differences,
  ];
  const compared = await results(port, opened, computed.value, receipt, receiptGrid, located.value, before, options);
  return {
    ...about,
    compared: compared.cells,
    rows: computed.value.settlement.table.rows,
    uncalculated: compared.uncalculated,
    differences: ordered(policy, [...before, ...compared.differences]),
  };
};

export interface Verification {
  readonly policies: readonly Verified[];
  /** Why a receipt could not be held against anything. */
  readonly problems: readonly Problem[];
}

export const verify = async (port: SheetPort, packOf: PackOf, options: VerifyOptions): Promise<Verification> => {
  const workbook = await port.open();
  const receipts = receiptsIn(workbook);
  if (receipts.length === 0) return { policies: [], problems: [problem.noReceipt()] };
  const policies: Verified[] = [];
  const problems: Problem[] = [];
  for (const [id, { name }] of receipts) {
    const one = await verifyOne(port, workbook, id, await port.read(name), packOf, options);
    if (!('policyId' in one)) problems.push(...one);
    else {
      policies.push(one);
      const [first] = one.uncalculated;
      if (first) problems.push(problem.notCalculated(first, one.uncalculated.length));
    }
  }
  return { policies, problems };
};
