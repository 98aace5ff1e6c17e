/**
 * Third pass: a syntax tree and the names in scope in; a typed formula out, or a FormulaError.
 * Whitelist: names, quantities, strings beside ==, + - * /, comparisons, and/or/not, ?:, and the functions below. All else is refused.
 */
import type {
  ConditionalNode,
  ConstantNode,
  FunctionNode,
  MathNode,
  OperatorNode,
  ParenthesisNode,
  RelationalNode,
  SymbolNode,
} from 'mathjs/number';
import { text } from '../../core/lang';
import type { Compare, Node, ValueType } from '../model';
import { FormulaError, notAllowed, unitClash, unknownFunction, unknownName, unknownOption, wrongType } from '../problems';
import { FLAG, NUMBER, RATE, isPlain, sameDims, times } from '../units';
import type { Parsed } from './parse';
import { SYMBOL, type Quantity } from './quantities';

/** What a name stands for; `node` is what a use of it becomes. */
export type Scope = ReadonlyMap<string, Node>;

type NumberType = Extract<ValueType, { kind: 'number' }>;

const fail = (problem: ConstructorParameters<typeof FormulaError>[0]): never => {
  throw new FormulaError(problem);
};

const isZero = (node: Node): boolean =>
  node.op === 'literal' && node.value.n === 0n && node.type.kind === 'number' && isPlain(node.type.dims);

const implicit = (node: MathNode): ReturnType<typeof notAllowed> =>
  notAllowed(node.toString(), text('省略了乘号；请写 × 或 *', 'a multiplication sign is left out; write * or ×'));

/** A bare 0 takes the unit of the other side: max(x - y, 0). */
const adopt = (node: Node, other: Node): Node =>
  isZero(node) && other.type.kind === 'number' ? { ...node, type: other.type } : node;

const asNumber = (node: Node, where: string): NumberType =>
  node.type.kind === 'number'
    ? node.type
    : fail(wrongType(NUMBER, node.type, text(`“${where}”的运算对象`, `The operand of “${where}”`)));

const asFlag = (node: Node, where: string): Node =>
  node.type.kind === 'flag' ? node : fail(wrongType(FLAG, node.type, text(`“${where}”的条件`, `The condition of “${where}”`)));

const sum = (op: 'add' | 'subtract', left: Node, right: Node): Node => {
  const l = adopt(left, right);
  const r = adopt(right, l);
  const a = asNumber(l, op === 'add' ? '+' : '-');
  const b = asNumber(r, op === 'add' ? '+' : '-');
  const sign = op === 'add' ? '+' : '-';
  if (!sameDims(a.dims, b.dims)) return fail(unitClash(sign, a, b));
  if (a.flavour === 'point' || b.flavour === 'point') {
    // Points change a rate; a rate cannot be taken from points.
    const ok = a.flavour === 'point' ? b.flavour === 'point' || (op === 'add' && b.flavour === 'rate') : a.flavour === 'rate';
    if (!ok) return fail(unitClash(sign, a, b));
    return { op, type: a.flavour === 'point' && b.flavour === 'point' ? a : RATE, left: l, right: r };
  }
  return { op, type: a.flavour === b.flavour ? a : { kind: 'number', dims: a.dims }, left: l, right: r };
};

const product = (op: 'multiply' | 'divide', left: Node, right: Node): Node => {
  const sign = op === 'multiply' ? '×' : '÷';
  const a = asNumber(left, sign);
  const b = asNumber(right, sign);
  if (a.flavour === 'point' || b.flavour === 'point') return fail(unitClash(sign, a, b));
  const dims = times(a.dims, b.dims, op === 'multiply' ? 1 : -1);
  const rate =
    isPlain(dims) && (op === 'divide' ? !isPlain(a.dims) || a.flavour === 'rate' : a.flavour === 'rate' || b.flavour === 'rate');
  return { op, type: rate ? RATE : { kind: 'number', dims }, left, right };
};

const comparison = (by: Compare, left: Node, right: Node): Node => {
  if (left.type.kind === 'flag')
    return fail(notAllowed(by, text('是否项直接写名称，否定用 not', 'write a yes/no name as it is; use not for the opposite')));
  const l = adopt(left, right);
  const r = adopt(right, l);
  const a = asNumber(l, by);
  const b = asNumber(r, by);
  const points = (a.flavour === 'point') !== (b.flavour === 'point');
  if (points || !sameDims(a.dims, b.dims)) return fail(unitClash(by, a, b));
  return { op: 'compare', type: FLAG, by, left: l, right: r };
};

const COMPARE: Readonly<Record<string, Compare>> = {
  smaller: '<',
  smallerEq: '<=',
  larger: '>',
  largerEq: '>=',
  equal: '==',
  unequal: '!=',
};

const RECOGNISED = { 首次: 'first', 曾获: 'before', 现有: 'ever', 当年: 'year' } as const;
const EXTREMES = { min: 'min', max: 'max', 取小: 'min', 取大: 'max' } as const;
export const FUNCTIONS: readonly string[] = [...Object.keys(RECOGNISED), ...Object.keys(EXTREMES), 'floor', '取整', '属于'];

/** The typed formula of a parsed one. Throws FormulaError. */
export const check = ({ tree, quantities }: Parsed, scope: Scope): Node => {
  const name = (symbol: string): Node => {
    if (symbol.startsWith(SYMBOL)) {
      const q = quantities[Number(symbol.slice(SYMBOL.length))] as Quantity;
      return { op: 'literal', type: q.type, value: q.value, text: q.text };
    }
    if (symbol === 'true' || symbol === 'false') return { op: 'constant', type: FLAG, value: symbol === 'true' };
    return scope.get(symbol) ?? fail(unknownName(symbol, scope.keys()));
  };

  /** `等级 == "D"`: a choice (or a reading) against its options. */
  const oneOf = (subject: Node, literals: readonly MathNode[], where: string): Node => {
    const options =
      subject.type.kind === 'choice'
        ? subject.type.options
        : fail(wrongType({ kind: 'choice', options: [] }, subject.type, text(`“${where}”左边`, `The left side of “${where}”`)));
    const wanted = literals.map((literal) => {
      const value: unknown = literal.type === 'ConstantNode' ? (literal as ConstantNode).value : undefined;
      if (typeof value !== 'string')
        return fail(notAllowed(literal.toString(), text('选项须写在引号里', 'an option is written in quotation marks')));
      return options.includes(value)
        ? value
        : fail(
            unknownOption(subject.op === 'input' ? subject.name : subject.op === 'reading' ? subject.key : where, value, options),
          );
    });
    if (subject.op === 'reading') return { ...subject, type: FLAG, options: wanted };
    return subject.op === 'input'
      ? { op: 'is', type: FLAG, name: subject.name, options: wanted }
      : fail(notAllowed(where, text('只能用于选项列', 'only for a choice')));
  };

  const isString = (node: MathNode | undefined): boolean =>
    node?.type === 'ConstantNode' && typeof (node as ConstantNode).value === 'string';

  const operator = (node: OperatorNode): Node => {
    if (node.implicit) return fail(implicit(node));
    const args = node.args;
    const fn = String(node.fn);
    const by = COMPARE[fn];
    if ((by === '==' || by === '!=') && args.some(isString)) {
      const [first, second] = args as [MathNode, MathNode];
      const is = isString(second) ? oneOf(walk(first), [second], by) : oneOf(walk(second), [first], by);
      return by === '==' ? is : { op: 'not', type: FLAG, of: is };
    }
    const [a, b] = args.map(walk) as [Node, Node];
    if (by) return comparison(by, a, b);
    switch (fn) {
      case 'add':
      case 'subtract':
        return sum(fn, a, b);
      case 'multiply':
      case 'divide':
        return product(fn, a, b);
      case 'unaryMinus':
        asNumber(a, '-');
        return { op: 'negate', type: a.type, of: a };
      case 'and':
      case 'or':
        return { op: fn, type: FLAG, of: [asFlag(a, fn), asFlag(b, fn)].flatMap((part) => (part.op === fn ? part.of : [part])) };
      case 'not':
        return { op: 'not', type: FLAG, of: asFlag(a, 'not') };
      default:
        return fail(
          notAllowed(
            String(node.op),
            text('只允许 + - × ÷、比较、and / or / not 和 ? :', 'only + - * /, comparisons, and/or/not and ?: are'),
          ),
        );
    }
  };

  const call = (node: FunctionNode): Node => {
    const fn = node.fn.type === 'SymbolNode' ? node.fn.name : node.fn.toString();
    const args = node.args;
    const first = args[0];
    if (fn.startsWith(SYMBOL)) return fail(implicit(node));
    if (!FUNCTIONS.includes(fn) || !first) return fail(unknownFunction(fn, FUNCTIONS));
    if (fn in RECOGNISED) {
      const title = walk(first);
      if (title.op !== 'recognised' || args.length > 1)
        return fail(notAllowed(node.toString(), text('只能用于一个认定名称', 'takes the name of one recognition')));
      return { ...title, when: RECOGNISED[fn as keyof typeof RECOGNISED] };
    }
    if (fn === '属于') return oneOf(walk(first), args.slice(1), fn);
    if (fn in EXTREMES) {
      const of = args.map(walk);
      const main = of.find((part) => !isZero(part)) ?? walk(first);
      const adopted = of.map((part) => adopt(part, main));
      const type = asNumber(main, fn);
      for (const part of adopted) {
        const other = asNumber(part, fn);
        if (!sameDims(type.dims, other.dims) || (type.flavour === 'point') !== (other.flavour === 'point'))
          return fail(unitClash(fn, type, other));
      }
      return { op: EXTREMES[fn as keyof typeof EXTREMES], type, of: adopted };
    }
    const of = walk(first);
    return { op: 'floor', type: asNumber(of, fn), of };
  };

  const choose = (node: ConditionalNode): Node => {
    const when = asFlag(walk(node.condition), '? :');
    const yes = walk(node.trueExpr);
    const no = walk(node.falseExpr);
    const then = adopt(yes, no);
    const otherwise = adopt(no, then);
    const same =
      then.type.kind === otherwise.type.kind &&
      (then.type.kind !== 'number' || (otherwise.type.kind === 'number' && sameDims(then.type.dims, otherwise.type.dims)));
    if (!same) return fail(unitClash('? :', then.type, otherwise.type));
    return { op: 'case', type: then.type, branches: [{ when, then }], otherwise };
  };

  const chain = (node: RelationalNode): Node => {
    const params = (node as unknown as { params: MathNode[] }).params.map(walk);
    const conditionals = (node as unknown as { conditionals: string[] }).conditionals;
    const of = conditionals.map((fn, i) => comparison(COMPARE[fn] as Compare, params[i] as Node, params[i + 1] as Node));
    return { op: 'and', type: FLAG, of };
  };

  const walk = (node: MathNode): Node => {
    switch (node.type) {
      case 'ParenthesisNode':
        return walk((node as ParenthesisNode).content);
      case 'SymbolNode':
        return name((node as SymbolNode).name);
      case 'OperatorNode':
        return operator(node as OperatorNode);
      case 'RelationalNode':
        return chain(node as RelationalNode);
      case 'FunctionNode':
        return call(node as FunctionNode);
      case 'ConditionalNode':
        return choose(node as ConditionalNode);
      case 'ConstantNode':
        return isString(node)
          ? fail(notAllowed(node.toString(), text('文字只能写在 == 或 属于() 里', 'text stands only beside == or in 属于()')))
          : fail(
              notAllowed(
                node.toString(),
                text(
                  '数字与单位要连写，单位后不能紧跟文字，也不能用科学计数',
                  'a number stands with its unit, nothing may follow the unit, no scientific notation',
                ),
              ),
            );
      case 'AssignmentNode':
      case 'FunctionAssignmentNode':
        return fail(notAllowed('=', text('比较相等请写 ==', 'write == to compare')));
      default:
        return fail(notAllowed(node.toString(), text('这里只能写一个算式', 'only one plain formula may stand here')));
    }
  };

  return walk(tree);
};
