/** What is asked of the record once a run is written: the workbook as it is now in; whether its results stand beside the right rows, what is out of date in them, and a plan that takes them back, out. */
import type { Result } from '../core/problem';
import type { Policy } from '../policy/model';
import type { Mapping } from '../sheet/mapping';
import { columnsOfPolicy } from '../sheet/own-keys';
import type { SheetPort, WritePlan } from '../sheet/port/port';
import { findEdits } from '../sheet/record/edits';
import { expiredMarks } from './expired';
import type { Opened } from './open';
import { recordsOf } from './records';
import { undoRun, type Undo } from './undo';

/** Asked here, or of a worker that has the record: it takes long at many rows. */
export interface Lookback {
  /** The rows were sorted or moved without our columns. */
  misplaced(opened: Opened, policy: string, mapping: Mapping): Promise<boolean>;
  /** Undefined where there is nothing to mark. */
  marks(opened: Opened, policy: Policy, mapping: Mapping, lang: 'zh' | 'en'): Promise<WritePlan | undefined>;
  undo(port: SheetPort, opened: Opened, policy: string, mapping: Mapping | undefined): Promise<Result<Undo>>;
}

export const isMisplaced = (opened: Opened, policy: string, mapping: Mapping): boolean => {
  const record = recordsOf(opened)[policy];
  return record !== undefined && findEdits(opened.grid, columnsOfPolicy(policy, opened.ownColumns), record, mapping).misplaced;
};

/** On this thread. */
export const lookback: Lookback = {
  misplaced: (opened, policy, mapping) => Promise.resolve(isMisplaced(opened, policy, mapping)),
  marks: (opened, policy, mapping, lang) => Promise.resolve(expiredMarks(opened, policy, mapping, lang)),
  undo: undoRun,
};
