/**
 * Parameters that nobody has entered: an amount and what is entered in; for which units the amount waits for one, and the amount to compute meanwhile, out.
 * Which branch of a `case` is taken depends on the unit, so that this is a condition like any other.
 */
import type { Node } from '../policy/model';
import { children, mapNode, namesIn } from '../policy/walk';

const FLAG = { kind: 'flag' } as const;
const constant = (value: boolean): Node => ({ op: 'constant', type: FLAG, value });
const isConstant = (node: Node, value: boolean): boolean => node.op === 'constant' && node.value === value;

const anyOf = (parts: readonly Node[]): Node => {
  if (parts.some((part) => isConstant(part, true))) return constant(true);
  const of = parts.filter((part) => !isConstant(part, false));
  return of.length === 0 ? constant(false) : { op: 'or', type: FLAG, of };
};

/** True for the units whose value comes from such a parameter. */
const waits = (node: Node, isUnset: (name: string) => boolean): Node => {
  if (node.op === 'parameter') return constant(isUnset(node.name));
  if (node.op !== 'case') return anyOf(children(node).map((part) => waits(part, isUnset)));
  const branches = node.branches.map(({ when, then }) => ({ when, then: waits(then, isUnset) }));
  const otherwise = waits(node.otherwise, isUnset);
  const ends = [...branches.map(({ then }) => then), otherwise];
  const [first] = ends;
  return first?.op === 'constant' && ends.every((end) => isConstant(end, first.value))
    ? first
    : { ...node, type: FLAG, branches, otherwise };
};

/** Which branch is taken waits itself: only the exact answer tells. */
const decides = (node: Node, isUnset: (name: string) => boolean): boolean =>
  (node.op === 'case' && namesIn(node.branches.map(({ when }) => when)).parameters.some(isUnset)) ||
  children(node).some((part) => decides(part, isUnset));

/** Hardly a figure of a document, so that two branches of which one waits do not seem to agree; small, so that products stay exact. */
const STAND_IN = { n: 97n, d: 1n } as const;

export interface Waiting {
  readonly when: Node;
  /** The amount with a stand-in for each such parameter: where it has a value, no cell is missing. */
  readonly node: Node;
}

/** Undefined where no unit waits, and where the exact answer must tell which do. */
export const waiting = (node: Node, isUnset: (name: string) => boolean): Waiting | undefined => {
  if (!namesIn([node]).parameters.some(isUnset) || decides(node, isUnset)) return undefined;
  const meanwhile = mapNode(node, (part) =>
    part.op === 'parameter' && isUnset(part.name) ? { op: 'literal', type: part.type, value: STAND_IN, text: '?' } : part,
  );
  return { when: waits(node, isUnset), node: meanwhile };
};
