/** What a mechanism is: one way in which a document turns facts into money. It lowers its YAML to conditions and one formula; the engine knows only those. */
import type { Rational } from '../../core/rational';
import type { Text } from '../../core/lang';
import type { Condition, ItemKind, Node, Ranking, ValueType } from '../model';
import type { PaysSpec } from '../schema';

/** Formula texts in the pack's scope. Each throws FormulaError when the text does not check or has another type. */
export interface Lowering {
  money(source: string): Node;
  /** A rate such as 6%, or a parameter of that type. */
  rate(source: string): Node;
  flag(source: string): Node;
  /** Any number, whatever its unit. */
  number(source: string): Node;
  /** The name and options of a choice input. */
  choice(source: string): { readonly name: string; readonly options: readonly string[] };
  /** A literal such as 10亿元 that must have the unit of `like`. */
  quantity(source: string, like: ValueType): Node;
}

export interface Lowered {
  readonly kind: ItemKind;
  readonly conditions?: readonly Condition[];
  /** Absent where no money is paid under this document. */
  readonly amount?: { readonly basis: 'exact' | 'ceiling'; readonly node: Node; readonly decided?: Node };
  readonly remark?: Text;
  readonly ranking?: Ranking;
}

export type Spec<K extends string> = Extract<PaysSpec, Readonly<Record<K, unknown>>>;

export interface Mechanism<K extends string> {
  readonly key: K;
  lower(spec: Spec<K>, using: Lowering): Lowered;
}

const FLAG: ValueType = { kind: 'flag' };

export const literal = (value: Rational, type: ValueType, text: string): Node => ({ op: 'literal', value, type, text });
export const compare = (left: Node, by: '>=' | '>' | '<' | '<=', right: Node): Node => ({
  op: 'compare',
  type: FLAG,
  by,
  left,
  right,
});
export const all = (of: readonly Node[]): Node => (of.length === 1 ? (of[0] as Node) : { op: 'and', type: FLAG, of });
export const any = (of: readonly Node[]): Node => (of.length === 1 ? (of[0] as Node) : { op: 'or', type: FLAG, of });
export const not = (of: Node): Node => ({ op: 'not', type: FLAG, of });
export const times = (left: Node, right: Node, type: ValueType): Node => ({ op: 'multiply', type, left, right });
