/** A checked policy in, its text for a bundle out. Objects used in several places are written once: a ceiling's decided figure is found in its formula by identity. */
import type { Rational } from '../../core/rational';
import { CONVENTIONS } from '../conventions';
import type { Condition, Policy } from '../model';
import { namesIn, nodesOf } from '../walk';
import { BETWEEN, Is, NEXT, folded, type Frozen, type Kind } from './format';

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isRational = (value: object): value is Rational =>
  'n' in value && typeof value.n === 'bigint' && 'd' in value && typeof value.d === 'bigint';

/** Keys and values; a list has none of the former. */
const parts = (value: object): readonly (readonly [string, unknown])[] =>
  (value instanceof Map ? [...(value as Map<string, unknown>)] : Object.entries(value)).filter(([, part]) => part !== undefined);

/** The words of the pack's author for a formula: whoever reads it in a browser is told it in words. */
const untold = ({ node }: Condition): Condition => ({ node });

/** Without what `thaw` finds again. */
const slim = (policy: Policy): unknown => ({
  ...policy,
  readings: new Map([...policy.readings].filter(([key]) => !CONVENTIONS.some((own) => own.key === key))),
  items: policy.items.map(({ inputs: _inputs, parameters: _parameters, readings, ...item }) => {
    const said = namesIn(nodesOf(item)).readings;
    return { ...item, conditions: item.conditions.map(untold), readings: readings.filter((key) => !said.includes(key)) };
  }),
  gates: policy.gates.map((gate) => ({ ...gate, bars: untold(gate.bars) })),
});

/** Equal types become one object: they are compared by what they say. */
const typeMerger = (): ((key: string, value: unknown) => unknown) => {
  const types = new Map<string, unknown>();
  return (key, value) => {
    if (key !== 'type' || !isObject(value)) return value;
    const name = JSON.stringify(value);
    if (!types.has(name)) types.set(name, value);
    return types.get(name);
  };
};

const joined = (texts: Iterable<string>): string => {
  const all = [...texts];
  const bad = all.find((text) => text.includes(BETWEEN));
  if (bad !== undefined) throw new Error(`“${BETWEEN}” cannot stand in a text of a pack: ${bad}`);
  return all.join(BETWEEN);
};

/** Texts by kind in the order in which they are met, and how one that was met before is pointed to. */
const textWriter = () => {
  const met = { plain: new Map<string, number>(), han: new Map<string, number>() };
  let last = 0;
  const point = (kind: Kind, at: number): number => {
    if (kind === 'plain') return 2 * at;
    const step = folded(at - last);
    last = at;
    return 2 * step + 1;
  };
  return {
    met,
    write: (text: string): unknown => {
      const kind = /\p{Script=Han}/u.test(text) ? 'han' : 'plain';
      const at = met[kind].get(text);
      if (at !== undefined) return point(kind, at);
      if (kind === 'han') last = met.han.size;
      met[kind].set(text, met[kind].size);
      return NEXT[kind];
    },
  };
};

export const freeze = (policy: Policy): string => {
  const whole = slim(policy);
  const merged = typeMerger();
  const uses = new Map<object, number>();
  const count = (value: unknown): void => {
    if (!isObject(value) || isRational(value)) return;
    const n = uses.get(value) ?? 0;
    uses.set(value, n + 1);
    if (n === 0) parts(value).forEach(([key, part]) => count(merged(key, part)));
  };
  count(whole);

  const texts = textWriter();
  const shapes = new Map<string, number>();
  const shared = new Map<object, number>();

  const object = (value: object): unknown => {
    if (Array.isArray(value)) return [Is.list, ...value.map((part) => write('', part))];
    const all = parts(value);
    if (value instanceof Map) return [Is.map, ...all.flatMap(([key, part]) => [texts.write(key), write(key, part)])];
    const keys = JSON.stringify(all.map(([key]) => key));
    const shape = shapes.get(keys) ?? shapes.size;
    shapes.set(keys, shape);
    return [Is.record + shape, ...all.map(([key, part]) => write(key, part))];
  };
  const write = (key: string, given: unknown): unknown => {
    const value = merged(key, given);
    if (typeof value === 'string') return texts.write(value);
    if (typeof value === 'boolean') return value;
    if (typeof value === 'number') return [Is.number, value];
    if (typeof value === 'bigint') return [Is.bigint, texts.write(String(value))];
    if (!isObject(value)) throw new Error(`a policy cannot hold ${String(value)}`);
    if (isRational(value)) return [Is.rational, texts.write(value.d === 1n ? String(value.n) : `${value.n}/${value.d}`)];
    if ((uses.get(value) ?? 0) < 2) return object(value);
    const known = shared.get(value);
    if (known !== undefined) return [Is.shared, known];
    const at = shared.size;
    shared.set(value, at);
    return [Is.shared, at, object(value)];
  };

  const frozen: Frozen = {
    body: write('', whole),
    shapes: [...shapes.keys()].map((keys) => JSON.parse(keys) as string[]),
    plain: joined(texts.met.plain.keys()),
    han: joined(texts.met.han.keys()),
  };
  return JSON.stringify(frozen);
};
