/** A quick yes or no for every short text of a sheet: a policy in; how much a text speaks for standing in a header, out. */
import { isUnitLine } from './header-text';
import { headingOf, type Heading } from './score';
import { isClauseHeader, isFormLabel, isGenericHeader, type Wanted } from './vocabulary';

export interface Lexicon {
  /** > 0 speaks for a header, < 0 for data. `known` where a wanted column (no recognition) or identity column has this name. */
  readonly weigh: (path: readonly string[]) => Weight;
}

export interface Weight {
  readonly score: number;
  readonly known: boolean;
  readonly clause: boolean;
  readonly form: boolean;
}

const NOTHING: Weight = { score: 0, known: false, clause: false, form: false };
const DATA_LIKE =
  /(?:有限公司|股份公司|合作社|经营部|\(普通合伙\)|个体工商户)$|^[0-9A-Z]{15,18}$|^[-+]?[\d,]+(?:\.\d+)?%?$|^\d{4}[-/.年]\d/;

export const lexiconOf = (wanted: readonly Wanted[], year: number | undefined): Lexicon => {
  const exact = new Map<string, number>();
  const cores = new Map<string, number>();
  const put = (key: string, weight: number): void => {
    if ((exact.get(key) ?? 0) < weight) exact.set(key, weight);
  };
  for (const w of wanted) {
    for (const name of w.names) {
      put(name.key, w.input?.title ? 1.5 : 3);
      if (w.input) cores.set(name.core, Math.max(cores.get(name.core) ?? 0, w.input.title ? 1 : 2));
    }
  }
  const memo = new Map<string, Weight>();

  const weighHeading = (heading: Heading, text: string): Weight => {
    const own = heading.forms[0];
    if (!own) return NOTHING;
    const hit = Math.max(...[...heading.forms, ...heading.undated].map((f) => exact.get(f.key) ?? 0));
    const clause = isClauseHeader(own.key);
    const form = isFormLabel(own.key);
    if (hit > 0) return { score: hit, known: hit === 3, clause, form };
    const core = Math.max(...heading.forms.map((f) => cores.get(f.core) ?? 0));
    if (core > 0) return { score: core, known: core === 2, clause, form };
    if (DATA_LIKE.test(text)) return { score: -2, known: false, clause, form };
    if (clause || form || isGenericHeader(own.key)) return { score: 1, known: false, clause, form };
    return { score: text.length > 40 ? -1 : 0.2, known: false, clause, form };
  };

  return {
    weigh: (path) => {
      if (path.length === 0) return NOTHING;
      const id = path.join('\n');
      let found = memo.get(id);
      if (!found) {
        const text = path[path.length - 1] ?? '';
        // A line such as 单位：万元 is no header, whatever it ends in.
        found = isUnitLine(text) ? { ...NOTHING, score: -1 } : weighHeading(headingOf(path, year), text);
        memo.set(id, found);
      }
      return found;
    },
  };
};
