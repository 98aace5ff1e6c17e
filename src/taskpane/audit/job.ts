/** The heavy work of the desk, wherever it runs: a sheet with the auditor's choices in; the audit, its working paper, or whether a result of ours still holds, out. */
import { audit, type Audit } from '../../audit/audit';
import { paidElsewhere, type SheetElsewhere } from '../../audit/doubles/elsewhere';
import { earlierOf, type Earlier } from '../../audit/earlier';
import type { GivenChoice } from '../../audit/given/columns';
import type { KeptMarks } from '../../audit/marks';
import type { Said } from '../../audit/opinions';
import type { Finding } from '../../audit/finding';
import { unrelated } from '../../audit/doubles/matters';
import { planAudit, type AuditPlanOptions } from '../../audit/paper/plan';
import { otherRoster } from '../../audit/doubles/roster';
import { verify, type Verification } from '../../audit/verify/verify';
import { text } from '../../core/lang';
import { done, failed, type Problem, type Result } from '../../core/problem';
import type { Rational } from '../../core/rational';
import type { Wanted } from '../../engine/choose';
import type { Policy } from '../../policy/model';
import { othersBeside, shipped } from '../../run/overlaps';
import { loadShipped, policyIds } from '../../run/policies';
import { compute, recogniseSheet, type Computed, type Opened } from '../../run/run';
import type { MappingChoices } from '../../sheet/mapping';
import type { SheetPort, Workbook, WritePlan } from '../../sheet/port/port';

/** A sheet to look for doubles in: of the same workbook, or of another. */
export type OtherSheet = SheetElsewhere;

/** An earlier policy, and the year of it where one was chosen. */
export interface EarlierChoice {
  readonly id: string;
  readonly year: number | undefined;
}

export interface AuditTask {
  readonly opened: Opened;
  /** The officer's corrections of what the columns are recognised as. */
  readonly mapping: MappingChoices;
  readonly policy: Policy;
  readonly wanted: Wanted;
  readonly given: readonly GivenChoice[];
  readonly others: readonly OtherSheet[];
  /** Ids of other policies; those that an earlier run left on the sheet come along unasked. */
  readonly alongside: readonly string[];
  /** By their ids, the columns of this sheet that hold what they pay. */
  readonly also?: Readonly<Record<string, number>>;
  readonly kept: KeptMarks | undefined;
  readonly margin: Rational;
  readonly earlier: EarlierChoice | undefined;
}

// What is asked of a result comes with what makes it.
export { lookUp } from '../lookups';
export { summaryOf } from '../computing/settled';

export interface Made {
  readonly opened: Opened;
  readonly computed: Computed;
  readonly audit: Audit;
}

export type Stage = 'computing' | 'causes';
export type Staged = (stage: Stage, done: number, total: number) => void;

const noList = (file: string): Problem => ({
  code: 'with-no-list',
  severity: 'warning',
  place: { file },
  message: text(
    `“${file}”中没有认出企业名单（表头应含企业名称或统一社会信用代码），未用于查找重复。`,
    `No list of enterprises was found in “${file}” (its header should have names or credit codes); no doubles were looked for in it.`,
  ),
});

const rosters = ({ others, policy, wanted }: AuditTask) => {
  const read = others.map(({ grid, file }) => ({
    file,
    ...(otherRoster(grid, policy, wanted.year, file) ?? { entries: [], problems: [] }),
  }));
  const files = [...new Set(others.flatMap(({ file }) => file ?? []))];
  return {
    entries: read.flatMap(({ entries }) => entries),
    problems: [
      ...read.flatMap(({ problems }) => problems),
      ...files.filter((one) => read.every(({ file, entries }) => file !== one || entries.length === 0)).map(noList),
    ],
  };
};

/** Another policy on the same rows, by the defaults of its readings. */
const computeBeside = async ({ opened, policy, wanted }: AuditTask, id: string): Promise<Result<Computed>> => {
  const other = await loadShipped(id);
  if (!other.ok) return other;
  const recognition = recogniseSheet(opened, other.value, wanted.year);
  if (!recognition.ok) return recognition;
  const made = compute(opened, recognition.value, other.value, { year: wanted.year, readings: {}, parameters: {} });
  return made.ok ? done(made.value, unrelated(policy, [other.value])) : made;
};

/** One that cannot be computed is told and left out. */
const allBeside = async (task: AuditTask) => {
  const all = await Promise.all(task.alongside.map((id) => computeBeside(task, id)));
  return {
    computed: all.flatMap((one) => (one.ok ? [one.value] : [])),
    problems: all.flatMap(({ problems }) => problems.map((one): Problem => ({ ...one, severity: 'warning' }))),
  };
};

const loadEarlier = async ({ earlier, wanted }: AuditTask): Promise<Result<Earlier | undefined>> => {
  if (!earlier) return done(undefined);
  const policy = await loadShipped(earlier.id);
  return policy.ok ? earlierOf(policy.value, wanted.year, earlier.year) : policy;
};

export const runAudit = async (task: AuditTask, tell: Staged): Promise<Result<Made>> => {
  const { opened, policy, wanted, given, kept, margin } = task;
  const recognition = recogniseSheet(opened, policy, wanted.year, task.mapping);
  if (!recognition.ok) return recognition;
  const earlier = await loadEarlier(task);
  if (!earlier.ok) return earlier;
  const alone = compute(opened, recognition.value, policy, wanted, (now, all) => tell('computing', now, all));
  if (!alone.ok) return alone;
  const computed = alone.value;
  const besides = await allBeside(task);
  const inRun = { before: besides.computed, all: [policy.id, ...task.alongside] };
  const others = rosters(task);
  const elsewhere = await paidElsewhere(computed.settlement, computed.read.projects, task.others, shipped);
  const made = audit(opened, computed, {
    given,
    margin,
    others: others.entries,
    sheets: task.others.flatMap(({ grid, file }) => (file === undefined ? [grid] : [])),
    alongside: await othersBeside(opened, computed, inRun),
    beside: besides.computed.flatMap((one) => {
      const column = task.also?.[one.settlement.policy.id];
      return column === undefined ? [] : [{ computed: one, choice: { column } }];
    }),
    elsewhere: elsewhere.others,
    ...(kept && { kept }),
    ...(earlier.value && { earlier: earlier.value }),
    progress: (now, all) => tell('causes', now, all),
  });
  if (!made.ok) return made;
  const value: Audit = {
    ...made.value,
    problems: [...made.value.problems, ...others.problems, ...elsewhere.problems, ...besides.problems],
  };
  return done({ opened, computed, audit: value }, alone.problems);
};

const saying = (findings: readonly Finding[], said: ReadonlyMap<string, Said>): readonly Finding[] =>
  findings.map((finding) => {
    const one = said.get(finding.id);
    return one ? { ...finding, ...one } : finding;
  });

/** `said`: what the auditor has said of findings since; `workbook`: as it is now. */
export const paperOf = (
  { opened, computed, audit: found }: Made,
  workbook: Workbook,
  said: readonly (readonly [id: string, said: Said])[],
  options: AuditPlanOptions,
): WritePlan => {
  const opinions = new Map(said);
  const { findings, resolved } = found;
  const now: Audit = { ...found, findings: saying(findings, opinions), resolved: saying(resolved, opinions) };
  return planAudit({ ...opened, workbook }, computed, now, options);
};

export const verifyShipped = (port: SheetPort): Promise<Verification> =>
  verify(port, (id) => (policyIds.includes(id) ? loadShipped(id) : Promise.resolve(failed())), {
    formulas: async () => (await import('../../formulas/columns')).withFormulas,
  });
