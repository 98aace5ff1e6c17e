/** Whether what a run left on a sheet still follows from it: the workbook as it was read, the policy and the columns of now in; rows and figures that have changed since, out. */
import type { Policy } from '../policy/model';
import type { Mapping } from '../sheet/mapping';
import { columnsOfPolicy } from '../sheet/own-keys';
import { changedFigures, figuresOf } from '../sheet/parameters/then';
import { inputsGone } from '../sheet/record/lost-columns';
import { findStale, markStale, NOT_STALE, type Stale } from '../sheet/record/stale';
import type { WritePlan } from '../sheet/port/port';
import type { Opened } from './open';
import { otherPolicies } from './parameters';
import { allRecords, recordsOf, storedOf } from './records';

const figuresSince = (opened: Opened, policy: Policy): readonly string[] =>
  changedFigures(
    recordsOf(opened)[policy.id]?.parameters,
    figuresOf(opened.parameters, policy, otherPolicies(policy, opened.memory)),
  );

/** Columns that the run read and nobody finds now count as they were: a header that was renamed changes no figure, and is told as what it is. */
const sinceThen = (
  opened: Opened,
  policy: Policy,
  now: Mapping,
): { readonly mapping: Mapping; readonly lacking: readonly string[] } => {
  const then = opened.memory?.policies[policy.id]?.mapping;
  const lacking = then ? inputsGone(then, now) : [];
  const gone = lacking.flatMap((input) => {
    const column = then?.columns[input];
    return column ? [[input, column] as const] : [];
  });
  return { mapping: gone.length > 0 ? { ...now, columns: { ...now.columns, ...Object.fromEntries(gone) } } : now, lacking };
};

/** By the columns of now, or of the last run where they are not recognised. */
export const expiredOf = (opened: Opened, policy: Policy, now: Mapping | undefined): Stale => {
  const record = recordsOf(opened)[policy.id];
  const own = columnsOfPolicy(policy.id, opened.ownColumns);
  const mapping = now ?? opened.memory?.policies[policy.id]?.mapping;
  if (!record || !mapping || own.length === 0) return NOT_STALE;
  const figures = figuresSince(opened, policy);
  const { mapping: whole, lacking } = sinceThen(opened, policy, mapping);
  return {
    ...findStale(opened.grid, own, record, whole),
    ...(figures.length > 0 && { figures }),
    ...(lacking.length > 0 && { lacking }),
  };
};

/** Undefined where there is nothing to mark. */
export const expiredMarks = (opened: Opened, policy: Policy, now: Mapping, lang: 'zh' | 'en'): WritePlan | undefined => {
  const { mapping, lacking } = sinceThen(opened, policy, now);
  const marks = markStale(
    opened.grid,
    columnsOfPolicy(policy.id, opened.ownColumns),
    policy.id,
    allRecords(opened),
    mapping,
    opened.workbook.memory ?? '',
    lang,
    { figures: figuresSince(opened, policy), lacking },
  );
  return marks && { ...marks, stored: storedOf(opened) };
};
