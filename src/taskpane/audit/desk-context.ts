/** The desk of a run for every component below: made when it is first looked at, kept while the pane is open. */
import { useContext, useSyncExternalStore } from 'react';
import { RunContext } from '../run-context';
import type { RunStore } from '../state/run-store';
import { createDesk, type Desk, type DeskActions } from './desk';
import type { DeskState } from './state';

const desks = new WeakMap<RunStore, Desk>();

const deskOf = (run: RunStore): Desk => {
  const desk = desks.get(run) ?? createDesk(run);
  desks.set(run, desk);
  return desk;
};

export const useDesk = (): { readonly desk: DeskState; readonly actions: DeskActions } => {
  const run = useContext(RunContext);
  if (!run) throw new Error('a component of the desk stands outside of the run');
  const { subscribe, state, actions } = deskOf(run);
  return { desk: useSyncExternalStore(subscribe, state), actions };
};
