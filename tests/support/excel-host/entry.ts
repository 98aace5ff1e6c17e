/**
 * What Excel makes of a value given through `values` or `formulas`: a JSON value and the cell's number format in, the change of the cell out.
 * As strict as the worst host: what could become a formula does, what could become a number or a date does, and long numbers lose digits.
 */
import { HostError } from './node';
import type { Cell, Scalar } from './model';

const ERRORS = new Set(['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A', '#SPILL!', '#CALC!']);
const DAY = 86_400_000;

/** Excel keeps 15 significant digits of a number typed as text. */
const fifteen = (n: number): number => Number(n.toPrecision(15));

const typed = (text: string): { value: Scalar; format?: string; error?: boolean } => {
  const plain = text.trim();
  if (/^(true|false)$/i.test(plain)) return { value: plain.toLowerCase() === 'true' };
  if (ERRORS.has(plain.toUpperCase())) return { value: plain.toUpperCase(), error: true };
  const number = /^([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?(?:e[+-]?\d+)?)(%?)$/i.exec(plain);
  if (number && /\d/.test(number[1] ?? '')) {
    const value = fifteen(Number((number[1] ?? '').replaceAll(',', '')) / (number[2] ? 100 : 1));
    if (Number.isFinite(value)) return { value, ...(number[2] ? { format: '0.00%' } : {}) };
  }
  const date = /^(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})日?$/.exec(plain) ?? /^(\d{1,2})[-/](\d{1,2})$/.exec(plain);
  if (date) {
    const [y, m, d] =
      date.length === 4 ? [Number(date[1]), Number(date[2]), Number(date[3])] : [2025, Number(date[1]), Number(date[2])];
    if (m >= 1 && m <= 12 && d >= 1 && d <= 31)
      return { value: Math.round((Date.UTC(y, m - 1, d) - Date.UTC(1899, 11, 30)) / DAY), format: 'yyyy/m/d' };
  }
  return { value: text };
};

/** The change, or undefined where `null` leaves the cell as it is. */
export const entered = (given: unknown, before: Cell, location: string): Partial<Cell> | undefined => {
  if (given === null || given === undefined) return undefined;
  const plain = { formula: undefined, error: false, spill: false };
  if (typeof given === 'number' || typeof given === 'boolean') return { ...plain, value: given };
  if (typeof given !== 'string')
    throw new HostError('InvalidArgument', 'The argument is invalid or missing or has an incorrect format.', location);
  if (given.length > 32_768) throw new HostError('InvalidArgument', 'The text is too long for a cell.', location);
  if (given.startsWith("'")) return { ...plain, value: given.slice(1) };
  if (before.format === '@' || given === '') return { ...plain, value: given };
  if (/^=./.test(given)) return { ...plain, value: 0, formula: given };
  const value = typed(given);
  if (value.value === given && /^[-+@]./.test(given)) return { ...plain, value: '#NAME?', error: true, formula: `=${given}` };
  return {
    ...plain,
    value: value.value,
    error: value.error ?? false,
    ...(value.format && before.format === 'General' ? { format: value.format } : {}),
  };
};

/** What `values` tells of a cell's type. */
export const typeOf = (cell: Cell): string => {
  if (cell.error) return 'Error';
  if (typeof cell.value === 'number') return 'Double';
  if (typeof cell.value === 'boolean') return 'Boolean';
  return cell.value === '' && cell.formula === undefined ? 'Empty' : 'String';
};
