/** 统一社会信用代码 (GB 32100): what a cell holds in; the 18 characters, or what is wrong with them, out. */
import { compact } from '../normalise';

const LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = Array.from({ length: 17 }, (_, i) => 3 ** i % 31);

export type CodeFault =
  /** Typed as a number: Excel keeps 15 digits of 18. */
  | { readonly fault: 'number' }
  /** Text that a number of 15 digits was turned into: `…000`, `9.133E+17`. */
  | { readonly fault: 'digits lost' }
  | { readonly fault: 'length'; readonly length: number }
  /** I O Z S V never occur. */
  | { readonly fault: 'letter'; readonly letter: string; readonly instead?: string }
  | { readonly fault: 'check'; readonly expected: string };

export type ReadCode = { readonly code: string; readonly tidied: boolean } | CodeFault;

/** The 18th character that belongs to the first 17; undefined where one of them is none of the 31. */
export const checkCharacter = (first17: string): string | undefined => {
  let sum = 0;
  for (let i = 0; i < 17; i++) {
    const value = LETTERS.indexOf(first17[i] ?? '?');
    if (value < 0) return undefined;
    sum += value * (WEIGHTS[i] as number);
  }
  return LETTERS[(31 - (sum % 31)) % 31];
};

const INSTEAD: Readonly<Record<string, string>> = { O: '0', I: '1', Z: '2', S: '5' };

const valueOf = new Int8Array(128).fill(-1);
[...LETTERS].forEach((letter, value) => (valueOf[letter.charCodeAt(0)] = value));

/** A code that is right as it stands: the usual case, without making new strings. */
const isWhole = (written: string): boolean => {
  if (written.length !== 18 || written.endsWith('000')) return false;
  let sum = 0;
  for (let i = 0; i < 17; i++) {
    const value = valueOf[written.charCodeAt(i)] ?? -1;
    if (value < 0) return false;
    sum += value * (WEIGHTS[i] as number);
  }
  return valueOf[written.charCodeAt(17)] === (31 - (sum % 31)) % 31;
};

export const readCode = (written: string): ReadCode => {
  if (isWhole(written)) return { code: written, tidied: false };
  const code = compact(written)
    .replace(/^['’]/, '')
    .replace(/[-—.·]/g, '')
    .toUpperCase();
  if (/^\d(?:\.?\d+)?E\+?\d+$/.test(compact(written).toUpperCase())) return { fault: 'digits lost' };
  if (code.length !== 18) return { fault: 'length', length: code.length };
  if (/^\d{15}000$/.test(code)) return { fault: 'digits lost' };
  for (const letter of code) {
    if (!LETTERS.includes(letter))
      return { fault: 'letter', letter, ...(INSTEAD[letter] !== undefined && { instead: INSTEAD[letter] }) };
  }
  const expected = checkCharacter(code) as string;
  return code[17] === expected ? { code, tidied: code !== written.trim() } : { fault: 'check', expected };
};
