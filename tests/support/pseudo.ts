/** Texts that were marked on their way to the screen, and what a screen holds in; every visible word that is neither marked, nor the sheet's, nor the policy's, out. */
import type { Text } from '../../src/core/lang';
import { unitNamed } from '../../src/sheet/units';

export const OPEN = '⟦';
export const CLOSE = '⟧';
const mark = (said: string): string => (said === '' ? said : `${OPEN}${said}${CLOSE}`);

export const marked = (zh: string, en: string): Text => ({ zh: mark(zh), en: mark(en) });
/** In place of src/core/lang. */
export const markedLang = { text: marked };

const INNERMOST = /⟦[^⟦⟧]*⟧/g;
/** Texts stand in texts: from the innermost outwards. */
const withoutMarked = (said: string): string => {
  const rest = said.replace(INNERMOST, ' ');
  return rest === said ? said : withoutMarked(rest);
};

/** The number of an article as it is printed, an amount with its unit, the address of a cell or the letters of a column. */
const NO_WORDS = /（[一二三四五六七八九十]+）|附则|\d[\d,.]*(?:亿元|万元|元)|(?<![A-Za-z])[A-Z]{1,2}\d*(?![A-Za-z])/g;

/** Units are ours to name, whether a policy or a sheet has them too. */
const isUnit = (said: string): boolean => unitNamed(said) !== undefined;

/** What comes from elsewhere: short texts, which may stand beside others, and long ones, of which a part may be shown. */
export interface Known {
  readonly texts: readonly string[];
  readonly documents: readonly string[];
}

const isOurs = (said: string, { texts, documents }: Known): boolean => {
  const rest = withoutMarked(said);
  if (!/\p{L}/u.test(rest)) return true;
  if (documents.some((document) => document.includes(rest.trim()))) return true;
  return !/\p{L}/u.test(
    texts.reduce((left, known) => (isUnit(known) ? left : left.replaceAll(known, ' ')), rest).replace(NO_WORDS, ' '),
  );
};

const SPOKEN = ['aria-label', 'aria-description', 'aria-valuetext', 'aria-roledescription', 'title', 'placeholder', 'alt'];

const wordsOf = (root: Element): readonly string[] => {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const words: string[] = [];
  while (walker.nextNode())
    if (!walker.currentNode.parentElement?.closest('style, script')) words.push(walker.currentNode.nodeValue ?? '');
  for (const element of [root, ...root.querySelectorAll('*')])
    words.push(...SPOKEN.flatMap((name) => element.getAttribute(name) ?? []));
  return words;
};

export const unmarked = (root: Element, known: Known): readonly string[] => [
  ...new Set(wordsOf(root).filter((said) => !isOurs(said, known))),
];

/** Every text in a value that may be shown as it is. Words of the program's own are not Chinese. */
export const textsIn = (value: unknown): readonly string[] => {
  const found = new Set<string>();
  const seen = new Set<unknown>();
  const look = (one: unknown): void => {
    if (typeof one === 'string') {
      if (/[\u3400-\u9fff]/.test(one)) found.add(one.replaceAll(OPEN, '').replaceAll(CLOSE, ''));
      return;
    }
    if (typeof one !== 'object' || one === null || seen.has(one)) return;
    seen.add(one);
    if (one instanceof Map) for (const [key, member] of one) [key, member].forEach(look);
    else if (one instanceof Set || Array.isArray(one)) one.forEach(look);
    else for (const [key, member] of Object.entries(one)) [key, member].forEach(look);
  };
  look(value);
  return [...found];
};
