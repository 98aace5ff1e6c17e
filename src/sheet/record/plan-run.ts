/**
 * Everything that a run writes, with regard to what has become of the last one: edits by hand are kept unless the officer says otherwise,
 * decisions go on, and the plan brings the record of itself along.
 */
import { text, type Text } from '../../core/lang';
import { ProblemError, type Problem } from '../../core/problem';
import type { Settlement } from '../../engine/outcome';
import { compose, type Composition } from '../compose/compose';
import { computedText } from '../compose/decided';
import { evidenceContinues } from '../compose/evidence';
import type { Remembered } from '../compose/memory';
import { columnsOfPolicy, pagesOf, parseOwnKey } from '../own-keys';
import { figuresOf } from '../parameters/then';
import type { Grid, OwnColumnAt, WritePlan } from '../port/port';
import { alignRows, byPosition, withFoot } from './align';
import { answerEdits, KEEP_ALL, type Answered, type Answers } from './answers';
import { imageOf } from './before';
import { decide, unitKeys, type Applied, type Decision } from './decisions';
import { findEdits, plainOf, plannedAt, samePlain, unknownEdits, type Edit, type Edits, type Plain } from './edits';
import {
  isAwardEdit,
  isKeepable,
  isSumEdit,
  unkeepable,
  untouched,
  withCarried,
  withKept,
  withKeptTold,
  type Units,
} from './kept-cells';
import { editedCell, inUnitOf, instead, keptText, notDecidable, type Instead } from './kept-problems';
import { lostColumns, stillMissing, withLostTold } from './lost-columns';
import { namesGone, recordGone } from './forgotten';
import { isAmong, sumsLeft, sumsOfTheirs } from './own-totals';
import { awardsEmptied, decisionLost, decisionOutdated, misplacedAwards, yearReplaced } from './problems';
import { rowMarks, type RowMarks } from './row-marks';
import { isWhole, packedRecords, stored, type RunRecord, type RunRecords } from './run-record';
import { headsOf } from './standing';

/** What became of one award column where formulas were asked for. */
export interface FormulaReport {
  readonly key: string;
  readonly title: Text;
  /** Cells that are formulas, and those that are values, by the reason. */
  readonly formulas: number;
  readonly values: readonly { readonly why: Text; readonly cells: number }[];
}

/** A plan, with formulas or without. */
export interface Dressed {
  readonly plan: WritePlan;
  /** Absent where none were asked for. */
  readonly formulas?: readonly FormulaReport[];
}

export interface RunFacts extends Omit<Composition, 'applied' | 'lost' | 'kept'> {
  /** Nothing counts as changed by hand, and no record comes along: the plan is not written. */
  readonly compared?: boolean | undefined;
  /** Of all policies, on whichever sheet: those of others go on as they are. */
  readonly records: RunRecords;
  /** Of the policy that is run, where it is about this sheet. */
  readonly record: RunRecord | undefined;
  /** The memory as the workbook has it. */
  readonly memoryText: string | undefined;
  readonly answers?: Answers | undefined;
  /** The sheet of figures that formulas of the last run refer to. */
  readonly figures?: Grid | undefined;
  /** Makes formulas of what was planned as values. */
  readonly dress?: (plan: WritePlan, settlement: Settlement, applied: readonly Applied[]) => Dressed;
}

export interface RunPlan {
  readonly plan: WritePlan;
  readonly edits: readonly Answered[];
  /** With the decisions in it. */
  readonly settlement: Settlement;
  readonly applied: readonly Applied[];
  /** Of what stands there and goes: for the screen before anything is written. Among the problems too. */
  readonly told: readonly Problem[];
  readonly problems: readonly Problem[];
  /** What became of the award columns where formulas were asked for. */
  readonly formulas?: readonly FormulaReport[];
}

/** What there is of the policy that is run. */
interface Facts extends RunFacts {
  readonly own: readonly OwnColumnAt[];
  readonly remembered: Remembered | undefined;
}

const editsOf = ({ grid, own: ownColumns, record, recognition: { mapping }, compared }: Facts): Edits => {
  if (ownColumns.length === 0 || compared) return { edits: [], misplaced: false };
  if (record) return findEdits(grid, ownColumns, record, mapping);
  return { edits: unknownEdits(grid, ownColumns, mapping.headerRows), misplaced: false };
};

const outdated = (sheet: string, applied: readonly Applied[], unit: '元' | '万元'): readonly Problem[] =>
  applied.flatMap(({ decision, status, amount }) =>
    decision.computed.status === status && decision.computed.amount === amount
      ? []
      : [
          decisionOutdated(
            sheet,
            decision,
            computedText(decision.computed.status, decision.computed.amount, unit),
            computedText(status, amount, unit),
          ),
        ],
  );

const titleOf = ({ policy }: Settlement, item: string): Text =>
  policy.items.find(({ id }) => id === item)?.title ?? text(item, item);

/** What the run keeps of itself. */
const recordOf = (facts: Facts, plan: WritePlan, formulas: boolean, misplaced: boolean, kept: readonly Edit[]): RunRecord => {
  const { grid, own, record, memoryText, remembered } = facts;
  const { id } = facts.settlement.policy;
  const { mapping } = facts.recognition;
  const image = imageOf({
    ...{ policy: id, grid, own, record, memoryText, mapping, figures: facts.figures, sheets: facts.sheets, misplaced, kept },
    mappingThen: remembered?.mapping,
  });
  return {
    at: facts.now,
    written: stored(plan, id),
    rows: rowMarks(grid, mapping, plan.firstRow, plan.rowCount),
    ...(formulas && { heads: headsOf(grid, mapping) }),
    parameters: figuresOf(facts.parameters, facts.settlement.policy, facts.otherPolicies ?? []),
    made: plan.sheets.filter(
      ({ key, below }) =>
        parseOwnKey(key) === undefined && (below !== undefined || !facts.sheets.some((sheet) => sheet.own === key)),
    ),
    ...(image !== undefined && { before: image }),
    ...(record && !isWhole(record) && { unkept: [] }),
    ...(!record && own.length > 0 && { blind: true }),
  };
};

const rowsFollowed = (then: RowMarks, now: RowMarks, misplaced: boolean): Int32Array =>
  misplaced ? byPosition(then, now) : withFoot(alignRows(then, now), then, now);

export const planRun = (given: RunFacts): RunPlan => {
  const { settlement, grid, ownColumns, unit, memory, read, records } = given;
  const { id } = settlement.policy;
  const remembered = memory?.policies[id];
  const facts: Facts = { ...given, own: columnsOfPolicy(id, ownColumns), remembered };
  const { sheet } = grid;
  const found = editsOf(facts);
  const sums = given.compared === true ? [] : sumsOfTheirs(grid, facts.own, facts.recognition.mapping);
  const keys = unitKeys(settlement, read.projects);
  const earlier: readonly Decision[] = remembered?.decisions ?? [];
  const already = decide(settlement, keys, earlier);
  const others = found.edits.filter((edit) => !isAmong(sums, edit));
  const [repeated, asked] = [others.filter(({ repeats }) => repeats), others.filter(({ repeats }) => !repeats)];
  // What this run would write anyway is no edit to ask about.
  const draft =
    asked.length > 0
      ? compose({ ...facts, settlement: already.settlement, applied: already.applied, lost: already.lost })
      : undefined;
  const edits = asked.filter((edit) => edit.formula || !draft || !samePlain(plainOf(plannedAt(draft, edit)), edit.found));
  const { answered, decisions } = answerEdits(edits, facts.answers ?? KEEP_ALL, earlier, {
    settlement,
    keys,
    unit: remembered?.unit ?? unit,
    day: facts.now.slice(0, 10),
  });
  const decided = decide(settlement, keys, decisions);
  const units: Units = { then: remembered?.unit ?? unit, now: unit };
  const kept = [...repeated, ...answered.flatMap(({ edit, choice }) => (choice === 'keep' && isKeepable(edit) ? [edit] : []))];
  const refused = unkeepable(sheet, kept, units);
  if (refused.length > 0) throw new ProblemError(refused);
  // The draft has the sums as they were before what is decided now.
  const amountOf = (edit: Edit): Plain | undefined =>
    draft && (isAwardEdit(id, edit) || (isSumEdit(edit) && decisions.length === earlier.length))
      ? plainOf(plannedAt(draft, edit))
      : undefined;
  const insteadOf = (edit: Edit): Instead | undefined => {
    const amount = amountOf(edit);
    return amount === undefined ? undefined : instead(edit, amount, units);
  };
  const withComputed = (one: Answered): Answered => {
    const amount = amountOf(one.edit);
    return amount === undefined ? one : { ...one, computed: inUnitOf(amount, units) };
  };
  const years =
    remembered && facts.own.length > 0 && given.compared !== true && remembered.year !== settlement.choices.year
      ? [yearReplaced(sheet, remembered.year, settlement.choices.year)]
      : [];
  const forgotten =
    given.compared === true
      ? []
      : facts.own.length === 0
        ? namesGone(grid, ownColumns, facts.sheets, settlement.policy, facts.recognition.mapping)
        : facts.record
          ? []
          : [recordGone(sheet, remembered === undefined)];
  const before = [...forgotten, ...years];
  const problems = [
    ...answered.map(({ edit, choice, refused: no }) =>
      no ? notDecidable(sheet, edit) : editedCell(sheet, edit, choice, choice === 'keep' ? insteadOf(edit) : undefined),
    ),
    ...(found.misplaced ? [misplacedAwards(sheet)] : []),
    ...sumsLeft(sheet, sums),
    ...decided.lost.map((one) => decisionLost(sheet, one)),
    ...outdated(sheet, decided.applied, unit),
  ];
  const { mapping } = facts.recognition;
  const composed = (told: readonly Problem[]): WritePlan =>
    compose({
      ...facts,
      settlement: decided.settlement,
      applied: decided.applied,
      lost: decided.lost,
      stay: given.stay === true || given.compared === true || kept.length + sums.length > 0,
      problems: [...facts.problems, ...told, ...problems],
      kept: keptText(kept.flatMap((edit) => insteadOf(edit) ?? [])),
    });
  const first = composed(before);
  const lost = lostColumns(first, settlement, mapping, facts.record, remembered);
  const missing = stillMissing(lost, mapping, facts.record);
  const told = [...before, ...lost.map((one) => awardsEmptied(sheet, titleOf(settlement, one.item), one))];
  const values = withKept(
    withKeptTold(withLostTold(lost.length > 0 ? composed(told) : first, id, missing, mapping, facts.lang), id, kept, facts.lang),
    facts.record,
    [...kept, ...sums],
    units,
  );
  const { plan, formulas }: Dressed = facts.dress?.(values, decided.settlement, decided.applied) ?? { plan: values };
  const record = recordOf(facts, plan, formulas !== undefined, found.misplaced, [...untouched(kept, units), ...sums]);
  const followed = facts.record && facts.own.length > 0 && rowsFollowed(facts.record.rows, record.rows, found.misplaced);
  return {
    plan: {
      ...withCarried(plan, kept, units),
      ...(followed && { followed }),
      ...(given.compared !== true && {
        record: packedRecords({ ...records, [id]: { ...record, ...(missing.length > 0 && { lacking: missing }) } }),
      }),
    },
    edits: answered.map(withComputed),
    settlement: decided.settlement,
    applied: decided.applied,
    told,
    problems: [...told, ...problems, ...evidenceContinues(pagesOf(id, 'evidence', plan.sheets, ({ key }) => key))],
    ...(formulas && { formulas }),
  };
};
