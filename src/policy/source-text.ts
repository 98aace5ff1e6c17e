/** The official text cut into its articles, and the figures that each prints. Text in as published; positions of headings found by their numbering. */
import { UNIT_NAMES } from './units';

/** Half-width forms, no spaces, line breaks kept: headings stand at the start of a line, or after a full stop where a copy lost its line breaks. */
export const plainText = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/㎡/g, '平方米')
    .replace(/[^\S\n]+/g, '');

const NUMERAL = '[一二三四五六七八九十百]+';
const HEADING = new RegExp(`(?:^|\\n|。)\\n*(?:(\\(${NUMERAL}\\))|(${NUMERAL}、)|(\\d{1,2})\\.(?!\\d))`, 'g');

interface Heading {
  /** `(八)`, `八、`, `12.` */
  readonly number: string;
  /** The rest of the heading's line, for named chapters such as 附则. */
  readonly words: string;
  /** Where the number begins, and where it ends. */
  readonly from: number;
  readonly at: number;
}

const headings = (text: string): Heading[] =>
  [...text.matchAll(HEADING)].map((match) => {
    const at = match.index + match[0].length;
    const number = match[1] ?? match[2] ?? `${match[3] ?? ''}.`;
    return { number, words: text.slice(at, at + 30).split('\n')[0] ?? '', from: at - number.length, at };
  });

/** The closing rules of a document that gives them no number (period, precedence, who pays): no chapter may follow, else it is a covering letter. */
const CLOSING = /(?<=^|\n|。)\n*本(?:意见|政策|办法|管理办法|通知|规定)自(?![^]*\n[一二三四五六七八九十]+、)/;
const ANNEX = /\n(附件\d*)\n/;

/**
 * Up to the closing rules: `(八)`, `附则(四)` (the named chapter's), `四.2` (chapter four, point 2), `三(二)3` (point 3 of section two there), `12.`,
 * and `四` where chapter four has sentences of its own before its first article (`附则` for the named chapter). An article ends where the next heading of any kind begins.
 */
const numbered = (text: string): [string, string][] => {
  const all = headings(text);
  let chapter: Heading | undefined;
  let section = '';
  return all.flatMap((heading, i): [string, string][] => {
    const body = text.slice(heading.at, all[i + 1]?.from ?? text.length);
    if (heading.number.endsWith('、')) {
      chapter = heading;
      section = '';
      return body.includes('。') ? [[/^附则/.test(heading.words) ? '附则' : heading.number.slice(0, -1), body]] : [];
    }
    const own = heading.number.startsWith('(') ? heading.number : heading.number.slice(0, -1);
    const named = chapter && /^附则/.test(chapter.words) ? `附则${own}` : undefined;
    if (named) return [[named, body]];
    const inChapter = chapter && `${chapter.number.slice(0, -1)}${own.startsWith('(') ? '' : '.'}${own}`;
    if (own.startsWith('(')) section = inChapter ?? own;
    const inSection = section && !own.startsWith('(') ? `${section}${own}` : undefined;
    return [own, inChapter, inSection].flatMap((key): [string, string][] => (key ? [[key, body]] : []));
  });
};

/** Articles of the text by the names that a pack uses: by number, then `文末` (closing rules without a number) and `附件1` (each annex whole). */
export const articlesIn = (source: string): ReadonlyMap<string, string> => {
  const [main = '', ...annexes] = plainText(source).split(ANNEX);
  const closing = main.search(CLOSING);
  const found = numbered(closing < 0 ? main : main.slice(0, closing));
  if (closing >= 0) found.push(['文末', main.slice(closing)]);
  for (let i = 0; i + 1 < annexes.length; i += 2) found.push([annexes[i] as string, annexes[i + 1] as string]);
  const out = new Map<string, string>();
  for (const [key, body] of found) if (!out.has(key)) out.set(key, body);
  return out;
};

const UNIT = [...UNIT_NAMES, '万', '亿'].map((name) => name.replace(/[/%]/g, '\\$&')).join('|');
const FIGURE = new RegExp(`(\\d+(?:\\.\\d+)?)(${UNIT})(/(?:平方米|月|年|亩|吨|台|辆|家|项|次|人))?`, 'g');

/** A range prints two figures: 5-10家 is 5家 and 10家. */
const RANGE = new RegExp(`(\\d+(?:\\.\\d+)?)[-–—~～](?=\\d+(?:\\.\\d+)?(${UNIT}))`, 'g');

/** What is taken for no figure: calendar dates, years, and what stands in quotation marks or title marks. */
const NO_FIGURES = [/\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?/g, /[“"][^”"]*[”"]|《[^》]*》|〔[^〕]*〕\d*号/g] as const;

/** Figures with a unit, as printed, each once. Calendar dates, years and what stands in quotation marks or title marks are none. */
export const figuresIn = (article: string): readonly string[] => {
  const bare = NO_FIGURES.reduce((text, none) => text.replace(none, '，'), article).replace(RANGE, '$1$2，');
  return [...new Set([...bare.matchAll(FIGURE)].map(([whole]) => whole))];
};

/** Whether the article prints a figure, whatever stands around it. */
export const printsFigure = (article: string, figure: string): boolean =>
  article.includes(figure.normalize('NFKC').replace(/\s|,/g, ''));

const PRINTED = new RegExp(
  `\\d+(?:\\.\\d+)?(?:[-–—~～]\\d+(?:\\.\\d+)?)?(?:${UNIT})(?:/(?:平方米|月|年|亩|吨|台|辆|家|项|次|人))?`,
  'g',
);

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Where a plain text prints figures; a range is one place. */
export const figureSpans = (plain: string): readonly Span[] => {
  // As long as before, so that places stay what they are.
  const bare = NO_FIGURES.reduce((text, none) => text.replace(none, (found) => '，'.repeat(found.length)), plain);
  return [...bare.matchAll(PRINTED)].map((match) => ({ from: match.index, to: match.index + match[0].length }));
};
