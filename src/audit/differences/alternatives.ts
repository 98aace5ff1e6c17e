/**
 * What is missing that has few values (yes or no, a grade): places that cannot be checked in; under each value of it what is due there, out.
 * Everybody's blank cells take the same value at once, so that a few computations tell of all places.
 */
import { text, type Text } from '../../core/lang';
import { explain } from '../../engine/explain/explain';
import { groupRows } from '../../engine/frame';
import type { Settlement } from '../../engine/outcome';
import { settle } from '../../engine/settle';
import { CellState, FLAG_BEFORE, FLAG_NOW, stateAt, type Column, type ListedColumn, type Table } from '../../engine/table';
import type { Input, Policy } from '../../policy/model';
import { lackingAt } from './beyond';
import { nameOf } from '../causes/bases';
import { enterprisesOf, rowsOf, type Difference, type Unit } from './compare';
import { expectedOf } from './expected';

export interface Choice {
  readonly input: string;
  readonly name: Text;
  readonly said: Text;
}

/** One value for each thing that is missing, and what is due under it. */
export interface Alternative {
  readonly choices: readonly Choice[];
  readonly settlement: Settlement;
  /** 分 by place: the least and the most that is due; undefined where something is missing still. */
  readonly due: ReadonlyMap<Difference, { readonly least: number; readonly most: number }>;
}

interface Value {
  readonly said: Text;
  readonly value: number;
}

/** Computations that are made, at most: four questions of yes and no. */
const MOST = 16;
/** Rows that are computed in all of them together. */
const MOST_ROWS = 1_000_000;
/** Places that are asked what they are missing, over all computations; others are missing the same, or stay open. */
const ASKED = 200;

const NO: Value = { said: text('否', 'no'), value: 0 };
const YES: Value = { said: text('是', 'yes'), value: FLAG_NOW };

const valuesOf = ({ type, title }: Input): readonly Value[] => {
  if (type.kind === 'flag')
    return title === undefined
      ? [NO, YES]
      : [
          { ...NO, said: text('未认定', 'not recognised') },
          { said: text('当年认定', 'recognised this year'), value: FLAG_NOW },
          { said: text('以前年度认定', 'recognised before'), value: FLAG_BEFORE },
        ];
  return type.kind === 'choice' ? type.options.map((option, value) => ({ said: text(option, option), value })) : [];
};

/** A list of recognitions that says nothing of an enterprise on any of its rows: one more cell, which says this one. */
const inList = (table: Table, column: ListedColumn, value: number): Table => {
  const of = column.of.slice();
  const groups = groupRows(table);
  for (let e = 0; e < table.enterprises.length; e += 1) {
    const rows = groups.rows.subarray(groups.start[e], groups.start[e + 1]);
    if (rows.every((row) => stateAt(column, row) === CellState.blank)) for (const row of rows) of[row] = column.values.length;
  }
  const changed: ListedColumn = {
    ...column,
    of,
    values: Uint8Array.from([...column.values, value]),
    state: Uint8Array.from([...column.state, CellState.value]),
  };
  return { ...table, columns: new Map([...table.columns, [column.input, changed]]) };
};

/** The table with one value where nobody says anything: of an enterprise's own matters, on none of its rows. */
export const filled = (table: Table, { name, type, grain }: Input, value: number): Table => {
  const before = table.columns.get(name);
  if (before?.kind === 'listed') return inList(table, before, value);
  const state = before ? before.state.slice() : new Uint8Array(table.rows).fill(CellState.blank);
  const values = before ? before.values.slice() : new Float64Array(table.rows);
  const fill = (rows: Int32Array): void => {
    if (rows.some((row) => state[row] !== CellState.blank)) return;
    for (const row of rows) {
      state[row] = CellState.value;
      values[row] = value;
    }
  };
  if (grain === 'project') for (let row = 0; row < table.rows; row += 1) fill(Int32Array.of(row));
  else {
    const groups = groupRows(table);
    for (let e = 0; e < table.enterprises.length; e += 1) fill(groups.rows.subarray(groups.start[e], groups.start[e + 1]));
  }
  const place = before ?? { input: name, header: name, column: -1 };
  const column: Column =
    type.kind === 'flag'
      ? { ...place, kind: 'flag', state, values: Uint8Array.from(values) }
      : type.kind === 'number'
        ? { ...place, kind: 'number', state, values: Float64Array.from(values) }
        : { ...(place as Extract<Column, { kind: 'choice' }>), kind: 'choice', state, values: Int32Array.from(values) };
  return { ...table, columns: new Map([...table.columns, [name, column]]) };
};

/** Enterprises of which several rows are silent about a matter of the row: one may be a yes and another a no, which is not tried. */
const mixedIn = (table: Table, inputs: readonly Input[]): ReadonlySet<number> => {
  const mixed = new Set<number>();
  for (const { name, grain } of inputs) {
    if (grain !== 'project') continue;
    const column = table.columns.get(name);
    const silent = new Uint8Array(table.enterprises.length);
    for (let row = 0; row < table.rows; row += 1) {
      if (column && stateAt(column, row) !== CellState.blank) continue;
      const enterprise = table.enterpriseOf[row] as number;
      if (silent[enterprise] === 1) mixed.add(enterprise);
      silent[enterprise] = 1;
    }
  }
  return mixed;
};

/** Inputs that places lack; undefined where what they lack has no few values. */
const lacked = (settlement: Settlement, asked: readonly number[], at: Unit): readonly string[] | undefined => {
  const names = lackingAt(settlement, asked, at).flatMap(({ index, unit }) => {
    const { missing } = explain(settlement, index, unit);
    return missing.length === 0 ? [''] : missing.map(({ input, why }) => (why === 'blank' || why === 'no column' ? input : ''));
  });
  const known = names.every((name) => {
    const input = settlement.policy.inputs.get(name);
    return input !== undefined && valuesOf(input).length > 0;
  });
  return known ? [...new Set(names)] : undefined;
};

/** How many combinations there are, before any is made: of the recognitions of a whole policy they are more than memory holds. */
const madeOf = (policy: Policy, names: ReadonlySet<string>): number =>
  [...names].reduce((product, name) => product * valuesOf(policy.inputs.get(name) as Input).length, 1);

const combinations = (policy: Policy, names: readonly string[]): readonly (readonly (readonly [Input, Value])[])[] =>
  names.reduce<readonly (readonly (readonly [Input, Value])[])[]>(
    (all, name) => {
      const input = policy.inputs.get(name) as Input;
      return all.flatMap((one) => valuesOf(input).map((value) => [...one, [input, value] as const]));
    },
    [[]],
  );

export const alternativesOf = (
  settlement: Settlement,
  items: readonly string[],
  open: readonly Difference[],
): readonly Alternative[] => {
  const { policy, table, choices, outcomes } = settlement;
  // Under a budget what one row is due moves everybody's.
  if (choices.budget !== undefined) return [];
  const wanted = new Set(items);
  const asked = outcomes.flatMap(({ item }, index) => (wanted.has(item.id) ? [index] : []));
  const names = new Set<string>();
  let rounds: readonly (readonly [Settlement, readonly (readonly [Input, Value])[]])[] = [[settlement, []]];
  // Under one value something else may be missing that was not asked for before.
  for (let count = -1; count < names.size;) {
    count = names.size;
    for (const one of open.slice(0, Math.ceil(ASKED / rounds.length)))
      for (const [settled] of rounds) lacked(settled, asked, one)?.forEach((name) => names.add(name));
    const made = madeOf(policy, names);
    if (names.size === 0 || made > MOST || made * table.rows > MOST_ROWS) return [];
    if (names.size > count)
      rounds = combinations(policy, [...names]).map((values) => {
        const changed = values.reduce((to, [input, { value }]) => filled(to, input, value), table);
        return [settle(policy, changed, choices), values];
      });
  }
  const mixed = mixedIn(
    table,
    [...names].map((name) => policy.inputs.get(name) as Input),
  );
  return rounds.map(([settled, values]): Alternative => {
    const { row: own, enterprise } = expectedOf(settled, items);
    const due = new Map<Difference, { readonly least: number; readonly most: number }>();
    for (const one of open) {
      // Of several enterprises that are silent one may be a yes and another a no.
      if (one.enterprises || mixed.has(table.enterpriseOf[one.row] as number)) continue;
      const parts = [
        ...rowsOf(one).map((row) => [own, row] as const),
        ...enterprisesOf(one).map((e) => [enterprise, e] as const),
      ];
      if (parts.some(([part, u]) => (part.open[u] as number) > 0)) continue;
      const least = parts.reduce((sum, [part, u]) => sum + (part.awarded[u] as number), 0);
      due.set(one, { least, most: least + parts.reduce((sum, [part, u]) => sum + (part.upTo[u] as number), 0) });
    }
    return {
      settlement: settled,
      due,
      choices: values.map(([{ name }, { said }]) => ({ input: name, name: nameOf(name, policy), said })),
    };
  });
};
