/** The differences that a reader looks at first: all findings in; the largest few, and how many others are of a rounding that is shown already, out. */
import type { Finding } from './finding';

/** Of one rounding, which a column has throughout, so many are enough. */
const ALIKE = 3;

export interface Largest {
  readonly shown: readonly Finding[];
  readonly alike: number;
}

export const largestOf = (findings: readonly Finding[], most: number): Largest => {
  const size = ({ difference }: Finding): number => Math.abs(difference ?? 0);
  const counts = new Map<string, number>();
  const further: string[] = [];
  const shown = findings
    .filter(({ kind }) => kind === 'difference')
    .sort((a, b) => size(b) - size(a) || a.row - b.row)
    .filter(({ causes: [first] }) => {
      if (first?.id !== 'rounding') return true;
      const count = (counts.get(first.text.zh) ?? 0) + 1;
      counts.set(first.text.zh, count);
      if (count > ALIKE) further.push(first.text.zh);
      return count <= ALIKE;
    })
    .slice(0, most);
  const said = new Set(shown.map(({ causes: [first] }) => first?.text.zh));
  return { shown, alike: further.filter((zh) => said.has(zh)).length };
};

/** Undefined where all are shown or are differences of their own. */
export const alikeText = ({ alike }: Largest, lang: 'zh' | 'en'): string | undefined =>
  alike === 0
    ? undefined
    : lang === 'zh'
      ? `取整原因相同的另有 ${alike} 笔，见“明细”。`
      : `${alike} more are of a rounding that is shown above; all are in the findings.`;
