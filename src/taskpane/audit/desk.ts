/** The desk as the screen drives it: the run whose workbook, policy and choices it shares, in; its state, what a person can do at it, and news of changes, out. Knows nothing of React. */
import type { GivenChoice } from '../../audit/given/columns';
import { MARGIN, marginOf } from '../../audit/edges/margin';
import { opinionsIn, standing, withOpinions, type Said } from '../../audit/opinions';
import { sheetMarks } from '../../audit/paper/plan';
import { ProblemError, type Problem } from '../../core/problem';
import { openSheet, type Opened } from '../../run/open';
import { keptParts } from '../state/kept-parts';
import { cellOfPlace } from '../places';
import { problemsOf } from '../problems';
import type { RunStore } from '../state/run-store';
import { sameGrid } from '../state/same-grid';
import { wantedOf, type Cell } from '../state/state';
import { createAuditor, type Auditor } from './auditor';
import { stepFrom } from './find';
import type { EarlierChoice, OtherSheet } from './job';
import { createKeeper } from './keeper';
import { openOther } from './open-other';
import {
  basisOf,
  initialDesk,
  reduceDesk,
  type DeskAction,
  type DeskBusy,
  type DeskState,
  type Filter,
  type View,
} from './state';
import { deskTexts } from './texts';

export interface DeskActions {
  readonly turnTo: (view: View) => void;
  /** Undefined: as they are recognised. */
  readonly give: (given: readonly GivenChoice[] | undefined) => void;
  /** Other workbooks to look for doubles in. */
  readonly addFiles: (files: readonly File[]) => void;
  readonly removeFile: (file: string) => void;
  /** Other policies that are looked through for the same matters. */
  readonly setAlongside: (policies: readonly string[]) => void;
  /** The column of this sheet with what another policy pays; undefined: it is computed. */
  readonly setAlso: (policy: string, column: number | undefined) => void;
  /** An earlier policy whose figures are tried as a cause; undefined for none. */
  readonly setEarlier: (earlier: EarlierChoice | undefined) => void;
  readonly audit: () => void;
  readonly cancel: () => void;
  readonly filter: (filter: Filter) => void;
  /** Shows a finding here and its cell on the sheet. */
  readonly visit: (id: string) => void;
  /** To the next or previous finding of the filter; false where there is none. */
  readonly step: (direction: 1 | -1) => boolean;
  readonly say: (id: string, said: Said) => void;
  readonly write: () => void;
  readonly verify: () => void;
  /** The user has selected a cell: its finding, where it has one, is shown if findings are being looked at. */
  readonly select: (cell: Cell) => void;
}

export interface Desk {
  readonly state: () => DeskState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly actions: DeskActions;
}

/** Milliseconds from one report of progress to the next. */
const BETWEEN_NEWS = 100;
/** Milliseconds for which a host may still tell of a selection that was asked for before another. */
const STILL_TOLD = 3000;

const changed = (sheet: string): Problem => ({
  code: 'changed-since',
  severity: 'error',
  place: { sheet },
  message: deskTexts.changed,
});

const badMargin = (typed: string): Problem => ({
  code: 'bad-margin',
  severity: 'error',
  place: {},
  message: deskTexts.badMargin,
  found: typed,
});

export const createDesk = (run: RunStore): Desk => {
  const { port, options } = run.host;
  let state = initialDesk;
  const listeners = new Set<() => void>();
  const dispatch = (action: DeskAction): void => {
    state = reduceDesk(state, action);
    listeners.forEach((listener) => listener());
  };
  const failed = (error: unknown): void => dispatch({ do: 'failed', problems: problemsOf(error) });

  const create = options.createAuditor ?? createAuditor;
  let auditor: Auditor | undefined;
  /** What is being waited for; another than the auditor while a result is verified. */
  let working: Auditor | undefined;
  let told = 0;
  const tell = (what: DeskBusy['what']) => (done: number, total: number) => {
    const now = performance.now();
    if (now - told < BETWEEN_NEWS && state.busy?.what === what) return;
    told = now;
    dispatch({ do: 'progressed', busy: { what, done, total } });
  };

  const keeper = createKeeper({
    port,
    busy: () => state.busy !== undefined || run.state().busy !== undefined,
    kept: (memory, problems) => {
      run.actions.remember(memory);
      dispatch({ do: 'kept', problems });
    },
    failed: (error) => dispatch({ do: 'kept', problems: problemsOf(error) }),
  });

  const start = (what: DeskBusy['what'], work: () => Promise<DeskAction>): void => {
    if (state.busy || run.state().busy) return;
    dispatch({ do: 'began', what });
    work().then(dispatch, failed);
  };
  const read = async (sheet: string | undefined): Promise<Opened> => {
    const opened = await openSheet(port, sheet, tell('reading'));
    if (!opened.ok) throw new ProblemError(opened.problems);
    return keptParts(run.state().opened, opened.value);
  };

  /** The other sheets of the workbook, and those of the workbooks that were added. */
  const otherSheets = async ({ workbook, grid, memory }: Opened): Promise<readonly OtherSheet[]> => {
    const sheets: OtherSheet[] = [];
    for (const { name, worksheet, visible, own } of workbook.sheets)
      if (worksheet && visible && own === undefined && name !== grid.sheet)
        sheets.push({ grid: await port.read(name), ownColumns: await port.ownColumns(name), memory });
    return [...sheets, ...state.others.flatMap((other) => other.sheets)];
  };

  const audit = (): void =>
    start('reading', async () => {
      const { policy, year, opened: shown, mapping, kept } = run.state();
      if (!policy || year === undefined) return { do: 'stopped' };
      const margin = kept.margin === undefined ? MARGIN : marginOf(kept.margin);
      if (!margin) return { do: 'failed', problems: [badMargin(kept.margin ?? '')] };
      await keeper.flush();
      // The sheet may have been edited since it was shown.
      const opened = await read(shown?.grid.sheet);
      run.actions.take(opened);
      const sheet = await sheetMarks(port, opened.workbook, policy);
      const opinions = standing(sheet, { ...opinionsIn(opened.workbook.memory, policy.id), ...state.opinions });
      const basis = basisOf(run.state(), state);
      working = auditor ??= create();
      const result = await auditor.audit(
        {
          opened,
          mapping,
          policy,
          wanted: wantedOf(run.state()),
          given: state.given ?? [],
          others: await otherSheets(opened),
          alongside: state.alongside.filter((id) => id !== policy.id),
          also: state.also,
          kept: withOpinions(sheet, opinions),
          margin,
          earlier: state.earlier,
        },
        (stage, done, total) => tell(stage)(done, total),
      );
      if (!result) return { do: 'lost' };
      if (!result.ok) return { do: 'failed', problems: result.problems };
      const { audit: found, computed } = result.value;
      const problems = [...found.problems, ...result.value.problems];
      return { do: 'audited', found: { audit: found, computed, opened, basis, sheet, problems }, opinions };
    });

  const write = (): void =>
    start('planning', async () => {
      const { found } = state;
      if (!found || !auditor) return { do: 'stopped' };
      await keeper.flush();
      const { grid } = found.opened;
      const { lang, policyId } = run.state();
      const now = await read(grid.sheet);
      if (!(await sameGrid(now.grid, grid))) throw new ProblemError([changed(grid.sheet)]);
      dispatch({ do: 'began', what: 'planning' });
      const { findings, resolved } = found.audit;
      const said = [...(state.found?.audit.findings ?? findings), ...resolved].map(
        ({ id, mark, remark }) => [id, { mark, remark }] as const,
      );
      const plan = await auditor.paper(now.workbook, said, {
        lang,
        fileName: options.fileName(),
        now: options.now().toISOString(),
      });
      dispatch({ do: 'began', what: 'writing' });
      const receipt = await port.write(plan, tell('writing'));
      const opened = await read(grid.sheet);
      run.actions.take(opened);
      const sheet = await sheetMarks(port, opened.workbook, { id: policyId });
      return { do: 'wrote', paper: { sheets: plan.sheets.map(({ name }) => name), receipt }, sheet, opened };
    });

  const verify = (): void =>
    start('verifying', async () => {
      working = create();
      const verification = await working.verify(port);
      working.cancel();
      return verification ? { do: 'verified', verification } : { do: 'stopped' };
    });

  const addFiles = (files: readonly File[]): void =>
    start('reading', async () => {
      for (const file of files) dispatch({ do: 'added', other: { file: file.name, sheets: await openOther(file) } });
      return { do: 'stopped' };
    });

  /**
   * Cells that the desk itself selected, and when: being told of them, which may come late, more than once and, where several were asked for
   * quickly, in another order, says nothing about what the user wants to see.
   */
  let revealed: readonly { readonly cell: Cell; readonly when: number }[] = [];
  const isOurs = ({ sheet, row, column }: Cell): boolean => {
    const at = revealed.findIndex(({ cell }) => sheet === cell.sheet && row === cell.row && column === cell.column);
    const now = performance.now();
    revealed = revealed.filter(({ when }, i) => (at >= 0 && i >= at) || now - when < STILL_TOLD);
    return at >= 0;
  };
  const visit = (id: string): void => {
    dispatch({ do: 'opened', id });
    const finding = state.found?.audit.findings.find((one) => one.id === id);
    const cell = finding && cellOfPlace(finding.at);
    if (!cell) return;
    revealed = [...revealed, { cell, when: performance.now() }];
    run.actions.reveal(cell);
  };

  const actions: DeskActions = {
    turnTo: (view) => dispatch({ do: 'turned', view }),
    give: (given) => dispatch({ do: 'gave', given }),
    addFiles,
    removeFile: (file) => dispatch({ do: 'removed', file }),
    setAlongside: (alongside) => dispatch({ do: 'beside', alongside }),
    setAlso: (policy, column) => dispatch({ do: 'also', policy, column }),
    setEarlier: (earlier) => dispatch({ do: 'earlier', earlier }),
    audit,
    cancel: () => working?.cancel(),
    filter: (filter) => dispatch({ do: 'filtered', filter }),
    visit,
    step: (direction) => {
      const next = stepFrom(state.found?.audit.findings ?? [], state.filter, state.at, direction);
      if (next) visit(next.id);
      return next !== undefined;
    },
    say: (id, said) => {
      dispatch({ do: 'said', id, said });
      if (state.found) keeper.say(state.found.computed, state.opinions);
    },
    write,
    verify,
    select: (selected) => {
      const { sheet, row, column } = selected;
      const { found, view, at } = state;
      if (isOurs(selected) || !found || (view !== 'finding' && view !== 'findings')) return;
      const here = found.audit.findings.filter((one) => {
        const cell = cellOfPlace(one.at);
        return cell?.sheet === sheet && cell.row === row && cell.column === column;
      });
      const [first] = here;
      if (first && !here.some(({ id }) => id === at && view === 'finding')) dispatch({ do: 'opened', id: first.id });
    },
  };

  // Findings are about one policy and one sheet.
  const about = (): string => JSON.stringify([run.state().policyId, run.state().opened?.grid.sheet]);
  let last = about();
  run.subscribe(() => {
    const now = about();
    if (now === last) return;
    last = now;
    if (state.busy) working?.cancel();
    dispatch({ do: 'forgot' });
  });

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    actions,
  };
};
