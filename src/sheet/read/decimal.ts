/**
 * Cell numbers to the engine's integers, exactly: a number or its decimal text and a multiplier in; a safe integer, and whether anything was rounded away, out.
 * A cell's number means the decimal of at most 15 significant digits that a spreadsheet shows for it, not the double behind it.
 */
import { floor, multiply, parseDecimal, rational, type Rational } from '../../core/rational';

export interface Multiplier {
  readonly exact: Rational;
  /** The multiplier as a double where it is a power of ten, for the fast way; else 0. */
  readonly ten: number;
}

export const multiplierOf = (exact: Rational): Multiplier => {
  const digits = exact.n.toString();
  return { exact, ten: exact.d === 1n && /^10*$/.test(digits) && digits.length <= 16 ? Number(exact.n) : 0 };
};

export interface Scaled {
  /** Rounded half up (away from zero). NaN where it is too large to be kept exactly. */
  readonly value: number;
  readonly exact: boolean;
}

const LIMIT = BigInt(Number.MAX_SAFE_INTEGER);
const HALF: Rational = rational(1n, 2n);

const scaledRational = (x: Rational, by: Multiplier): Scaled => {
  const product = multiply(x, by.exact);
  const size = product.n < 0n ? { n: -product.n, d: product.d } : product;
  const rounded = size.d === 1n ? size.n : floor(rational(size.n * HALF.d + HALF.n * size.d, size.d * HALF.d));
  if (rounded > LIMIT) return { value: Number.NaN, exact: false };
  return { value: Number(product.n < 0n ? -rounded : rounded), exact: size.d === 1n };
};

/**
 * The fast way's answer, or NaN where only the long way is sure.
 * Let r = round(x·10^k) with |r| < 10^15. If the double nearest to r/10^k (IEEE division gives just that) is x, then x is the double of a decimal
 * with at most 15 significant digits, so that decimal is what the sheet shows for x, and x·10^k is r without remainder.
 */
export const fastScaled = (x: number, ten: number): number => {
  const r = Math.round(x * ten);
  return ten !== 0 && r < 1e15 && r > -1e15 && r / ten === x ? r : Number.NaN;
};

/** The product of what the sheet shows for x lies at most 6·10^-15 of it away from the product of x: 15 digits, and one rounding. Below SMALL that is less than SURE. */
const SMALL = 1e11;
const SURE = 0.001;

/** Likewise of a product with a remainder that is surely neither nothing nor a half: NaN where it may be. */
const fastRounded = (x: number, ten: number): number => {
  const product = x * ten;
  const r = Math.round(product);
  const rest = Math.abs(product - r);
  return ten !== 0 && Math.abs(product) < SMALL && rest > SURE && rest < 0.5 - SURE ? r : Number.NaN;
};

export const scaledNumber = (x: number, by: Multiplier): Scaled => {
  const fast = fastScaled(x, by.ten);
  if (!Number.isNaN(fast)) return { value: fast + 0, exact: true };
  const rounded = fastRounded(x, by.ten);
  if (!Number.isNaN(rounded)) return { value: rounded + 0, exact: false };
  const decimal = parseDecimal(x.toPrecision(15));
  return decimal ? scaledRational(decimal, by) : { value: Number.NaN, exact: false };
};

/** `decimal` is plain text such as `-1234.50`. */
export const scaledText = (decimal: string, by: Multiplier): Scaled => {
  const parsed = parseDecimal(decimal);
  return parsed ? scaledRational(parsed, by) : { value: Number.NaN, exact: false };
};
