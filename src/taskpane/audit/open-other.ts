/** Another workbook that a person chose, for doubles to be looked for in: a file in; its sheets that may be lists, out. What reads files is fetched when the first one is chosen. */
import { recall } from '../../sheet/compose/memory';
import { openFile } from '../file/open';
import type { OtherSheet } from './job';

/** Rejects with a ProblemError that names the file. */
export const openOther = async (file: File): Promise<readonly OtherSheet[]> => {
  const port = await openFile(file, file.name);
  try {
    const { sheets, memory } = await port.open();
    const found: OtherSheet[] = [];
    for (const { name, worksheet, visible, own } of sheets)
      if (worksheet && visible && own === undefined)
        found.push({
          grid: await port.read(name),
          file: file.name,
          ownColumns: await port.ownColumns(name),
          memory: recall(memory),
        });
    return found;
  } finally {
    port.close();
  }
};
