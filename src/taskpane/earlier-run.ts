/** What the workbook has of an earlier run: the state in; with the choices of that run taken over, or whether its results still hold, out. */
import { columnsOfPolicy } from '../sheet/own-keys';
import { findStale, NOT_STALE, type Stale } from '../sheet/record/stale';
import type { State } from './state';
import { suggestedYear } from './suggested-year';

/** By the columns of now, or of the last run where they are not recognised yet. */
export const expiredOf = ({ opened, recognised: found, policyId }: State): Stale => {
  const record = opened?.records[policyId];
  const mapping = found?.ok ? found.value.mapping : opened?.memory?.policies[policyId]?.mapping;
  if (!opened || !record || !mapping) return NOT_STALE;
  return findStale(opened.grid, columnsOfPolicy(policyId, opened.ownColumns), record, mapping);
};

/** What an earlier run on this workbook used, for whatever the officer has not set in this session; without one, the year that the sheet names. */
export const recalled = (before: State): State => {
  const { opened, policy, yearChosen, thisYear } = before;
  if (!opened || !policy) return before;
  const memory = opened.memory?.policies[policy.id];
  const state = yearChosen ? before : { ...before, year: memory?.year ?? suggestedYear(opened.grid, policy, thisYear) };
  if (!memory || state.recalled) return state;
  const parameters = Object.fromEntries(
    Object.entries(memory.parameters).map(([name, source]) => {
      const at = source.indexOf('@');
      return [name, at < 0 ? { value: source, document: '' } : { value: source.slice(0, at), document: source.slice(at + 1) }];
    }),
  );
  return {
    ...state,
    recalled: true,
    moneyUnit: memory.unit,
    readings: { ...memory.readings, ...state.readings },
    parameters: { ...parameters, ...state.parameters },
  };
};
