/** What the objects of one host share: the workbook, the profile, the references handed out, the events asked for. */
import type { Area } from '../../../src/sheet/port/port';
import { denied, HostError, type HostNode } from './node';
import { intersect, contains, type BookModel, type SheetModel } from './model';
import type { Profile } from './profile';

export interface RangeModel {
  readonly sheet: SheetModel;
  readonly area: Area;
}

export interface Changed extends RangeModel {
  readonly type?: string;
  readonly source?: 'Local' | 'Remote';
  /** The client wrote it. */
  readonly byAddin?: boolean;
}

export interface Env {
  readonly book: BookModel;
  readonly profile: Profile;
  readonly references: Map<string, RangeModel | readonly RangeModel[]>;
  readonly events: Set<string>;
  /** Whether the computer has one: without, Excel refuses to set up pages. */
  readonly printer: () => boolean;
  /** Tells the page of a change of selection, when it asked. */
  readonly selected: () => void;
  /** Tells the page of changed cells, when it asked. */
  readonly changed: (change: Changed) => void;
  /** Tells the page of rows that were sorted, when it asked. */
  readonly sorted: (range: RangeModel) => void;
}

export const rangeModel = (node: HostNode): RangeModel => {
  const model = node.model as RangeModel | undefined;
  if (node.type !== 'Range' || !model) throw new HostError('InvalidArgument', 'A range is needed here.');
  return model;
};

/** Refuses a change of cells as Excel does; formats of merged or filtered cells may change, contents may not. */
export const guard = (sheet: SheetModel, area: Area, location: string, contents: boolean): void => {
  if (sheet.protected) throw denied(location);
  if (!contents) return;
  if (sheet.merges.some((merge) => intersect(merge, area) && !contains(area, merge))) {
    throw new HostError('MergedRangeConflict', 'The operation conflicts with a merged range.', location);
  }
  if (sheet.filter?.filtered && intersect(sheet.filter.area, area))
    throw new HostError('FilteredRangeConflict', 'The operation conflicts with a filtered range.', location);
  if (sheet.tables.some((table) => table.filtered && intersect({ ...table.area, columns: 16_384 - table.area.column }, area))) {
    throw new HostError('FilteredRangeConflict', 'The operation conflicts with a filtered range.', location);
  }
};
