/** 核对底稿·明细: every finding with its cell, amounts and causes, and two columns for the auditor, in; the sheet out. The next audit reads the opinions back by the ids. */
import type { Lang } from '../../core/lang';
import { moneyIn, type Telling } from '../../core/money';
import { amountCell, moneyStyle, withUnit, type Unit } from '../../sheet/compose/amounts';
import { header } from '../../sheet/compose/evidence';
import { textCells } from '../../sheet/compose/text-cells';
import { ownKey } from '../../sheet/own-keys';
import { quotedSheet } from '../../sheet/port/own-names';
import type { CellStyle, CellValue, OwnSheet } from '../../sheet/port/port';
import { aboutText } from '../about';
import type { Audit } from '../audit';
import { CAUSE_TEXT } from '../causes/cause';
import type { Finding, FindingKind } from '../finding';
import { unitTold } from '../unit-told';
import { KIND_WORDS, MARK_HEADERS, MARK_WORDS } from '../marks';

/** Excel slows down with more links; later rows keep the address as text. */
const LINKS_AT_MOST = 2_000;

const STYLES: Readonly<Record<FindingKind, CellStyle>> = {
  difference: 'error',
  open: 'warning',
  double: 'warning',
  edge: 'muted',
  total: 'error',
  split: 'error',
};

/** Causes beside the first that explain the same amount. */
const othersText = ({ causes }: Finding, lang: Lang, money: Telling): string =>
  causes
    .slice(1)
    .map((cause) => {
      const said = `${CAUSE_TEXT[cause.id][lang]}${lang === 'zh' ? '：' : ': '}${cause.text[lang]}`;
      return cause.exact
        ? said
        : `${said}${lang === 'zh' ? `（接近：${money(cause.comesTo, lang)}）` : ` (near: ${money(cause.comesTo, lang)})`}`;
    })
    .join(lang === 'zh' ? '；' : '; ');

interface Column {
  readonly title: string;
  readonly width: number;
  readonly cell: (finding: Finding, number: number) => CellValue;
}

const columnsOf = (lang: Lang, unit: Unit, now: ReadonlySet<Finding>, told: (finding: Finding) => Telling): readonly Column[] => {
  const zh = lang === 'zh';
  const text = textCells();
  const wrap = (value: string): CellValue => (value === '' ? { value: null, style: 'wrap' } : { value, style: 'wrap' });
  /** At a line nothing else is due: the sentence tells what it would be below. */
  const off = (finding: Finding, fen: number | null): CellValue => money(finding.kind === 'edge' ? null : fen);
  const money = (fen: number | null): CellValue =>
    fen === null ? { value: null, style: moneyStyle(unit) } : amountCell(fen, unit);
  return [
    { title: MARK_HEADERS.id[lang], width: 10, cell: ({ id }) => text(id) },
    {
      title: MARK_HEADERS.kind[lang],
      width: 9,
      cell: (f) => ({
        value: now.has(f) ? KIND_WORDS[f.kind][lang] : zh ? '已消除' : 'Resolved',
        style: now.has(f) ? STYLES[f.kind] : 'muted',
      }),
    },
    {
      title: MARK_HEADERS.cell[lang],
      width: 7,
      cell: ({ at }, n) =>
        n > LINKS_AT_MOST || at.cell === '' ? text(at.cell) : { value: at.cell, href: `${quotedSheet(at.sheet)}!${at.cell}` },
    },
    { title: MARK_HEADERS.enterprise[lang], width: 22, cell: ({ enterprise }) => wrap(enterprise) },
    { title: zh ? '项目名称' : 'Project', width: 16, cell: ({ project }) => wrap(project) },
    { title: MARK_HEADERS.about[lang], width: 13, cell: (f) => wrap(aboutText(f, lang)) },
    { title: withUnit(zh ? '给定金额' : 'Given', unit, lang), width: 13, cell: ({ given }) => money(given) },
    { title: withUnit(zh ? '应为金额' : 'Due', unit, lang), width: 13, cell: (f) => off(f, f.expected) },
    { title: withUnit(zh ? '差额' : 'Difference', unit, lang), width: 13, cell: (f) => off(f, f.difference) },
    {
      title: zh ? '原因' : 'Cause',
      width: 13,
      cell: ({ kind, causes: [first] }) =>
        kind !== 'difference'
          ? text('')
          : wrap(
              first === undefined
                ? CAUSE_TEXT.none[lang]
                : `${CAUSE_TEXT[first.id][lang]}${first.exact ? '' : zh ? '（接近）' : ' (near)'}`,
            ),
    },
    { title: MARK_HEADERS.message[lang], width: 40, cell: ({ message }) => wrap(message[lang]) },
    { title: zh ? '其他可能原因' : 'Other causes', width: 26, cell: (f) => wrap(othersText(f, lang, told(f))) },
    { title: MARK_HEADERS.mark[lang], width: 9, cell: ({ mark }) => wrap(mark === '' ? '' : MARK_WORDS[mark][lang]) },
    { title: MARK_HEADERS.remark[lang], width: 16, cell: ({ remark }) => wrap(remark) },
  ];
};

/** Audits by two policies have sheets of their own, so that neither takes the opinions of the other. */
export const findingsKey = ({ id }: { readonly id: string }): string => ownKey(id, 'audit-findings');

export const findingsSheet = (
  name: string,
  key: string,
  { findings, resolved, columns: audited }: Pick<Audit, 'findings' | 'resolved' | 'columns'>,
  lang: Lang,
  unit: Unit,
): OwnSheet => {
  const told = ({ about }: Finding): Telling => moneyIn(unitTold(audited, about));
  const columns = columnsOf(lang, unit, new Set(findings), told);
  const rows: (readonly CellValue[])[] = [header(columns.map(({ title }) => title))];
  [...findings, ...resolved].forEach((finding, i) => rows.push(columns.map(({ cell }) => cell(finding, i + 1))));
  if (rows.length === 1)
    rows.push([null, null, null, { value: lang === 'zh' ? '没有发现问题。' : 'Nothing found.', style: 'muted' }]);
  const marks = columns.findIndex(({ title }) => title === MARK_HEADERS.mark[lang]);
  return {
    key,
    name,
    rows,
    widths: columns.map(({ width }) => width),
    freeze: { rows: 1, columns: 3 },
    ...(findings.length > 0 && { filter: { row: 0, column: 0, rows: rows.length, columns: columns.length } }),
    print: { titleRows: 1 },
    ...(findings.length > 0 && {
      lists: [
        {
          area: { row: 1, column: marks, rows: rows.length - 1, columns: 1 },
          options: Object.values(MARK_WORDS).map((word) => word[lang]),
        },
      ],
    }),
  };
};
