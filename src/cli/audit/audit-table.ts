/** What `audit` prints: each column with what agrees and what does not, the differences by cause, the largest ones, and the leads. */
import type { Lang } from '../../core/lang';
import type { Audit } from '../../audit/audit';
import { CAUSE_TEXT } from '../../audit/causes/cause';
import type { FindingKind } from '../../audit/finding';
import { alikeText, largestOf } from '../../audit/largest';
import { KIND_WORDS } from '../../audit/marks';
import { UNIT_TEXT } from '../../sheet/compose/words';
import { amountText, type MoneyUnit } from '../money-text';
import type { Prepared } from '../prepare/prepare';
import { countBySeverity } from '../report';
import { clip, evenDecimals, tableText } from '../table-text';

const LARGEST = 10;

const money = (fen: readonly number[], unit: MoneyUnit): string[] =>
  evenDecimals(fen.map((one) => (one === 0 ? '—' : amountText(one, unit))));

export const auditTable = (
  { input, policy, year, computed }: Prepared,
  audit: Audit,
  written: readonly string[],
  lang: Lang,
  unit: MoneyUnit,
): string => {
  const zh = lang === 'zh';
  const { table } = computed.settlement;
  const unitName = UNIT_TEXT[unit][lang];
  const lines = [
    `${policy.name[lang]}  ${policy.id} ${policy.version}  ${zh ? `${year} 年度` : year}`,
    zh
      ? `核对 ${input.file} › ${table.sheet}：${table.rows} 行，${table.enterprises.length} 家企业`
      : `Audit of ${input.file} › ${table.sheet}: ${table.rows} rows, ${table.enterprises.length} enterprises`,
    '',
  ];
  for (const { given, unit: read, comparison } of audit.columns)
    lines.push(
      zh
        ? `“${given.label}”（${read}，对应${given.all ? '全部' : ` ${given.items.join('、')} `}条目）：有金额 ${comparison.given} 行，一致 ${comparison.agreeing}，不符 ${comparison.differences.length}，无法核对 ${comparison.open.length}`
        : `“${given.label}” (${UNIT_TEXT[read === '元' ? '元' : '万元'][lang]}, against ${given.all ? 'all items' : given.items.join(', ')}): ${comparison.given} rows, ${comparison.agreeing} agree, ${comparison.differences.length} differ, ${comparison.open.length} open`,
    );
  const { causes } = audit;
  if (causes.length > 0) {
    const [over, under] = [
      money(
        causes.map((c) => c.over),
        unit,
      ),
      money(
        causes.map((c) => c.under),
        unit,
      ),
    ];
    lines.push(
      '',
      ...tableText(
        zh
          ? ['原因', '笔数', '其中接近', `多给（${unitName}）`, `少给（${unitName}）`]
          : ['Cause', 'Count', 'Near', `Too much (${unitName})`, `Too little (${unitName})`],
        causes.map((c, i) => [
          c.text[lang],
          String(c.exact + c.near),
          c.near === 0 ? '—' : String(c.near),
          over[i] ?? '',
          under[i] ?? '',
        ]),
        ['left', 'right', 'right', 'right', 'right'],
      ),
    );
  }
  const most = largestOf(audit.findings, LARGEST);
  const largest = most.shown;
  if (largest.length > 0) {
    const cells = (pick: (f: (typeof largest)[number]) => number | null): string[] =>
      money(
        largest.map((f) => pick(f) ?? 0),
        unit,
      );
    const [given, due, difference] = [cells((f) => f.given), cells((f) => f.expected), cells((f) => f.difference)];
    lines.push(
      '',
      ...tableText(
        zh
          ? ['单元格', '企业', `给定（${unitName}）`, `应为（${unitName}）`, `差额（${unitName}）`, '原因']
          : ['Cell', 'Enterprise', `Given (${unitName})`, `Due (${unitName})`, `Difference (${unitName})`, 'Cause'],
        largest.map((f, i) => {
          const [first] = f.causes;
          const why =
            first === undefined ? CAUSE_TEXT.none[lang] : `${first.exact ? '' : zh ? '接近：' : 'near: '}${first.text[lang]}`;
          return [f.at.cell, clip(f.enterprise, 24), given[i] ?? '', due[i] ?? '', difference[i] ?? '', clip(why, 44)];
        }),
        ['left', 'left', 'right', 'right', 'right', 'left'],
      ),
    );
    const others = alikeText(most, lang);
    if (others !== undefined) lines.push('', others);
  }
  const of = (kind: FindingKind): number => audit.findings.filter((f) => f.kind === kind).length;
  const kinds: readonly FindingKind[] = ['total', 'split', 'double', 'edge'];
  const { checked, holding, summaries } = audit.reconciliation;
  lines.push(
    '',
    `${zh ? '其他：' : 'Others: '}${kinds.map((kind) => `${KIND_WORDS[kind][lang]} ${of(kind)}`).join(zh ? '，' : ', ')}${zh ? `；合计和所述数字核对 ${checked} 处，相符 ${holding} 处` : `; ${holding} of ${checked} totals and stated figures hold`}`,
  );
  for (const one of summaries)
    lines.push(
      zh
        ? `工作表“${one.sheet}”（按“${one.by}”）：核对 ${one.checked} 处，相符 ${one.holding} 处`
        : `Sheet “${one.sheet}” (by “${one.by}”): ${one.holding} of ${one.checked} hold`,
    );
  if (audit.alongside.length > 0) {
    const names = audit.alongside.map(({ name }) => (zh ? `“${name.zh}”` : `“${name.en}”`)).join(zh ? '、' : ', ');
    lines.push(
      zh
        ? `同时对照${names}：只查两项政策都奖的同一事项，按该政策重算的金额；该政策自己的金额列请另以 --policy 单独核对。`
        : `Beside ${names}: only matters that both pay were looked for, by what that policy comes to; audit its own amounts by themselves, with --policy.`,
    );
  }
  const found = countBySeverity([...computed.problems, ...audit.problems]);
  lines.push(
    zh
      ? `数据问题：错误 ${found.error}，提醒 ${found.warning}，说明 ${found.info}`
      : `Problems: ${found.error} errors, ${found.warning} warnings, ${found.info} notes`,
  );
  for (const path of written) lines.push(zh ? `已写入：${path}` : `Written: ${path}`);
  return `${lines.join('\n')}\n`;
};
