/**
 * Chinese in two bytes instead of three: the letters that a set of texts uses most trade places with those that UTF-8 writes in two bytes.
 * The alphabet (most used first) travels once for all policies.
 */
const FIRST = 0x80;
const MOST = 0x800 - FIRST;

const isShort = (letter: string): boolean => (letter.codePointAt(0) ?? 0) < FIRST;

export const alphabetOf = (texts: readonly string[]): string => {
  const counts = new Map<string, number>();
  for (const text of texts) for (const letter of text) if (!isShort(letter)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return [...counts]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, MOST)
    .map(([letter]) => letter)
    .join('');
};

const shortOf = (at: number): string => String.fromCharCode(FIRST + at);

/** Throws for a letter that would be taken for another one on the way back: the alphabet must know all that UTF-8 writes in two bytes. */
export const shorten = (text: string, alphabet: string): string => {
  const places = new Map([...alphabet].map((letter, at) => [letter, shortOf(at)]));
  return [...text]
    .map((letter) => {
      const short = places.get(letter);
      if (short === undefined && !isShort(letter) && letter < shortOf(MOST)) throw new Error(`the alphabet lacks “${letter}”`);
      return short ?? letter;
    })
    .join('');
};

export const lengthen = (text: string, alphabet: string): string => {
  const letters = [...alphabet];
  return text.replace(/[\u0080-\u07ff]/g, (short) => letters[short.charCodeAt(0) - FIRST] ?? short);
};
