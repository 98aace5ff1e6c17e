/** The text of a frozen policy in, the policy out, equal to the one that was frozen. */
import { rational, type Rational } from '../../core/rational';
import { CONVENTIONS } from '../conventions';
import type { Item, Policy } from '../model';
import { namesIn, nodesOf } from '../walk';
import { BETWEEN, Is, NEXT, unfolded, type Frozen } from './format';

/** Adds what `freeze` left out. */
const grown = (policy: Policy): Policy => ({
  ...policy,
  readings: new Map([...policy.readings, ...CONVENTIONS.map((reading) => [reading.key, reading] as const)]),
  items: policy.items.map((item): Item => {
    const { inputs, parameters, readings } = namesIn(nodesOf(item));
    return { ...item, inputs, parameters, readings: [...readings, ...item.readings] };
  }),
});

const fraction = (text: string): Rational => {
  const [n = '0', d = '1'] = text.split('/');
  return d === '1' ? { n: BigInt(n), d: 1n } : rational(BigInt(n), BigInt(d));
};

const textReader = ({ plain, han }: Frozen): ((value: number | null | '') => string) => {
  const texts = { plain: plain.split(BETWEEN), han: han.split(BETWEEN) };
  const met = { plain: 0, han: 0 };
  let last = 0;
  return (value) => {
    if (value === NEXT.plain) return texts.plain[met.plain++] ?? '';
    if (value === NEXT.han) last = met.han++;
    else if (value % 2 === 0) return texts.plain[value / 2] ?? '';
    else last += unfolded((value - 1) / 2);
    return texts.han[last] ?? '';
  };
};

export const thaw = (frozen: string): Policy => {
  const whole = JSON.parse(frozen) as Frozen;
  const text = textReader(whole);
  const shared: unknown[] = [];
  const map = (flat: readonly unknown[]): Map<unknown, unknown> => {
    const out = new Map<unknown, unknown>();
    for (let i = 1; i < flat.length; i += 2) {
      const key = read(flat[i]);
      out.set(key, read(flat[i + 1]));
    }
    return out;
  };
  const record = (flat: readonly unknown[], keys: readonly string[]): unknown => {
    const out: Record<string, unknown> = {};
    keys.forEach((key, i) => (out[key] = read(flat[i + 1])));
    return out;
  };
  const read = (value: unknown): unknown => {
    if (typeof value === 'number' || value === NEXT.plain || value === NEXT.han) return text(value);
    if (!Array.isArray(value)) return value;
    const [is, first, second] = value as unknown as readonly [number, unknown, unknown];
    switch (is as Is) {
      case Is.list:
        return value.slice(1).map(read);
      case Is.shared:
        return second === undefined ? shared[first as number] : (shared[first as number] = read(second));
      case Is.map:
        return map(value);
      case Is.rational:
        return fraction(read(first) as string);
      case Is.bigint:
        return BigInt(read(first) as string);
      case Is.number:
        return first;
      default:
        return record(value, whole.shapes[is - Is.record] ?? []);
    }
  };
  return grown(read(whole.body) as Policy);
};
