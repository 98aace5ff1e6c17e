/** Figures as documents print them, and the figures that stand in a formula; both as comparable keys. */
import { toDecimal } from '../core/rational';
import { parseQuantity, type Quantity } from './dialect/quantities';
import type { Node } from './model';
import { typeName } from './units';
import { children } from './walk';

/** A key that is equal for 1500万元 and 1,500万元, and different for 2% and 2个百分点. */
export const figureKey = ({ value, type }: Pick<Quantity, 'value' | 'type'>): string => {
  const flavour =
    type.kind === 'number' && type.flavour === 'point'
      ? '百分点'
      : type.kind === 'number' && type.flavour === 'rate'
        ? '%'
        : typeName(type);
  return `${toDecimal(value) ?? `${value.n}/${value.d}`} ${flavour}`;
};

const DIGITS = '一二三四五六七八九十';
const ONE_DIGIT = new RegExp(`^[${DIGITS}](?![${DIGITS}百千万亿])`);

/** A printed figure as a quantity: 300万元, 100万 (money, as lists often print it), 前5年 → 5年, 三年 → 3年. Undefined when it is none. */
export const parseFigure = (printed: string): Quantity | undefined => {
  const bare = printed
    .trim()
    .replace(/^[前后每近]/, '')
    .replace(ONE_DIGIT, (digit) => String(DIGITS.indexOf(digit) + 1));
  return parseQuantity(bare) ?? (/[万亿]$/.test(bare) ? parseQuantity(`${bare}元`) : undefined);
};

/** 0 and 1 without a unit are structure, not figures. */
const structural = (node: Extract<Node, { op: 'literal' }>): boolean =>
  node.value.n === 0n ||
  (node.value.n === node.value.d &&
    node.type.kind === 'number' &&
    Object.keys(node.type.dims).length === 0 &&
    !node.type.flavour);

/** Every figure of a formula; terms cite their own. */
export const figuresOf = (node: Node): { readonly key: string; readonly text: string }[] => {
  if (node.op === 'term') return [];
  if (node.op === 'literal') return structural(node) ? [] : [{ key: figureKey(node), text: node.text }];
  return children(node).flatMap(figuresOf);
};
