/**
 * Units in number formats: the part of a format code that positive numbers get in (`#,##0.00"元"`, `0!.0000"万元"`, `#,##0,`);
 * a number above those of NumberFormat that says in which unit, and by how much smaller, the number is shown, out, and back again.
 */
import { multiply, rational, type Rational } from '../core/rational';
import type { Input } from '../policy/model';
import { compact } from './normalise';
import { factorOf, fits, unitNamed, type SheetUnit } from './units';

/** How a cell's number is shown. */
export interface ShownAs {
  /** The unit written behind it; absent where there is none. */
  readonly unit?: SheetUnit;
  /** It is shown divided by ten to this power. */
  readonly tens: number;
}

/** As far as officers' sheets have them; words that count something (家, 项, 年) say nothing new. */
const UNITS = [
  '',
  '元',
  '百元',
  '千元',
  '万元',
  '十万元',
  '百万元',
  '千万元',
  '亿元',
  '亩',
  '公顷',
  '平方米',
  '万平方米',
  '%',
  '‰',
  '美元',
  '万美元',
  '亿美元',
];
/** Codes of formats begin above those of NumberFormat. */
const FIRST = 16;
const POWERS = 10;

/** `!` draws what follows, as a backslash does; a program that does not know it keeps it as a letter before the dot. */
const LITERAL = /"([^"]*)"?|(?:\\(?=!\.)!|[\\!])(.)|[_*].|\[[^\]]*\]/g;
const PLACES = /[0#?]/g;

const named = (words: string): string => {
  const found = unitNamed(compact(words));
  return found && UNITS.includes(found.name) ? found.name : '';
};

/** 0 where the format says nothing of the kind. */
export const shownAsCode = (section: string): number => {
  let words = '';
  // A dot that is only drawn moves the number's own dot; what else is drawn behind the last digit may name the unit.
  const bare = section.replace(/General|G\/通用格式/i, '0').replace(LITERAL, (_, quoted?: string, escaped?: string) => {
    const drawn = quoted ?? escaped ?? '';
    if (drawn === '.') return 'D';
    if (drawn !== '') words = `${words}${drawn}`;
    return drawn === '' ? '' : ' ';
  });
  const last = Math.max(bare.lastIndexOf('0'), bare.lastIndexOf('#'), bare.lastIndexOf('?'));
  if (last < 0 || /E[+-]/i.test(bare) || bare.includes('/')) return 0;
  const whole = bare.split('.')[0] ?? '';
  const drawn = whole.indexOf('D');
  const behindDot = drawn < 0 ? 0 : (whole.slice(drawn).match(PLACES)?.length ?? 0);
  const thousands = /[0#?](,+)(?=[^0#?,]*(?:\.|$))/.exec(bare.replaceAll(' ', ''))?.[1]?.length ?? 0;
  const tens = behindDot + 3 * thousands;
  const unit = UNITS.indexOf(named(`${words}${bare.slice(last + 1).replace(/[\s,D()]/g, '')}`));
  return tens >= POWERS || (tens === 0 && unit <= 0) ? 0 : FIRST + POWERS * Math.max(0, unit) + tens;
};

/** What such a number says; undefined for those of NumberFormat. */
export const shownAs = (format: number): ShownAs | undefined => {
  if (format < FIRST) return undefined;
  const code = format - FIRST;
  const unit = unitNamed(UNITS[Math.floor(code / POWERS)] ?? '');
  return { ...(unit && { unit }), tens: code % POWERS };
};

/** The different ones among the formats of a column. */
export const shownIn = (formats: Uint8Array): readonly ShownAs[] => {
  const has = new Uint8Array(256);
  for (let r = 0; r < formats.length; r += 1) has[formats[r] as number] = 1;
  return Array.from(has.keys()).flatMap((format) => (has[format] === 1 ? (shownAs(format) ?? []) : []));
};

/** Base units of an input per one of a number in a cell that is shown so; undefined where its unit does not fit. */
export const factorShown = (input: Input, unit: string, { unit: drawn, tens }: ShownAs): Rational | undefined => {
  if (drawn && !fits(drawn, input.type)) return undefined;
  return multiply(drawn ? drawn.factor : factorOf(input, unit), rational(1n, 10n ** BigInt(tens)));
};
