/** The short table that `award` prints: totals by article, what is open, the problems by severity, the files written. */
import type { Lang } from '../../core/lang';
import { Code, type Settlement, type Status } from '../../engine/outcome';
import type { Policy } from '../../policy/model';
import { isExpired } from '../../policy/period';
import { expired } from '../../policy/problems';
import { STATUS_WORDS, UNIT_TEXT } from '../../sheet/compose/words';
import { articleName } from '../words';
import { amountText, type MoneyUnit } from '../money-text';
import { countBySeverity } from '../report';
import { clip, evenDecimals, tableText } from '../table-text';
import type { Prepared } from '../prepare/prepare';

interface Line {
  readonly article: string;
  awarded: number;
  awards: number;
  upTo: number;
  ceilings: number;
}

/** Articles that pay anything, in the document's order. */
const byArticle = ({ policy, outcomes }: Settlement): readonly Line[] => {
  const lines = new Map<string, Line>(
    policy.articles.map(({ number }) => [number, { article: number, awarded: 0, awards: 0, upTo: 0, ceilings: 0 }]),
  );
  for (const { item, code, amount } of outcomes) {
    const line = lines.get(item.article) ?? { article: item.article, awarded: 0, awards: 0, upTo: 0, ceilings: 0 };
    lines.set(item.article, line);
    // Most items of a policy pay nobody: that is seen at once.
    if (!code.includes(Code.awarded) && !code.includes(Code.upTo)) continue;
    for (let unit = 0; unit < code.length; unit += 1) {
      if (code[unit] === Code.awarded) {
        line.awards += 1;
        line.awarded += amount[unit] as number;
      } else if (code[unit] === Code.upTo) {
        line.ceilings += 1;
        line.upTo += amount[unit] as number;
      }
    }
  }
  return [...lines.values()].filter(({ awards, ceilings }) => awards + ceilings > 0);
};

const TITLE_WIDTH = 36;

const titleOf = (policy: Policy, article: string, lang: Lang): string =>
  clip(policy.articles.find(({ number }) => number === article)?.title[lang] ?? '', TITLE_WIDTH);

const awardLines = (settlement: Settlement, lang: Lang, unit: MoneyUnit): string[] => {
  const { policy, totals } = settlement;
  const zh = lang === 'zh';
  const lines = byArticle(settlement);
  if (lines.length === 0) return [zh ? '没有可以兑现的奖补。' : 'No award can be paid.'];
  const unitName = UNIT_TEXT[unit][lang];
  const money = (pick: (line: Line) => number, total: number): string[] =>
    evenDecimals([...lines.map((line) => (pick(line) === 0 ? '—' : amountText(pick(line), unit))), amountText(total, unit)]);
  const awarded = money((line) => line.awarded, totals.awarded);
  const upTo = money((line) => line.upTo, totals.upTo);
  const count = (n: number): string => (n === 0 ? '—' : String(n));
  const head = zh
    ? ['条款', '内容', '奖补笔数', `奖补金额（${unitName}）`, '最高额度笔数', `最高额度（${unitName}）`]
    : ['Article', 'About', 'Awards', `Amount (${unitName})`, 'Ceilings', `Up to (${unitName})`];
  const body = lines.map((line, i) => [
    articleName(line.article, lang),
    titleOf(policy, line.article, lang),
    count(line.awards),
    awarded[i] as string,
    count(line.ceilings),
    upTo[i] as string,
  ]);
  const sum = (pick: (line: Line) => number): string => count(lines.reduce((all, line) => all + pick(line), 0));
  const foot = [
    zh ? '合计' : 'Total',
    '',
    sum((line) => line.awards),
    awarded.at(-1) ?? '',
    sum((line) => line.ceilings),
    upTo.at(-1) ?? '',
  ];
  return tableText(head, body, ['left', 'left', 'right', 'right', 'right', 'right'], foot);
};

const OPEN: readonly Status[] = ['missing', 'undetermined', 'displaced', 'not_eligible', 'not_money'];

const listed = (parts: readonly string[], lang: Lang): string => parts.join(lang === 'zh' ? '，' : ', ');

export const awardTable = (
  { input, policy, year, computed }: Prepared,
  written: readonly string[],
  lang: Lang,
  unit: MoneyUnit,
): string => {
  const zh = lang === 'zh';
  const { settlement, problems } = computed;
  const { table, totals, choices, unchecked } = settlement;
  const where = input.kind === 'workbook' ? `${input.file} › ${table.sheet}` : input.file;
  const found = countBySeverity(problems);
  const lines = [
    `${policy.name[lang]}  ${policy.id} ${policy.version}  ${zh ? `${year} 年度` : year}`,
    zh
      ? `${where}：${table.rows} 行，${table.enterprises.length} 家企业`
      : `${where}: ${table.rows} rows, ${table.enterprises.length} enterprises`,
    ...(isExpired(policy, year) ? [expired(policy.short, year, policy.from, policy.to).message[lang]] : []),
    '',
    ...awardLines(settlement, lang, unit),
    '',
    `${zh ? '其余：' : 'Others: '}${listed(
      OPEN.map((status) => `${STATUS_WORDS[status][lang]} ${totals.counts[status]}`),
      lang,
    )}`,
  ];
  if (choices.budget !== undefined)
    lines.push(
      zh
        ? `预算：${amountText(choices.budget, unit)} ${unit}`
        : `Budget: ${amountText(choices.budget, unit)} ${UNIT_TEXT[unit].en}`,
    );
  if (unchecked.length > 0) {
    const gates = unchecked.map((gate) => policy.gates[gate]).filter((gate) => gate !== undefined);
    lines.push(
      `${zh ? '未核查（表中无所需列）：' : 'Not checked (no such column): '}${listed(
        gates.map((gate) => `${articleName(gate.article, lang)} ${gate.title[lang]}`),
        lang,
      )}`,
    );
  }
  lines.push(
    zh
      ? `数据问题：错误 ${found.error}，提醒 ${found.warning}，说明 ${found.info}`
      : `Problems: ${found.error} errors, ${found.warning} warnings, ${found.info} notes`,
  );
  for (const path of written) lines.push(zh ? `已写入：${path}` : `Written: ${path}`);
  return `${lines.join('\n')}\n`;
};
