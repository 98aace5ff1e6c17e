/** Which year a header speaks of and which one an input means, both counted from the year that is settled: 0 is 当年, -1 is 上年. */
import type { HeaderText } from './header-text';
import { canon, type Name, type Wanted } from './vocabulary';

/** The year of the innermost title that names just one, in digits or as 当年 or 上年. */
export const yearSaid = (path: readonly HeaderText[], settled: number | undefined): number | undefined => {
  if (settled === undefined) return undefined;
  for (const { years, key } of [...path].reverse()) {
    const named = new Set(years);
    if (named.size > 1) return undefined;
    const [year] = named;
    const words = canon(key);
    const [now, before] = [words.includes('当年'), words.includes('上年')];
    // 比上年增长 and 2024年（上年）比2023年 compare years; they are of neither.
    if (/比|较|增|同期/.test(words)) return undefined;
    if (year !== undefined) return before || now ? undefined : year - settled;
    if (now !== before) return now ? 0 : -1;
  }
  return undefined;
};

/** Spans and comparisons of years: any header may be right for them. */
const SPAN = /近|历|累计|首次|以来|最高|最好|前|至|同期|增|比|较|期末|期初|存量/;

/** What the name that a header was found by means; an alias without a year means what its input's own name says. */
export const yearMeant = (name: Name, { id }: Wanted): number | undefined => {
  const own = canon(id);
  if (name.key.includes('上年') || own.includes('上年')) return -1;
  return SPAN.test(own) || SPAN.test(name.key) ? undefined : 0;
};
