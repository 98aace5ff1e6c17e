/**
 * The rows of an item at which something changes, found from its typed formulas: every threshold, cap, tier and step, one unit below, on and above it;
 * amounts that fall on half a 分; and inputs at which the products of its figures leave the integers that doubles hold.
 */
import type { Item, Node } from '../../../src/policy/model';
import { children, nodesOf } from '../../../src/policy/walk';
import { approximate, type Given, type Setting } from './approximate';
import { randomOf } from './random-cases';

const LIMIT = Number.MAX_SAFE_INTEGER;
const AROUND = [-2, -1, 0, 1, 2];
/** Sizes between which a change of sign is looked for. */
const SAMPLES = [0, ...Array.from({ length: 32 }, (_, i) => Math.round(10 ** (i / 2)))].filter((x) => x <= LIMIT);

/** A number that changes its sign where the item changes its mind. */
type Switch = (given: Given) => number;

const every = (node: Node): readonly Node[] => [node, ...children(node).flatMap(every)];

const switchesOf = (item: Item, setting: Setting): readonly Switch[] => {
  const value =
    (node: Node): Switch =>
    (given) =>
      Number(approximate(node, given, setting));
  const less =
    (a: Node, b: Node): Switch =>
    (given) =>
      value(a)(given) - value(b)(given);
  const inFormulas = nodesOf(item)
    .flatMap(every)
    .flatMap((node): Switch[] => {
      if (node.op === 'compare') return [less(node.left, node.right)];
      if (node.op === 'min' || node.op === 'max') return node.of.slice(1).map((part) => less(part, node.of[0] as Node));
      // Whole steps: the first, the second and the fifth.
      if (node.op === 'floor') return [1, 2, 5].map((step) => (given) => value(node.of)(given) - step);
      return [];
    });
  const { amount } = item;
  if (!amount) return inFormulas;
  const unit = amount.rounding.to / 100;
  return [
    ...inFormulas,
    ...(amount.cap ? [less(amount.node, amount.cap)] : []),
    ...(amount.prior ? [less(amount.node, amount.prior)] : []),
    // The least that is paid, and what rounds up to the second unit.
    (given) => value(amount.node)(given) - unit / 2,
    (given) => value(amount.node)(given) - (3 * unit) / 2,
  ];
};

/** Where `at` changes its sign between two samples, to the integer. */
const crossings = (at: (x: number) => number): readonly number[] => {
  const found: number[] = [];
  for (let i = 1; i < SAMPLES.length; i += 1) {
    let low = SAMPLES[i - 1] as number;
    let high = SAMPLES[i] as number;
    const sign = Math.sign(at(low));
    if (sign === Math.sign(at(high)) || Number.isNaN(sign)) continue;
    while (high - low > 1) {
      const middle = low + Math.floor((high - low) / 2);
      if (Math.sign(at(middle)) === sign) low = middle;
      else high = middle;
    }
    found.push(low, high);
  }
  return found;
};

/** Inputs near which a product with the figures of the formulas passes the largest integer of a double. */
const guards = (item: Item, scale: number): readonly number[] => {
  const figures = nodesOf(item)
    .flatMap(every)
    .flatMap((node) => (node.op === 'literal' ? [Number(node.value.n), Number(node.value.d)] : []));
  const factors = new Set([1, 2, 100, 200, scale, ...figures.flatMap((f) => [f, 2 * f, 100 * f, 200 * f])]);
  return [...factors].filter((f) => f > 0 && Number.isFinite(f)).map((f) => Math.floor(LIMIT / f));
};

/** Names by kind, as the item reads them. */
const readBy = (item: Item, { policy }: Setting) => {
  const inputs = item.inputs.flatMap((name) => policy.inputs.get(name) ?? []);
  return {
    numbers: inputs.filter(({ type }) => type.kind === 'number'),
    flags: inputs.filter(({ type }) => type.kind === 'flag'),
    choices: inputs.flatMap(({ name, type }) => (type.kind === 'choice' ? [{ name, options: type.options }] : [])),
  };
};

const MAGNITUDES = [3, 50, 1e4, 1e6, 1e8];

/** Settings of every input under which the item pays, and some under which it does not. */
const bases = (item: Item, setting: Setting, random: () => number): readonly Given[] => {
  const { numbers, flags, choices } = readBy(item, setting);
  const eligible: Given[] = [];
  const others: Given[] = [];
  for (let i = 0; i < 80 && eligible.length < 4; i += 1) {
    const given: Given = {
      numbers: Object.fromEntries(
        numbers.map(({ name, scale, type }) => {
          const money = type.kind === 'number' && type.dims['元'] === 1;
          const size = money
            ? (MAGNITUDES[2 + Math.floor(random() * 3)] as number)
            : (MAGNITUDES[Math.floor(random() * 2)] as number);
          return [name, Math.floor(random() * size * scale)];
        }),
      ),
      flags: Object.fromEntries(flags.map(({ name, title }) => [name, Math.floor(random() * (title ? 4 : 2))])),
      options: Object.fromEntries(
        choices.map(({ name, options }) => [name, options[Math.floor(random() * options.length)] ?? '']),
      ),
    };
    const pays =
      item.conditions.every(({ node }) => approximate(node, given, setting) === true) &&
      Number(approximate((item.amount as NonNullable<Item['amount']>).node, given, setting)) > 0;
    if (pays) eligible.push(given);
    else if (others.length < 3) others.push(given);
  }
  return [...eligible, ...others];
};

/** Integers from x on at which the amount falls on half a unit of its rounding, as far as doubles can tell. */
const ties = (item: Item, setting: Setting, put: (x: number) => Given, x: number): readonly number[] => {
  const { node, rounding } = item.amount as NonNullable<Item['amount']>;
  const found: number[] = [];
  for (let step = 0; step < 400 && found.length < 2; step += 1) {
    const units = (Number(approximate(node, put(x + step), setting)) * 100) / rounding.to;
    if (units > 0 && Math.abs(units - Math.floor(units) - 0.5) < 1e-7) found.push(x + step);
  }
  return found;
};

/** `amount` must be there: items without money have no boundaries worth a row. `large`: also where products leave the integers of doubles. */
export const boundaryRows = (item: Item, setting: Setting, seed = 1, large = true): readonly Given[] => {
  const random = randomOf(seed);
  const { numbers } = readBy(item, setting);
  const switches = switchesOf(item, setting);
  const rows = new Map<string, Given>();
  const keep = (given: Given): void => void rows.set(JSON.stringify(given), given);
  for (const base of bases(item, setting, random)) {
    keep(base);
    for (const { name, scale, min } of numbers) {
      const put = (x: number): Given => ({ ...base, numbers: { ...base.numbers, [name]: x } });
      const least = min ? Math.ceil((Number(min.n) / Number(min.d)) * scale) : -LIMIT;
      const at = [
        ...new Set(switches.flatMap((by) => crossings((x) => by(put(x))))),
        ...(large ? guards(item, scale) : []),
        ...ties(item, setting, put, base.numbers[name] as number),
      ].flatMap((x) => AROUND.map((d) => x + d));
      if (least < 0 && large) at.push(-1, least, -(base.numbers[name] as number));
      for (const x of at) if (x >= least && x <= LIMIT) keep(put(x));
    }
  }
  return [...rows.values()];
};
