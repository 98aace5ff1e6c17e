/**
 * What the engine answers: one byte and one amount per unit and item, plus what settlement did to it.
 * A unit is a row for a project item and an enterprise for any other; `unitRow` says on which row it is shown.
 */
import type { Place } from '../core/problem';
import type { Item, Policy, ValueType } from '../policy/model';
import type { Rational } from '../core/rational';
import type { RankingOutcome } from './ranking/rank';
import type { Table } from './table';

export enum Code {
  notEligible = 0,
  missing = 1,
  undetermined = 2,
  awarded = 3,
  upTo = 4,
  displaced = 5,
  notMoney = 6,
}

/** The same in words, as JSON and screens use them; the index is the Code. */
export const STATUS = ['not_eligible', 'missing', 'undetermined', 'awarded', 'up_to', 'displaced', 'not_money'] as const;
export type Status = (typeof STATUS)[number];

/** Everything a computation depends on besides the table. */
export interface Choices {
  /** The year that is settled: 当年. */
  readonly year: number;
  /** Option per reading key; the default where absent. */
  readonly readings: ReadonlyMap<string, string>;
  /** Entered local parameters, in base units, with the document that sets them. */
  readonly parameters: ReadonlyMap<string, Entered>;
  /** 分 that may be paid in all; exact awards are scaled down to it when they exceed it. */
  readonly budget?: number;
  /** The city's share of every award, for the split between city and district. */
  readonly cityShare?: Rational;
}

export interface Entered {
  readonly value: Rational;
  readonly type: ValueType;
  /** As the officer wrote it. */
  readonly text: string;
  readonly document?: string;
  /** ISO date of the document. */
  readonly date?: string;
  /** The cell that it was read from; absent where it was typed in for this run. */
  readonly at?: Place;
}

/** Places in a list of the policy, -1 for none. */
export type Indices = Int8Array | Int16Array;

/** One item over all its units. Where a rule touched none of them, its array is absent. */
export interface ItemOutcome {
  readonly item: Item;
  /** Code per unit. */
  readonly code: Uint8Array;
  /** 分 per unit: the award, or the ceiling where the code is upTo; what it would have paid where displaced; else 0. */
  readonly amount: Float64Array;
  /** Per unit: index into policy.items of the item that displaced it, or -1; absent where none was. */
  readonly displacedBy?: Indices;
  /** Per unit: index into policy.matters by which it was displaced, or -1. */
  readonly matter?: Indices;
  /** Per unit: index into policy.gates that barred it, or -1. */
  readonly gate?: Indices;
  /** Per unit: index into policy.limits that cut it, or -1. */
  readonly limit?: Indices;
  /** 分 per unit deducted on promotion for what was paid before. */
  readonly prior?: Float64Array;
  /** 分 per unit: the city's part of an award; the rest is the district's. Absent unless a share was given. */
  readonly city?: Float64Array;
  /** 1 where other rows of the same project had used up part of the item's cap. */
  readonly shared?: Uint8Array;
}

export interface Settlement {
  readonly policy: Policy;
  readonly choices: Choices;
  readonly table: Table;
  /** One per item of the policy, in its order. */
  readonly outcomes: readonly ItemOutcome[];
  /** First table row of each enterprise: where its enterprise-level awards are shown. */
  readonly firstRow: Int32Array;
  /** One per item that ranks and has its columns, in the policy's order. */
  readonly rankings: readonly RankingOutcome[];
  /** Indices of gates that could not be checked because the sheet has none of their columns. */
  readonly unchecked: readonly number[];
  readonly totals: Totals;
}

export interface Totals {
  /** 分. Exact awards and ceilings are never added together. */
  readonly awarded: number;
  readonly upTo: number;
  readonly counts: Readonly<Record<Status, number>>;
}
