/** What the workbook has of an earlier run: the state in; with the choices of that run taken over, or whether it left any, out. */
import type { Policy } from '../../policy/model';
import { keptReadings, keptYear } from '../keep/kept';
import type { State } from './state';
import { suggestedYear } from './suggested-year';

/** There are results of the chosen policy on the sheet. */
export const hasResults = ({ left }: State): boolean => left !== undefined;

/** Without an earlier run on this workbook: the readings that were chosen last on this machine. */
const fromMachine = (state: State, policy: Policy): State => {
  const kept = keptReadings(state.kept, policy);
  const missing = Object.keys(kept).some((key) => state.readings[key] === undefined);
  return missing ? { ...state, readings: { ...kept, ...state.readings }, readingsKept: true } : state;
};

/** What an earlier run on this workbook used, for whatever the officer has not set in this session; without one, the year that the sheet names, and what this machine keeps. */
export const recalled = (before: State): State => {
  const { opened, policy, yearChosen, thisYear, kept } = before;
  if (!opened || !policy) return before;
  const memory = opened.memory?.policies[policy.id];
  const usual = keptYear(kept, policy.id, thisYear) ?? thisYear;
  const state = yearChosen ? before : { ...before, year: memory?.year ?? suggestedYear(opened.grid, policy, usual) };
  if (!memory) return fromMachine(state, policy);
  if (state.recalled) return state;
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
