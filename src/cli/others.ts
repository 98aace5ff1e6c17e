/** Other lists to look for doubles in: the other sheets of the audited workbook and the workbooks of `--with`, in; their rows, and what could not be read, out. */
import { text } from '../core/lang';
import type { Problem } from '../core/problem';
import { otherRoster, type Entry } from '../audit/roster';
import type { Policy } from '../policy/model';
import type { Opened } from '../run/run';
import type { SheetPort, Workbook } from '../sheet/port';
import { need } from './exit';
import { openInput } from './input';
import { slashed } from './plain-name';
import type { Session } from './session';

const noList = (file: string): Problem => ({
  code: 'with-no-list',
  severity: 'warning',
  place: { file },
  message: text(
    '没有认出企业名单（表头应含企业名称或统一社会信用代码），未用于查找重复。',
    'no list of enterprises was found (its header should have names or credit codes), so no doubles were looked for in it.',
  ),
});

const rostersOf = async (
  port: SheetPort,
  workbook: Workbook,
  policy: Policy,
  year: number,
  skip: string | undefined,
  file?: string,
): Promise<readonly Entry[]> => {
  const entries: Entry[] = [];
  for (const { name, worksheet, visible, own } of workbook.sheets) {
    if (!worksheet || !visible || own !== undefined || name === skip) continue;
    entries.push(...(otherRoster(await port.read(name), policy, year, file) ?? []));
  }
  return entries;
};

export const otherEntries = async (
  port: SheetPort,
  opened: Opened,
  files: readonly string[],
  policy: Policy,
  year: number,
  session: Session,
): Promise<{ readonly entries: readonly Entry[]; readonly problems: readonly Problem[] }> => {
  const entries = [...(await rostersOf(port, opened.workbook, policy, year, opened.grid.sheet))];
  const problems: Problem[] = [];
  for (const file of files) {
    const input = need(await openInput(file, session.cwd));
    const found = await rostersOf(input.port, await input.port.open(), policy, year, undefined, slashed(file));
    if (found.length === 0) problems.push(noList(file));
    entries.push(...found);
  }
  return { entries, problems };
};
