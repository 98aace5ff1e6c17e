/** 测算凭据: everything that the result depends on, so that somebody else can get the same, as label and value rows. */
import { articleText } from '../../core/article';
import { text, type Text } from '../../core/lang';
import { toDecimal } from '../../core/rational';
import type { Policy } from '../../policy/model';
import { expired } from '../../policy/problems';
import { isExpired } from '../../policy/period';
import { columnLetters } from '../port/own-names';
import type { CellValue, OwnSheet } from '../port/port';
import type { UnitSource } from '../mapping';
import { amountCell, withUnit } from './amounts';
import { evidenceContinues, header } from './evidence';
import type { Sheet } from './own-columns';
import { BUDGET, GIVEN, LABELS, LISTS, NO_DOCUMENT, SECTIONS } from './receipt-labels';
import { CEILING, TOTAL } from './words';

export interface ReceiptFacts {
  readonly fileName: string;
  readonly inputHash: string;
  readonly engineVersion: string;
  /** ISO time. */
  readonly now: string;
  /** Notes written on awards, of all that could be. */
  readonly notes: { readonly written: number; readonly all: number };
  readonly evidence: readonly OwnSheet[];
  /** Of awards that are kept and not counted. */
  readonly kept?: Text | undefined;
}

const SOURCES: Readonly<Record<UnitSource, readonly [string, string]>> = {
  header: ['表头', 'header'],
  row: ['单位行', 'row of units'],
  line: ['表上方“单位：”', 'line above'],
  next: ['旁边一格', 'cell beside'],
  format: ['数字格式', 'number format'],
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
  const say = (label: Text, ...values: readonly CellValue[]): void => void rows.push([label[lang], ...values]);
  const inThat = (label: Text): Text => text(withUnit(label.zh, unit, 'zh'), withUnit(label.en, unit, 'en'));
  const section = (label: Text, ...headers: readonly (readonly [string, string])[]): void => {
    rows.push([]);
    rows.push(header([label[lang], ...headers.map(([z, e]) => (zh ? z : e))]));
  };

  rows.push([{ value: LABELS.title[lang], style: 'title' }]);
  say(LABELS.policy, policy.name[lang]);
  say(LABELS.policyId, policy.id);
  say(LABELS.version, policy.version);
  say(LABELS.sha256, policy.sha256);
  say(LABELS.document, policy.document.number ?? '');
  say(LABELS.issuer, policy.document.issuer[lang]);
  say(LABELS.text, policy.source.sha256);
  say(LABELS.period, `${policy.from} — ${policy.to}`);
  say(LABELS.year, { value: String(choices.year), style: 'text' });
  if (isExpired(policy, choices.year))
    say(LABELS.note, { value: expired(policy.short, choices.year, policy.from, policy.to).message[lang], style: 'warning' });
  say(LABELS.file, facts.fileName);
  say(LABELS.sheet, table.sheet);
  say(LABELS.rows, { value: table.rows, style: 'integer' });
  say(LABELS.enterprises, { value: table.enterprises.length, style: 'integer' });
  say(LABELS.inputHash, facts.inputHash);
  say(LABELS.engine, facts.engineVersion);
  say(LABELS.time, facts.now);
  say(inThat(TOTAL), amountCell(totals.awarded, unit));
  say(inThat(CEILING), amountCell(totals.upTo, unit));
  if (facts.kept) say(LABELS.note, { value: facts.kept[lang], style: 'warning' });
  if (choices.budget !== undefined) say(inThat(BUDGET), amountCell(choices.budget, unit));
  if (choices.cityShare) say(LABELS.cityShare, toDecimal(choices.cityShare) ?? `${choices.cityShare.n}/${choices.cityShare.d}`);
  if (unchecked.length > 0)
    say(
      LABELS.unchecked,
      unchecked
        .map(
          (g) =>
            `${policy.gates[g]?.title[lang] ?? ''}${zh ? articleText(policy.gates[g]?.article ?? '') : ` ${policy.gates[g]?.article ?? ''}`}`,
        )
        .join(zh ? '；' : '; '),
    );
  say(
    LABELS.notes,
    zh
      ? `${facts.notes.written} / ${facts.notes.all}（其余见“测算依据”）`
      : `${facts.notes.written} of ${facts.notes.all} (all are in the evidence)`,
  );

  for (const { message } of evidenceContinues(facts.evidence)) say(LABELS.evidence, message[lang]);

  section(
    SECTIONS.readings,
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
      { value: option(policy, reading.key, chosen, lang), style: 'wrap' },
      chosen === reading.default ? (zh ? '默认' : 'yes') : zh ? '已改' : 'no',
      zh ? articleText(reading.article) : reading.article,
      { value: reading.because[lang], style: 'wrap' },
    ]);
  }
  section(
    SECTIONS.parameters,
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
      { value: entered.document ?? NO_DOCUMENT[lang], style: 'wrap' },
      zh ? articleText(article) : article,
      entered.date ?? '',
      at ? `${at.sheet ?? ''}!${at.cell ?? ''}` : GIVEN[lang],
    ]);
  }
  if (choices.parameters.size === 0) rows.push([{ value: zh ? '（未填）' : '(none)', style: 'muted' }]);
  rows.push(...decisions);
  section(SECTIONS.columns, ['列', 'Column'], ['表头', 'Header'], ['单位', 'Unit'], ['单位来源', 'Unit from']);
  for (const [input, column] of Object.entries(mapping.columns)) {
    const [z, e] = SOURCES[column.unitSource];
    rows.push([input, columnLetters(column.column), { value: column.header, style: 'wrap' }, column.unit, zh ? z : e]);
  }
  for (const list of mapping.lists)
    rows.push([LISTS[lang], columnLetters(list.column), { value: list.header, style: 'wrap' }, '', '']);
  return { key: 'receipt', name, rows, widths: [24, 60, 30, 14, 18, 50], freeze: { rows: 1, columns: 0 } };
};
