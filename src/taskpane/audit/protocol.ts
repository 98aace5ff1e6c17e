/** What the desk and its worker say to each other. Policies stay where they are; the workbook stays with the desk, which answers the worker's questions to it. */
import type { AuditPlanOptions } from '../../audit/paper/plan';
import type { Said } from '../../audit/opinions';
import type { Verification } from '../../audit/verify/verify';
import type { Problem, Result } from '../../core/problem';
import type { SheetPort, Workbook, WritePlan } from '../../sheet/port';
import type { Detached } from '../protocol';
import type { AuditTask, Stage } from './job';
import type { ShownAudit } from './shown';

/** The methods of a port that only look. */
export type Looking = 'open' | 'read' | 'ownColumns' | 'record';

export type Ask =
  | (Omit<AuditTask, 'policy'> & { readonly ask: 'audit'; readonly policy: string })
  /** Of the last audit. */
  | {
      readonly ask: 'paper';
      readonly workbook: Workbook;
      readonly said: readonly (readonly [id: string, said: Said])[];
      readonly options: AuditPlanOptions;
    }
  | { readonly ask: 'verify' }
  /** What the workbook answered to a `look`. */
  | { readonly ask: 'looked'; readonly call: number; readonly value: unknown }
  | { readonly ask: 'refused'; readonly call: number; readonly problems: readonly Problem[] };

export interface Sent {
  readonly audit: ShownAudit;
  readonly computed: Detached;
}

export type Answer =
  | { readonly is: 'progress'; readonly stage: Stage; readonly done: number; readonly total: number }
  | { readonly is: 'audited'; readonly result: Result<Sent> }
  | { readonly is: 'paper'; readonly plan: WritePlan }
  | { readonly is: 'verified'; readonly found: Verification }
  | { readonly is: 'look'; readonly call: number; readonly method: Looking; readonly sheet: string }
  | { readonly is: 'failed'; readonly problems: readonly Problem[] };

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
