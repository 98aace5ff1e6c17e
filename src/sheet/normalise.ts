/** Texts of a sheet in the forms in which they are compared: a text as typed in, a key without width, brackets, quotes and spaces out. */

const QUOTES = /["'“”‘’「」『』《》〈〉〝〞`´]/g;
const BRACKETS = /[()[\]{}【】〔〕〖〗<>]/g;
const SPACE = /[\s\u200b-\u200d\ufeff]+/g;

// Most texts are plain already; to look is much cheaper than to normalise.
const CHINESE = /^[0-9A-Z\u4e00-\u9fff]*$/;
const PLAIN = /^[\x21-\x7e\u4e00-\u9fff]*$/;

/** Half-width forms; white space and line breaks gone. */
export const compact = (written: string): string =>
  PLAIN.test(written) ? written : written.normalize('NFKC').replace(SPACE, '');

/** For enterprise and project names: width, spaces, brackets and letter case do not make another name. */
export const nameKey = (written: string): string =>
  CHINESE.test(written) ? written : compact(written).replace(BRACKETS, '').replace(QUOTES, '').toUpperCase();

/** For recognitions and options: what is inside brackets and quotation marks stays, the marks go. */
export const titleKey = (written: string): string =>
  compact(written)
    .replace(QUOTES, '')
    .replace(BRACKETS, '')
    .replace(/[·•・‧∙.]/g, '')
    .toUpperCase();

/** For header texts, after units, years and numbering are taken away. */
export const headerKey = (written: string): string =>
  compact(written)
    .replace(QUOTES, '')
    .replace(BRACKETS, '')
    .replace(/[*＊★☆#:,;、。.…_\-—–/\\|+]/g, '')
    .toUpperCase();

/** Numbers texts by what they come to: the same number for those that `keyOf` makes the same, `none` for those that it leaves nothing of. */
export const numbered = (keyOf: (written: string) => string, none: number): ((written: string) => number) => {
  const byKey = new Map([['', none]]);
  const byText = new Map<string, number>();
  return (written) => {
    const known = byText.get(written);
    if (known !== undefined) return known;
    const key = keyOf(written);
    const number = byKey.get(key) ?? none + byKey.size;
    byKey.set(key, number);
    byText.set(written, number);
    return number;
  };
};
