/** From the preview to the sheet: the state and ways to read, ask and write in; planning, answers about cells that were changed by hand, and the write, out. */
import { ProblemError } from '../../core/problem';
import type { Opened } from '../../run/open';
import { keepsPlaces } from '../../run/places';
import { writeRun } from '../../run/write-run';
import type { SheetPort } from '../../sheet/port/port';
import type { Answers } from '../../sheet/record/answers';
import type { Action } from './action';
import type { Computer } from '../computing/computer';
import { isWhole, pendingAnswer } from './pending';
import type { Planned, ShownPlan } from '../computing/planned';
import { changedSince, noReason, planChanged } from '../problems';
import type { Actions, RunOptions } from './run-actions';
import { sameGrid } from './same-grid';
import type { State } from './state';
import type { Work } from './work';

interface Means {
  readonly port: SheetPort;
  readonly options: RunOptions;
  readonly state: () => State;
  readonly dispatch: (action: Action) => void;
  readonly read: (sheet: string | undefined) => Promise<Opened>;
  readonly computing: () => Computer;
  readonly work: Work;
}

export type WritingActions = Pick<Actions, 'plan' | 'draft' | 'answer' | 'write'>;

const PLANNED_BY = ['opened', 'computed', 'answers', 'lang', 'moneyUnit', 'formulas'] as const;

const samePlanned = (a: State, b: State): boolean => PLANNED_BY.every((key) => a[key] === b[key]);

/** The officer has seen before what would be written now, and each answer was taken as it was given. */
const isSeen = (before: ShownPlan, { plan, edits }: Planned): boolean =>
  JSON.stringify(plan) === JSON.stringify(before) && !edits.some(({ refused }) => refused);

export const createWriting = ({ port, options, state, dispatch, read, computing, work }: Means): WritingActions => {
  /** What is answered or chosen while it is planned is planned for, too. */
  const planned = async (): Promise<Planned | undefined> => {
    for (;;) {
      const now = state();
      const { opened, computed, lang, moneyUnit: unit, answers, formulas } = now;
      if (!opened || !computed) return undefined;
      const wanted = { lang, unit, fileName: options.fileName(), now: options.now().toISOString(), answers, formulas };
      const first = await computing().plan(opened, wanted);
      const found = (await keepsPlaces(port, opened, first.plan))
        ? await computing().plan(opened, { ...wanted, stay: true })
        : first;
      if (samePlanned(now, state())) return found;
    }
  };

  const written = async (plan: ShownPlan): Promise<Action> => {
    const { opened, computed } = state();
    if (!opened || !computed) return { do: 'stopped' };
    const { sheet } = opened.grid;
    if (!(await sameGrid((await read(sheet)).grid, opened.grid))) throw new ProblemError([changedSince(sheet)]);
    const { receipt, opened: now } = await writeRun(
      port,
      await computing().whole(),
      computed.policy.id,
      computed.recognition.mapping,
      computing(),
      work.progress,
      work.signal(),
    );
    // Who has written needs no guide any more.
    if (state().guide) dispatch({ do: 'guided', shown: false });
    return { do: 'wrote', written: { plan, receipt }, opened: now };
  };

  const plan = (): void => {
    if (!state().opened || !state().computed) return;
    work.run('planning', async () => {
      const found = await planned();
      if (!found) return { do: 'stopped' };
      const { following, stale } = state();
      if (!following?.write || stale) return { do: 'planned', planned: found };
      dispatch({ do: 'planned', planned: found });
      if (!isSeen(following.plan, found)) return { do: 'failed', problems: [planChanged()] };
      dispatch({ do: 'began', what: 'writing' });
      return written(found.plan);
    });
  };

  const answer = (answers: Answers): void => {
    const { busy } = state();
    if (busy && busy.what !== 'planning') return;
    dispatch({ do: 'answered', answers });
    if (!busy) plan();
  };

  const write = (): void => {
    const { plan: shown, following, opened, stale, computed, busy } = state();
    if (!opened || stale || !computed || !(shown ?? following)) return;
    // What is planned follows from the answer before.
    const given = pendingAnswer(state());
    if (given) {
      if (!isWhole(given)) return dispatch({ do: 'complained', problems: [noReason()] });
      answer(given);
    }
    // Who has just answered and presses on means what was on the screen, with the answer.
    if (state().following) return dispatch({ do: 'pressedOn' });
    if (shown && !busy) work.run('writing', () => written(shown));
  };

  return { plan, answer, write, draft: (draft) => dispatch({ do: 'drafted', draft }) };
};
