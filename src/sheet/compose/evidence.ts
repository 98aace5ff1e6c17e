/** 测算依据: every award, ceiling and displaced award with its working, in; the rows of the evidence sheet out. */
import { articleText } from '../../core/article';
import { text as textOf, type Lang, type Text } from '../../core/lang';
import type { Problem } from '../../core/problem';
import { Code, STATUS, type ItemOutcome } from '../../engine/outcome';
import type { Line } from '../../engine/explanation';
import type { Policy } from '../../policy/model';
import { address } from '../cells';
import { pagePart } from '../own-keys';
import { quotedSheet } from '../port/own-names';
import type { CellValue, OwnSheet, RowsToCome } from '../port/port';
import { amountCell, moneyStyle, withUnit, type Unit } from './amounts';
import type { Award } from './awards';
import type { Sheet } from './own-columns';
import { textCells } from './text-cells';
import { DECIDED, STATUS_WORDS } from './words';

/** Excel holds 65,530 links a sheet and slows down long before; later rows keep the address as text. */
const LINKS_AT_MOST = 2_000;

interface EvidenceColumn {
  readonly zh: string;
  readonly en: string;
  readonly money?: true;
  readonly width: number;
  readonly cell: (award: Award, number: number) => CellValue;
}

/** `软件计入设备投资：已含；…`: the options that the result depends on, by their keys, which are Chinese: in English by question and label. The receipt has them in full. */
const readingsText = (explanation: Line, policy: Policy, lang: Lang): string =>
  lang === 'zh'
    ? explanation.readings.map(({ key, option }) => `${key}：${option}`).join('；')
    : explanation.readings
        .map(({ key, option }) => {
          const reading = policy.readings.get(key);
          return `${reading?.question.en ?? key} ${reading?.options.find((one) => one.key === option)?.label.en ?? option}`;
        })
        .join('; ');

const columnsOf = (
  sheet: Sheet,
  explained: (award: Award) => Line,
  projects: readonly string[],
  columnOf: (index: number) => number,
  isDecided: (award: Award) => boolean,
): readonly EvidenceColumn[] => {
  const { settlement, lang, unit } = sheet;
  const { table } = settlement;
  const text = textCells();
  // The same list of readings is the same text, and the same cell.
  const readings = new Map<Line['readings'], CellValue>();
  const readingsCell = (line: Line): CellValue => {
    const found = readings.get(line.readings) ?? { value: readingsText(line, settlement.policy, lang), style: 'wrap' };
    readings.set(line.readings, found);
    return found;
  };
  const nothing: CellValue = { value: null, style: moneyStyle(unit) };
  const outcome = (award: Award): ItemOutcome => settlement.outcomes[award.index] as ItemOutcome;
  const enterprise = (award: Award) => table.enterprises[table.enterpriseOf[award.row] as number];
  const when =
    (code: Code) =>
    (award: Award): CellValue =>
      award.code === code ? amountCell(award.amount, unit) : nothing;
  const split = settlement.outcomes.some((o) => o.city);
  const city = (award: Award): number => outcome(award).city?.[award.unit] ?? 0;
  return [
    { zh: '序号', en: 'No.', width: 7, cell: (_, n) => ({ value: n, style: 'integer' }) },
    { zh: '行号', en: 'Row', width: 7, cell: (a) => ({ value: table.rowNumbers[a.row] as number, style: 'integer' }) },
    { zh: '企业名称', en: 'Enterprise', width: 30, cell: (a) => text(enterprise(a)?.name ?? '') },
    { zh: '统一社会信用代码', en: 'Credit code', width: 22, cell: (a) => text(enterprise(a)?.code ?? '') },
    {
      zh: '项目名称',
      en: 'Project',
      width: 26,
      cell: (a) => text(outcome(a).item.grain === 'project' ? (projects[a.row] ?? '') : ''),
    },
    {
      zh: '条款',
      en: 'Article',
      width: 10,
      cell: (a) => text(lang === 'zh' ? articleText(outcome(a).item.article) : outcome(a).item.article),
    },
    { zh: '奖补事项', en: 'Item', width: 30, cell: (a) => text(outcome(a).item.title[lang]) },
    { zh: '状态', en: 'Status', width: 12, cell: (a) => text((isDecided(a) ? DECIDED : STATUS_WORDS[STATUS[a.code]])[lang]) },
    { zh: '奖补金额', en: 'Award', money: true, width: 16, cell: when(Code.awarded) },
    { zh: '最高额度', en: 'Ceiling', money: true, width: 16, cell: when(Code.upTo) },
    { zh: '未计金额', en: 'Not paid', money: true, width: 16, cell: when(Code.displaced) },
    ...(split
      ? [
          {
            zh: '市级承担',
            en: 'City share',
            money: true as const,
            width: 16,
            cell: (a: Award) => (a.code === Code.awarded ? amountCell(city(a), unit) : nothing),
          },
          {
            zh: '区县承担',
            en: 'District share',
            money: true as const,
            width: 16,
            cell: (a: Award) => (a.code === Code.awarded ? amountCell(a.amount - city(a), unit) : nothing),
          },
        ]
      : []),
    { zh: '计算依据', en: 'Working', width: 70, cell: (a) => ({ value: explained(a).note[lang], style: 'wrap' }) },
    {
      zh: '采用口径',
      en: 'Readings',
      width: 46,
      cell: (a) => readingsCell(explained(a)),
    },
    {
      zh: '单元格',
      en: 'Cell',
      width: 10,
      cell: (a, n) => {
        const cell = address((table.rowNumbers[a.row] as number) - 1, columnOf(a.index));
        return n > LINKS_AT_MOST ? cell : { value: cell, href: `${quotedSheet(table.sheet)}!${cell}` };
      },
    },
  ];
};

export const header = (texts: readonly string[]): readonly CellValue[] => texts.map((value) => ({ value, style: 'header' }));

export const headerText = (
  column: { readonly zh: string; readonly en: string; readonly money?: true },
  lang: Lang,
  unit: Unit,
): string => (column.money ? withUnit(column[lang], unit, lang) : column[lang]);

const rowsToCome = (length: number, width: number, row: (i: number) => readonly CellValue[]): RowsToCome => ({
  length,
  width,
  *[Symbol.iterator]() {
    for (let i = 0; i < length; i += 1) yield row(i);
  },
});

/** Awards of one sheet, whatever a sheet could hold: a round number, so that the number of an award tells its sheet, with room below for rows that somebody puts in. */
export const AWARDS_PER_SHEET = 1_000_000;

export const evidencePages = (awards: number, perSheet: number): number => Math.max(1, Math.ceil(awards / perSheet));

/** Whoever adds up one sheet must know that there are others. */
const continues = (names: readonly string[], all: number): Text =>
  textOf(
    `测算依据共 ${all} 行，分在 ${names.length} 张表：${names.join('、')}`,
    `The evidence has ${all} rows on ${names.length} sheets: ${names.join(', ')}`,
  );

export const evidenceContinues = (sheets: readonly OwnSheet[]): readonly Problem[] => {
  if (sheets.length < 2) return [];
  const all = sheets.reduce((sum, { rows, more }) => sum + rows.length - 1 + (more?.length ?? 0), 0);
  const names = sheets.map(({ name }) => name);
  return [{ code: 'evidence-continues', severity: 'info', place: {}, message: continues(names, all) }];
};

const pageNote = (names: readonly string[], from: number, to: number, all: number, lang: Lang): string =>
  `${continues(names, all)[lang]}${lang === 'zh' ? `。本表为第 ${from} 至 ${to} 行。` : `. This one has rows ${from} to ${to}.`}`;

const withNote = ([first, ...others]: readonly CellValue[], note: string): readonly CellValue[] => [
  { ...(typeof first === 'object' && first !== null ? first : { value: first ?? null }), note },
  ...others,
];

/** One sheet for each of the names, with `perSheet` awards each. A row is worked out when it is asked for: `more` of its sheet. */
export const evidenceSheets = (
  names: readonly string[],
  perSheet: number,
  sheet: Sheet,
  awards: readonly Award[],
  explained: (award: Award) => Line,
  projects: readonly string[],
  columnOf: (index: number) => number,
  isDecided: (award: Award) => boolean = () => false,
): readonly OwnSheet[] => {
  const columns = columnsOf(sheet, explained, projects, columnOf, isDecided);
  const titles = header(columns.map((c) => headerText(c, sheet.lang, sheet.unit)));
  return names.map((name, page): OwnSheet => {
    const from = page * perSheet;
    const rows = Math.min(perSheet, awards.length - from);
    const note = names.length > 1 ? pageNote(names, from + 1, from + rows, awards.length, sheet.lang) : undefined;
    return {
      key: pagePart('evidence', page + 1),
      name,
      rows: [note === undefined ? titles : withNote(titles, note)],
      more: rowsToCome(rows, columns.length, (i) => columns.map((c) => c.cell(awards[from + i] as Award, from + i + 1))),
      widths: columns.map((c) => c.width),
      freeze: { rows: 1, columns: 3 },
      ...(rows > 0 && { filter: { row: 0, column: 0, rows: rows + 1, columns: columns.length } }),
    };
  });
};
