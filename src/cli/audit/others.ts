/** Other lists to look for doubles in: the other sheets of the audited workbook and the workbooks of `--with`, in; their rows, and what could not be read, out. */
import { text } from '../../core/lang';
import type { Problem } from '../../core/problem';
import type { SheetElsewhere } from '../../audit/doubles/elsewhere';
import { otherRoster, type Roster } from '../../audit/doubles/roster';
import type { Policy } from '../../policy/model';
import type { Opened } from '../../run/run';
import { recall } from '../../sheet/compose/memory';
import type { Grid, SheetPort, Workbook } from '../../sheet/port/port';
import { need } from '../exit';
import { openInput } from '../files/input';
import { slashed } from '../files/plain-name';
import type { Session } from '../session';

const noList = (file: string): Problem => ({
  code: 'with-no-list',
  severity: 'warning',
  place: { file },
  message: text(
    '没有认出企业名单（表头应含企业名称或统一社会信用代码），未用于查找重复。',
    'no list of enterprises was found (its header should have names or credit codes), so no doubles were looked for in it.',
  ),
});

interface Lists extends Roster {
  /** Those on which policies were computed. */
  readonly results: readonly SheetElsewhere[];
  /** Those of the audited workbook, as they were read: sums of the list may stand there. */
  readonly sheets: readonly Grid[];
}

const together = (lists: readonly Lists[]): Lists => ({
  entries: lists.flatMap(({ entries }) => entries),
  problems: lists.flatMap(({ problems }) => problems),
  results: lists.flatMap(({ results }) => results),
  sheets: lists.flatMap(({ sheets }) => sheets),
});

const rostersOf = async (
  port: SheetPort,
  workbook: Workbook,
  policy: Policy,
  year: number,
  skip: string | undefined,
  file?: string,
): Promise<Lists> => {
  const found: Lists[] = [];
  const memory = recall(workbook.memory);
  for (const { name, worksheet, visible, own } of workbook.sheets) {
    if (!worksheet || !visible || own !== undefined || name === skip) continue;
    const [grid, ownColumns] = [await port.read(name), await port.ownColumns(name)];
    const { entries, problems } = otherRoster(grid, policy, year, file) ?? { entries: [], problems: [] };
    const results = ownColumns.length > 0 ? [{ grid, ownColumns, memory, ...(file !== undefined && { file }) }] : [];
    found.push({ entries, problems, results, sheets: [grid] });
  }
  return together(found);
};

export const otherEntries = async (
  port: SheetPort,
  opened: Opened,
  files: readonly string[],
  policy: Policy,
  year: number,
  session: Session,
): Promise<Lists> => {
  const beside = await rostersOf(port, opened.workbook, policy, year, opened.grid.sheet);
  const all = [beside];
  for (const file of files) {
    const input = need(await openInput(file, session.cwd));
    const found = await rostersOf(input.port, await input.port.open(), policy, year, undefined, slashed(file));
    all.push(found.entries.length > 0 ? found : { ...found, problems: [...found.problems, noList(file)] });
  }
  return { ...together(all), sheets: beside.sheets };
};
