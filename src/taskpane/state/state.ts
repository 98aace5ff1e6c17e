/** What the pane knows: one value per step of the run, changed by actions alone (reduce.ts). Components read it; they never work on cells or rules themselves. */
import type { Lang } from '../../core/lang';
import type { Problem, Result } from '../../core/problem';
import type { Wanted } from '../../engine/choose';
import type { Totals } from '../../engine/outcome';
import type { Policy } from '../../policy/model';
import type { PolicyFacts } from '../../run/policies';
import { NOT_BROWSED, type Browsing } from '../catalogue/state';
import type { Opened } from '../../run/open';
import type { ShownPlan } from '../computing/planned';
import type { Asked, Left } from '../computing/question';
import type { Settled } from '../computing/settled';
import type { MappingChoices, Recognition } from '../../sheet/mapping';
import type { RowsDone, WriteReceipt } from '../../sheet/port/port';
import { KEEP_ALL, type Answer, type Answered, type Answers } from '../../sheet/record/answers';
import type { FormulaReport } from '../../sheet/record/plan-run';
import { NOT_STALE, type Stale } from '../../sheet/record/stale';
import type { Undo } from '../../run/undo';
import { NOTHING_KEPT, type Kept } from '../keep/kept';

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
  readonly rows?: RowsDone | undefined;
  /** The user has asked to stop, and it will at the next safe moment. */
  readonly stopping?: true;
  /** The host has not answered for long, and what can be done. */
  readonly silent?: Problem | undefined;
  /** Lets go of the write that waits for it. */
  readonly leave?: (() => void) | undefined;
}

/** Which award is explained: an item of the policy for one of its units, seen from one table row. */
export interface Shown {
  readonly row: number;
  readonly item?: number;
}

export interface Written {
  readonly plan: ShownPlan;
  readonly receipt: WriteReceipt;
}

export interface Following {
  readonly plan: ShownPlan;
  /** The officer has pressed on to the write. */
  readonly write: boolean;
}

export interface State {
  readonly lang: Lang;
  readonly tab: 'run' | 'clauses' | 'explain' | 'audit';
  readonly browsing: Browsing;
  /** Choices that outlive the workbook. */
  readonly kept: Kept;
  /** The first-run guide is shown. */
  readonly guide: boolean;
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
  /** What was asked last about the columns. */
  readonly asked: Asked | undefined;
  /** The answer is still to come; until then `recognised` is of before. */
  readonly recognising: boolean;
  readonly recognised: Result<Recognition> | undefined;
  /** Rows of data by what is recognised. */
  readonly dataRows: number;
  readonly readings: Readonly<Record<string, string>>;
  /** Some of the readings come from earlier work on this machine, not from this workbook. */
  readonly readingsKept: boolean;
  readonly parameters: Readonly<Record<string, Entry>>;
  readonly moneyUnit: '元' | '万元';
  /** Award columns are written as formulas. */
  readonly formulas: boolean;
  /** What became of them in the plan, or in what was written. */
  readonly formulaReport: readonly FormulaReport[] | undefined;
  readonly busy: Busy | undefined;
  /** Why the last action did not succeed. */
  readonly failure: readonly Problem[];
  readonly computed: Settled | undefined;
  /** The results are of earlier settings. */
  readonly stale: boolean;
  /** Of the run before this one with the same policy and sheet. */
  readonly before: Totals | undefined;
  readonly plan: ShownPlan | undefined;
  /** Cells of ours that were changed by hand, with what the plan does about each, and what the officer has said about them. */
  readonly edits: readonly Answered[];
  readonly answers: Answers;
  /** An answer that is being given: a decision waits for its reason. */
  readonly draft: Answer | undefined;
  /** What was shown when an answer was given, until what follows from the answer is there. */
  readonly following: Following | undefined;
  /** What an earlier run of the policy has left, as it is known with the columns. */
  readonly left: Left | undefined;
  /** What the sheet holds of an earlier run no longer follows from its figures. */
  readonly expired: Stale;
  /** Something has changed that only another reading can tell more about: whether the results on the sheet still hold is open. */
  readonly unread: boolean;
  /** Taking the last run back, prepared and not yet confirmed. */
  readonly undo: Undo | undefined;
  /** What an undo has written. */
  readonly undone: WriteReceipt | undefined;
  /** A write that broke off was taken back, and what is to be said of that. */
  readonly tookBack: readonly Problem[] | undefined;
  readonly written: Written | undefined;
  readonly selected: Cell | undefined;
  readonly shown: Shown | undefined;
}

export const initial: State = {
  lang: 'zh',
  tab: 'run',
  browsing: NOT_BROWSED,
  kept: NOTHING_KEPT,
  guide: false,
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
  asked: undefined,
  recognising: false,
  recognised: undefined,
  dataRows: 0,
  readings: {},
  readingsKept: false,
  parameters: {},
  moneyUnit: '元',
  formulas: false,
  formulaReport: undefined,
  busy: undefined,
  failure: [],
  computed: undefined,
  stale: false,
  before: undefined,
  plan: undefined,
  edits: [],
  answers: KEEP_ALL,
  draft: undefined,
  following: undefined,
  left: undefined,
  expired: NOT_STALE,
  unread: false,
  undo: undefined,
  undone: undefined,
  tookBack: undefined,
  written: undefined,
  selected: undefined,
  shown: undefined,
};

/** What the officer asked for, in the form that the engine checks. Empty figures are left out. */
export const wantedOf = ({ year, readings, parameters }: Pick<State, 'year' | 'readings' | 'parameters'>): Wanted => ({
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
