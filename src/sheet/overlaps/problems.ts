/** What is said where two policies pay for the same matter: one factory per code. */
import { articleText } from '../../core/article';
import { text, type Lang, type Text } from '../../core/lang';
import type { Problem } from '../../core/problem';

export const DOUBLE_BENEFIT = 'double-benefit';

/** One of the two payments. */
export interface Side {
  readonly policy: Text;
  readonly article: string;
  readonly title: Text;
  readonly amount: Text;
  readonly cell: string | undefined;
  /** 1-based row of the sheet. */
  readonly row: number;
  /** Where its cell is on another sheet. */
  readonly elsewhere?: { readonly sheet: string; readonly file?: string };
}

export interface Period {
  readonly policy: Text;
  readonly from: string;
  readonly to: string;
  readonly year: number;
}

export interface DoubleBenefit {
  readonly sheet: string;
  readonly item: string;
  readonly who: string;
  readonly matter: Text;
  readonly rule: { readonly policy: Text; readonly article: string };
  /** Both amounts are what cells say. */
  readonly written?: boolean;
  readonly mine: Side;
  readonly theirs: Side;
  /** Absent where a policy is not at hand. */
  readonly periods: readonly [Period | undefined, Period | undefined];
}

const placeText = ({ cell, row, elsewhere }: Side, lang: Lang): string => {
  const zh = lang === 'zh';
  const at = cell ?? (zh ? `第${row}行` : `row ${row}`);
  if (!elsewhere) return at;
  const { sheet, file } = elsewhere;
  return zh
    ? `${file === undefined ? '' : `${file} 的`}“${sheet}”${at}`
    : `${at} of “${sheet}”${file === undefined ? '' : ` in ${file}`}`;
};

const sideText = (side: Side, lang: Lang): string => {
  const { policy, article, title, amount } = side;
  return lang === 'zh'
    ? `“${policy.zh}”${articleText(article)}“${title.zh}”${amount.zh}（${placeText(side, lang)}）`
    : `“${policy.en}” ${article} “${title.en}” ${amount.en} (${placeText(side, lang)})`;
};

/** Two policies that were never in force together, or that were settled for different years: what the officer has to know to judge it. */
const periodText = ([a, b]: DoubleBenefit['periods'], lang: Lang): string => {
  if (!a || !b) return '';
  const zh = lang === 'zh';
  const span = ({ policy, from, to }: Period): string =>
    zh ? `“${policy.zh}”${from} 至 ${to}` : `“${policy.en}” ${from} to ${to}`;
  const ended = [a, b].find(({ to, year }) => year > Number(to.slice(0, 4)));
  const parts = [
    ...(a.to < b.from || b.to < a.from
      ? [
          zh
            ? `两项政策的执行期限不重叠（${span(a)}，${span(b)}）`
            : `The two were never in force together (${span(a)}, ${span(b)})`,
        ]
      : []),
    ...(ended
      ? [
          zh
            ? `“${ended.policy.zh}”在 ${ended.year} 年已经到期，其结果仅供参考`
            : `“${ended.policy.en}” had ended by ${ended.year}; its result is for reference only`,
        ]
      : []),
    ...(a.year === b.year
      ? []
      : [zh ? `测算年度不同（${a.year} 年与 ${b.year} 年）` : `They were settled for different years (${a.year} and ${b.year})`]),
  ];
  return parts.length === 0 ? '' : zh ? `${parts.join('；')}。` : ` ${parts.join('. ')}.`;
};

/** Nothing is taken away: both stay as computed. */
export const doubleBenefit = (found: DoubleBenefit): Problem => {
  const { sheet, item, who, matter, rule, mine, theirs, periods, written = false } = found;
  const stand = written
    ? text('两笔在表中都有金额', 'Both stand in the list')
    : text('两笔都按各自条款计列，没有删减', 'Both stand as computed, nothing was removed');
  return {
    code: DOUBLE_BENEFIT,
    severity: 'warning',
    place: { sheet, row: mine.row, item },
    found: who,
    message: text(
      `${who}的同一事项（${matter.zh}）在两项政策中都有奖补：${sideText(mine, 'zh')}，${sideText(theirs, 'zh')}。按“${rule.policy.zh}”${articleText(rule.article)}不重复享受；${stand.zh}，请核定享受哪一笔。${periodText(periods, 'zh')}`,
      `${who} is paid for one matter (${matter.en}) by two policies: ${sideText(mine, 'en')}, ${sideText(theirs, 'en')}. “${rule.policy.en}” ${rule.article} rules out the second. ${stand.en}: decide which is paid.${periodText(periods, 'en')}`,
    ),
  };
};
