/** What the desk asks its worker, what it is answered, and what it hears on the way. Policies stay where they are; the workbook stays with the desk, which answers the worker's looks at it. */
import type { AuditPlanOptions } from '../../audit/paper/plan';
import type { Said } from '../../audit/opinions';
import type { Verification } from '../../audit/verify/verify';
import type { Problem, Result } from '../../core/problem';
import type { Recognition } from '../../sheet/mapping';
import type { Workbook, WritePlan } from '../../sheet/port/port';
import type { Look, Looks } from '../line/remote-port';
import type { Lookup } from '../lookups';
import type { Summary } from '../computing/settled';
import type { AuditTask, Stage } from './job';
import type { ShownAudit } from './shown';

export interface Sent {
  readonly audit: ShownAudit;
  readonly computed: Summary;
  readonly recognition: Recognition;
  readonly problems: readonly Problem[];
}

export interface Questions extends Looks {
  readonly audit: { readonly asked: Omit<AuditTask, 'policy'> & { readonly policy: string }; readonly answer: Result<Sent> };
  /** Of the last audit. */
  readonly paper: {
    readonly asked: {
      readonly workbook: Workbook;
      readonly said: readonly (readonly [id: string, said: Said])[];
      readonly options: AuditPlanOptions;
    };
    readonly answer: WritePlan;
  };
  readonly see: { readonly asked: { readonly name: Lookup; readonly particulars: readonly unknown[] }; readonly answer: unknown };
  readonly verify: { readonly asked: Record<never, never>; readonly answer: Verification };
}

export type Ask = { [K in keyof Questions]: { readonly ask: K } & Questions[K]['asked'] }[keyof Questions];

export type News = { readonly is: 'progress'; readonly stage: Stage; readonly done: number; readonly total: number } | Look;
