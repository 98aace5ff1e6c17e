/** The columns of the sheet of parameters, by what they hold: headers in both languages, and where each stands on a sheet that somebody may have changed. */
import { text, type Lang, type Text } from '../../core/lang';
import { shownAt } from '../cells';
import { headerKey } from '../normalise';
import type { Grid } from '../port/port';

export type Field =
  'policy' | 'article' | 'name' | 'use' | 'takes' | 'atMost' | 'value' | 'unit' | 'document' | 'date' | 'remark';

export const FIELDS: readonly { readonly field: Field; readonly title: Text; readonly width: number }[] = [
  { field: 'policy', title: text('政策编号', 'Policy id'), width: 24 },
  { field: 'article', title: text('条款', 'Article'), width: 10 },
  { field: 'name', title: text('名称', 'Name'), width: 30 },
  { field: 'use', title: text('用于', 'Used for'), width: 40 },
  { field: 'takes', title: text('填写内容', 'Takes'), width: 16 },
  { field: 'atMost', title: text('上限', 'At most'), width: 14 },
  { field: 'value', title: text('数值', 'Figure'), width: 14 },
  { field: 'unit', title: text('单位', 'Unit'), width: 8 },
  { field: 'document', title: text('依据文号', 'Document'), width: 28 },
  { field: 'date', title: text('文件日期', 'Dated'), width: 14 },
  { field: 'remark', title: text('说明', 'About'), width: 40 },
];

/** What the officer fills in. */
const HINTS: Readonly<Partial<Record<Field, Text>>> = {
  value: text(
    '填数字，单位见右边一格；也可以连单位一起写，如 50万元、5%。没有确定的留空。',
    'A number in the unit of the next cell, or with its unit, e.g. 500,000 yuan or 5%. Leave it empty where nothing is set.',
  ),
  document: text('规定这个数值的文件的文号', 'The document that sets the figure'),
  date: text('该文件的日期，如 2025-03-01', 'The date of that document, e.g. 2025-03-01'),
};

export const headerCells = (lang: Lang) =>
  FIELDS.map(({ field, title }) => {
    const note = HINTS[field]?.[lang];
    return { value: title[lang], style: 'header' as const, ...(note !== undefined && { note }) };
  });

export interface Found {
  readonly row: number;
  /** Column of the sheet per field. */
  readonly at: Readonly<Partial<Record<Field, number>>> & Readonly<Record<'policy' | 'name' | 'value', number>>;
}

/** The header may have moved down, and its columns apart. */
const SEARCHED = 10;

const fieldOf = (header: string): Field | undefined =>
  FIELDS.find(({ title }) => [title.zh, title.en].some((one) => headerKey(one) === headerKey(header)))?.field;

export const findFields = (grid: Grid): Found | undefined => {
  for (let row = grid.firstRow; row < grid.firstRow + Math.min(SEARCHED, grid.rows); row += 1) {
    const at: Partial<Record<Field, number>> = {};
    grid.columns.forEach((_, c) => {
      const column = grid.firstColumn + c;
      const field = fieldOf(shownAt(grid, row, column));
      if (field) at[field] ??= column;
    });
    const { policy, name, value } = at;
    if (policy !== undefined && name !== undefined && value !== undefined) return { row, at: { ...at, policy, name, value } };
  }
  return undefined;
};
