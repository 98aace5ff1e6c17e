/**
 * What a loaded policy is: the result of `loadPolicy`, the only thing the engine, the sheet and the screens know of a pack.
 * Everything is checked by then: names resolve, units fit, every figure is cited, so nothing below can fail for the pack's sake.
 */
import type { Text } from '../core/lang';
import type { Rational } from '../core/rational';

/** Dimensions of a quantity as unit → exponent: 150元/平方米 is {元: 1, 平方米: -1}. A plain number has none. */
export type Dimensions = Readonly<Record<string, number>>;

/** `point` is a percentage point: it adds only to a rate, and is not a rate itself. */
export type ValueType =
  | { readonly kind: 'number'; readonly dims: Dimensions; readonly flavour?: 'rate' | 'point' }
  | { readonly kind: 'flag' }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'text' };

/** Who an award (or a value) belongs to. `project` is one row; every other grain is settled once per enterprise (recipient). */
export type Grain = 'enterprise' | 'project';

/** Whom an item is for, in the words of documents. Everything but a project is settled as an enterprise. */
export type Subject = '企业' | '项目' | '园区' | '协会' | '机构' | '平台' | '个人' | '活动';

/** A recognition that may stand as a word in a certification cell, or as a yes/no column of its own. */
export interface Title {
  readonly level?: string;
  /** Other ways to write it; compared after normalisation (width, brackets, quotation marks, spaces). */
  readonly aliases: readonly string[];
}

/** One column that a policy can read. */
export interface Input {
  readonly name: string;
  readonly en: string;
  readonly type: ValueType;
  readonly grain: Grain;
  /** Multiplier from the base unit to the integers that the engine keeps: money is kept in 分, so 元 has 100. 1 for flags. */
  readonly scale: number;
  /** The unit an officer expects in the header: 万元, %, 平方米 … '' for flags, choices and text. */
  readonly displayUnit: string;
  /** Header texts that mean this input, most usual first. */
  readonly aliases: readonly string[];
  /** Header texts that look alike and mean something else. */
  readonly not: readonly string[];
  /** Bounds of a sensible value in the base unit; below/above is a bad cell. Money and counts have min 0 unless said otherwise. */
  readonly min?: Rational;
  readonly max?: Rational;
  /** Whole numbers only. */
  readonly whole: boolean;
  /** Present for flags that are recognitions. */
  readonly title?: Title;
  /** Other spellings of each option of a choice. */
  readonly optionAliases?: Readonly<Record<string, readonly string[]>>;
  readonly help?: Text;
}

/** Where the careful officer has to decide: a question, its options, a default and why. */
export interface Reading {
  readonly key: string;
  readonly question: Text;
  readonly article: string;
  readonly options: readonly { readonly key: string; readonly label: Text }[];
  readonly default: string;
  readonly because: Text;
}

/** A figure that another document sets (local), or that this one sets for stretches of time (dated). */
export interface Parameter {
  readonly name: string;
  readonly en: string;
  readonly type: ValueType;
  readonly article: string;
  /** Dated values in order; empty for a local parameter. */
  readonly values: readonly { readonly from: string; readonly to: string; readonly value: Rational }[];
  readonly atMost?: Rational;
  readonly help?: Text;
  /** The items that stay undetermined, or a ceiling, until it is entered. */
  readonly items: readonly string[];
}

export type Compare = '<' | '<=' | '>' | '>=' | '==' | '!=';
export type Arithmetic = 'add' | 'subtract' | 'multiply' | 'divide';

/**
 * A checked formula. Numbers are in base units (money in 元) and exact.
 * `case` takes the first branch whose condition holds; `recognised` asks for a title in the policy's year (`year`),
 * in that year and never before (`first`), in an earlier year (`before`), or in any year up to it (`ever`).
 */
export type Node =
  | { readonly op: 'literal'; readonly type: ValueType; readonly value: Rational; readonly text: string }
  | { readonly op: 'input'; readonly type: ValueType; readonly name: string }
  | {
      readonly op: 'recognised';
      readonly type: ValueType;
      readonly name: string;
      readonly when: 'year' | 'first' | 'before' | 'ever';
    }
  | { readonly op: 'parameter'; readonly type: ValueType; readonly name: string }
  | { readonly op: 'reading'; readonly type: ValueType; readonly key: string; readonly options: readonly string[] }
  | { readonly op: 'term'; readonly type: ValueType; readonly name: string; readonly en?: string; readonly node: Node }
  | { readonly op: Arithmetic; readonly type: ValueType; readonly left: Node; readonly right: Node }
  | { readonly op: 'negate' | 'floor'; readonly type: ValueType; readonly of: Node }
  | { readonly op: 'min' | 'max'; readonly type: ValueType; readonly of: readonly Node[] }
  | { readonly op: 'compare'; readonly type: ValueType; readonly by: Compare; readonly left: Node; readonly right: Node }
  | { readonly op: 'is'; readonly type: ValueType; readonly name: string; readonly options: readonly string[] }
  | { readonly op: 'and' | 'or'; readonly type: ValueType; readonly of: readonly Node[] }
  | { readonly op: 'not'; readonly type: ValueType; readonly of: Node }
  | { readonly op: 'constant'; readonly type: ValueType; readonly value: boolean }
  | {
      readonly op: 'case';
      readonly type: ValueType;
      readonly branches: readonly { readonly when: Node; readonly then: Node }[];
      readonly otherwise: Node;
    };

export interface Rounding {
  /** In 分: 1 分, 100 元, 10,000 百元 … 1,000,000 万元; 10^(6-n) for 万元 with n decimals. */
  readonly to: number;
  readonly mode: 'half-up' | 'down' | 'up';
}

export interface Condition {
  readonly node: Node;
  /** As the pack writes it, for whoever works on the pack; policies in bundles for browsers leave it out. */
  readonly text?: string;
}

/** `exact`: what is paid. `ceiling`: somebody decides an amount at or below it. */
export interface Amount {
  readonly basis: 'exact' | 'ceiling';
  readonly node: Node;
  /** The figure of a ceiling that a decision replaces (so much per unit, a rate); the whole amount where absent. The same object as in `node`. */
  readonly decided?: Node;
  readonly cap?: Node;
  readonly rounding: Rounding;
  /** What was paid before for a lower grade of the same recognition: deducted, never below 0. */
  readonly prior?: Node;
}

/** One per mechanism of the policy language, for the catalogue. */
export type ItemKind =
  | 'fixed'
  | 'upTo'
  | 'formula'
  | 'rate'
  | 'rateUpTo'
  | 'tiers'
  | 'per'
  | 'match'
  | 'growthShare'
  | 'points'
  | 'yearly'
  | 'ranking'
  | 'open'
  | 'governed'
  | 'notMoney';

/** `amount`: weighted figures as they are. The shares are of a group's highest figure or sum. `place`: weighted places, the lowest first. */
export type Combination = 'amount' | 'share of the highest' | 'share of the sum' | 'place';

/**
 * Units ranked within groups, and the classes that the places come to. The numbers per class are ranges, so that a ranking proposes
 * and never decides: what was decided stands in an input of its own.
 */
export interface Ranking {
  /** The choice input whose options are the groups: known where the unit has one. */
  readonly within: Extract<Node, { op: 'is' }>;
  readonly measures: readonly { readonly node: Node; readonly text: string; readonly weight: Node }[];
  /** The first whose condition holds counts. Conditions read nothing but readings. */
  readonly combined: readonly { readonly as: Combination; readonly when: Node }[];
  /** Parts equal scores: the first whose condition holds; where none does they stay equal. */
  readonly ties: readonly { readonly node: Node; readonly text: string; readonly when: Node }[];
  /** From the first place down. `least` and `most` are constant. */
  readonly classes: readonly { readonly name: string; readonly least: Node; readonly most: Node }[];
  readonly decidedIn: string;
}

export interface Item {
  readonly id: string;
  readonly article: string;
  readonly title: Text;
  readonly kind: ItemKind;
  readonly grain: Grain;
  readonly subject: Subject;
  readonly conditions: readonly Condition[];
  /** Absent for what gives no money here (`notMoney`, `governed`). */
  readonly amount?: Amount;
  /** For `ranking`. */
  readonly ranking?: Ranking;
  /** The parameter (named as the item) by which the decided amount under a ceiling is entered. */
  readonly decidedBy?: string;
  /** For `governed`: the document; for `notMoney`: what it gives instead. */
  readonly remark?: Text;
  readonly recipient?: Text;
  readonly payer?: Text;
  /** Figures as the document prints them. */
  readonly figures: readonly string[];
  /** Names it reads: inputs, parameters, readings (each once, in order of appearance). */
  readonly inputs: readonly string[];
  readonly parameters: readonly string[];
  readonly readings: readonly string[];
}

/** A rule that bars an enterprise or a project from items (D 类, serious dishonesty …). */
export interface Gate {
  readonly id: string;
  readonly article: string;
  readonly title: Text;
  readonly grain: Grain;
  /** True where nothing is paid. */
  readonly bars: Condition;
  /** Item ids; empty means all. */
  readonly items: readonly string[];
  /** In order of appearance: the first is what the rule asks for, the others its exceptions. */
  readonly inputs: readonly string[];
  readonly readings: readonly string[];
}

/** Items of one matter, of which only the highest is paid. */
export interface Matter {
  readonly id: string;
  readonly article: string;
  readonly title: Text;
  /** Compared within one enterprise, or within one row. */
  readonly grain: Grain;
  readonly items: readonly string[];
  /**
   * Present where the items are grades of one recognition, lowest first: a higher grade pays only the difference to what was paid before.
   * `prior` names the input with that amount; without one, a lower grade recognised in an earlier year is looked for.
   */
  readonly promotion?: { readonly prior?: string };
  /** When given, the rule holds only under this option of a reading. */
  readonly under?: { readonly reading: string; readonly option: string };
}

/** A cap on the sum of items per enterprise and year. */
export interface Limit {
  readonly id: string;
  readonly article: string;
  readonly title: Text;
  readonly items: readonly string[];
  readonly cap: Node;
  readonly under?: { readonly reading: string; readonly option: string };
}

/** Items of this policy and of another that pay for the same matter. Nothing is taken away: where both pay, it is reported. */
export interface Relation {
  readonly id: string;
  /** The article that rules out the second payment. */
  readonly article: string;
  readonly title: Text;
  /** The other policy: its id, and what a message calls it. */
  readonly policy: string;
  readonly name: Text;
  readonly grain: Grain;
  readonly items: readonly string[];
  /** Items of the other policy, with their articles there. */
  readonly theirs: Readonly<Record<string, string>>;
}

export interface Article {
  readonly number: string;
  readonly title: Text;
  readonly chapter: Text;
}

export interface Policy {
  readonly id: string;
  readonly version: string;
  readonly name: Text;
  /** The short form that a note cites: `4151`. */
  readonly short: Text;
  readonly document: { readonly number?: string; readonly issuer: Text; readonly published?: string };
  /** First and last day, ISO dates. */
  readonly from: string;
  readonly to: string;
  /** The official text that the pack was checked against. */
  readonly source: { readonly file: string; readonly sha256: string; readonly characters: number };
  /** SHA-256 of the pack's own files, hex. */
  readonly sha256: string;
  readonly articles: readonly Article[];
  readonly inputs: ReadonlyMap<string, Input>;
  readonly readings: ReadonlyMap<string, Reading>;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly items: readonly Item[];
  readonly gates: readonly Gate[];
  readonly matters: readonly Matter[];
  readonly relations: readonly Relation[];
  readonly limits: readonly Limit[];
}
