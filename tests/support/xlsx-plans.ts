/** Plans that tests write: one that uses everything, fitting the rich workbook's main sheet. */
import type { OwnColumn, OwnSheet, WritePlan } from '../../src/sheet/port/port';
import { DATA_ROWS } from './rich-workbook/sheets';

export const evidenceSheet: OwnSheet = {
  key: 'evidence',
  name: '测算依据',
  widths: [24, 16, 40],
  freeze: { rows: 2, columns: 1 },
  filter: { row: 1, column: 0, rows: 3, columns: 3 },
  merges: [{ row: 0, column: 0, rows: 1, columns: 3 }],
  rows: [
    [{ value: '测算依据', style: 'title' }],
    [
      { value: '企业名称', style: 'header' },
      { value: '奖励金额（元）', style: 'header', note: '四舍五入到分' },
      { value: '说明', style: 'header' },
    ],
    [
      { value: '=企业1有限公司', style: 'text', href: "'项目'!M5" },
      { value: 148140.05, style: 'money' },
      { value: '第一行\n第二行', style: 'wrap' },
    ],
    [
      { value: '合计', style: 'total' },
      { value: 148140.05, style: 'total-money' },
      { value: null, style: 'total' },
    ],
  ],
};

export const summarySheet: OwnSheet = {
  key: 'summary',
  name: '测算汇总',
  widths: [20, 14],
  freeze: { rows: 1, columns: 0 },
  rows: [
    [
      { value: '条款', style: 'header' },
      { value: '金额', style: 'header' },
    ],
    ['（八）设备投入', { value: 100.5, style: 'money' }],
    ['（十一）<软件> & 云', { value: 50, style: 'money' }],
  ],
  chart: {
    title: '各条款奖补金额（元）',
    categories: { row: 1, column: 0, rows: 2, columns: 1 },
    series: [{ name: '金额', values: { row: 1, column: 1, rows: 2, columns: 1 } }],
    at: { row: 0, column: 3, rows: 15, columns: 8 },
  },
};

const rows = <T>(make: (i: number) => T): T[] => Array.from({ length: DATA_ROWS }, (_, i) => make(i));

export const richColumns: readonly OwnColumn[] = [
  {
    key: '8-equipment',
    column: 12,
    header: ['奖补金额', '（八）设备投入（元）'],
    headerNote: '4151（八）',
    width: 18,
    style: 'money',
    values: rows((i) => (i === 4 ? null : { value: (i + 1) * 1000 + 0.01, note: `第${i + 1}行：${i}×6%` })),
  },
  {
    key: '奖补合计',
    column: 13,
    header: ['奖补合计'],
    width: 14,
    style: 'money',
    values: rows((i) => ({ value: i * 0.07, href: "'测算依据'!A3" })),
  },
  {
    key: 'status',
    column: 14,
    header: ['', '状态'],
    width: 10,
    style: 'text',
    values: rows((i) =>
      i === 2 ? { value: '数据缺失', style: 'warning' } : i === 3 ? { value: '=1+1', style: 'error' } : ' 已奖励 ',
    ),
  },
];

export const richPlan = (change: Partial<WritePlan> = {}): WritePlan => ({
  sheet: '项目',
  headerRow: 2,
  headerRows: 2,
  firstRow: 4,
  rowCount: DATA_ROWS,
  columns: richColumns,
  dropped: [],
  sheets: [evidenceSheet, summarySheet],
  memory: '{"policy":"shaoxing-4151"}',
  ...change,
});
