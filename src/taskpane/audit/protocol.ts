/** What the desk asks its worker, what it is answered, and what it hears on the way. Policies stay where they are; the workbook stays with the desk, which answers the worker's questions to it. */
import type { AuditPlanOptions } from '../../audit/paper/plan';
import type { Said } from '../../audit/opinions';
import type { Verification } from '../../audit/verify/verify';
import type { Problem, Result } from '../../core/problem';
import type { SheetPort, Workbook, WritePlan } from '../../sheet/port';
import type { Lookup } from '../lookups';
import type { Summary } from '../settled';
import type { AuditTask, Stage } from './job';
import type { ShownAudit } from './shown';

/** The methods of a port that only look. */
export type Looking = 'open' | 'read' | 'ownColumns' | 'record';

export interface Sent {
  readonly audit: ShownAudit;
  readonly computed: Summary;
  readonly problems: readonly Problem[];
}

export interface Questions {
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
  /** What the workbook answered to a look. */
  readonly looked: { readonly asked: { readonly look: number; readonly value: unknown }; readonly answer: undefined };
  readonly refused: {
    readonly asked: { readonly look: number; readonly problems: readonly Problem[] };
    readonly answer: undefined;
  };
}

export type Ask = { [K in keyof Questions]: { readonly ask: K } & Questions[K]['asked'] }[keyof Questions];

export type News =
  | { readonly is: 'progress'; readonly stage: Stage; readonly done: number; readonly total: number }
  | { readonly is: 'look'; readonly look: number; readonly method: Looking; readonly sheet: string };

export const look = (port: SheetPort, method: Looking, sheet: string): Promise<unknown> => {
  switch (method) {
    case 'open':
      return port.open();
    case 'read':
      return port.read(sheet);
    case 'ownColumns':
      return port.ownColumns(sheet);
    case 'record':
      return port.record();
  }
};
