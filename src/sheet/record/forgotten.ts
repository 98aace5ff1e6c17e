/**
 * Results of an earlier run of which the workbook no longer knows all: another program has saved it without our records, or without our
 * hidden names. The sheet and our columns in; what is to be told before anything is written, out.
 */
import { text } from '../../core/lang';
import type { Problem } from '../../core/problem';
import type { Policy } from '../../policy/model';
import { shownAt } from '../cells';
import { SHEET_NAMES, STATE, TOTAL } from '../compose/words';
import type { Mapping } from '../mapping';
import { columnLetters } from '../port/own-names';
import type { Grid, OwnColumnAt, SheetInfo } from '../port/port';

/** Our columns are there, and nothing that says what was written into them. */
export const recordGone = (sheet: string, decisionsToo: boolean): Problem => ({
  code: 'record-gone',
  severity: 'warning',
  place: { sheet },
  message: text(
    `工作簿里已没有上次测算的记录（多半是用其他软件另存过），只凭隐藏名称认出测算列：哪些格被手工改过无从得知，凡有内容的都按手工改动处理${decisionsToo ? '；上次的人工核定也已丢失' : ''}；本次写入后不能撤销回上次的结果。如需保留，请先另存一份。`,
    `The workbook no longer has the record of the last run (another program has probably saved it); our columns are known by their hidden names alone. Nobody can tell which cells were edited by hand, so that every cell with content counts as edited${decisionsToo ? '; decisions of then are lost' : ''}; and after this run the earlier results cannot be restored by an undo. Save a copy first if you need them.`,
  ),
});

const UNIT = /\s*[（(](?:元|万元|yuan|10,000 yuan)[)）]\s*$/;

/** A column's name as it would be without its unit and its policy. */
const bare = (header: string): string => header.replace(UNIT, '').split('·').at(-1)?.trim() ?? '';

const both = ({ zh, en }: { readonly zh: string; readonly en: string }): readonly string[] => [zh, en];

const KEPT = /（留存\d+）|\(kept \d+\)/;

/** A sheet that looks like one of a run and is not known as one. */
const looksOurs = ({ name, own }: SheetInfo): boolean =>
  own === undefined &&
  !KEPT.test(name) &&
  [...both(SHEET_NAMES.evidence), ...both(SHEET_NAMES.receipt)].some((known) => name.includes(known));

const letters = (columns: readonly number[]): string => columns.map(columnLetters).join('、');

/** Columns with the headers of a run beside sheets of a run, all of them nobody's. A run would write a second set. */
export const namesGone = (
  grid: Grid,
  own: readonly OwnColumnAt[],
  sheets: readonly SheetInfo[],
  policy: Policy,
  { headerRow, headerRows }: Mapping,
): readonly Problem[] => {
  const strays = sheets.filter(looksOurs).map(({ name }) => name);
  if (strays.length === 0) return [];
  const taken = new Set(own.map(({ column }) => column));
  const known = new Set([...both(TOTAL), ...both(STATE), ...policy.items.flatMap(({ title }) => both(title))]);
  const found = grid.columns.flatMap((_, i) => {
    const column = grid.firstColumn + i;
    const header = bare(shownAt(grid, headerRow + headerRows - 1, column));
    return !taken.has(column) && known.has(header) ? [{ column, header }] : [];
  });
  const has = (words: readonly string[]): boolean => found.some(({ header }) => words.includes(header));
  if (!has(both(STATE)) || !has(both(TOTAL))) return [];
  const columns = found.map(({ column }) => column);
  return [
    {
      code: 'names-gone',
      severity: 'warning',
      place: { sheet: grid.sheet },
      message: text(
        `${letters(columns)} 列和工作表“${strays.join('”“')}”像是以前的测算结果，但标记它们的隐藏名称已丢失（多半是用其他软件另存过），只能从表头看出。本次不动它们，在右边另写一套列，并另建工作表；以前的结果不能再更新或撤销。若不再需要，请先删除这些列和工作表，再测算。`,
        `Columns ${columns.map(columnLetters).join(', ')} and the sheets “${strays.join('”, “')}” look like results of an earlier run, but the hidden names that mark them are gone (another program has probably saved the workbook), so that only their headers tell. This run leaves them alone and writes a second set of columns to the right, and sheets of its own; the earlier ones can be neither updated nor undone. If they are not needed, delete these columns and sheets first, then run.`,
      ),
    },
  ];
};

/** The last run found columns of which nobody knew what had stood there. */
export const undoUnknown = (sheet: string): Problem => ({
  code: 'undo-unknown',
  severity: 'error',
  place: { sheet },
  message: text(
    '上次测算时，工作簿里已没有更早一次测算的记录（多半是用其他软件另存过），因此不知道要恢复成什么；请用测算前的文件。',
    'When the last run was written, the workbook no longer had the record of the one before (another program had probably saved it), so that nobody knows what to restore; use the file from before it.',
  ),
});
