/** One line: the working, what bound it and the article in; the whole line out. Where only so much fits, it is cut by who shows it. */
import type { Lang } from '../../core/lang';

/** `cite` is ` · 4151（八）`. */
export const joinNote = (working: string, tails: readonly string[], cite: string, lang: Lang): string => {
  const separator = lang === 'zh' ? '；' : '; ';
  let whole = working;
  for (const tail of tails) whole = whole === '' ? tail : `${whole}${separator}${tail}`;
  return whole + cite;
};
