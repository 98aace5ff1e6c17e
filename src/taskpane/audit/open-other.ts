/** Another workbook that a person chose, for doubles to be looked for in: a file in; its sheets that may be lists, out. What reads files is fetched when the first one is chosen. */
import { ProblemError } from '../../core/problem';
import type { Grid } from '../../sheet/port';

/** Rejects with a ProblemError that names the file. */
export const openOther = async (file: File): Promise<readonly Grid[]> => {
  const [{ openXlsx }, bytes] = await Promise.all([import('../../xlsx/open'), file.arrayBuffer()]);
  const opened = await openXlsx(new Uint8Array(bytes), file.name);
  if (!opened.ok) throw new ProblemError(opened.problems);
  const grids: Grid[] = [];
  for (const { name, worksheet, visible, own } of (await opened.value.open()).sheets)
    if (worksheet && visible && own === undefined) grids.push(await opened.value.read(name));
  return grids;
};
