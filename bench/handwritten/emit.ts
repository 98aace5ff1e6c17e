/** What a programmer would write for one formula: a typed formula in, the text of a fused JavaScript expression over `u` out. No tree, no chunk, no doubt. */
import { resolveParameter, readingOption } from '../../src/engine/resolve';
import type { Choices } from '../../src/engine/outcome';
import type { Compare, Node, Policy } from '../../src/policy/model';

/** An exact quotient of whole numbers: both texts are expressions; `den` is empty where it is 1. */
interface Quotient {
  readonly num: string;
  readonly den: string;
  readonly scale: number;
}

export interface Emitter {
  /** True exactly where the condition is known to hold, or known not to. */
  holds(node: Node): string;
  fails(node: Node): string;
  number(node: Node): Quotient;
  /** Names of the columns that the expressions read, as they are called there. */
  readonly columns: ReadonlyMap<string, string>;
}

const gcd = (a: number, b: number): number => (b === 0 ? Math.abs(a) : gcd(b, a % b));
const times = (text: string, by: number): string => (by === 1 ? text : `(${text} * ${by})`);
const over = (text: string, den: string): string => (den ? `(${text} * ${den})` : text);
const OPPOSITE: Readonly<Record<Compare, Compare>> = { '<': '>=', '<=': '>', '>': '<=', '>=': '<', '==': '!=', '!=': '==' };

export const emitter = (policy: Policy, choices: Choices, before = false): Emitter => {
  const columns = new Map<string, string>();
  const column = (name: string, kind: string): string => {
    const known = columns.get(`${kind} ${name}`) ?? `c${columns.size}`;
    columns.set(`${kind} ${name}`, known);
    return `${known}[u]`;
  };

  const sameScale = (a: Quotient, b: Quotient): readonly [string, string, number] => {
    const g = gcd(a.scale, b.scale);
    return [over(times(a.num, b.scale / g), b.den), over(times(b.num, a.scale / g), a.den), (a.scale / g) * b.scale];
  };
  const joined = (a: Quotient, b: Quotient): string => (a.den && b.den ? `(${a.den} * ${b.den})` : a.den || b.den);

  const number = (node: Node): Quotient => {
    switch (node.op) {
      case 'literal':
      case 'parameter': {
        const value = node.op === 'literal' ? node.value : resolveParameter(policy, choices, node.name);
        return value ? { num: String(value.n), den: '', scale: Number(value.d) } : { num: 'NaN', den: '', scale: 1 };
      }
      case 'term':
        return number(node.node);
      case 'input':
        return { num: column(node.name, 'number'), den: '', scale: policy.inputs.get(node.name)?.scale ?? 1 };
      case 'add':
      case 'subtract': {
        const [a, b] = [number(node.left), number(node.right)];
        const [x, y, scale] = sameScale(a, b);
        return { num: `(${x} ${node.op === 'add' ? '+' : '-'} ${y})`, den: joined(a, b), scale };
      }
      case 'multiply': {
        const [a, b] = [number(node.left), number(node.right)];
        return { num: `(${a.num} * ${b.num})`, den: joined(a, b), scale: a.scale * b.scale };
      }
      case 'divide': {
        const [x, y] = sameScale(number(node.left), number(node.right));
        return { num: x, den: y, scale: 1 };
      }
      case 'negate': {
        const of = number(node.of);
        return { ...of, num: `(-${of.num})` };
      }
      case 'floor': {
        const of = number(node.of);
        return { num: `floorDivide(${of.num}, ${over(String(of.scale), of.den)})`, den: '', scale: 1 };
      }
      case 'min':
      case 'max':
        return node.of.map(number).reduce((a, b) => {
          const [x, y, scale] = sameScale(a, b);
          return { num: `Math.${node.op}(${x}, ${y})`, den: joined(a, b), scale };
        });
      case 'case':
        return node.branches.reduceRight((rest, { when, then }) => {
          const yes = number(then);
          const [x, y, scale] = sameScale(yes, rest);
          const [yesHolds, yesFails] = [holds(when), fails(when)];
          if (yesHolds === 'true') return yes;
          if (yesFails === 'true') return rest;
          return { num: `(${yesHolds} ? ${x} : ${yesFails} || ${x} === ${y} ? ${y} : NaN)`, den: joined(yes, rest), scale };
        }, number(node.otherwise));
      default:
        throw new Error(`${node.op} is not a number`);
    }
  };

  const compared = (node: Extract<Node, { op: 'compare' }>, by: Compare): string => {
    const [x, y] = sameScale(number(node.left), number(node.right));
    // Nothing compares with what is missing, `!=` among others.
    return by === '!=' ? `(${x} < ${y} || ${x} > ${y})` : `(${x} ${by === '==' ? '===' : by} ${y})`;
  };
  const all = (parts: readonly string[]): string => {
    const open = [...new Set(parts)].filter((part) => part !== 'true');
    return open.includes('false') ? 'false' : open.length === 0 ? 'true' : `(${open.join(' && ')})`;
  };
  const any = (parts: readonly string[]): string => {
    const open = [...new Set(parts)].filter((part) => part !== 'false');
    return open.includes('true') ? 'true' : open.length === 0 ? 'false' : `(${open.join(' || ')})`;
  };
  const truth = (node: Node, wanted: boolean): string => {
    const same = (part: Node): string => truth(part, wanted);
    switch (node.op) {
      case 'constant':
        return String(node.value === wanted);
      case 'reading':
        return String(node.options.includes(readingOption(policy, choices, node.key)) === wanted);
      case 'term':
        return same(node.node);
      case 'input':
        return `${column(node.name, 'now')} === ${Number(wanted)}`;
      case 'recognised': {
        const now = `${column(node.name, 'now')} === 1`;
        const notNow = `${column(node.name, 'now')} === 0`;
        const was = `${column(node.name, 'before')} === 1`;
        const wasNot = `${column(node.name, 'before')} === 0`;
        const when = before ? 'before' : node.when;
        if (when === 'year') return wanted ? now : notNow;
        if (when === 'before') return wanted ? was : wasNot;
        if (when === 'first') return wanted ? `(${now} && ${wasNot})` : `(${notNow} || ${was})`;
        return wanted ? `(${now} || ${was})` : `(${notNow} && ${wasNot})`;
      }
      case 'is': {
        const type = policy.inputs.get(node.name)?.type;
        const options = type?.kind === 'choice' ? node.options.map((name) => type.options.indexOf(name)) : [];
        const value = column(node.name, 'choice');
        return wanted
          ? any(options.map((option) => `${value} === ${option}`))
          : all([`${value} >= 0`, ...options.map((option) => `${value} !== ${option}`)]);
      }
      case 'compare':
        return compared(node, wanted ? node.by : OPPOSITE[node.by]);
      case 'and':
        return wanted ? all(node.of.map(same)) : any(node.of.map(same));
      case 'or':
        return wanted ? any(node.of.map(same)) : all(node.of.map(same));
      case 'not':
        return truth(node.of, !wanted);
      case 'case':
        return node.branches.reduceRight((rest, { when, then }) => {
          const [yes, no] = [holds(when), fails(when)];
          return any([all([yes, same(then)]), all([no, rest]), all([same(then), rest])]);
        }, same(node.otherwise));
      default:
        throw new Error(`${node.op} is not a condition`);
    }
  };
  const holds = (node: Node): string => truth(node, true);
  const fails = (node: Node): string => truth(node, false);
  return { holds, fails, number, columns };
};
