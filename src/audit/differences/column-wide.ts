/** What a whole column has in common: its differences with their causes, and the base of which digits are missing, in; one warning for each, out. */
import { text, type Text } from '../../core/lang';
import type { Telling } from '../../core/money';
import type { Problem } from '../../core/problem';
import type { Difference } from './compare';
import type { PrintedBase } from './printed-base';
import type { Explained } from './rank';

/** So many differences, and of all so large a share, are the column's and not the row's. */
const LEAST = 3;
const SHARE = 0.8;

/** A rounding, and how many differences are nothing else. */
interface Alike {
  readonly text: Text;
  readonly places: number;
}

/** The rounding that nearly all differences of a column come from. */
export const roundedAlike = (
  differences: readonly Difference[],
  causes: ReadonlyMap<Difference, readonly Explained[]>,
): Alike | undefined => {
  const counts = new Map<string, { readonly cause: Explained; places: number }>();
  for (const one of differences) {
    const [first] = causes.get(one) ?? [];
    if (first?.id !== 'rounding' || !first.exact) continue;
    const count = counts.get(first.text.zh) ?? { cause: first, places: 0 };
    counts.set(first.text.zh, count);
    count.places += 1;
  }
  const [most] = [...counts.values()].sort((a, b) => b.places - a.places);
  return most && most.places >= LEAST && most.places >= SHARE * differences.length
    ? { text: most.cause.text, places: most.places }
    : undefined;
};

/** Within a sentence; R&D and VAT stay as they are. */
const lowerFirst = (sentence: string): string =>
  /^[A-Z][a-z]/.test(sentence) ? `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}` : sentence;

export const columnRounded = (sheet: string, header: string, { text: rounding, places }: Alike): Problem => ({
  code: 'given-rounded-alike',
  severity: 'warning',
  place: { sheet, name: header },
  message: text(
    `“${header}”的金额像是整列取整的：有 ${places} 处差异只是${rounding.zh}。如确定这样取整，这些差异可以一并认可。`,
    `Amounts of “${header}” appear to be rounded throughout the column: ${places} differences come from one thing (${lowerFirst(rounding.en)}). If that is how it was decided, they can be accepted together.`,
  ),
});

export const baseRounded = (
  sheet: string,
  header: string,
  { header: base, place, causes }: PrintedBase,
  money: Telling,
): Problem => ({
  code: 'given-base-rounded',
  severity: 'warning',
  place: { sheet, name: header },
  message: text(
    `“${base}”只列到${money(place, 'zh')}，“${header}”有 ${causes.size} 处金额与按它算出的相差不超过末位的一半，像是按取整前的数计的，不能断定算错。请补上取整前的数后再核对。`,
    `“${base}” is only given to ${money(place, 'en')}; ${causes.size} amounts of “${header}” are within half a last place of what it pays and were probably worked out from the figure before rounding, so they cannot be called wrong. Put in the figures before rounding and audit again.`,
  ),
});
