/** Digits in bytes in, the nearest double out: exactly what `Number(text)` gives, without making a string for ordinary numbers. */
const POWERS = Array.from({ length: 23 }, (_, i) => 10 ** i);

const slow = (bytes: Uint8Array, start: number, end: number): number => {
  let text = '';
  for (let i = start; i < end; i += 1) text += String.fromCharCode(bytes[i] as number);
  const trimmed = text.trim();
  return trimmed === '' ? Number.NaN : Number(trimmed);
};

/** NaN when it is no number. */
export const parseNumber = (bytes: Uint8Array, start: number, end: number): number => {
  let i = start;
  const negative = bytes[i] === 0x2d;
  if (negative) i += 1;
  let mantissa = 0;
  let digits = 0;
  let fraction = 0;
  let point = false;
  for (; i < end; i += 1) {
    const c = bytes[i] as number;
    if (c >= 0x30 && c <= 0x39) {
      mantissa = mantissa * 10 + (c - 0x30);
      if (mantissa > 0) digits += 1;
      if (point) fraction += 1;
    } else if (c === 0x2e && !point) point = true;
    else return slow(bytes, start, end);
  }
  // Up to 15 digits and a power of ten up to 22 are exact doubles both, so that one division rounds correctly.
  if (digits > 15 || fraction > 22 || end - start === (negative ? 1 : 0) + (point ? 1 : 0)) return slow(bytes, start, end);
  const value = fraction ? mantissa / (POWERS[fraction] as number) : mantissa;
  return negative ? -value : value;
};
