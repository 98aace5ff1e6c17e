/** Whether what a run left on a sheet still follows from it: the workbook as it was read, the policy and the columns of now in; rows and figures that have changed since, out. */
import type { Policy } from '../policy/model';
import type { Mapping } from '../sheet/mapping';
import { columnsOfPolicy } from '../sheet/own-keys';
import { changedFigures, figuresOf } from '../sheet/parameters/then';
import { findStale, markStale, NOT_STALE, type Stale } from '../sheet/record/stale';
import type { WritePlan } from '../sheet/port';
import type { Opened } from './open';
import { otherPolicies } from './parameters';
import { allRecords, recordsOf } from './records';

const figuresSince = (opened: Opened, policy: Policy): readonly string[] =>
  changedFigures(
    recordsOf(opened)[policy.id]?.parameters,
    figuresOf(opened.parameters, policy, otherPolicies(policy, opened.memory)),
  );

/** By the columns of now, or of the last run where they are not recognised. */
export const expiredOf = (opened: Opened, policy: Policy, now: Mapping | undefined): Stale => {
  const record = recordsOf(opened)[policy.id];
  const own = columnsOfPolicy(policy.id, opened.ownColumns);
  const mapping = now ?? opened.memory?.policies[policy.id]?.mapping;
  if (!record || !mapping || own.length === 0) return NOT_STALE;
  const figures = figuresSince(opened, policy);
  return { ...findStale(opened.grid, own, record, mapping), ...(figures.length > 0 && { figures }) };
};

/** Undefined where there is nothing to mark. */
export const expiredMarks = (opened: Opened, policy: Policy, mapping: Mapping, lang: 'zh' | 'en'): WritePlan | undefined =>
  markStale(
    opened.grid,
    columnsOfPolicy(policy.id, opened.ownColumns),
    policy.id,
    allRecords(opened),
    mapping,
    opened.workbook.memory ?? '',
    lang,
    figuresSince(opened, policy),
  );
