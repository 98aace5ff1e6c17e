/** A small workbook of enterprises and a plan for it, as the Office.js adapter's tests start from. */
import type { OwnSheet, WritePlan } from '../../src/sheet/port/port';
import type { Seed } from './port-contract';

export const SHEET = '项目';

export const seedOf = (rows: number): Seed => ({
  sheets: [
    {
      name: SHEET,
      cells: [
        ['企业名称', '信用代码', '设备投资额'],
        ...Array.from({ length: rows }, (_, i) => [`企业${i}`, `91330600MA2XXX${String(i).padStart(4, '0')}`, i + 0.5]),
      ],
    },
    { name: '用户的表', cells: [['不要动', 1]] },
  ],
});

export const evidenceOf = (rows: number): OwnSheet => ({
  key: 'evidence',
  name: '测算依据',
  widths: [20, 14],
  freeze: { rows: 1, columns: 1 },
  filter: { row: 0, column: 0, rows: rows + 1, columns: 2 },
  rows: [
    [
      { value: '企业', style: 'header' },
      { value: '金额', style: 'header' },
    ],
    ...Array.from({ length: rows }, (_, i) => [
      { value: `企业${i}`, href: `'${SHEET}'!A${i + 2}` },
      { value: i, style: 'money' as const },
    ]),
  ],
});

export const summary: OwnSheet = {
  key: 'summary',
  name: '测算汇总',
  widths: [10, 10],
  freeze: { rows: 1, columns: 0 },
  merges: [{ row: 0, column: 0, rows: 1, columns: 2 }],
  print: { titleRows: 1, portrait: true },
  lists: [{ area: { row: 1, column: 0, rows: 2, columns: 1 }, options: ['（八）', '（九）'] }],
  rows: [
    [{ value: '汇总', style: 'title' }],
    ['（八）', { value: 2, style: 'money' }],
    ['（九）', { value: 3, style: 'money' }],
    [
      { value: '合计', style: 'total' },
      { value: 5, style: 'total-money' },
    ],
  ],
  chart: {
    title: '按条款',
    categories: { row: 1, column: 0, rows: 2, columns: 1 },
    series: [{ name: '金额', values: { row: 1, column: 1, rows: 2, columns: 1 } }],
    at: { row: 5, column: 0, rows: 12, columns: 4 },
  },
};

export const planOf = (rows: number, change: Partial<WritePlan> = {}): WritePlan => ({
  sheet: SHEET,
  headerRow: 0,
  headerRows: 1,
  firstRow: 1,
  rowCount: rows,
  dropped: [],
  sheets: [evidenceOf(rows), summary],
  memory: '{"run":1}',
  columns: [
    {
      key: '8-equipment',
      column: 3,
      header: ['（八）设备投入'],
      width: 16,
      style: 'money',
      values: Array.from({ length: rows }, (_, i) => (i === 0 ? { value: 0.07, href: "'测算依据'!A2" } : i + 0.07)),
    },
    {
      key: 'status',
      column: 4,
      header: ['状态'],
      width: 10,
      style: 'text',
      values: Array.from({ length: rows }, () => ({ value: '未定', style: 'warning' as const })),
    },
  ],
  ...change,
});
