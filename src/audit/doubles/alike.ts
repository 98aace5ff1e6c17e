/** Other sheets that have the audited columns too, one list for each town say: the audited columns and the other lists of the workbook in; one warning that names those that were not audited, out. */
import { text } from '../../core/lang';
import type { Problem } from '../../core/problem';
import type { Recognition } from '../../sheet/mapping';
import { compact } from '../../sheet/normalise';
import type { Grid } from '../../sheet/port/port';
import type { GivenColumn } from '../given/columns';

/** Nobody reads a longer list. */
const MOST = 8;

export const alikeSheets = (
  sheet: string,
  given: readonly GivenColumn[],
  sheets: readonly Grid[],
  listOf: (grid: Grid) => Recognition | undefined,
): readonly Problem[] => {
  const wanted = given.filter(({ own }) => !own);
  if (wanted.length === 0) return [];
  const alike = sheets.filter((grid) => {
    const headers = new Set(listOf(grid)?.headers.map(({ header }) => compact(header)));
    return wanted.every(({ header }) => headers.has(compact(header)));
  });
  if (alike.length === 0) return [];
  const names = alike.slice(0, MOST).map((grid) => grid.sheet);
  const more = alike.length > names.length;
  const header = wanted[0]?.header ?? '';
  return [
    {
      code: 'sheets-not-audited',
      severity: 'warning',
      place: { sheet },
      message: text(
        `只核对了工作表“${sheet}”。${names.map((name) => `“${name}”`).join('、')}${more ? `等 ${alike.length} 个工作表` : ''}也有“${header}”，没有核对；请逐个选定（命令行用 --sheet）后再核对。`,
        `Only sheet “${sheet}” was audited. ${names.map((name) => `“${name}”`).join(', ')}${more ? ` and others (${alike.length} sheets)` : ''} ${alike.length === 1 ? 'has' : 'have'} “${header}” too and ${alike.length === 1 ? 'was' : 'were'} not; choose each (--sheet on the command line) and audit it.`,
      ),
    },
  ];
};
