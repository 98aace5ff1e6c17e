/** What the desk knows beside the run: the columns to check, what was found, what the auditor says of it, and what was verified. Changed by actions alone. */
import type { CauseId } from '../../audit/causes/cause';
import type { Finding, FindingKind, Mark } from '../../audit/finding';
import type { GivenChoice } from '../../audit/given/columns';
import type { KeptMarks } from '../../audit/marks';
import { onSheet, opinionOn, same, standing, type Said } from '../../audit/opinions';
import type { Verification } from '../../audit/verify/verify';
import type { Problem } from '../../core/problem';
import type { Opened } from '../../run/run';
import type { Settled } from '../computing/settled';
import type { Opinions } from '../../sheet/compose/memory';
import type { WriteReceipt } from '../../sheet/port/port';
import type { State } from '../state/state';
import type { EarlierChoice, OtherSheet } from './job';
import type { ShownAudit } from './shown';

export type View = 'audit' | 'findings' | 'finding' | 'verify';

export interface Filter {
  readonly kind: FindingKind | 'all';
  /** Of differences; `none` is a cause too: that none was found. */
  readonly cause: CauseId | 'all';
  readonly mark: Mark | 'unmarked' | 'all';
}

export const EVERY: Filter = { kind: 'all', cause: 'all', mark: 'all' };

/** Another workbook to look for doubles in. */
export interface OtherFile {
  readonly file: string;
  readonly sheets: readonly OtherSheet[];
}

export interface DeskBusy {
  readonly what: 'reading' | 'computing' | 'causes' | 'planning' | 'writing' | 'verifying';
  readonly done: number;
  readonly total: number;
}

/** An audit with what it was made of. */
export interface Found {
  readonly audit: ShownAudit;
  readonly computed: Settled;
  readonly opened: Opened;
  /** See basisOf. */
  readonly basis: string;
  /** What the working paper of before says. */
  readonly sheet: KeptMarks | undefined;
  /** Of the data and of the columns. */
  readonly problems: readonly Problem[];
}

export interface Paper {
  readonly sheets: readonly string[];
  readonly receipt: WriteReceipt;
}

export interface DeskState {
  readonly view: View;
  /** Undefined: as they are recognised. */
  readonly given: readonly GivenChoice[] | undefined;
  readonly others: readonly OtherFile[];
  /** Ids of other policies that may pay for the same matters. */
  readonly alongside: readonly string[];
  /** By their ids, the column of this sheet that holds what they pay; none: their amounts are computed. */
  readonly also: Readonly<Record<string, number>>;
  /** Whose figures are tried as a cause of differences. */
  readonly earlier: EarlierChoice | undefined;
  readonly busy: DeskBusy | undefined;
  readonly failure: readonly Problem[];
  readonly found: Found | undefined;
  readonly filter: Filter;
  /** The finding that is looked at. */
  readonly at: string | undefined;
  /** What was said and is not in the working paper yet. */
  readonly opinions: Opinions;
  /** Why these opinions could not be kept in the workbook. */
  readonly unkept: readonly Problem[];
  readonly paper: Paper | undefined;
  readonly verification: Verification | undefined;
}

export type DeskAction =
  | { readonly do: 'turned'; readonly view: View }
  | { readonly do: 'gave'; readonly given: readonly GivenChoice[] | undefined }
  | { readonly do: 'added'; readonly other: OtherFile }
  | { readonly do: 'removed'; readonly file: string }
  | { readonly do: 'beside'; readonly alongside: readonly string[] }
  | { readonly do: 'also'; readonly policy: string; readonly column: number | undefined }
  | { readonly do: 'earlier'; readonly earlier: EarlierChoice | undefined }
  | { readonly do: 'began'; readonly what: DeskBusy['what'] }
  | { readonly do: 'progressed'; readonly busy: DeskBusy }
  | { readonly do: 'stopped' }
  | { readonly do: 'lost' }
  | { readonly do: 'failed'; readonly problems: readonly Problem[] }
  | { readonly do: 'audited'; readonly found: Found; readonly opinions: Opinions }
  | { readonly do: 'filtered'; readonly filter: Filter }
  | { readonly do: 'opened'; readonly id: string }
  | { readonly do: 'said'; readonly id: string; readonly said: Said }
  | { readonly do: 'kept'; readonly problems: readonly Problem[] }
  | { readonly do: 'wrote'; readonly paper: Paper; readonly sheet: KeptMarks | undefined; readonly opened: Opened }
  | { readonly do: 'verified'; readonly verification: Verification }
  /** Another policy or sheet was chosen: nothing of before holds. */
  | { readonly do: 'forgot' };

export const initialDesk: DeskState = {
  view: 'audit',
  given: undefined,
  others: [],
  alongside: [],
  also: {},
  earlier: undefined,
  busy: undefined,
  failure: [],
  found: undefined,
  filter: EVERY,
  at: undefined,
  opinions: {},
  unkept: [],
  paper: undefined,
  verification: undefined,
};

/** What an audit depends on: where this differs, its findings are of earlier settings. */
export const basisOf = ({ policyId, year, readings, parameters, mapping, opened, kept }: State, desk: DeskState): string =>
  JSON.stringify([
    policyId,
    year,
    readings,
    parameters,
    mapping,
    opened?.grid.sheet,
    desk.given,
    desk.others.map(({ file }) => file),
    desk.alongside,
    desk.also,
    desk.earlier,
    kept.margin,
  ]);

const withSaid = (state: DeskState, id: string, said: Said): DeskState => {
  const { found, opinions } = state;
  const finding = found?.audit.findings.find((one) => one.id === id);
  if (!found || !finding) return state;
  const was = onSheet(found.sheet, id);
  const { [id]: _before, ...others } = opinions;
  const findings = found.audit.findings.map((one): Finding => (one.id === id ? { ...one, ...said } : one));
  return {
    ...state,
    found: { ...found, audit: { ...found.audit, findings } },
    opinions: same(said, was) ? others : { ...others, [id]: opinionOn(finding, said, was) },
  };
};

export const reduceDesk = (state: DeskState, action: DeskAction): DeskState => {
  switch (action.do) {
    case 'turned':
      return { ...state, view: action.view, failure: [] };
    case 'gave':
      return { ...state, given: action.given };
    case 'added':
      return { ...state, others: [...state.others.filter(({ file }) => file !== action.other.file), action.other] };
    case 'removed':
      return { ...state, others: state.others.filter(({ file }) => file !== action.file) };
    case 'beside':
      return {
        ...state,
        alongside: action.alongside,
        also: Object.fromEntries(Object.entries(state.also).filter(([id]) => action.alongside.includes(id))),
      };
    case 'also': {
      const { [action.policy]: _, ...rest } = state.also;
      return { ...state, also: action.column === undefined ? rest : { ...rest, [action.policy]: action.column } };
    }
    case 'earlier':
      return { ...state, earlier: action.earlier };
    case 'began':
      return { ...state, failure: [], busy: { what: action.what, done: 0, total: 0 } };
    case 'progressed':
      return state.busy ? { ...state, busy: action.busy } : state;
    case 'stopped':
      return { ...state, busy: undefined };
    case 'lost':
      return { ...state, busy: undefined, found: undefined, at: undefined };
    case 'failed':
      return { ...state, busy: undefined, failure: action.problems };
    case 'audited':
      return {
        ...state,
        busy: undefined,
        found: action.found,
        opinions: action.opinions,
        filter: EVERY,
        at: undefined,
        paper: undefined,
      };
    case 'filtered':
      return { ...state, filter: action.filter, view: 'findings' };
    case 'opened':
      return { ...state, at: action.id, view: 'finding' };
    case 'said':
      return withSaid(state, action.id, action.said);
    case 'kept':
      return { ...state, unkept: action.problems };
    case 'wrote': {
      const { found } = state;
      return {
        ...state,
        busy: undefined,
        paper: action.paper,
        // What was said while it was being written is not on it.
        opinions: standing(action.sheet, state.opinions),
        unkept: [],
        ...(found && { found: { ...found, sheet: action.sheet, opened: action.opened } }),
      };
    }
    case 'verified':
      return { ...state, busy: undefined, verification: action.verification };
    case 'forgot':
      return {
        ...initialDesk,
        view: state.view === 'verify' ? 'verify' : 'audit',
        others: state.others,
        alongside: state.alongside,
        earlier: state.earlier,
      };
  }
};
