/** Causes that show in the amount itself: unit, doubled, unpaid, left out, rounded in sum, shifted, mistyped; what is known of one place in, causes that explain it to the 分, out. */
import { text } from '../../core/lang';
import type { Telling } from '../../core/money';
import { rational, type Rational } from '../../core/rational';
import { roundFen } from '../../engine/round';
import { cityPart } from '../../engine/settle/split';
import type { Cause } from './cause';
import { MODES, PLACES } from './rounding';

/** What is known of one place that differs. Amounts are 分. */
export interface Facts {
  /** 0 where the cell is blank. */
  readonly given: number;
  readonly blank: boolean;
  readonly expected: number;
  /** What is expected is a ceiling, under which somebody decides. */
  readonly ceiling: boolean;
  /** Awards that add up to what is expected, with the titles of their items. */
  readonly awards: readonly {
    readonly item: string;
    readonly title: { readonly zh: string; readonly en: string };
    readonly fen: number;
  }[];
  /** What is expected in the rows above and below; undefined at the ends. */
  readonly above?: number;
  readonly below?: number;
  /** How large a share of the other rows is due just what is given here. */
  readonly common?: number;
  /** What the enterprise gets that stands on another row already. */
  readonly elsewhere: number;
  readonly cityShare?: Rational;
  /** What was expected before it was scaled to the budget. */
  readonly unscaled?: number;
  /** A constant in a column of formulas. */
  readonly typed: boolean;
  /** How the amounts of the list are told. */
  readonly money: Telling;
}

type Look = (facts: Facts) => readonly Cause[];

const typedOver: Look = ({ typed }) =>
  typed
    ? [
        {
          id: 'typed-over',
          weight: 99,
          text: text(
            '该列是公式，本格是手工填入的固定数',
            'The column is computed by formulas; this cell holds a typed constant',
          ),
        },
      ]
    : [];

const notPaid: Look = ({ given, blank, expected }) =>
  given === 0 && expected > 0
    ? [
        {
          id: 'not-paid',
          weight: 94,
          text: blank
            ? text('符合条件而未填金额', 'Eligible, but no amount is given')
            : text('符合条件而按 0 计', 'Eligible, but given as 0'),
        },
      ]
    : [];

const SHIFTS: readonly (readonly [by: number, zh: string, en: string, weight: number])[] = [
  [10_000, '1 万倍（元、万元弄混）', 'ten thousand times', 98],
  [10, '10 倍（小数点错一位）', 'ten times', 71],
  [100, '100 倍（小数点错两位）', 'a hundred times', 69],
  [1_000, '1,000 倍（小数点错三位）', 'a thousand times', 68],
];

const units: Look = ({ given, expected }) => {
  if (expected === 0) return [];
  return SHIFTS.flatMap(([by, zh, en, weight]): Cause[] => {
    if (given === expected * by)
      return [{ id: 'unit', weight, text: text(`是应有金额的 ${zh}`, `It is ${en} what it should be`) }];
    // Decimals below the 分 fall away; of a few 分 nothing would be left to tell by.
    return given !== 0 && (given * by === expected || (given >= 1_000 && Math.round(expected / by) === given))
      ? [{ id: 'unit', weight, text: text(`应有金额是它的 ${zh}`, `What it should be is ${en} this`) }]
      : [];
  });
};

const sign: Look = ({ given, expected }) =>
  expected > 0 && given === -expected
    ? [{ id: 'sign', weight: 97, text: text('金额填成了负数', 'The amount was written as a negative one') }]
    : [];

const twice: Look = ({ given, expected, elsewhere }) => {
  const causes: Cause[] = [];
  if (elsewhere > 0 && given === expected + elsewhere)
    causes.push({
      id: 'paid-twice',
      weight: 95,
      text: text('企业一级的奖补在本企业的另一行已经计过', 'The enterprise’s own award stands on another of its rows already'),
    });
  for (const times of [2, 3, 4])
    if (expected > 0 && given === times * expected)
      causes.push({ id: 'paid-twice', weight: 83, text: text(`计了 ${times} 次`, `Counted ${times} times`) });
  return causes;
};

const leftOut: Look = ({ given, expected, awards, money }) =>
  awards.length < 2
    ? []
    : awards.flatMap(({ item, title, fen }): Cause[] => {
        if (fen === 0) return [];
        if (given === expected - fen)
          return [
            {
              id: 'left-out',
              weight: 81,
              item,
              text: text(`漏计“${title.zh}”${money(fen, 'zh')}`, `“${title.en}” of ${money(fen, 'en')} was left out`),
            },
          ];
        if (given === expected + fen)
          return [{ id: 'paid-twice', weight: 80, item, text: text(`“${title.zh}”计了两次`, `“${title.en}” was counted twice`) }];
        return given === fen
          ? [{ id: 'left-out', weight: 77, item, text: text(`只计了“${title.zh}”`, `Only “${title.en}” was counted`) }]
          : [];
      });

// One award alone is rounded by its own item.
const roundedSum: Look = ({ given, expected, awards }) =>
  (awards.length < 2 ? [] : PLACES)
    .flatMap(([to, zh, en]) =>
      MODES.flatMap(([mode, zhMode, enMode]): Cause[] =>
        Math.abs(given - expected) < to && Number(roundFen(rational(expected, 100), { to, mode })) === given
          ? [
              {
                id: 'rounding',
                weight: mode === 'half-up' ? 91 : mode === 'down' ? 89 : 81,
                text: text(`合计${zhMode}到${zh}`, `The sum was rounded ${enMode} to ${en}`),
              },
            ]
          : [],
      ),
    )
    .slice(0, 1);

/** What it loses where a third of the rows is due the same. */
const BY_CHANCE = 40;

/** In a list of fixed amounts the row above often has just what was given by another mistake. */
const shifted: Look = ({ given, expected, above, below, common = 0 }) => {
  if (given === 0) return [];
  const weight = 63 - BY_CHANCE * Math.min(1, 3 * common);
  const causes: Cause[] = [];
  if (above !== undefined && above === given && above !== expected)
    causes.push({ id: 'shifted', weight, text: text('是上一行的金额', 'It is the amount of the row above') });
  if (below !== undefined && below === given && below !== expected)
    causes.push({ id: 'shifted', weight, text: text('是下一行的金额', 'It is the amount of the row below') });
  return causes;
};

const parts: Look = ({ given, expected, cityShare }) => {
  if (!cityShare || expected === 0) return [];
  const city = cityPart(expected, cityShare);
  if (given === city) return [{ id: 'split-part', weight: 88, text: text('只是市级承担的部分', 'Only the city’s part') }];
  return given === expected - city
    ? [{ id: 'split-part', weight: 88, text: text('只是区县承担的部分', 'Only the district’s part') }]
    : [];
};

/** Tenths of what is due: an instalment, or one level's part that nobody has stated. */
const TENTHS = [3, 4, 5, 6, 7, 8] as const;

const shares: Look = ({ given, expected }) =>
  expected < 1_000_000
    ? []
    : TENTHS.filter((tenths) => Math.round((expected * tenths) / 10) === given).map((tenths) => ({
        id: 'split-part',
        weight: 46,
        text: text(
          `是应有金额的 ${tenths}0%（分期拨付，或只是其中一级承担的部分）`,
          `It is ${tenths}0% of what it should be (an instalment, or only one level’s part)`,
        ),
      }));

const budget: Look = ({ given, expected, unscaled }) =>
  unscaled !== undefined && unscaled !== expected && given === unscaled
    ? [{ id: 'budget', weight: 92, text: text('没有按预算折算', 'It was not scaled to the budget') }]
    : [];

/** Digits without the zeros at the end, which only say the unit. */
const digitsOf = (fen: number): string => String(Math.abs(fen)).replace(/0+$/, '');

const isSwapped = (a: string, b: string): boolean => {
  if (a.length !== b.length) return false;
  const at = [...a].findIndex((digit, i) => digit !== b[i]);
  return at >= 0 && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
};

const lacksOne = (short: string, long: string): boolean => {
  if (short.length + 1 !== long.length) return false;
  const found = [...short].findIndex((digit, i) => digit !== long[i]);
  const at = found < 0 ? short.length : found;
  return short.slice(at) === long.slice(at + 1);
};

const digits: Look = ({ given, expected }) => {
  if (given <= 0 || expected <= 0) return [];
  // Zeros between other digits count; those at the end only say the unit, so that the shorter one is filled up.
  const [a, b] = [digitsOf(given), digitsOf(expected)];
  const width = Math.max(a.length, b.length);
  if (isSwapped(a.padEnd(width, '0'), b.padEnd(width, '0')))
    return [{ id: 'digits', weight: 75, text: text('两位数字颠倒', 'Two digits are transposed') }];
  if (width < 3) return [];
  // Many amounts are a digit apart: whatever else explains one says more.
  const same = [...a.padEnd(width, '0')].filter((digit, i) => digit !== b.padEnd(width, '0')[i]).length;
  if (same === 1 && a.length === b.length) return [{ id: 'digits', weight: 30, text: text('一位数字不同', 'One digit differs') }];
  return lacksOne(a, b) || lacksOne(b, a)
    ? [{ id: 'digits', weight: 32, text: text('多或少一位数字', 'One digit too many or too few') }]
    : [];
};

/** Whatever led to it, more than the most that may be decided. */
const aboveCeiling: Look = ({ given, expected, ceiling, money }) =>
  ceiling && given > expected
    ? [
        {
          id: 'cap',
          weight: 40,
          text: text(`超过最高额度${money(expected, 'zh')}`, `More than the ceiling of ${money(expected, 'en')}`),
        },
      ]
    : [];

const LOOKS: readonly Look[] = [
  aboveCeiling,
  typedOver,
  budget,
  units,
  sign,
  notPaid,
  twice,
  roundedSum,
  parts,
  shares,
  leftOut,
  shifted,
  digits,
];

export const amountCauses = (facts: Facts): readonly Cause[] => LOOKS.flatMap((look) => look(facts));
