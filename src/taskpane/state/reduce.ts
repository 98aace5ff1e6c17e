/** What the pane knows after something happened: the state and an action in, the next state out. */
import type { Opened } from '../../run/open';
import type { MappingChoices } from '../../sheet/mapping';
import { recall } from '../../sheet/compose/memory';
import { KEEP_ALL } from '../../sheet/record/answers';
import { NOT_STALE } from '../../sheet/record/stale';
import type { Action } from './action';
import { browsedAnew, isOfSource } from '../catalogue/state';
import { recalled } from './earlier-run';
import { forgetReadings, keepReading, keepYear } from '../keep/kept';
import { sameQuestion, type Asked } from '../computing/question';
import type { State } from './state';
import { touched } from './touched';

const sameSheet = (a: Opened | undefined, b: Opened): boolean => a?.grid.sheet === b.grid.sheet;

const UNKNOWN = { recognised: undefined, left: undefined, expired: NOT_STALE } as const;

/** Asks anew what the columns are where something that it depends on has changed, or `again`. Of the same sheet and policy, what was known stays on the screen until the answer comes. */
const recognising = (state: State, again = false): State => {
  const { opened, policy, year, mapping, asked: before } = state;
  if (!opened || !policy || year === undefined) return { ...state, ...UNKNOWN, asked: undefined, recognising: false };
  const asked: Asked = { opened, policy, year, mapping };
  if (before && !again && sameQuestion(before, asked)) return state;
  const same = before?.policy === policy && sameSheet(before.opened, opened);
  return { ...state, asked, recognising: true, ...(same ? {} : UNKNOWN) };
};

const FRESH = {
  computed: undefined,
  stale: false,
  before: undefined,
  plan: undefined,
  edits: [],
  answers: KEEP_ALL,
  draft: undefined,
  following: undefined,
  undo: undefined,
  undone: undefined,
  written: undefined,
  shown: undefined,
} as const;

/** Settings changed: results of before stay on the screen, marked as such. */
const outdated = (state: State): State => ({
  ...state,
  stale: state.computed !== undefined,
  plan: undefined,
  following: undefined,
});

const merged = (mapping: MappingChoices, choices: MappingChoices): MappingChoices => ({
  ...mapping,
  ...choices,
  ...(choices.columns && { columns: { ...mapping.columns, ...choices.columns } }),
  ...(choices.units && { units: { ...mapping.units, ...choices.units } }),
  ...(choices.identity && { identity: { ...mapping.identity, ...choices.identity } }),
});

export const reduce = (state: State, action: Action): State => {
  switch (action.do) {
    case 'began':
      return { ...state, failure: [], tookBack: undefined, busy: { what: action.what, done: 0, total: 0 } };
    case 'progressed':
      return state.busy
        ? { ...state, busy: { ...state.busy, done: action.done, total: action.total, rows: action.rows } }
        : state;
    case 'touched':
      return touched(state, action.change);
    case 'stopping':
      return state.busy ? { ...state, busy: { ...state.busy, stopping: true } } : state;
    case 'waited':
      return state.busy ? { ...state, busy: { ...state.busy, silent: action.problem, leave: action.leave } } : state;
    case 'stopped':
      return { ...state, busy: undefined, following: undefined };
    case 'failed':
      return { ...state, busy: undefined, following: undefined, failure: action.problems };
    case 'complained':
      return { ...state, failure: action.problems };
    case 'listed':
      return { ...state, facts: action.facts };
    case 'chosePolicy':
      return {
        ...state,
        ...FRESH,
        browsing: browsedAnew(state.browsing),
        policyId: action.id,
        policy: undefined,
        year: undefined,
        yearChosen: false,
        recalled: false,
        asked: undefined,
        recognising: false,
        ...UNKNOWN,
        readings: {},
        readingsKept: false,
        ...(action.keep && { kept: { ...state.kept, policy: action.id } }),
        parameters: {},
        mapping: {},
        failure: [],
      };
    case 'loadedPolicy':
      if (action.policy.id !== state.policyId) return state;
      return recognising(recalled({ ...state, policy: action.policy }));
    case 'recognised':
      // Another question has followed.
      if (action.asked !== state.asked) return state;
      return {
        ...state,
        ...{ recognising: false, recognised: action.found, dataRows: action.rows, left: action.left, expired: action.expired },
      };
    case 'notRecognised':
      if (action.asked !== state.asked) return state;
      return { ...state, asked: undefined, recognising: false, recognised: undefined, failure: action.problems };
    case 'choseYear':
      return recognising(
        outdated({
          ...state,
          year: action.year,
          yearChosen: true,
          kept: keepYear(state.kept, state.policyId, action.year, state.thisYear),
        }),
      );
    case 'opened': {
      const same = sameSheet(state.opened, action.opened);
      return recognising(
        recalled({ ...state, ...(same ? {} : { ...FRESH, mapping: {} }), busy: undefined, unread: false, opened: action.opened }),
        // What cells were touched meanwhile was called changed, also where they are by now what they were.
        state.unread,
      );
    }
    case 'listedSheets':
      return state.opened ? { ...state, opened: { ...state.opened, workbook: action.workbook } } : state;
    case 'mapped':
      return recognising(outdated({ ...state, mapping: merged(state.mapping, action.choices) }));
    case 'choseReading':
      return outdated({
        ...state,
        readings: { ...state.readings, [action.key]: action.option },
        kept: keepReading(state.kept, state.policy, action.key, action.option),
      });
    case 'leftReadings':
      return outdated({ ...state, readings: {}, readingsKept: false, kept: forgetReadings(state.kept, state.policyId) });
    case 'entered':
      return outdated({ ...state, parameters: { ...state.parameters, [action.name]: action.entry } });
    case 'choseUnit':
      return { ...state, moneyUnit: action.unit, plan: undefined, kept: { ...state.kept, unit: action.unit } };
    case 'choseMargin': {
      const { margin: _before, ...kept } = state.kept;
      return { ...state, kept: { ...kept, ...(action.margin !== undefined && { margin: action.margin }) } };
    }
    case 'choseFormulas': {
      const { formulas } = action;
      return { ...state, formulas, plan: undefined, kept: { ...state.kept, formulas } };
    }
    case 'computed':
      return {
        ...state,
        busy: undefined,
        failure: [],
        before: state.computed?.totals,
        computed: action.computed,
        stale: false,
        plan: undefined,
        written: undefined,
        undo: undefined,
        undone: undefined,
      };
    case 'planned':
      return {
        ...state,
        busy: undefined,
        plan: action.planned.plan,
        edits: action.planned.edits,
        // An answer about cells that are no edits any more is about nothing.
        ...(action.planned.edits.length === 0 && { draft: undefined }),
        following: undefined,
        formulaReport: action.planned.formulas,
        undo: undefined,
        undone: undefined,
      };
    case 'drafted':
      return { ...state, draft: action.draft };
    case 'answered':
      return {
        ...state,
        answers: action.answers,
        draft: undefined,
        plan: undefined,
        following: state.plan ? { plan: state.plan, write: false } : state.following,
      };
    case 'pressedOn':
      return { ...state, following: state.following && { ...state.following, write: true } };
    case 'wrote':
      return recognising({
        ...state,
        busy: undefined,
        failure: [],
        unread: false,
        written: action.written,
        plan: undefined,
        answers: KEEP_ALL,
        draft: undefined,
        opened: action.opened,
      });
    case 'readied':
      return { ...state, busy: undefined, undo: action.undo };
    case 'undid':
      return recognising({
        ...state,
        ...FRESH,
        busy: undefined,
        failure: [],
        unread: false,
        undone: action.receipt,
        opened: action.opened,
      });
    case 'tookBack':
      return recognising({
        ...state,
        ...FRESH,
        ...{ busy: undefined, failure: [], unread: false, tookBack: action.said, opened: action.opened },
      });
    case 'selected':
      return {
        ...state,
        selected: action.cell,
        ...(action.shown && { shown: action.shown }),
        // At the desk a cell is looked at for the finding that it has.
        ...(action.shown?.item !== undefined && state.tab !== 'audit' && { tab: 'explain' }),
      };
    case 'showed':
      return { ...state, shown: action.shown, tab: 'explain' };
    case 'triedSource':
      // A write or a computation may be under way, or have failed: that stays as it is.
      return { ...state, failure: [...state.failure.filter((one) => !isOfSource(one)), ...action.problems] };
    case 'browsed':
      return { ...state, browsing: { ...state.browsing, ...action.change }, tab: 'clauses' };
    case 'guided':
      return action.shown
        ? { ...state, guide: true, tab: 'run' }
        : { ...state, guide: false, kept: { ...state.kept, guided: true } };
    case 'remembered': {
      const { opened } = state;
      if (!opened) return state;
      const { memory: _before, ...workbook } = opened.workbook;
      const { memory } = action;
      // A plan of before, of a run or of an undo, would put back what the workbook remembered then.
      return {
        ...state,
        plan: undefined,
        undo: undefined,
        opened: { ...opened, workbook: memory === '' ? workbook : { ...workbook, memory }, memory: recall(memory) },
      };
    }
    case 'turned':
      return { ...state, tab: action.tab };
    case 'spoke':
      return { ...state, lang: action.lang, plan: undefined, kept: { ...state.kept, lang: action.lang } };
  }
};
