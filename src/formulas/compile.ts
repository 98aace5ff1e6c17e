/**
 * Checked formulas of a policy to expressions over cells: a node and how the sheet's columns read in; a number, or what tells yes and what
 * tells no, out. A condition has both sides, since a cell that says nothing makes it neither.
 */
import type { Choices } from '../engine/outcome';
import { readingOption } from '../engine/resolve';
import { text } from '../core/lang';
import type { Compare, Node, Policy } from '../policy/model';
import type { CellReading } from './cells';
import { all, any, compared, NO, not, YES, ZERO, type Expression, type Operator } from './expression';
import type { Role } from '../sheet/figure-roles';
import type { Figures, Owner } from './figures';
import {
  aligned,
  chosen,
  difference,
  extreme,
  floorOf,
  negative,
  productOf,
  quotient,
  sum,
  type Guards,
  type Quantity,
} from './quantity';

export interface Using {
  readonly policy: Policy;
  readonly choices: Choices;
  readonly figures: Figures;
  /** How an input's cells read; undefined where the sheet has no column for it. */
  readonly cell: (input: string) => CellReading | undefined;
  readonly owner: Owner;
  readonly role: Role;
  readonly guards: Guards;
}

export interface Truth {
  readonly yes: Expression;
  readonly no: Expression;
}

const NEVER: Truth = { yes: NO, no: NO };
const NOTHING: Quantity = { num: ZERO, den: null, scale: 1, known: NO, positive: true };

/** What a term says is the term's, whichever item uses it. */
const inTerm = (node: Extract<Node, { op: 'term' }>, using: Using): Using => ({
  ...using,
  owner: { id: node.name, label: text(node.name, node.en ?? node.name), article: using.owner.article },
});

export const numberOf = (node: Node, using: Using): Quantity => {
  const go = (part: Node): Quantity => numberOf(part, using);
  const { guards } = using;
  switch (node.op) {
    case 'literal':
    case 'parameter':
      return using.figures.quantity(node, using.owner, using.role);
    case 'term':
      return numberOf(node.node, inTerm(node, using));
    case 'input': {
      const cell = using.cell(node.name);
      return cell?.kind === 'number' ? cell.quantity : NOTHING;
    }
    case 'add':
      return sum(go(node.left), go(node.right), guards);
    case 'subtract':
      return difference(go(node.left), go(node.right), guards);
    case 'multiply':
      return productOf(go(node.left), go(node.right), guards);
    case 'divide':
      return quotient(go(node.left), go(node.right), guards);
    case 'negate':
      return negative(go(node.of), guards);
    case 'floor':
      return floorOf(go(node.of), guards);
    case 'min':
    case 'max':
      return node.of.map(go).reduce((a, b) => extreme(node.op, a, b, guards));
    case 'case': {
      const from = (at: number): Quantity => {
        const branch = node.branches[at];
        if (!branch) return go(node.otherwise);
        const { yes, no } = truthOf(branch.when, using);
        // A branch that a reading rules out may need a figure that nobody has entered.
        return yes === YES ? go(branch.then) : no === YES ? from(at + 1) : chosen(yes, no, go(branch.then), from(at + 1), guards);
      };
      return from(0);
    }
    default:
      throw new Error(`${node.op} is not a number`);
  }
};

const OPERATORS: Readonly<Record<Compare, Operator>> = { '<': '<', '<=': '<=', '>': '>', '>=': '>=', '==': '=', '!=': '<>' };

const comparison = (node: Extract<Node, { op: 'compare' }>, using: Using): Truth => {
  // Where a denominator is 0 there is no value, and what the sides come to is not asked.
  const { left, right, known } = aligned(numberOf(node.left, using), numberOf(node.right, using), using.guards);
  const holds = compared(left, OPERATORS[node.by], right);
  return { yes: all(known, holds), no: all(known, not(holds)) };
};

export const truthOf = (node: Node, using: Using): Truth => {
  const go = (part: Node): Truth => truthOf(part, using);
  switch (node.op) {
    case 'constant':
      return node.value ? { yes: YES, no: NO } : { yes: NO, no: YES };
    case 'reading':
      return node.options.includes(readingOption(using.policy, using.choices, node.key))
        ? { yes: YES, no: NO }
        : { yes: NO, no: YES };
    case 'term':
      return truthOf(node.node, inTerm(node, using));
    case 'input':
    case 'recognised': {
      const cell = using.cell(node.name);
      if (cell?.kind !== 'flag') return NEVER;
      const when = node.op === 'input' ? 'year' : node.when;
      return cell.truth(when);
    }
    case 'is': {
      const cell = using.cell(node.name);
      return cell?.kind === 'choice' ? cell.truth(node.options) : NEVER;
    }
    case 'compare':
      return comparison(node, using);
    case 'and': {
      const parts = node.of.map(go);
      return { yes: all(...parts.map(({ yes }) => yes)), no: any(...parts.map(({ no }) => no)) };
    }
    case 'or': {
      const parts = node.of.map(go);
      return { yes: any(...parts.map(({ yes }) => yes)), no: all(...parts.map(({ no }) => no)) };
    }
    case 'not': {
      const { yes, no } = go(node.of);
      return { yes: no, no: yes };
    }
    case 'case': {
      const from = (at: number): Truth => {
        const branch = node.branches[at];
        if (!branch) return go(node.otherwise);
        const { yes, no } = go(branch.when);
        if (yes === YES) return go(branch.then);
        if (no === YES) return from(at + 1);
        const [found, rest] = [go(branch.then), from(at + 1)];
        return {
          yes: any(all(yes, found.yes), all(no, rest.yes)),
          no: any(all(yes, found.no), all(no, rest.no)),
        };
      };
      return from(0);
    }
    default:
      throw new Error(`${node.op} is not a condition`);
  }
};
