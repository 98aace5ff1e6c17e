/** Formulas in plain doubles, for finding rows that are worth trying; never for judging what they pay. */
import type { Node, Policy } from '../../../src/policy/model';

/** Numbers in the engine's integers, recognitions as bits, options as texts. Every input of the item has a value. */
export interface Given {
  readonly numbers: Readonly<Record<string, number>>;
  readonly flags: Readonly<Record<string, number>>;
  readonly options: Readonly<Record<string, string>>;
}

export interface Setting {
  readonly policy: Policy;
  readonly parameters: ReadonlyMap<string, number>;
  readonly readings: ReadonlyMap<string, string>;
}

type Value = number | boolean;

const ratio = ({ n, d }: { readonly n: bigint; readonly d: bigint }): number => Number(n) / Number(d);

const HOLDS = {
  '<': (a: Value, b: Value) => a < b,
  '<=': (a: Value, b: Value) => a <= b,
  '>': (a: Value, b: Value) => a > b,
  '>=': (a: Value, b: Value) => a >= b,
  '==': (a: Value, b: Value) => a === b,
  '!=': (a: Value, b: Value) => a !== b,
} as const;

export const approximate = (node: Node, given: Given, setting: Setting): Value => {
  const go = (part: Node): Value => approximate(part, given, setting);
  const number = (part: Node): number => Number(go(part));
  switch (node.op) {
    case 'literal':
      return ratio(node.value);
    case 'constant':
      return node.value;
    case 'input':
      return node.type.kind === 'flag'
        ? (given.flags[node.name] ?? 0) % 2 === 1
        : (given.numbers[node.name] ?? 0) / (setting.policy.inputs.get(node.name)?.scale ?? 1);
    case 'recognised': {
      const bits = given.flags[node.name] ?? 0;
      return { year: bits % 2 === 1, first: bits === 1, before: bits >= 2, ever: bits > 0 }[node.when];
    }
    case 'is':
      return node.options.includes(given.options[node.name] ?? '');
    case 'parameter':
      return setting.parameters.get(node.name) ?? 0;
    case 'reading':
      return node.options.includes(setting.readings.get(node.key) ?? '');
    case 'term':
      return go(node.node);
    case 'add':
      return number(node.left) + number(node.right);
    case 'subtract':
      return number(node.left) - number(node.right);
    case 'multiply':
      return number(node.left) * number(node.right);
    case 'divide':
      return number(node.left) / number(node.right);
    case 'negate':
      return -number(node.of);
    case 'floor':
      return Math.floor(number(node.of) + 1e-9);
    case 'min':
      return Math.min(...node.of.map(number));
    case 'max':
      return Math.max(...node.of.map(number));
    case 'compare':
      return HOLDS[node.by](go(node.left), go(node.right));
    case 'and':
      return node.of.every(go);
    case 'or':
      return node.of.some(go);
    case 'not':
      return !go(node.of);
    case 'case':
      return go(node.branches.find(({ when }) => go(when))?.then ?? node.otherwise);
  }
};
