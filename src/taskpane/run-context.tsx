/** The run for every component below, so that no component hands it on: `useRunContext` gives the state and the actions, `useProgress` how far it has come. */
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Actions, RunStore } from './state/run-store';
import type { Busy, State } from './state/state';

export const RunContext = createContext<RunStore | undefined>(undefined);

const useRun = (): RunStore => {
  const run = useContext(RunContext);
  if (!run) throw new Error('a component of the run stands outside of it');
  return run;
};

/** Steps of progress draw nothing anew: there are many of them, and few show them. */
export const useRunContext = (): { readonly state: State; readonly actions: Actions } => {
  const run = useRun();
  return { state: useSyncExternalStore(run.subscribe, run.calm), actions: run.actions };
};

/** For parts that do something and show nothing of the state. */
export const useActions = (): Actions => useRun().actions;

export const useProgress = (): Busy | undefined => {
  const run = useRun();
  return useSyncExternalStore(run.subscribe, run.state).busy;
};
