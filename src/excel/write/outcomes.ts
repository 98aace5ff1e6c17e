/** What came up while a plan was written, and what came of it: one factory per code. */
import { text, type Text } from '../../core/lang';
import type { Place, Problem } from '../../core/problem';
import { cellName, cellPlace } from '../address';
import { error, list, make } from '../problems';

// ---- while or after writing ----

/** Somebody changed the sheet's rows or columns, or its name, between two requests of ours. */
export const sheetMoved = (sheet: string): Problem =>
  error(
    'sheet-moved',
    { sheet },
    text(
      `写入时工作表“${sheet}”的行、列或名称被改动（可能有人同时编辑），没有写入。请重新测算`,
      `Rows, columns or the name of the sheet "${sheet}" changed while writing (somebody else may be editing); nothing was written. Compute again`,
    ),
  );

/** Another run or an undo was written after the plan was made, from another window or by somebody else. */
export const runMeanwhile = (): Problem =>
  error(
    'run-meanwhile',
    {},
    text(
      '工作簿里的测算记录已经变了：可能有人在另一个窗口做了测算、撤销或核对。为免丢失那边的记录，没有写入。请重做这一步（测算请先重新测算）',
      'What runs keep in the workbook has changed: a run, an undo or an audit may have been written from another window. Nothing was written, so that its record is not lost. Do this step again (compute again first)',
    ),
  );

/** A few of the cells and what they hold, and how many there are. */
const cellsShown = (cells: readonly Changed[]): Text => {
  const shown = cells.slice(0, 3).map(({ row, column, content }) => {
    const value = String(content ?? '').replace(/^'/, '');
    return [cellName(row, column), value.length > 40 ? `${value.slice(0, 40)}…` : value] as const;
  });
  return text(
    `${shown.map(([cell, value]) => `${cell}（${value === '' ? '已清空' : `“${value}”`}）`).join('、')}${cells.length > 3 ? ` 等 ${cells.length} 格` : ''}`,
    `${shown.map(([cell, value]) => `${cell} (${value === '' ? 'emptied' : `"${value}"`})`).join(', ')}${cells.length > 3 ? ` and ${cells.length - 3} more` : ''}`,
  );
};

interface Changed {
  readonly row: number;
  readonly column: number;
  readonly content: string | number | boolean | null;
}

const firstPlace = (sheet: string, [first]: readonly Changed[]): Place =>
  first ? cellPlace(sheet, first.row, first.column) : { sheet };

/** Somebody typed into cells of ours after the plan was made. */
export const editedMeanwhile = (sheet: string, cells: readonly Changed[]): Problem =>
  error(
    'edited-meanwhile',
    firstPlace(sheet, cells),
    text(
      `工作表“${sheet}”的测算列在写入前被人改动：${cellsShown(cells).zh}（可能有人同时编辑）。这些内容没有覆盖，本次没有写入。请重做这一步，届时会列出这些改动，由您决定`,
      `Cells of our columns on the sheet "${sheet}" were changed before they were written: ${cellsShown(cells).en} (somebody else may be editing). They were not overwritten and nothing was written. Do this step again: it lists the changes for you to decide`,
    ),
  );

/** The way back leaves what somebody typed while we wrote. */
export const keptMeanwhile = (sheet: string, cells: readonly Changed[]): Problem =>
  make(
    'kept-meanwhile',
    'warning',
    firstPlace(sheet, cells),
    text(
      `写入期间，工作表“${sheet}”的测算列有内容不是本程序写的：${cellsShown(cells).zh}，已原样保留。请核对；下次测算会列出`,
      `While writing, cells of our columns on the sheet "${sheet}" came to hold what we did not write: ${cellsShown(cells).en}. It was left as it is; look at it, the next run lists it`,
    ),
  );

export const readBackDiffers = (place: Place, expected: Text, found: Text): Problem =>
  error(
    'read-back',
    place,
    text(
      `写入后读回 ${place.cell ?? ''} 为“${found.zh}”，应为“${expected.zh}”`,
      `Reading back ${place.cell ?? ''} gave "${found.en}" instead of "${expected.en}"`,
    ),
    found.zh,
  );

/** `plain`: cells of an earlier run got their contents back, but not their looks and links. */
export const restored = (sheet: string, plain: boolean): Problem => {
  const looks = plain
    ? text(
        '；测算工作表的格式以及链接、图表和批注在下次测算时重新生成，其间排序或插入过行的测算列、格式不一且超过 4,000 格的测算列，其格式也是如此',
        '; the looks of our sheets, links, charts and notes come back with the next run, and so do the looks of our columns where rows were sorted or put in meanwhile, or where a column has mixed looks and more than 4,000 cells',
      )
    : text('', '');
  return make(
    'restored',
    'info',
    { sheet },
    text(
      `写入未完成，测算列和测算工作表已恢复到写入前的内容，您的数据没有改动${looks.zh}`,
      `Writing was not completed; our columns and sheets hold again what they held before, and your data were not changed${looks.en}`,
    ),
  );
};

/** `areas` of our columns on the user's sheet, and sheets of ours. */
export const notRestored = (sheet: string, areas: readonly string[], sheets: readonly string[]): Problem => {
  const columns = text(`测算列（${areas.join('、')}）`, `our columns (${areas.join(', ')})`);
  const ours = text(`工作表${list(sheets).zh}`, `${sheets.length > 1 ? 'the sheets' : 'the sheet'} ${list(sheets).en}`);
  const both = [...(areas.length > 0 ? [columns] : []), ...(sheets.length > 0 ? [ours] : [])];
  return error(
    'not-restored',
    areas.length > 0 ? { sheet } : { sheet: sheets[0] ?? sheet },
    text(
      `写入未完成，且未能恢复${both.map(({ zh }) => zh).join('和')}。您的数据没有改动；请重新测算，或不保存并重新打开工作簿`,
      `Writing was not completed and ${both.map(({ en }) => en).join(' and ')} could not be restored. Your data were not changed; run again, or close the workbook without saving`,
    ),
  );
};
