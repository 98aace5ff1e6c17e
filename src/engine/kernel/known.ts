/** What a condition answers whatever stands in the cells: a condition, the choices and which columns there are, in; 0, 1 or UNKNOWN, or undefined where cells decide, out. */
import type { Node } from '../../policy/model';
import { children, namesIn } from '../../policy/walk';
import { UNKNOWN } from '../fact';
import { readingOption, resolveParameter } from '../resolve';
import type { Compilation } from './compile';

export type Known = 0 | 1 | typeof UNKNOWN;

type Using = Pick<Compilation, 'policy' | 'choices' | 'frame'>;

/** A number without a value for anybody: arithmetic needs all its parts. Which branch of a `case` is taken is left to the cells. */
const absent = (node: Node, using: Using): boolean =>
  node.op === 'input'
    ? using.frame.fact(node.name)?.kind !== 'number'
    : node.op !== 'case' && children(node).some((part) => absent(part, using));

/** Only the exact answer tells whether it is a cell or a parameter that is waited for. */
const waits = (node: Node, { policy, choices }: Using): boolean =>
  namesIn([node]).parameters.some((name) => !resolveParameter(policy, choices, name));

const NOT: Readonly<Record<Known, Known>> = { 0: 1, 1: 0, [UNKNOWN]: UNKNOWN };

/** One decisive part decides, whatever else is unknown. */
const combined = (of: readonly Node[], decisive: 0 | 1, using: Using): Known | undefined => {
  const parts = of.map((part) => knownFlag(part, using));
  if (parts.includes(decisive)) return decisive;
  if (parts.includes(undefined)) return undefined;
  return parts.includes(UNKNOWN) ? UNKNOWN : NOT[decisive];
};

export const knownFlag = (node: Node, using: Using): Known | undefined => {
  switch (node.op) {
    case 'constant':
      return node.value ? 1 : 0;
    case 'reading':
      return node.options.includes(readingOption(using.policy, using.choices, node.key)) ? 1 : 0;
    case 'term':
      return knownFlag(node.node, using);
    case 'input':
    case 'recognised':
      return using.frame.fact(node.name)?.kind === 'flag' ? undefined : UNKNOWN;
    case 'is':
      return using.frame.fact(node.name)?.kind === 'choice' ? undefined : UNKNOWN;
    case 'compare':
      return (absent(node.left, using) || absent(node.right, using)) && !waits(node, using) ? UNKNOWN : undefined;
    case 'not': {
      const of = knownFlag(node.of, using);
      return of === undefined ? undefined : NOT[of];
    }
    case 'and':
      return combined(node.of, 0, using);
    case 'or':
      return combined(node.of, 1, using);
    default:
      return undefined;
  }
};
