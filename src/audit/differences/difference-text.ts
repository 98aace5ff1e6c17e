/** What is said of a difference: its amounts and the likeliest cause in; a sentence out. */
import { text, type Text } from '../../core/lang';
import type { Telling } from '../../core/money';
import { CAUSE_TEXT } from '../causes/cause';
import type { Difference } from './compare';
import type { Explained } from './rank';

/** As the middle of a sentence: VAT stays what it is. */
const within = ([first = '', ...rest]: string): string => [first.toLowerCase(), ...rest].join('');

const causeText = (cause: Explained | undefined, given: number | null, money: Telling): Text =>
  cause === undefined
    ? CAUSE_TEXT.none
    : cause.exact
      ? text(`${CAUSE_TEXT[cause.id].zh}：${cause.text.zh}`, `${CAUSE_TEXT[cause.id].en}: ${cause.text.en}`)
      : cause.comesTo === given
        ? text(
            `可能是${CAUSE_TEXT[cause.id].zh}：${cause.text.zh}`,
            `Perhaps ${within(CAUSE_TEXT[cause.id].en)}: ${cause.text.en}`,
          )
        : text(
            `可能是${CAUSE_TEXT[cause.id].zh}：${cause.text.zh}（应为${money(cause.comesTo, 'zh')}，接近而不相等）`,
            `Perhaps ${within(CAUSE_TEXT[cause.id].en)}: ${cause.text.en} (that comes to ${money(cause.comesTo, 'en')}: near, not equal)`,
          );

/** The rows that have one amount together; '' where it is one row's own. */
const forRows = (numbers: readonly number[] | undefined): Text => {
  const [first = 0, last = 0] = [numbers?.[0], numbers?.at(-1)];
  if (!numbers) return text('', '');
  const all = last - first + 1 === numbers.length;
  return text(
    `第 ${all ? `${first} 至 ${last}` : numbers.join('、')} 行合为一个金额：`,
    `One amount for rows ${all ? `${first} to ${last}` : numbers.join(', ')}. `,
  );
};

export const messageOf = ({ given, expected, most, numbers }: Difference, cause: Explained | undefined, money: Telling): Text => {
  const more = (given ?? 0) > expected;
  const limit = more ? expected + most : expected;
  const size = Math.abs((given ?? 0) - limit);
  const why = causeText(cause, given, money);
  const rows = forRows(numbers);
  const due = (lang: 'zh' | 'en'): string =>
    most > 0 && more ? (lang === 'zh' ? `最高${money(limit, lang)}` : `at most ${money(limit, lang)}`) : money(expected, lang);
  return text(
    `${rows.zh}给定${given === null ? '空白' : money(given, 'zh')}，应为${due('zh')}，${more ? '多' : '少'}${money(size, 'zh')}。${why.zh}。`,
    `${rows.en}Given ${given === null ? 'blank' : money(given, 'en')}, due ${due('en')}: ${money(size, 'en')} too ${more ? 'much' : 'little'}. ${why.en}.`,
  );
};
