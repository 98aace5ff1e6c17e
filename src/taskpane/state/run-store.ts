/** The run as the screen drives it: a port to a workbook in; the state, the actions that a person can take, and news of changes, out. Knows nothing of React. */
import { orCancelled, stopIf } from '../../core/cancel';
import { ProblemError } from '../../core/problem';
import type { Policy } from '../../policy/model';
import { loadShipped, shippedFacts } from '../../run/policies';
import { openSheet, type Opened } from '../../run/open';
import type { SheetPort } from '../../sheet/port/port';
import type { Action } from './action';
import { createAsking } from '../computing/asking';
import { policiesOf, shownAt } from './award-at';
import { begun, rememberedPolicy } from './begin';
import { breath } from '../../core/breath';
import { createComputer, type Computer } from '../computing/computer';
import { keptParts } from './kept-parts';
import { createLastRun } from './last-run';
import { reduce } from './reduce';
import type { Actions, RunOptions } from './run-actions';
import { refused } from './refused';
import { createSelection } from './selection';
import type { Task } from '../computing/service';
import { readyToCompute, wantedOf, type State } from './state';
import { createWalk } from './walk';
import { createWork, failureOf } from './work';
import { createWriting } from './writing';

export type { Actions, RunOptions };

export interface RunStore {
  readonly state: () => State;
  /** The same, but for how far what goes on has come. */
  readonly calm: () => State;
  readonly subscribe: (listener: () => void) => () => void;
  readonly actions: Actions;
  /** What the run stands on, for parts of the pane that work on the same workbook. */
  readonly host: { readonly port: SheetPort; readonly options: RunOptions };
  /** Opens the workbook and listens to its selection; returns what ends that. */
  readonly start: () => () => void;
}

const taskOf = (state: State): Task | undefined => {
  const { opened, recognised, policy } = state;
  return opened && recognised?.ok && policy
    ? { opened, recognition: recognised.value, policy, wanted: wantedOf(state) }
    : undefined;
};

export const createRun = (port: SheetPort, options: RunOptions): RunStore => {
  let state = begun(options);
  let calm = state;
  const listeners = new Set<() => void>();
  const dispatch = (action: Action): void => {
    const { kept } = state;
    state = reduce(state, action);
    if (action.do !== 'progressed') calm = state;
    if (state.kept !== kept) options.keep?.write(state.kept);
    // What somebody may ask next goes to the worker while nobody waits for it.
    if (action.do === 'chosePolicy') computing().warm(action.id, undefined);
    if (action.do === 'opened' && !state.recognising) computing().warm(undefined, action.opened);
    anew();
    listeners.forEach((listener) => listener());
  };
  const work = createWork(dispatch, () => state.busy !== undefined);
  const { run, failed, progress } = work;

  let computer: Computer | undefined;
  const computing = (): Computer => (computer ??= (options.createComputer ?? createComputer)());

  const { anew, answered, end } = createAsking(() => state, dispatch, computing);

  const cancel = (): void => {
    work.cancel();
    if (state.busy?.what === 'computing') computer?.cancel();
  };

  const read = async (sheet: string | undefined): Promise<Opened> => {
    // Reading changes nothing: who cancels need not wait for a host that does not answer.
    const opened = await orCancelled(openSheet(port, sheet, progress, work.signal(), state.opened?.workbook), work.signal());
    if (!opened.ok) throw await refused(port, sheet, opened.problems, dispatch);
    // A port that cannot stop by itself has read to the end.
    stopIf(work.signal());
    return keptParts(state.opened, opened.value);
  };

  const load = async (id: string): Promise<void> => {
    const loaded = await loadShipped(id);
    // Unpacking it and recognising the sheet by it would hold the screen up together.
    await breath();
    if (!loaded.ok) throw new ProblemError(loaded.problems);
    dispatch({ do: 'loadedPolicy', policy: loaded.value });
  };

  const choosePolicy = (id: string, keep = false): void => {
    if (id === '' || id === state.policyId) return;
    dispatch({ do: 'chosePolicy', id, keep });
    load(id).catch(failed);
  };

  const readSource = async (policy: Policy, name: string, bytes: Uint8Array): Promise<void> => {
    const { readSourceFile } = await import('../catalogue/source-file');
    const read = readSourceFile(policy, name, bytes);
    dispatch({ do: 'triedSource', problems: read.problems });
    if (!read.ok) return;
    const { sources } = state.browsing;
    dispatch({ do: 'browsed', change: { view: 'source', sources: { ...sources, [policy.id]: read.value } } });
  };
  const loadSource = (name: string, bytes: Uint8Array): void => {
    if (state.policy) readSource(state.policy, name, bytes).catch(failed);
  };

  const settled = async (): Promise<Action> => {
    const task = taskOf(state);
    if (!task) return { do: 'stopped' };
    dispatch({ do: 'began', what: 'computing' });
    const result = await computing().compute(task, progress);
    if (!result) return { do: 'stopped' };
    return result.ok ? { do: 'computed', computed: result.value } : { do: 'failed', problems: result.problems };
  };

  const compute = (): void => {
    if (!readyToCompute(state)) return;
    run('reading', async () => {
      // The sheet may have been edited since it was shown.
      dispatch({ do: 'opened', opened: await read(state.opened?.grid.sheet) });
      await answered();
      return settled();
    });
  };

  const explain = (policy?: string): void => {
    dispatch({ do: 'turned', tab: 'explain' });
    run('reading', async () => {
      // A chart may be selected: then there is no cell, and the row is looked for by name.
      const cell = await port.selected?.().catch(() => undefined);
      dispatch({ do: 'opened', opened: await read(undefined) });
      const [id, another] = policy !== undefined || !state.opened ? [policy] : policiesOf(state.opened, cell);
      dispatch({ do: 'began', what: 'reading' });
      if (id === undefined || another !== undefined) return { do: 'stopped' };
      if (id !== state.policyId) dispatch({ do: 'chosePolicy', id, keep: false });
      if (!state.policy) await load(id);
      await answered();
      dispatch(await settled());
      return cell && state.computed ? { do: 'selected', cell, shown: await shownAt(state, cell) } : { do: 'stopped' };
    });
  };

  const means = { port, options, state: () => state, dispatch, read, computing, work };
  const lastRun = createLastRun(means);
  const writing = createWriting(means);

  const begin = (): void => {
    dispatch({ do: 'listed', facts: shippedFacts });
    if (options.explain) return explain();
    if (options.audit) dispatch({ do: 'turned', tab: 'audit' });
    const first = shippedFacts.length === 1 ? shippedFacts[0] : shippedFacts.find(({ id }) => id === options.policy);
    if (first) choosePolicy(first.id);
    run('reading', async () => {
      dispatch(await read(undefined).then((opened): Action => ({ do: 'opened', opened }), failureOf));
      // A policy that was chosen while the workbook was read stays.
      if (state.policyId === '') choosePolicy(rememberedPolicy(state) ?? '');
      return { do: 'stopped' };
    });
  };

  const { reveal, selected } = createSelection(port, () => state, dispatch, failed);

  const open = (sheet?: string): void => {
    if (state.busy) return;
    const chosen = state.opened?.workbook.sheets.find(({ name }) => name === sheet);
    // What is chosen here is looked at there; a sheet that is hidden cannot be.
    if (chosen?.visible && sheet !== undefined && sheet !== state.opened?.grid.sheet) port.reveal?.(sheet).catch(() => undefined);
    run('reading', async () => ({ do: 'opened', opened: await read(sheet) }));
  };

  const actions: Actions = {
    choosePolicy: (id) => choosePolicy(id, true),
    compute,
    ...writing,
    ...lastRun,
    open,
    cancel,
    reveal,
    speak: (lang) => dispatch({ do: 'spoke', lang }),
    chooseYear: (year) => dispatch({ do: 'choseYear', year }),
    map: (choices) => dispatch({ do: 'mapped', choices }),
    chooseReading: (key, option) => dispatch({ do: 'choseReading', key, option }),
    leaveReadings: () => dispatch({ do: 'leftReadings' }),
    enter: (name, entry) => dispatch({ do: 'entered', name, entry }),
    chooseMargin: (margin) => dispatch({ do: 'choseMargin', margin }),
    chooseFormulas: (formulas) => dispatch({ do: 'choseFormulas', formulas }),
    chooseUnit: (unit) => dispatch({ do: 'choseUnit', unit }),
    show: (shown) => dispatch({ do: 'showed', shown }),
    browse: (change) => dispatch({ do: 'browsed', change }),
    loadSource,
    step: createWalk(() => state, dispatch, reveal),
    explain,
    guide: (shown) => dispatch({ do: 'guided', shown }),
    turnTo: (tab) => dispatch({ do: 'turned', tab }),
    take: (opened) => state.busy === undefined && dispatch({ do: 'opened', opened }),
    remember: (memory) => dispatch({ do: 'remembered', memory }),
  };

  return {
    actions,
    host: { port, options },
    state: () => state,
    calm: () => calm,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: () => {
      begin();
      const listening = port.onSelect?.(selected);
      listening?.catch(failed);
      // Without it, changes are found when the sheet is read again.
      const changes = port.onChange?.((change) => dispatch({ do: 'touched', change }));
      const deaf = port.onSilent?.((problem, leave) => dispatch({ do: 'waited', problem, leave }));
      return () => {
        end();
        deaf?.();
        computer?.cancel();
        for (const one of [listening, changes])
          one?.then(
            (stop) => stop(),
            () => undefined,
          );
      };
    },
  };
};
