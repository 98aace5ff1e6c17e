/** 核对底稿: conclusion, differences by cause, samples, sums, leads, method and versions of an audit in; one sheet to sign and file out. */
import type { Lang } from '../../core/lang';
import { moneyIn } from '../../core/money';
import type { Settlement } from '../../engine/outcome';
import type { Unit } from '../../sheet/compose/amounts';
import { ownKey } from '../../sheet/own-keys';
import type { OwnSheet } from '../../sheet/port/port';
import type { Audit } from '../audit';
import { CAUSE_TEXT } from '../causes/cause';
import { KIND_TEXT } from '../given/kinds';
import { alikeText, largestOf } from '../largest';
import { count, head, joined, label, pageOf, plain, WIDTHS, type Page } from './page';
import { dataProblems, leads, method, sums, type PaperFacts } from './paper-basis';

const SAMPLES = 15;

const conclusion = (page: Page, audit: Audit, settlement: Settlement): void => {
  const { lang } = page;
  page.section('一、核对结果', '1. Result');
  page.add(
    ...[
      page.say('金额列', 'Column'),
      page.say('对应条目', 'Held against'),
      page.say('有金额行', 'Rows'),
      page.say('一致', 'Agree'),
      page.say('不符', 'Differ'),
      page.say('无法核对', 'Open'),
      page.inUnit('给定合计', 'Given'),
      page.inUnit('应为合计', 'Due'),
      page.inUnit('多给', 'Too much'),
      page.inUnit('少给', 'Too little'),
    ].map(head),
  );
  const titles = new Map(settlement.policy.items.map(({ id, title }) => [id, title[lang]]));
  for (const { given, comparison, found, sumGiven, sumExpected } of audit.columns) {
    const differences = found.filter(({ kind }) => kind === 'difference');
    const of = (sign: 1 | -1): number =>
      differences.reduce((sum, { difference }) => sum + Math.max(0, sign * (difference ?? 0)), 0);
    page.add(
      plain(`${given.label}${lang === 'zh' ? `（${KIND_TEXT[given.kind].zh}）` : ` (${KIND_TEXT[given.kind].en})`}`),
      plain(
        given.all
          ? page.say(`表中可测算的全部 ${given.items.length} 项`, `all ${given.items.length} items that the sheet has data for`)
          : joined(
              given.items.map((id) => titles.get(id) ?? id),
              lang,
              3,
            ),
      ),
      count(comparison.given),
      count(comparison.agreeing),
      count(comparison.differences.length),
      count(comparison.open.length),
      page.money(sumGiven),
      page.money(sumExpected),
      page.money(of(1)),
      page.money(of(-1)),
    );
  }
  for (const { given, unit, comparison, sumOpen } of audit.columns) {
    if (comparison.open.length === 0) continue;
    const money = moneyIn(unit)(sumOpen, lang);
    page.across(
      0,
      plain(
        page.say(
          `“${given.label}”无法核对的 ${comparison.open.length} 处（给定共${money}）不计入给定合计和应为合计。`,
          `The ${comparison.open.length} places of “${given.label}” that cannot be checked (${money} given) are in neither sum.`,
        ),
      ),
    );
  }
};

/** Columns that each cell of a row runs over, so that amounts stand under one another all down the page. */
const CAUSE_COLUMNS = [1, 3];
const SAMPLE_COLUMNS = [2, 2];

const byCause = (page: Page, audit: Audit): void => {
  page.section('二、差异按原因', '2. Differences by cause');
  if (audit.causes.length === 0) {
    page.across(0, plain(page.say('没有差异。', 'No differences.')));
    return;
  }
  page.spread(
    CAUSE_COLUMNS,
    ...[
      page.say('原因', 'Cause'),
      page.say('举例', 'For example'),
      page.say('一分不差', 'Exact'),
      page.say('接近', 'Near'),
      page.inUnit('多给', 'Too much'),
      page.inUnit('少给', 'Too little'),
    ].map(head),
  );
  for (const { id, text, exact, near, over, under } of audit.causes) {
    const example = audit.findings.filter((f) => f.kind === 'difference' && (f.causes[0]?.id ?? 'none') === id);
    page.spread(
      CAUSE_COLUMNS,
      plain(page.say(text.zh, text.en)),
      plain(
        example
          .slice(0, 4)
          .map(({ at }) => at.cell)
          .join(page.say('、', ', ')),
      ),
      count(exact),
      count(near),
      page.money(over),
      page.money(under),
    );
  }
};

const samples = (page: Page, { findings }: Audit): void => {
  const { lang } = page;
  const largest = largestOf(findings, SAMPLES);
  const { shown } = largest;
  if (shown.length === 0) return;
  page.section(
    `三、差异最大的 ${shown.length} 笔（全部见“明细”）`,
    `3. The ${shown.length} largest differences (all are in the findings)`,
  );
  page.spread(
    SAMPLE_COLUMNS,
    ...[
      page.say('企业名称', 'Enterprise'),
      page.say('原因', 'Cause'),
      page.say('编号', 'Id'),
      page.say('单元格', 'Cell'),
      page.inUnit('给定', 'Given'),
      page.inUnit('应为', 'Due'),
      page.inUnit('差额', 'Difference'),
    ].map(head),
  );
  for (const finding of shown) {
    const [first] = finding.causes;
    page.spread(
      SAMPLE_COLUMNS,
      plain(finding.enterprise),
      plain(
        first === undefined
          ? CAUSE_TEXT.none[lang]
          : `${CAUSE_TEXT[first.id][lang]}${first.exact ? '' : page.say('（接近）', ' (near)')}`,
      ),
      label(finding.id),
      label(finding.at.cell),
      finding.given === null ? plain(page.say('空白', 'blank')) : page.money(finding.given),
      page.money(finding.expected ?? 0),
      page.money(finding.difference ?? 0),
    );
  }
  const others = alikeText(largest, lang);
  if (others !== undefined) page.across(0, { value: others, style: 'muted' });
};

export const auditKey = ({ id }: { readonly id: string }): string => ownKey(id, 'audit');

export const paperSheet = (
  name: string,
  audit: Audit,
  settlement: Settlement,
  facts: PaperFacts,
  lang: Lang,
  unit: Unit,
): OwnSheet => {
  const page = pageOf(lang, unit);
  const { policy, choices, table } = settlement;
  page.across(0, {
    value: page.say(
      `${policy.name.zh} ${choices.year} 年奖补金额核对底稿`,
      `${policy.name.en} ${choices.year}: audit working paper`,
    ),
    style: 'title',
  });
  page.across(0, {
    value: page.say(`被核对：${facts.fileName}，工作表“${table.sheet}”`, `Audited: ${facts.fileName}, sheet “${table.sheet}”`),
    style: 'muted',
  });
  page.across(0, {
    value: page.say(
      '核对人：                    日期：                    复核人：                    日期：',
      'Auditor:                    Date:                    Reviewer:                    Date:',
    ),
    style: 'text',
  });
  conclusion(page, audit, settlement);
  byCause(page, audit);
  samples(page, audit);
  sums(page, audit);
  leads(page, audit);
  method(page, audit, settlement, facts);
  dataProblems(page, facts.problems);
  const { rows, merges, pages } = page.laid(1);
  return {
    key: auditKey(policy),
    name,
    rows,
    widths: WIDTHS,
    freeze: { rows: 1, columns: 0 },
    merges,
    print: { titleRows: 1, ...(pages.length > 0 && { pages }) },
  };
};
