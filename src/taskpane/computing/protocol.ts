/** What the pane asks its worker, and what each question is answered with. A policy never travels: each side loads its own. */
import type { Result } from '../../core/problem';
import type { Wanted } from '../../engine/choose';
import type { Opened } from '../../run/open';
import type { Undo } from '../../run/undo';
import type { Mapping, MappingChoices, Recognition } from '../../sheet/mapping';
import type { WritePlan } from '../../sheet/port/port';
import type { Look, Looks } from '../line/remote-port';
import type { Lookup } from '../lookups';
import type { Planned, PlanWanted } from './planned';
import type { Recognised } from './question';
import type { Summary } from './settled';

export interface Questions extends Looks {
  /** The worker is about to be needed with this policy. */
  readonly warm: { readonly asked: { readonly policy: string }; readonly answer: undefined };
  /** What has changed of the sheet since it was last told. */
  readonly take: { readonly asked: { readonly opened: Partial<Opened> }; readonly answer: undefined };
  /** Of the sheet that was taken last. */
  readonly recognise: {
    readonly asked: { readonly policy: string; readonly year: number; readonly mapping: MappingChoices };
    readonly answer: Recognised;
  };
  /** Of the sheet that was taken last. */
  readonly compute: {
    readonly asked: { readonly policy: string; readonly recognition: Recognition; readonly wanted: Wanted };
    readonly answer: Result<Summary>;
  };
  /** Of what was computed last, on the sheet that was taken last. */
  readonly plan: { readonly asked: { readonly options: PlanWanted }; readonly answer: Planned };
  /** What was planned last. */
  readonly whole: { readonly asked: Record<never, never>; readonly answer: WritePlan };
  /** Of the sheet that was taken last and its record, like the two below. */
  readonly misplaced: { readonly asked: { readonly policy: string; readonly mapping: Mapping }; readonly answer: boolean };
  readonly marks: {
    readonly asked: { readonly policy: string; readonly mapping: Mapping; readonly lang: 'zh' | 'en' };
    readonly answer: WritePlan | undefined;
  };
  /** The other sheets of the workbook are looked at through the page. */
  readonly undo: {
    readonly asked: { readonly policy: string; readonly mapping: Mapping | undefined };
    readonly answer: Result<Undo>;
  };
  readonly see: { readonly asked: { readonly name: Lookup; readonly particulars: readonly unknown[] }; readonly answer: unknown };
}

export type Ask = { [K in keyof Questions]: { readonly ask: K } & Questions[K]['asked'] }[keyof Questions];

export type News = { readonly is: 'progress'; readonly done: number; readonly total: number } | Look;

/** The parts of a sheet that the other side does not have as they are now; what is gone is undefined. */
export const changedParts = (known: Partial<Opened>, now: Opened): Partial<Opened> => {
  const names = new Set([...Object.keys(known), ...Object.keys(now)]) as ReadonlySet<keyof Opened>;
  return Object.fromEntries([...names].filter((name) => known[name] !== now[name]).map((name) => [name, now[name]]));
};
