/**
 * Amounts of which something with few values is missing (yes or no, a grade): open places of a column in; those that are wrong whatever it says told as
 * differences, those that are right whatever it says taken out, and of the others under which value they would be right, out.
 */
import { text, type Text } from '../../core/lang';
import type { Telling } from '../../core/money';
import type { Settlement } from '../../engine/outcome';
import { alternativesOf, type Alternative } from './alternatives';
import type { Scene } from '../causes/cause';
import type { Comparison, Difference } from './compare';
import { expectedOf } from './expected';
import { factsOf } from './facts';
import type { GivenColumn } from '../given/columns';
import type { GivenAmounts } from '../given/read';
import { MOST_KEPT, type Explained } from './rank';
import { findCauses } from './search';

export interface EachValue {
  readonly comparison: Comparison;
  readonly causes: ReadonlyMap<Difference, readonly Explained[]>;
  /** What a place would be due under each value, in words. */
  readonly said: ReadonlyMap<Difference, Text>;
}

export interface EachValueInput {
  readonly money: Telling;
  readonly settlement: Settlement;
  readonly given: GivenColumn;
  readonly amounts: GivenAmounts;
  readonly earlier?: Scene['earlier'];
}

interface Due {
  readonly least: number;
  readonly most: number;
}

/** Causes are looked for under so many values besides the nearest; nobody reads more of them either. */
const MOST_VALUES = 4;

const offFrom = ({ given }: Difference, { least, most }: Due): number => Math.max(least - (given ?? 0), (given ?? 0) - most, 0);

const dueAt = ({ due }: Alternative, at: Difference): Due => due.get(at) as Due;

const keyOf = ({ least, most }: Due): string => `${least} ${most}`;

/** The first of each different amount, in order. */
const distinct = (all: readonly Alternative[], at: Difference): readonly Alternative[] =>
  [...new Map([...all].reverse().map((one) => [keyOf(dueAt(one, at)), one] as const)).values()].reverse();

/** What changes the amount there. */
const relevant = (all: readonly Alternative[], at: Difference): ReadonlySet<string> => {
  const names = (all[0]?.choices ?? []).map(({ input }) => input);
  const sayingElse = (one: Alternative, other: Alternative): readonly string[] =>
    names.filter((_, i) => one.choices[i]?.said.zh !== other.choices[i]?.said.zh);
  return new Set(
    names.filter((name) =>
      all.some((one) =>
        all.some((other) => sayingElse(one, other).join() === name && keyOf(dueAt(one, at)) !== keyOf(dueAt(other, at))),
      ),
    ),
  );
};

const chosen = ({ choices }: Alternative, names: ReadonlySet<string>): Text => {
  const of = choices.filter(({ input }) => names.has(input));
  return text(
    of.map(({ name, said }) => `“${name.zh}”为“${said.zh}”`).join('、'),
    of.map(({ name, said }) => `“${name.en}” is “${said.en}”`).join(' and '),
  );
};

const underEach = (all: readonly Alternative[], at: Difference, money: Telling): Text => {
  const names = relevant(all, at);
  if (names.size === 0) return text('', '');
  const several = distinct(all, at);
  const shown = several.slice(0, MOST_VALUES).map((one) => {
    const due = dueAt(one, at);
    const fits = offFrom(at, due) === 0;
    const when = chosen(one, names);
    return text(
      `${when.zh}时应为${money(due.most, 'zh')}${fits ? '（与给定相符）' : ''}`,
      `${money(due.most, 'en')} if ${when.en}${fits ? ' (as given)' : ''}`,
    );
  });
  const more = several.length > shown.length;
  return text(
    `表中没有写明：${shown.map(({ zh }) => zh).join('，')}${more ? '，等等' : ''}。`,
    `The sheet does not say: ${shown.map(({ en }) => en).join(', ')}${more ? ', and so on' : ''}.`,
  );
};

const causesOf = (
  { given, amounts, money, earlier }: EachValueInput,
  all: readonly Alternative[],
  wrong: ReadonlyMap<Difference, Difference>,
): ReadonlyMap<Difference, readonly Explained[]> => {
  const found = new Map<Difference, readonly Explained[]>();
  const tried =
    all.length <= MOST_VALUES
      ? all
      : all.filter((one) => [...wrong].some(([at, { expected }]) => dueAt(one, at).least === expected));
  for (const one of tried.slice(0, MOST_VALUES)) {
    const differences = new Map(
      [...wrong].map(([at]) => {
        const { least, most } = dueAt(one, at);
        return [at, { ...at, expected: least, most: most - least }] as const;
      }),
    );
    const causes = findCauses({
      settlement: one.settlement,
      items: given.items,
      differences: [...differences.values()],
      facts: factsOf(one.settlement, given, expectedOf(one.settlement, given.items), amounts, money),
      ...(earlier && { earlier }),
    });
    for (const [at, difference] of differences) {
      const when = chosen(one, relevant(all, at));
      const before = found.get(at) ?? [];
      const own = (causes.get(difference) ?? []).map((cause) => ({
        ...cause,
        text: when.zh === '' ? cause.text : text(`${cause.text.zh}（设${when.zh}）`, `${cause.text.en} (if ${when.en})`),
      }));
      const isNearest = wrong.get(at)?.expected === difference.expected;
      const said = new Set(before.map((cause) => cause.text.zh));
      const fresh = own.filter((cause) => !said.has(cause.text.zh) && (isNearest || cause.exact));
      found.set(at, isNearest ? [...fresh, ...before] : [...before, ...fresh]);
    }
  }
  return new Map(
    [...found].map(([at, list]) => {
      const sorted = [...list].sort((a, b) => Number(b.exact) - Number(a.exact) || b.weight - a.weight);
      return [wrong.get(at) as Difference, sorted.slice(0, MOST_KEPT)] as const;
    }),
  );
};

export const eachValue = (input: EachValueInput, comparison: Comparison, open: readonly Difference[]): EachValue => {
  const none: EachValue = { comparison, causes: new Map(), said: new Map() };
  const all = open.length === 0 ? [] : alternativesOf(input.settlement, input.given.items, open);
  if (all.length === 0) return none;
  const said = new Map<Difference, Text>();
  const wrong = new Map<Difference, Difference>();
  const right = new Map<Difference, Difference>();
  for (const at of open) {
    if (all.some(({ due }) => !due.has(at))) continue;
    const several = distinct(all, at);
    const fitting = several.filter((one) => offFrom(at, dueAt(one, at)) === 0);
    const [nearest] = [...several].sort((a, b) => offFrom(at, dueAt(a, at)) - offFrom(at, dueAt(b, at)));
    const { least, most } = dueAt(nearest as Alternative, at);
    const settled = { ...at, expected: least, most: most - least };
    const words = underEach(all, at, input.money);
    if (fitting.length === 0) {
      wrong.set(at, settled);
      said.set(settled, words);
    } else if (fitting.length === several.length) right.set(at, settled);
    else said.set(at, words);
  }
  const { settled = [] } = comparison;
  return {
    said,
    causes: causesOf(input, all, wrong),
    comparison: {
      ...comparison,
      differences: [...comparison.differences, ...wrong.values()].sort((a, b) => a.row - b.row),
      open: comparison.open.filter((one) => !wrong.has(one) && !right.has(one)),
      agreeing: comparison.agreeing + right.size,
      settled: [...settled, ...right.values()],
    },
  };
};
