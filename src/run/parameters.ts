/** The sheet of parameters in a workbook: its port and sheets in; the sheet's cells, and the policies that rows may be of, out. */
import { PACKS } from '../policies';
import type { Policy } from '../policy/model';
import type { Memory } from '../sheet/compose/memory';
import { SHEET_NAMES } from '../sheet/compose/words';
import { findFields } from '../sheet/parameters/columns';
import { PARAMETERS, type ParameterSheet } from '../sheet/parameters/sheet';
import type { SheetInfo, SheetPort } from '../sheet/port/port';

/** Ours, or a sheet of its name and header that somebody brought along from another workbook, where hidden names do not travel. */
export const openParameters = async (port: SheetPort, sheets: readonly SheetInfo[]): Promise<ParameterSheet | undefined> => {
  const ours = sheets.find(({ own }) => own === PARAMETERS);
  if (ours) return { grid: await port.read(ours.name), own: true };
  const names: readonly string[] = [SHEET_NAMES.parameters.zh, SHEET_NAMES.parameters.en];
  const brought = sheets.find(({ name, own, worksheet }) => worksheet && own === undefined && names.includes(name));
  if (!brought) return undefined;
  const grid = await port.read(brought.name);
  return findFields(grid) ? { grid, own: false } : undefined;
};

/** Whose rows are none of this policy's, and none of an unknown one. */
export const otherPolicies = ({ id }: Policy, memory: Memory | undefined): readonly string[] =>
  [...new Set([...Object.keys(PACKS), ...Object.keys(memory?.policies ?? {})])].filter((other) => other !== id);
