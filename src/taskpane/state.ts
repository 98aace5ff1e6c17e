/** What the pane knows: one value per step of the run, changed by actions alone. Components read it; they never work on cells or rules themselves. */
import type { Lang } from '../core/lang';
import type { Problem, Result } from '../core/problem';
import type { Wanted } from '../engine/choose';
import type { Totals } from '../engine/outcome';
import type { Policy } from '../policy/model';
import type { PolicyFacts } from '../run/policies';
import { expiredOf, recalled } from './earlier-run';
import { browsedAnew, NOT_BROWSED, type Browsing } from './catalogue/state';
import { recogniseSheet, type Computed, type Opened } from '../run/run';
import type { MappingChoices, Recognition } from '../sheet/mapping';
import type { WritePlan, WriteReceipt } from '../sheet/port';
import { KEEP_ALL, type Answered, type Answers } from '../sheet/record/answers';
import { NOT_STALE, type Stale } from '../sheet/record/stale';
import type { Undo } from '../run/undo';
import type { Planned } from './protocol';

export interface Cell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** A figure that the officer enters with the document that sets it. */
export interface Entry {
  readonly value: string;
  readonly document: string;
}

export interface Busy {
  readonly what: 'opening' | 'reading' | 'computing' | 'planning' | 'writing';
  readonly done: number;
  readonly total: number;
}

/** Which award is explained: an item of the policy for one of its units, seen from one table row. */
export interface Shown {
  readonly row: number;
  readonly item?: number;
}

export interface Written {
  readonly plan: WritePlan;
  readonly receipt: WriteReceipt;
}

export interface State {
  readonly lang: Lang;
  readonly tab: 'run' | 'clauses' | 'explain';
  readonly browsing: Browsing;
  readonly facts: readonly PolicyFacts[];
  readonly policyId: string;
  readonly policy: Policy | undefined;
  readonly year: number | undefined;
  /** The officer has chosen the year; until then it follows the sheet. */
  readonly yearChosen: boolean;
  readonly thisYear: number;
  /** ISO. */
  readonly today: string;
  /** What the workbook remembers of an earlier run has been taken over. */
  readonly recalled: boolean;
  readonly opened: Opened | undefined;
  readonly mapping: MappingChoices;
  readonly recognised: Result<Recognition> | undefined;
  readonly readings: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, Entry>>;
  readonly moneyUnit: '元' | '万元';
  readonly busy: Busy | undefined;
  /** Why the last action did not succeed. */
  readonly failure: readonly Problem[];
  readonly computed: Computed | undefined;
  /** The results are of earlier settings. */
  readonly stale: boolean;
  /** Of the run before this one with the same policy and sheet. */
  readonly before: Totals | undefined;
  readonly plan: WritePlan | undefined;
  /** Cells of ours that were changed by hand, with what the plan does about each, and what the officer has said about them. */
  readonly edits: readonly Answered[];
  readonly answers: Answers;
  /** What the sheet holds of an earlier run no longer follows from its figures. */
  readonly expired: Stale;
  /** Taking the last run back, prepared and not yet confirmed. */
  readonly undo: Undo | undefined;
  /** The last run was taken back. */
  readonly undone: boolean;
  readonly written: Written | undefined;
  readonly selected: Cell | undefined;
  readonly shown: Shown | undefined;
}

export type Action =
  | { readonly do: 'began'; readonly what: Busy['what'] }
  | { readonly do: 'progressed'; readonly done: number; readonly total: number }
  | { readonly do: 'stopped' }
  | { readonly do: 'failed'; readonly problems: readonly Problem[] }
  | { readonly do: 'listed'; readonly facts: readonly PolicyFacts[] }
  | { readonly do: 'chosePolicy'; readonly id: string }
  | { readonly do: 'loadedPolicy'; readonly policy: Policy }
  | { readonly do: 'choseYear'; readonly year: number }
  | { readonly do: 'opened'; readonly opened: Opened }
  | { readonly do: 'mapped'; readonly choices: MappingChoices }
  | { readonly do: 'choseReading'; readonly key: string; readonly option: string }
  | { readonly do: 'entered'; readonly name: string; readonly entry: Entry }
  | { readonly do: 'choseUnit'; readonly unit: State['moneyUnit'] }
  | { readonly do: 'computed'; readonly computed: Computed }
  | { readonly do: 'planned'; readonly planned: Planned }
  | { readonly do: 'answered'; readonly answers: Answers }
  | { readonly do: 'wrote'; readonly written: Written; readonly opened: Opened }
  | { readonly do: 'readied'; readonly undo: Undo | undefined }
  | { readonly do: 'undid'; readonly opened: Opened }
  | { readonly do: 'selected'; readonly cell: Cell; readonly shown: Shown | undefined }
  | { readonly do: 'showed'; readonly shown: Shown }
  | { readonly do: 'browsed'; readonly change: Partial<Browsing> }
  | { readonly do: 'turned'; readonly tab: State['tab'] }
  | { readonly do: 'spoke'; readonly lang: Lang };

export const initial: State = {
  lang: 'zh',
  tab: 'run',
  browsing: NOT_BROWSED,
  facts: [],
  policyId: '',
  policy: undefined,
  year: undefined,
  yearChosen: false,
  thisYear: 0,
  today: '',
  recalled: false,
  opened: undefined,
  mapping: {},
  recognised: undefined,
  readings: {},
  parameters: {},
  moneyUnit: '元',
  busy: undefined,
  failure: [],
  computed: undefined,
  stale: false,
  before: undefined,
  plan: undefined,
  edits: [],
  answers: KEEP_ALL,
  expired: NOT_STALE,
  undo: undefined,
  undone: false,
  written: undefined,
  selected: undefined,
  shown: undefined,
};

const recognised = (state: State): State => {
  const { opened, policy, year, mapping } = state;
  const found = opened && policy && year !== undefined ? recogniseSheet(opened, policy, year, mapping) : undefined;
  const next = { ...state, recognised: found };
  return { ...next, expired: expiredOf(next) };
};

const FRESH = {
  computed: undefined,
  stale: false,
  before: undefined,
  plan: undefined,
  edits: [],
  answers: KEEP_ALL,
  undo: undefined,
  undone: false,
  written: undefined,
  shown: undefined,
} as const;

/** Settings changed: results of before stay on the screen, marked as such. */
const outdated = (state: State): State => ({ ...state, stale: state.computed !== undefined, plan: undefined });

const merged = (mapping: MappingChoices, choices: MappingChoices): MappingChoices => ({
  ...mapping,
  ...choices,
  ...(choices.columns && { columns: { ...mapping.columns, ...choices.columns } }),
  ...(choices.units && { units: { ...mapping.units, ...choices.units } }),
  ...(choices.identity && { identity: { ...mapping.identity, ...choices.identity } }),
});

const sameSheet = (a: Opened | undefined, b: Opened): boolean => a?.grid.sheet === b.grid.sheet;

export const reduce = (state: State, action: Action): State => {
  switch (action.do) {
    case 'began':
      return { ...state, failure: [], busy: { what: action.what, done: 0, total: 0 } };
    case 'progressed':
      return state.busy ? { ...state, busy: { ...state.busy, done: action.done, total: action.total } } : state;
    case 'stopped':
      return { ...state, busy: undefined };
    case 'failed':
      return { ...state, busy: undefined, failure: action.problems };
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
        recognised: undefined,
        readings: {},
        parameters: {},
        mapping: {},
        failure: [],
      };
    case 'loadedPolicy':
      if (action.policy.id !== state.policyId) return state;
      return recognised(recalled({ ...state, policy: action.policy }));
    case 'choseYear':
      return recognised(outdated({ ...state, year: action.year, yearChosen: true }));
    case 'opened': {
      const same = sameSheet(state.opened, action.opened);
      return recognised(
        recalled({ ...state, ...(same ? {} : { ...FRESH, mapping: {} }), busy: undefined, opened: action.opened }),
      );
    }
    case 'mapped':
      return recognised(outdated({ ...state, mapping: merged(state.mapping, action.choices) }));
    case 'choseReading':
      return outdated({ ...state, readings: { ...state.readings, [action.key]: action.option } });
    case 'entered':
      return outdated({ ...state, parameters: { ...state.parameters, [action.name]: action.entry } });
    case 'choseUnit':
      return { ...state, moneyUnit: action.unit, plan: undefined };
    case 'computed':
      return {
        ...state,
        busy: undefined,
        failure: [],
        before: state.computed?.settlement.totals,
        computed: action.computed,
        stale: false,
        plan: undefined,
        written: undefined,
        undo: undefined,
        undone: false,
      };
    case 'planned':
      return {
        ...state,
        busy: undefined,
        plan: action.planned.plan,
        edits: action.planned.edits,
        undo: undefined,
        undone: false,
      };
    case 'answered':
      return { ...state, answers: action.answers, plan: undefined };
    case 'wrote':
      return recognised({
        ...state,
        busy: undefined,
        failure: [],
        written: action.written,
        plan: undefined,
        answers: KEEP_ALL,
        opened: action.opened,
      });
    case 'readied':
      return { ...state, busy: undefined, undo: action.undo };
    case 'undid':
      return recognised({ ...state, ...FRESH, busy: undefined, failure: [], undone: true, opened: action.opened });
    case 'selected':
      return {
        ...state,
        selected: action.cell,
        ...(action.shown && { shown: action.shown }),
        ...(action.shown?.item !== undefined && { tab: 'explain' }),
      };
    case 'showed':
      return { ...state, shown: action.shown, tab: 'explain' };
    case 'browsed':
      return { ...state, browsing: { ...state.browsing, ...action.change }, tab: 'clauses' };
    case 'turned':
      return { ...state, tab: action.tab };
    case 'spoke':
      return { ...state, lang: action.lang, plan: undefined };
  }
};

/** What the officer asked for, in the form that the engine checks. Empty figures are left out. */
export const wantedOf = ({ year, readings, parameters }: State): Wanted => ({
  year: year ?? 0,
  readings,
  parameters: Object.fromEntries(
    Object.entries(parameters)
      .filter(([, { value }]) => value.trim() !== '')
      .map(([name, { value, document }]) => [name, document.trim() === '' ? value.trim() : `${value.trim()}@${document.trim()}`]),
  ),
});

export const readyToCompute = ({ policy, year, opened, recognised: found, busy }: State): boolean =>
  policy !== undefined && year !== undefined && opened !== undefined && found?.ok === true && busy === undefined;
