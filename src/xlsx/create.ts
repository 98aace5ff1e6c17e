/** Sheets with values, widths and drop-down lists in, the bytes of a new workbook out: for results without a workbook, and for templates. */
import type { Area, OwnSheet } from '../sheet/port/port';
import { reference } from '../sheet/port/own-names';
import { ProblemError, type Problem } from '../core/problem';
import { writeOwnSheet } from './own/own-sheet';
import { CONTENT_TYPES, setContentType } from './parts/content-types';
import { draftOf } from './parts/draft';
import { addRelationship } from './parts/rels';
import { badSheetName } from './write/problems';
import { MAIN_NAMESPACE } from './sheet/frame';
import { MINIMAL_STYLES, styleEditor } from './styles/edit';
import { editBook, type NewName } from './write/book-edit';
import { validSheetName } from './write/validate';
import { writeZip } from './zip/write';

export interface NewSheet extends Omit<OwnSheet, 'key'> {
  /** Cells that offer a list to choose from. */
  readonly validations?: readonly { readonly area: Area; readonly options: readonly string[] }[];
  /** Words beside a cell that is selected. */
  readonly prompts?: readonly { readonly area: Area; readonly title: string; readonly text: string }[];
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const LISTS = '选项';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** A list as a formula: short ones as they are, others as cells of a hidden sheet (Excel takes 255 characters and no commas). */
const listSources = (
  listSheet: string,
): { readonly source: (options: readonly string[]) => string; readonly lists: readonly (readonly string[])[] } => {
  const lists: (readonly string[])[] = [];
  return {
    lists,
    source: (options) => {
      const literal = options.join(',');
      if (literal.length <= 250 && options.every((option) => !/[,"\n]/.test(option) && option.trim() === option && option !== ''))
        return `"${literal}"`;
      const key = JSON.stringify(options);
      let column = lists.findIndex((list) => JSON.stringify(list) === key);
      if (column < 0) column = lists.push(options) - 1;
      return reference(listSheet, { row: 0, column, rows: options.length, columns: 1 });
    },
  };
};

const columnsToRows = (lists: readonly (readonly string[])[]): string[][] =>
  Array.from({ length: Math.max(0, ...lists.map((list) => list.length)) }, (_, row) => lists.map((list) => list[row] ?? ''));

/** Throws ProblemError for names that sheets cannot have. */
export const createXlsx = async (sheets: readonly NewSheet[]): Promise<Uint8Array> => {
  const taken = new Set<string>();
  const problems: Problem[] = [];
  for (const { name } of sheets) {
    if (!validSheetName(name) || taken.has(name.toLowerCase())) problems.push(badSheetName(name));
    taken.add(name.toLowerCase());
  }
  if (problems.length) throw new ProblemError(problems);

  const draft = draftOf('', []);
  const workbook = 'xl/workbook.xml';
  draft.setText(
    CONTENT_TYPES,
    `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
  );
  draft.setText('_rels/.rels', `${HEAD}<Relationships xmlns="${RELATIONSHIPS}"></Relationships>`);
  draft.setText(
    workbook,
    `${HEAD}<workbook xmlns="${MAIN_NAMESPACE}"><bookViews><workbookView/></bookViews><sheets></sheets></workbook>`,
  );
  await addRelationship(draft, '', 'officeDocument', workbook);
  await setContentType(draft, workbook, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml');
  draft.setText('xl/styles.xml', MINIMAL_STYLES);
  await setContentType(draft, 'xl/styles.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml');
  await addRelationship(draft, workbook, 'styles', 'xl/styles.xml');

  const listSheet = taken.has(LISTS) ? `${LISTS}2` : LISTS;
  const { source, lists } = listSources(listSheet);
  const styles = styleEditor(await draft.xml('xl/styles.xml'));
  const added: { name: string; sheetId: number; id: string; hidden?: boolean }[] = [];
  const names: NewName[] = [];
  const add = async (sheet: NewSheet, hidden: boolean): Promise<void> => {
    const index = added.length;
    const part = `xl/worksheets/sheet${index + 1}.xml`;
    const content = {
      ...sheet,
      lists: (sheet.validations ?? []).map(({ area, options }) => ({ area, source: source(options) })),
    };
    await writeOwnSheet({
      draft,
      part,
      name: sheet.name,
      content,
      styles,
      location: (href) => href.replace(/^#/, ''),
      selected: index === 0,
    });
    added.push({ name: sheet.name, sheetId: index + 1, id: await addRelationship(draft, workbook, 'worksheet', part), hidden });
    if (sheet.filter) names.push({ name: '_xlnm._FilterDatabase', scope: index, text: reference(sheet.name, sheet.filter) });
  };
  for (const sheet of sheets) await add(sheet, false);
  if (lists.length) await add({ name: listSheet, rows: columnsToRows(lists), widths: [], freeze: { rows: 0, columns: 0 } }, true);
  draft.setText('xl/styles.xml', styles.result());
  draft.setText(
    workbook,
    editBook(await draft.xml(workbook), { sheets: added, names, removed: () => false, calculateOnLoad: false }),
  );
  return writeZip(await draft.finish());
};
