/** Writing what was planned, never beside other rows than it was computed for: a port, the plan and who looks at it afterwards in; the receipt and the sheet as it is now out. */
import { ProblemError } from '../core/problem';
import type { Mapping } from '../sheet/mapping';
import type { Progress, SheetPort, WritePlan, WriteReceipt } from '../sheet/port/port';
import { sortedMeanwhile } from '../sheet/record/problems';
import type { Lookback } from './lookback';
import { openSheet, type Opened } from './open';

export interface WrittenRun {
  readonly receipt: WriteReceipt;
  readonly opened: Opened;
}

const reopened = async (port: SheetPort, sheet: string, progress?: Progress): Promise<Opened> => {
  const result = await openSheet(port, sheet, progress);
  if (!result.ok) throw new ProblemError(result.problems);
  return result.value;
};

/**
 * Rows that came or went while it was written are refused by the port. Rows that somebody sorted under our columns show only afterwards:
 * the run is taken back at once, since its awards stand beside other enterprises. Changed figures make the results out of date, no more.
 * A signal counts until the port has written; the look afterwards is for the user's safety and is not left out.
 */
export const writeRun = async (
  port: SheetPort,
  plan: WritePlan,
  policy: string,
  mapping: Mapping,
  look: Pick<Lookback, 'misplaced' | 'undo'>,
  progress?: Progress,
  signal?: AbortSignal,
): Promise<WrittenRun> => {
  const receipt = await port.write(plan, progress, signal);
  const opened = await reopened(port, plan.sheet, progress);
  if (!(await look.misplaced(opened, policy, mapping))) return { receipt, opened };
  const undo = await look.undo(port, opened, policy, mapping);
  if (undo.ok) await port.write(undo.value.plan);
  throw new ProblemError([sortedMeanwhile(plan.sheet, undo.ok), ...(undo.ok ? undo.value.told : [])]);
};
