/** 测算凭据: everything that the result depends on, so that somebody else can get the same, as label and value rows. */
import { articleText } from '../../core/article';
import { toDecimal } from '../../core/rational';
import type { Policy } from '../../policy/model';
import { expired } from '../../policy/problems';
import { isExpired } from '../../policy/period';
import { columnLetters } from '../own-names';
import type { CellValue, OwnSheet } from '../port';
import type { UnitSource } from '../mapping';
import { amountCell, withUnit } from './amounts';
import { header } from './evidence';
import type { Sheet } from './own-columns';
import { CEILING, TOTAL } from './words';

export interface ReceiptFacts {
  readonly fileName: string;
  readonly inputHash: string;
  readonly engineVersion: string;
  /** ISO time. */
  readonly now: string;
  /** Notes written on awards, of all that could be. */
  readonly notes: { readonly written: number; readonly all: number };
}

const SOURCES: Readonly<Record<UnitSource, readonly [string, string]>> = {
  header: ['表头', 'header'],
  row: ['单位行', 'row of units'],
  line: ['表上方“单位：”', 'line above'],
  next: ['旁边一格', 'cell beside'],
  usual: ['表中未注明，按惯用单位', 'not stated; the usual one'],
  officer: ['人工指定', 'chosen'],
  none: ['', ''],
};

const option = (policy: Policy, key: string, chosen: string, lang: 'zh' | 'en'): string =>
  policy.readings.get(key)?.options.find((o) => o.key === chosen)?.label[lang] ?? chosen;

export const receiptSheet = (
  name: string,
  sheet: Sheet,
  facts: ReceiptFacts,
  decisions: readonly (readonly CellValue[])[],
): OwnSheet => {
  const { settlement, mapping, lang, unit } = sheet;
  const { policy, choices, table, totals, unchecked } = settlement;
  const zh = lang === 'zh';
  const rows: (readonly CellValue[])[] = [];
  const say = (labelZh: string, labelEn: string, ...values: readonly CellValue[]): void =>
    void rows.push([zh ? labelZh : labelEn, ...values]);
  const section = (labelZh: string, labelEn: string, ...headers: readonly (readonly [string, string])[]): void => {
    rows.push([]);
    rows.push(header([zh ? labelZh : labelEn, ...headers.map(([z, e]) => (zh ? z : e))]));
  };

  rows.push([{ value: zh ? '测算凭据' : 'Receipt', style: 'title' }]);
  say('政策', 'Policy', policy.name[lang]);
  say('政策编号', 'Policy id', policy.id);
  say('政策包版本', 'Pack version', policy.version);
  say('政策包 SHA-256', 'Pack SHA-256', policy.sha256);
  say('文号', 'Document', policy.document.number ?? '');
  say('发文机关', 'Issued by', policy.document.issuer[lang]);
  say('原文 SHA-256', 'Official text SHA-256', policy.source.sha256);
  say('执行期限', 'In force', `${policy.from} — ${policy.to}`);
  say('测算年度', 'Year', { value: String(choices.year), style: 'text' });
  if (isExpired(policy, choices.year))
    say('提醒', 'Note', { value: expired(policy.short, choices.year, policy.from, policy.to).message[lang], style: 'warning' });
  say('数据文件', 'File', facts.fileName);
  say('工作表', 'Sheet', table.sheet);
  say('数据行数', 'Rows', { value: table.rows, style: 'integer' });
  say('企业数', 'Enterprises', { value: table.enterprises.length, style: 'integer' });
  say('数据 SHA-256', 'Data SHA-256', facts.inputHash);
  say('程序版本', 'Program version', facts.engineVersion);
  say('测算时间', 'Time', facts.now);
  say(withUnit(TOTAL.zh, unit, 'zh'), withUnit(TOTAL.en, unit, 'en'), amountCell(totals.awarded, unit));
  say(withUnit(CEILING.zh, unit, 'zh'), withUnit(CEILING.en, unit, 'en'), amountCell(totals.upTo, unit));
  if (choices.budget !== undefined)
    say(withUnit('预算', unit, 'zh'), withUnit('Budget', unit, 'en'), amountCell(choices.budget, unit));
  if (choices.cityShare)
    say('市级承担比例', 'City share', toDecimal(choices.cityShare) ?? `${choices.cityShare.n}/${choices.cityShare.d}`);
  if (unchecked.length > 0)
    say(
      '未核查的限制条款',
      'Rules not checked',
      unchecked
        .map(
          (g) =>
            `${policy.gates[g]?.title[lang] ?? ''}${zh ? articleText(policy.gates[g]?.article ?? '') : ` ${policy.gates[g]?.article ?? ''}`}`,
        )
        .join(zh ? '；' : '; '),
    );
  say(
    '单元格批注',
    'Notes on awards',
    zh
      ? `${facts.notes.written} / ${facts.notes.all}（其余见“测算依据”）`
      : `${facts.notes.written} of ${facts.notes.all} (all are in the evidence)`,
  );

  section(
    '口径',
    'Reading',
    ['问题', 'Question'],
    ['采用', 'Taken'],
    ['是否默认', 'Default'],
    ['条款', 'Article'],
    ['说明', 'Why'],
  );
  for (const reading of policy.readings.values()) {
    const chosen = choices.readings.get(reading.key) ?? reading.default;
    rows.push([
      reading.key,
      { value: reading.question[lang], style: 'wrap' },
      option(policy, reading.key, chosen, lang),
      chosen === reading.default ? (zh ? '默认' : 'yes') : zh ? '已改' : 'no',
      zh ? articleText(reading.article) : reading.article,
      { value: reading.because[lang], style: 'wrap' },
    ]);
  }
  section(
    '地方参数',
    'Parameter',
    ['数值', 'Value'],
    ['依据文件', 'Document'],
    ['条款', 'Article'],
    ['文件日期', 'Dated'],
    ['来源', 'From'],
  );
  for (const [key, entered] of [...choices.parameters].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const article = policy.parameters.get(key)?.article ?? policy.items.find((i) => i.decidedBy === key)?.article ?? '';
    const { at } = entered;
    rows.push([
      key,
      entered.text,
      entered.document ?? (zh ? '（未注明）' : '(none)'),
      zh ? articleText(article) : article,
      entered.date ?? '',
      at ? `${at.sheet ?? ''}!${at.cell ?? ''}` : zh ? '本次指定' : 'given for this run',
    ]);
  }
  if (choices.parameters.size === 0) rows.push([{ value: zh ? '（未填）' : '(none)', style: 'muted' }]);
  rows.push(...decisions);
  section('数据项', 'Input', ['列', 'Column'], ['表头', 'Header'], ['单位', 'Unit'], ['单位来源', 'Unit from']);
  for (const [input, column] of Object.entries(mapping.columns)) {
    const [z, e] = SOURCES[column.unitSource];
    rows.push([input, columnLetters(column.column), { value: column.header, style: 'wrap' }, column.unit, zh ? z : e]);
  }
  for (const list of mapping.lists)
    rows.push([zh ? '荣誉认定' : 'Certifications', columnLetters(list.column), { value: list.header, style: 'wrap' }, '', '']);
  return { key: 'receipt', name, rows, widths: [24, 60, 30, 14, 18, 50], freeze: { rows: 1, columns: 0 } };
};
