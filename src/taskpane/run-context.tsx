/** The run for every component below, so that no component hands it on: `useRunContext` gives the state and the actions. */
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Actions, RunStore } from './run-store';
import type { State } from './state';

export const RunContext = createContext<RunStore | undefined>(undefined);

export const useRunContext = (): { readonly state: State; readonly actions: Actions } => {
  const run = useContext(RunContext);
  if (!run) throw new Error('a component of the run stands outside of it');
  return { state: useSyncExternalStore(run.subscribe, run.state), actions: run.actions };
};
