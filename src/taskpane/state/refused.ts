/** Why a sheet could not be read: the workbook and what is wrong in; the error to show out. Where the sheet is gone, the list of sheets is told anew. */
import { ProblemError, type Problem } from '../../core/problem';
import type { SheetPort } from '../../sheet/port/port';
import type { Action } from './action';
import { sheetGone } from '../problems';

export const refused = async (
  port: SheetPort,
  sheet: string | undefined,
  problems: readonly Problem[],
  dispatch: (action: Action) => void,
): Promise<ProblemError> => {
  if (sheet === undefined || !problems.some(({ code }) => code === 'unknown-sheet')) return new ProblemError(problems);
  dispatch({ do: 'listedSheets', workbook: await port.open() });
  return new ProblemError([sheetGone(sheet)]);
};
