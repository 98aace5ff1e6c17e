/** The outcome of one item while settlement works on it. Arrays are made when a step first needs them. */
import type { Item, Policy } from '../../policy/model';
import type { Evaluated } from '../evaluate';
import type { Frame, Frames } from '../frame';
import { Code, type Choices, type ItemOutcome } from '../outcome';

export interface Draft {
  readonly item: Item;
  readonly index: number;
  readonly frame: Frame;
  readonly code: Uint8Array;
  /** 分 as the item itself comes to; shared zeros where it pays nobody. */
  readonly own: Float64Array;
  amount: Float64Array;
  displacedBy?: Int32Array;
  matter?: Int32Array;
  gate?: Int32Array;
  limit?: Int32Array;
  prior?: Float64Array;
  city?: Float64Array;
  shared?: Uint8Array;
}

/** What every step of settlement works on. */
export interface Settling {
  readonly policy: Policy;
  readonly choices: Choices;
  readonly frames: Frames;
  readonly drafts: readonly Draft[];
  readonly byId: ReadonlyMap<string, Draft>;
  /** Rows of each project. */
  readonly projects: readonly (readonly number[])[];
}

const zeros = new Map<number, Float64Array>();

/** One shared array of zeros per length, never written to. */
const zerosOf = (units: number): Float64Array => {
  const found = zeros.get(units) ?? new Float64Array(units);
  zeros.set(units, found);
  return found;
};

export const draft = (item: Item, index: number, frame: Frame, { code, amount }: Evaluated): Draft => {
  const own = amount ?? zerosOf(frame.units);
  return { item, index, frame, code, own, amount: own };
};

export const pays = (code: number | undefined): boolean => code === Code.awarded || code === Code.upTo;

/** Whether any unit has an award or a ceiling. */
export const paysAny = (d: Draft): boolean => {
  for (let u = 0; u < d.code.length; u += 1) if (pays(d.code[u])) return true;
  return false;
};

/** Changes an amount, leaving what the item itself came to as it was. */
export const setAmount = (d: Draft, unit: number, fen: number): void => {
  if (d.amount === d.own) d.amount = d.own.slice();
  d.amount[unit] = fen;
};

type Mark = 'displacedBy' | 'matter' | 'gate' | 'limit';

export const mark = (d: Draft, which: Mark, unit: number, value: number): void => {
  const array = (d[which] ??= new Int32Array(d.frame.units).fill(-1));
  array[unit] = value;
};

/** The units of an item that belong to one enterprise. */
export const unitsOf = (d: Draft, enterprise: number, { frames }: Settling): readonly number[] =>
  d.frame.grain === 'enterprise' ? [enterprise] : frames.enterprise.rowsOf(enterprise);

export const finished = ({
  item,
  code,
  own,
  amount,
  displacedBy,
  matter,
  gate,
  limit,
  prior,
  city,
  shared,
}: Draft): ItemOutcome => ({
  item,
  code,
  own,
  amount,
  ...(displacedBy && { displacedBy }),
  ...(matter && { matter }),
  ...(gate && { gate }),
  ...(limit && { limit }),
  ...(prior && { prior }),
  ...(city && { city }),
  ...(shared && { shared }),
});

/** Whether a rule that depends on a reading holds under the officer's choice. */
export const applies = (
  rule: { readonly under?: { readonly reading: string; readonly option: string } },
  option: (key: string) => string,
): boolean => !rule.under || option(rule.under.reading) === rule.under.option;
