/**
 * Another column of money taken for the base of an amount: a scene in; one world for each base and column of the sheet out, and one for each pair of
 * this year's and last year's bases and another such pair.
 */
import { text, type Text } from '../../core/lang';
import { CellState, type NumberColumn } from '../../engine/table';
import { isMoney } from '../../policy/units';
import { nodesIn } from '../rewrite';
import { nameOf } from './bases';
import type { Scene, World, Worlds } from './cause';

/** More columns, or pairs of them, than this are not tried for one base. */
const MOST_COLUMNS = 30;

const YEAR = /当年度?|本年度?|今年|去年|上年度?|上一年度?|^年|20\d\d年度?/;

/** 上年研发投入 and 研发投入 are told as the year's. */
const withoutYear = (name: string): string => name.replace(YEAR, '');

/** The year that a name says; without one it is the year that is settled. */
const yearOf = (name: string, year: number): number => {
  const said = /20\d\d(?=年)/.exec(name)?.[0];
  return said !== undefined ? Number(said) : /去年|上年|上一年/.test(name) ? year - 1 : year;
};

interface Candidate {
  /** The input that it is, where the policy reads it. */
  readonly input?: string;
  readonly label: Text;
  /** Over the rows of the scene. */
  readonly column: NumberColumn;
}

const inScene = (column: NumberColumn, { rowsOfWhole }: Scene): NumberColumn => ({
  ...column,
  state: Uint8Array.from(rowsOfWhole, (row) => column.state[row] ?? CellState.blank),
  values: Float64Array.from(rowsOfWhole, (row) => column.values[row] ?? 0),
});

/** What else of the sheet is money of the same scale: first what the policy does not read, which tempts the more. */
const candidatesOf = (scene: Scene, scale: number): readonly Candidate[] => {
  const { whole, document, others } = scene;
  const read = [...whole.columns].flatMap(([name, column]): Candidate[] => {
    const input = document.inputs.get(name);
    if (column.kind !== 'number' || !input || input.scale !== scale || !isMoney(input.type)) return [];
    return [{ input: name, label: nameOf(name, document), column: inScene(column, scene) }];
  });
  const unread = others.map(({ header, column }): Candidate => ({ label: text(header, header), column: inScene(column, scene) }));
  return [...(scale === 100 ? unread : []), ...read];
};

interface Base {
  readonly name: string;
  readonly own: NumberColumn;
  readonly scale: number;
  readonly touched: ReadonlySet<string>;
}

const basesOf = ({ items, table, document }: Scene): readonly Base[] => {
  const readers = new Map<string, Set<string>>();
  for (const { id, amount } of items)
    for (const node of amount ? nodesIn(amount.node) : [])
      if (node.op === 'input' && isMoney(node.type)) readers.set(node.name, (readers.get(node.name) ?? new Set()).add(id));
  return [...readers].flatMap(([name, touched]): Base[] => {
    const [own, input] = [table.columns.get(name), document.inputs.get(name)];
    return own?.kind === 'number' && input ? [{ name, own, scale: input.scale, touched }] : [];
  });
};

interface Pair<T> {
  readonly now: T;
  readonly last: T;
}

/** This year's and last year's of the same; where the year that is settled has none, those of the last two years. */
const pairsIn = <T>(all: readonly T[], nameIn: (one: T) => string, year: number): readonly Pair<T>[] => {
  const byStem = new Map<string, Map<number, T>>();
  for (const one of all) {
    const name = nameIn(one);
    const years = byStem.get(withoutYear(name)) ?? new Map<number, T>();
    byStem.set(withoutYear(name), years);
    if (yearOf(name, year) <= year && !years.has(yearOf(name, year))) years.set(yearOf(name, year), one);
  }
  return [...byStem.values()].flatMap((years): Pair<T>[] => {
    const latest = Math.max(...years.keys());
    const [now, last] = [years.get(latest), years.get(latest - 1)];
    return now === undefined || last === undefined ? [] : [{ now, last }];
  });
};

const put = ({ name, own }: Base, { column }: Candidate): readonly [string, NumberColumn] => [
  name,
  { ...own, state: column.state, values: column.values },
];

export const otherColumns: Worlds = (scene) => {
  const { table, document, choices } = scene;
  const bases = basesOf(scene);
  const byScale = new Map(bases.map(({ scale }) => [scale, candidatesOf(scene, scale)]));
  const apart = ({ name, scale }: Base): readonly Candidate[] =>
    (byScale.get(scale) ?? []).filter(({ input }) => input === undefined || withoutYear(input) !== withoutYear(name));
  const alone = bases.flatMap((base): World[] =>
    apart(base)
      .slice(0, MOST_COLUMNS)
      .map((other) => ({
        id: 'other-column',
        // Ahead of a rate that nobody has written; behind what names a rule.
        weight: 61,
        touched: [...base.touched],
        text: text(`“${base.name}”用成了“${other.label.zh}”`, `${other.label.en} was used for ${nameOf(base.name, document).en}`),
        table: { ...table, columns: new Map([...table.columns, put(base, other)]) },
      })),
  );
  const together = pairsIn(bases, ({ name }) => name, choices.year).flatMap(({ now, last }): World[] =>
    pairsIn(apart(now), ({ label }) => label.zh, choices.year)
      .slice(0, MOST_COLUMNS)
      .map((others) => ({
        id: 'other-column',
        weight: 60,
        touched: [...new Set([...now.touched, ...last.touched])],
        text: text(
          `“${now.name}”和“${last.name}”用成了“${others.now.label.zh}”和“${others.last.label.zh}”`,
          `${others.now.label.en} and ${others.last.label.en} were used for ${nameOf(now.name, document).en} and ${nameOf(last.name, document).en}`,
        ),
        table: { ...table, columns: new Map([...table.columns, put(now, others.now), put(last, others.last)]) },
      })),
  );
  return [...alone, ...together];
};
