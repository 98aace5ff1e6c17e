/** Which parts of a policy this sheet touches: a policy and what was recognised (or computed) in; items, readings, figures and wanted columns in two groups, out. */
import type { Input, Item, Parameter, Policy, Reading } from '../policy/model';
import type { Recognition } from '../sheet/mapping';

export interface Split<T> {
  readonly near: readonly T[];
  readonly far: readonly T[];
}

const split = <T>(all: Iterable<T>, isNear: (one: T) => boolean): Split<T> => {
  const near: T[] = [];
  const far: T[] = [];
  for (const one of all) (isNear(one) ? near : far).push(one);
  return { near, far };
};

/** Where nothing is near, everything is shown at once. */
export const unfold = <T>({ near, far }: Split<T>): Split<T> => (near.length > 0 ? { near, far } : { near: far, far: [] });

/** Before a computation: items that read a recognised column. After it: those that answered something for somebody. */
export const relevantItems = (
  policy: Policy,
  recognition: Recognition | undefined,
  answered: readonly string[] | undefined,
): ReadonlySet<string> => {
  if (answered) return new Set(answered);
  const mapped = new Set(Object.keys(recognition?.mapping.columns ?? {}));
  const listed = (recognition?.mapping.lists.length ?? 0) > 0;
  const reads = (name: string): boolean => mapped.has(name) || (listed && policy.inputs.get(name)?.title !== undefined);
  return new Set(policy.items.filter(({ inputs }) => inputs.some(reads)).map(({ id }) => id));
};

const touches = (
  items: readonly Item[],
  relevant: ReadonlySet<string>,
  names: (item: Item) => readonly string[],
): ReadonlySet<string> => new Set(items.filter(({ id }) => relevant.has(id)).flatMap(names));

/** Conventions about data (no article) hold for every sheet. */
export const splitReadings = (policy: Policy, relevant: ReadonlySet<string>): Split<Reading> => {
  const touched = touches(policy.items, relevant, ({ readings }) => readings);
  return split(policy.readings.values(), ({ key, article }) => article === '' || touched.has(key));
};

/** Figures that other documents set; dated ones of the policy itself are not asked for. */
export const splitParameters = (policy: Policy, relevant: ReadonlySet<string>): Split<Parameter> => {
  const touched = touches(policy.items, relevant, ({ parameters }) => parameters);
  return split(
    [...policy.parameters.values()].filter(({ values }) => values.length === 0),
    ({ name }) => touched.has(name),
  );
};

/** Ceilings under which an amount can be decided. */
export const ceilings = (policy: Policy, relevant: ReadonlySet<string>): readonly Item[] =>
  policy.items.filter(({ id, decidedBy }) => decidedBy !== undefined && relevant.has(id));

export interface WantedInput {
  readonly input: Input;
  readonly items: number;
}

const countUsers = ({ items, gates, matters }: Policy, name: string): number => {
  const under = [
    ...gates.filter(({ inputs }) => inputs.includes(name)).map((gate) => gate.items),
    ...matters.filter(({ promotion }) => promotion?.prior === name).map((matter) => matter.items),
  ];
  if (under.some((ids) => ids.length === 0)) return items.length;
  const ruled = new Set(under.flat());
  return items.filter(({ id, inputs }) => inputs.includes(name) || ruled.has(id)).length;
};

const users = new WeakMap<Policy, ReadonlyMap<string, number>>();

/** How many items each input bears on: those that read it, and those under a gate or a rule of promotion that does. Counted once for each policy. */
const usersOf = (policy: Policy): ReadonlyMap<string, number> => {
  const counted =
    users.get(policy) ?? new Map([...policy.inputs.keys()].map((name) => [name, countUsers(policy, name)] as const));
  users.set(policy, counted);
  return counted;
};

/** Inputs that no column feeds: first those of items that the sheet touches, by how many items they serve. */
export const wantedInputs = (policy: Policy, recognition: Recognition, relevant: ReadonlySet<string>): Split<WantedInput> => {
  const suggested = new Set(recognition.suggestions.map(({ input }) => input));
  const listed = recognition.mapping.lists.length > 0;
  const bearing = usersOf(policy);
  const missing = [...policy.inputs.values()]
    .filter(({ name, title }) => !recognition.mapping.columns[name] && !suggested.has(name) && !(listed && title))
    .map((input) => ({ input, items: bearing.get(input.name) ?? 0 }))
    .sort((a, b) => b.items - a.items);
  const near = touches(policy.items, relevant, ({ inputs }) => inputs);
  return split(missing, ({ input }) => near.has(input.name));
};
