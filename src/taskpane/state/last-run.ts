/** What can be done about a run that is in the workbook: the state and ways to read, ask and write in; taking it back, marking it as out of date, and cleaning up after a write that broke off, out. */
import { onlyCancelled } from '../../core/cancel';
import { ProblemError } from '../../core/problem';
import type { Opened } from '../../run/open';
import type { Mapping } from '../../sheet/mapping';
import type { SheetPort } from '../../sheet/port/port';
import type { Action } from './action';
import type { Computer } from '../computing/computer';
import type { Actions } from './run-actions';
import type { State } from './state';
import type { Work } from './work';

interface Means {
  readonly port: SheetPort;
  readonly state: () => State;
  readonly dispatch: (action: Action) => void;
  readonly read: (sheet: string | undefined) => Promise<Opened>;
  readonly computing: () => Computer;
  readonly work: Work;
}

export type LastRunActions = Pick<Actions, 'readyUndo' | 'undo' | 'keepRun' | 'markExpired' | 'takeBack'>;

/** The columns of now, where they are recognised. */
const mappingNow = ({ recognised, policyId }: State, opened: Opened): Mapping | undefined =>
  recognised?.ok ? recognised.value.mapping : opened.memory?.policies[policyId]?.mapping;

export const createLastRun = ({ port, state, dispatch, read, computing, work }: Means): LastRunActions => {
  const { run, progress } = work;

  const readyUndo = (): void => {
    run('reading', async () => {
      const opened = await read(state().opened?.grid.sheet);
      const undo = await computing().undo(port, opened, state().policyId, mappingNow(state(), opened));
      if (!undo.ok) throw new ProblemError(undo.problems);
      return { do: 'readied', undo: undo.value };
    });
  };

  const undo = (): void => {
    const { undo: ready, opened } = state();
    if (!ready || !opened) return;
    run('writing', async () => {
      const receipt = await port.write(ready.plan, progress, work.signal()).catch((error: unknown) => {
        // What was read is of before by now: the next press reads it anew.
        if (!onlyCancelled(error)) dispatch({ do: 'readied', undo: undefined });
        throw error;
      });
      work.tooLate();
      return { do: 'undid', receipt, opened: await read(opened.grid.sheet) };
    });
  };

  const markExpired = (): void => {
    const { opened: shown, policy, lang } = state();
    if (!shown || !policy) return;
    run('reading', async () => {
      // What is out of date is told by the sheet as it is now.
      const opened = await read(shown.grid.sheet);
      const mapping = mappingNow(state(), opened);
      const marks = mapping && (await computing().marks(opened, policy, mapping, lang));
      if (!marks) return { do: 'opened', opened };
      dispatch({ do: 'began', what: 'writing' });
      await port.write(marks, progress, work.signal());
      work.tooLate();
      return { do: 'opened', opened: await read(opened.grid.sheet) };
    });
  };

  const takeBack = (): void => {
    run('writing', async () => {
      const said = (await port.takeBack?.()) ?? [];
      // The sheet that was shown may be one that is gone by now.
      const now = await port.open();
      const shown = state().opened?.grid.sheet;
      const there = now.sheets.some(({ name, own }) => name === shown && own === undefined);
      return { do: 'tookBack', said, opened: await read(there ? shown : undefined) };
    });
  };

  return {
    ...{ readyUndo, undo, markExpired },
    keepRun: () => dispatch({ do: 'readied', undo: undefined }),
    ...(port.takeBack && { takeBack }),
  };
};
