/** Exact rational numbers on BigInt: the arithmetic of the scalar evaluator. Denominators are always positive; fractions are kept reduced. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

const abs = (x: bigint): bigint => (x < 0n ? -x : x);

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** Of an integer and a positive one: on numbers as soon as both are small enough, where a remainder costs a tenth. */
const gcd = (a: bigint, b: bigint): bigint => {
  let x = abs(a);
  let y = b;
  while (y > SAFE) [x, y] = [y, x % y];
  if (y === 0n) return x;
  let p = Number(y);
  let q = Number(x <= SAFE ? x : x % y);
  while (q !== 0) [p, q] = [q, p % q];
  return BigInt(p);
};

/** n/d in lowest terms. Throws RangeError for d = 0: callers decide what a division by zero means. */
export const rational = (n: bigint | number, d: bigint | number = 1n): Rational => {
  let num = BigInt(n);
  let den = BigInt(d);
  if (den === 0n) throw new RangeError('division by zero');
  if (den < 0n) {
    num = -num;
    den = -den;
  }
  if (den === 1n) return { n: num, d: den };
  const g = gcd(num, den);
  return g === 1n ? { n: num, d: den } : { n: num / g, d: den / g };
};

export const ZERO: Rational = { n: 0n, d: 1n };

/** The decimal text of a number (`1234.50`, `-0.06`, `1e-7`) as an exact rational; undefined when it is not a number. */
export const parseDecimal = (source: string): Rational | undefined => {
  const m = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/.exec(source);
  if (!m || !(m[2] || m[3])) return undefined;
  const fraction = m[3] ?? '';
  const digits = BigInt(`${m[2] ?? ''}${fraction}` || '0') * (m[1] === '-' ? -1n : 1n);
  const exponent = Number(m[4] ?? 0) - fraction.length;
  return exponent >= 0 ? rational(digits * 10n ** BigInt(exponent)) : rational(digits, 10n ** BigInt(-exponent));
};

export const add = (a: Rational, b: Rational): Rational => rational(a.n * b.d + b.n * a.d, a.d * b.d);
export const subtract = (a: Rational, b: Rational): Rational => rational(a.n * b.d - b.n * a.d, a.d * b.d);
export const multiply = (a: Rational, b: Rational): Rational => rational(a.n * b.n, a.d * b.d);
export const divide = (a: Rational, b: Rational): Rational => rational(a.n * b.d, a.d * b.n);
export const negate = (a: Rational): Rational => ({ n: -a.n, d: a.d });
export const compare = (a: Rational, b: Rational): number => {
  const x = a.n * b.d - b.n * a.d;
  return x < 0n ? -1 : x > 0n ? 1 : 0;
};
export const equal = (a: Rational, b: Rational): boolean => a.n === b.n && a.d === b.d;

/** The largest integer not above x. */
export const floor = (x: Rational): bigint => (x.n >= 0n ? x.n / x.d : -((-x.n + x.d - 1n) / x.d));

/** Plain decimal text, exact when the fraction terminates within `places` digits, else undefined. */
export const toDecimal = (x: Rational, places = 12): string | undefined => {
  const scaled = x.n * 10n ** BigInt(places);
  if (scaled % x.d !== 0n) return undefined;
  const digits = abs(scaled / x.d)
    .toString()
    .padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '');
  return `${x.n < 0n ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`;
};

/** A JavaScript number near x, for display widths and charts only; never for money that is paid. */
export const toNumber = (x: Rational): number => {
  const shift = 10n ** 18n;
  return Number((x.n * shift) / x.d) / 1e18;
};
