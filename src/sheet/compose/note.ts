/** The note of a cell: the whole line of an award and the sheet that has it in; at most so many characters out, cut between words and numbers only. */
import type { Lang } from '../../core/lang';

/** English takes more characters to say as much. */
export const NOTE_LENGTH: Readonly<Record<Lang, number>> = { zh: 120, en: 200 };

/** What is never cut: a number with its unit, a word, a few characters of Chinese. */
const PIECES =
  /\d[\d,.]*(?:%|\p{Script=Han}{1,5}| ?\p{Script=Latin}[\p{Script=Latin}²]*)?|\p{Script=Han}{1,12}|[\p{Script=Latin}’'-]+|./gsu;
/** What says nothing at an end: spaces, operators, brackets that were just opened. */
const LOOSE = /[\s（(“×=≤≥+≈→，、,：:；;]+$/u;

const lengthOf = (text: string): number => [...text].length;

const cutTo = (text: string, room: number): string => {
  let head = '';
  let used = 0;
  for (const [piece] of text.matchAll(PIECES)) {
    used += lengthOf(piece);
    if (used > room) break;
    head += piece;
  }
  return head.replace(LOOSE, '');
};

/** The working is shortened, what bound it stays as far as it fits; the article, which stands after the last ` · `, always stays. */
export const fitNote = (whole: string, evidence: string, lang: Lang): string => {
  // No text has more characters than units of UTF-16.
  if (whole.length <= NOTE_LENGTH[lang] || lengthOf(whole) <= NOTE_LENGTH[lang]) return whole;
  const citeAt = whole.lastIndexOf(' · ');
  const body = citeAt < 0 ? whole : whole.slice(0, citeAt);
  const end = `${whole.slice(body.length)}${lang === 'zh' ? `（全文见“${evidence}”）` : ` (in full: “${evidence}”)`}`;
  const room = NOTE_LENGTH[lang] - lengthOf(end) - 1;
  const separator = lang === 'zh' ? '；' : '; ';
  const [working = '', ...tails] = body.split(separator);
  let tail = '';
  // A third of the room at least is the working's.
  for (const one of tails.reverse()) {
    if (lengthOf(one) + lengthOf(tail) > (room * 2) / 3) break;
    tail = `${separator}${one}${tail}`;
  }
  return `${cutTo(working, room - lengthOf(tail))}…${tail}${end}`;
};
