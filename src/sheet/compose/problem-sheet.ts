/** 数据问题: everything that was reported, worst first, in; a row for each with a link to its cell, out. */
import type { Lang } from '../../core/lang';
import type { Problem, Severity } from '../../core/problem';
import { quotedSheet } from '../port/own-names';
import type { CellStyle, CellValue, OwnSheet } from '../port/port';
import { header } from './evidence';
import { textCells } from './text-cells';
import { adviceOn, SEVERITY_WORDS } from './words';

const ORDER: readonly Severity[] = ['error', 'warning', 'info'];
const STYLES: Readonly<Record<Severity, CellStyle>> = { error: 'error', warning: 'warning', info: 'muted' };

const COLUMNS: readonly { readonly zh: string; readonly en: string; readonly width: number }[] = [
  { zh: '序号', en: 'No.', width: 7 },
  { zh: '程度', en: 'Severity', width: 8 },
  { zh: '工作表', en: 'Sheet', width: 18 },
  { zh: '单元格', en: 'Cell', width: 10 },
  { zh: '问题', en: 'Problem', width: 90 },
  { zh: '原内容', en: 'Found', width: 24 },
  { zh: '处理', en: 'What to do', width: 24 },
];

/** The cell, or the row, as a link where there is one to go to. */
const where = (problem: Problem): CellValue => {
  const { sheet, cell, row } = problem.place;
  const at = cell ?? (row === undefined ? undefined : `A${row}`);
  if (sheet === undefined || at === undefined) return { value: cell ?? '', style: 'text' };
  return { value: cell ?? String(row), href: `${quotedSheet(sheet)}!${at}` };
};

export const problemSheet = (name: string, problems: readonly Problem[], lang: Lang): OwnSheet => {
  const sorted = ORDER.flatMap((severity) => problems.filter((p) => p.severity === severity));
  const rows: (readonly CellValue[])[] = [header(COLUMNS.map((c) => c[lang]))];
  const text = textCells();
  sorted.forEach((problem, i) =>
    rows.push([
      { value: i + 1, style: 'integer' },
      { value: SEVERITY_WORDS[problem.severity][lang], style: STYLES[problem.severity] },
      text(problem.place.sheet ?? problem.place.file ?? ''),
      where(problem),
      { value: problem.message[lang], style: 'wrap' },
      { value: problem.found ?? '', style: 'wrap' },
      text(adviceOn(problem)[lang]),
    ]),
  );
  if (sorted.length === 0)
    rows.push([
      null,
      null,
      null,
      null,
      { value: lang === 'zh' ? '没有发现问题。' : 'No problems found.', style: 'muted' },
      null,
      null,
    ]);
  return {
    key: 'problems',
    name,
    rows,
    widths: COLUMNS.map((c) => c.width),
    freeze: { rows: 1, columns: 0 },
    ...(sorted.length > 0 && { filter: { row: 0, column: 0, rows: rows.length, columns: COLUMNS.length } }),
  };
};
