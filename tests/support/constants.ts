/** The value of a formula without names, by fraction.js: shares no arithmetic with the engine. */
import { Fraction } from 'fraction.js';
import type { Node } from '../../src/policy/model';

const number = (node: Node): Fraction => {
  switch (node.op) {
    case 'literal':
      return new Fraction(node.value.n, node.value.d);
    case 'add':
      return number(node.left).add(number(node.right));
    case 'subtract':
      return number(node.left).sub(number(node.right));
    case 'multiply':
      return number(node.left).mul(number(node.right));
    case 'divide':
      return number(node.left).div(number(node.right));
    default:
      throw new Error(`not a constant: ${node.op}`);
  }
};

export const constantNumber = (node: Node): string => number(node).toString();

export const constantFlag = (node: Node): boolean => {
  if (node.op === 'and') return node.of.every(constantFlag);
  if (node.op !== 'compare') throw new Error(`not a condition: ${node.op}`);
  const order = number(node.left).compare(number(node.right));
  return { '<': order < 0, '<=': order <= 0, '>': order > 0, '>=': order >= 0, '==': order === 0, '!=': order !== 0 }[node.by];
};
