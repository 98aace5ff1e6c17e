/** Figures of a loaded policy, each with the items that it touches, and a way to be wrong about one of them for a while. */
import { add, compare, negate, rational, type Rational } from '../../src/core/rational';
import type { Item, Node, Parameter, Policy, ValueType } from '../../src/policy/model';
import { children, nodesOf } from '../../src/policy/walk';

type Literal = Extract<Node, { op: 'literal' }>;

export interface Figure {
  readonly text: string;
  readonly type: ValueType;
  readonly value: Rational;
  /** Ids of the items whose answer it can change, in the policy's order. */
  readonly items: readonly string[];
  /** Changes it in place, everywhere the pack repeats it, so that shared formulas stay shared. */
  readonly set: (value: Rational) => void;
}

/** Every formula of an item. */
export const formulasOf = (item: Item): readonly Node[] => nodesOf(item);

const literalsIn = (node: Node): Literal[] => (node.op === 'literal' ? [node] : children(node).flatMap(literalsIn));

/** A zero, and a whole share (100%) that no text prints, are no figures. */
const printed = ({ type, value, text }: Literal): boolean => type.kind === 'number' && value.n !== 0n && text !== '100%';

const literalsOf = (policy: Policy): ReadonlyMap<Literal, ReadonlySet<string>> => {
  const found = new Map<Literal, Set<string>>();
  const note = (node: Node, items: readonly string[]): void => {
    for (const literal of literalsIn(node).filter(printed)) {
      const touched = found.get(literal) ?? new Set();
      items.forEach((id) => touched.add(id));
      found.set(literal, touched);
    }
  };
  for (const item of policy.items) formulasOf(item).forEach((node) => note(node, [item.id]));
  const paying = policy.items.filter(({ amount }) => amount).map(({ id }) => id);
  for (const { bars, items } of policy.gates) note(bars.node, items.length ? items : paying);
  for (const { cap, items } of policy.limits) note(cap, items);
  return found;
};

/** Figures in formulas, with the parameters that repeat them as the most that may be entered; and the figures that stand in parameters only. */
export const figuresOf = (policy: Policy): Figure[] => {
  const parameters = [...policy.parameters.values()];
  const repeated = new Set<Parameter>();
  const inFormulas = [...literalsOf(policy)].map(([literal, items]): Figure => {
    const same = parameters.filter(
      ({ atMost, items: readers }) => atMost && compare(atMost, literal.value) === 0 && readers.some((id) => items.has(id)),
    );
    same.forEach((parameter) => repeated.add(parameter));
    const { text, type, value } = literal;
    return {
      text,
      type,
      value,
      items: [...items],
      set: (to) => [Object.assign(literal, { value: to }), ...same.map((parameter) => Object.assign(parameter, { atMost: to }))],
    };
  });
  const inParameters = parameters.flatMap((parameter): Figure[] => {
    const { name, type, items, values, atMost } = parameter;
    return [
      ...values.map((dated) => ({
        text: `${name} ${dated.from}`,
        type,
        value: dated.value,
        items,
        set: (to: Rational) => Object.assign(dated, { value: to }),
      })),
      ...(atMost && !repeated.has(parameter)
        ? [{ text: `${name} ≤`, type, value: atMost, items, set: (to: Rational) => Object.assign(parameter, { atMost: to }) }]
        : []),
    ];
  });
  return [...inFormulas, ...inParameters];
};

/** The smallest step that an example can show: a 分, a hundredth of a percentage point, a hundredth of a ratio, one of anything counted. */
const stepOf = (type: ValueType): Rational => {
  const dims = type.kind === 'number' ? Object.keys(type.dims) : [];
  if (dims.includes('元')) return rational(1n, 100n);
  if (type.kind === 'number' && type.flavour) return rational(1n, 10_000n);
  return dims.length === 0 ? rational(1n, 100n) : rational(1n);
};

/** Runs `look` while the figure is one step too high or too low; the policy is as before when it returns. */
export const mistaken = <T>({ type, value, set }: Figure, direction: 'up' | 'down', look: () => T): T => {
  set(add(value, direction === 'up' ? stepOf(type) : negate(stepOf(type))));
  try {
    return look();
  } finally {
    set(value);
  }
};
