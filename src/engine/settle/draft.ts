/** The outcome of one item while settlement works on it. Arrays are made when a step first needs them. */
import type { Item, Policy } from '../../policy/model';
import type { Evaluated } from '../evaluate';
import type { Frame, Frames } from '../frame';
import { Code, type Choices, type Indices, type ItemOutcome } from '../outcome';

export interface Draft {
  readonly item: Item;
  readonly index: number;
  readonly frame: Frame;
  code: Uint8Array;
  /** Whether items share the codes, which are then never written to. */
  readonly common: boolean;
  /** The units that paid when a rule first asked, in their order: settlement takes awards away, never adds one. */
  readonly payers: Int32Array;
  /** 分 per unit; shared zeros where the item pays nobody. */
  readonly amount: Float64Array;
  displacedBy?: Indices;
  matter?: Indices;
  gate?: Indices;
  limit?: Indices;
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
  /** Index of the project per row; without it each row is a project. */
  readonly projectOf?: Int32Array;
  /** Index of the enterprise per row. */
  readonly enterpriseOf: Int32Array;
}

const zeros = new Map<number, Float64Array>();

/** One shared array of zeros per length, never written to. */
const zerosOf = (units: number): Float64Array => {
  const found = zeros.get(units) ?? new Float64Array(units);
  zeros.set(units, found);
  return found;
};

export const pays = (code: number | undefined): boolean => code === Code.awarded || code === Code.upTo;

const NOBODY = new Int32Array(0);

/** Each is written, the next one over it where it is paid nothing. Returns how many are paid. */
const listPayers = (out: Int32Array, code: Uint8Array): number => {
  let n = 0;
  for (let unit = 0; unit < code.length; unit += 1) {
    out[n] = unit;
    n += Number(pays(code[unit]));
  }
  return n;
};

const payersOf = (code: Uint8Array): Int32Array => {
  // What nearly every item comes to is seen much faster than it is gone through.
  if (!code.includes(Code.awarded) && !code.includes(Code.upTo)) return NOBODY;
  const payers = new Int32Array(code.length);
  return payers.slice(0, listPayers(payers, code));
};

export const draft = (item: Item, index: number, frame: Frame, { code, amount, common }: Evaluated): Draft => {
  let payers: Int32Array | undefined;
  return {
    item,
    index,
    frame,
    code,
    common: common === true,
    get payers() {
      return (payers ??= payersOf(code));
    },
    amount: amount ?? zerosOf(frame.units),
  };
};

/** Changes an amount; to write none where there is none would touch the shared zeros. */
export const setAmount = (d: Draft, unit: number, fen: number): void => {
  if (d.amount[unit] !== fen) d.amount[unit] = fen;
};

type Mark = 'displacedBy' | 'matter' | 'gate' | 'limit';

/** As narrow as the number of items or rules allows. */
const indices = (units: number, of: number): Indices => (of <= 127 ? new Int8Array(units) : new Int16Array(units)).fill(-1);

export const mark = (d: Draft, which: Mark, unit: number, value: number, { policy }: Settling): void => {
  const of = { displacedBy: policy.items, matter: policy.matters, gate: policy.gates, limit: policy.limits }[which];
  const array = (d[which] ??= indices(d.frame.units, of.length));
  array[unit] = value;
};

export const finished = ({ item, code, amount, displacedBy, matter, gate, limit, prior, city, shared }: Draft): ItemOutcome => ({
  item,
  code,
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
