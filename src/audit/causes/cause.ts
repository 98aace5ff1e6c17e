/**
 * What a cause is: one way in which an amount goes wrong. It changes the computation (a policy, a choice or the table) in one place;
 * whatever amount then comes out to the 分 is explained by it. Nothing here knows a policy: the changes are made to any model that loads.
 */
import { text, type Text } from '../../core/lang';
import type { Choices, Settlement } from '../../engine/outcome';
import type { NumberColumn, Table } from '../../engine/table';
import type { Item, Policy } from '../../policy/model';

/** Kinds of causes, as the summary counts them. */
export const CAUSE_TEXT = {
  'typed-over': text('公式被改成固定数', 'Typed over a formula'),
  cap: text('上限未执行', 'Cap not applied'),
  'cap-twice': text('上限重复执行', 'Cap applied twice'),
  'cap-figure': text('上限数字用错', 'Wrong cap'),
  points: text('加点用错', 'Wrong percentage points'),
  tier: text('档次用错', 'Wrong tier'),
  figure: text('标准用错', 'Wrong figure'),
  boundary: text('恰好在界上，取法相反', 'Boundary taken the other way'),
  threshold: text('未达到条件', 'Condition not met'),
  vat: text('基数含税或不含税', 'Base with or without VAT'),
  'other-column': text('基数用了另一列', 'Another column was the base'),
  unit: text('单位或小数点错', 'Wrong unit or decimal point'),
  rounding: text('取整不同', 'Rounded differently'),
  reading: text('按另一口径', 'Another reading'),
  'last-year': text('用了上年的数据或政策', 'Last year’s values or policy'),
  displacement: text('就高不重复未执行', 'Highest-only not applied'),
  'lower-item': text('奖了较低的一项', 'A lower item was paid'),
  prior: text('此前已奖金额未扣', 'Earlier payment not deducted'),
  gate: text('限制条件未执行', 'An excluded enterprise was paid'),
  limit: text('年度上限未执行', 'Yearly limit not applied'),
  'not-paid': text('符合条件未奖', 'Eligible but not paid'),
  'left-out': text('漏计一项', 'An item was left out'),
  'paid-twice': text('重复奖补', 'Paid twice'),
  excess: text('只按超出起算线的部分计', 'Only what exceeds a line was counted'),
  formula: text('公式少了一步', 'A step of the formula left out'),
  'split-part': text('只是其中一级承担的部分', 'Only one level’s part'),
  budget: text('未按预算折算', 'Not scaled to the budget'),
  shifted: text('与邻行错位', 'Shifted by a row'),
  sign: text('正负号错', 'Wrong sign'),
  digits: text('数字录错', 'Digits mistyped'),
  carried: text('由分项差异带入', 'Carried over from an item'),
  none: text('未找到原因', 'No cause found'),
} as const satisfies Readonly<Record<string, Text>>;

export type CauseId = keyof typeof CAUSE_TEXT;

export interface Cause {
  readonly id: CauseId;
  /** What exactly: which cap, which condition, which reading. */
  readonly text: Text;
  /** How likely beside other causes that explain the same amount, 0 to 100. */
  readonly weight: number;
  /** The item it concerns, where it is one. */
  readonly item?: string;
}

/** Where an amount differs: a row of the scene's table, the enterprise whose own awards stand there or -1, and 分 that are given and that are due. */
export interface Place {
  readonly row: number;
  readonly enterprise: number;
  readonly given: number;
  readonly due: number;
}

/** Enterprises with differences, and the computation that they were held against. */
export interface Scene {
  /** The whole document: its other figures are what may be mistaken for the right ones. */
  readonly document: Policy;
  /** Its items that matter here. */
  readonly policy: Policy;
  readonly choices: Choices;
  readonly table: Table;
  /** The table of all enterprises, and the row of it that each row here is. */
  readonly whole: Table;
  readonly rowsOfWhole: Int32Array;
  readonly places: readonly Place[];
  /** Items that the column is held against. */
  readonly items: readonly Item[];
  /** Their settlement as it should be. */
  readonly settlement: Settlement;
  /** Columns of money of the sheet that the policy does not read, in 分 over the rows of the whole table. */
  readonly others: readonly { readonly header: string; readonly column: NumberColumn }[];
  /** An earlier document, where the auditor has one. */
  readonly earlier?: { readonly policy: Policy; readonly choices: Choices };
}

/** When a change is told. */
interface Told {
  /** Several rules were left out at once: not where one cause of these kinds is enough. */
  readonly unless?: readonly CauseId[];
  /** Something was paid in it: it explains no blank and no 0. */
  readonly pays?: true;
  /** What it comes to grows with the amount: a large difference is as likely as a small one. */
  readonly ofAnySize?: true;
}

/** The computation with one thing changed. What is absent is as in the scene. */
export interface World extends Cause, Told {
  /** Ids of the items whose own computation is changed. */
  readonly touched: readonly string[];
  readonly policy?: Policy;
  readonly choices?: Choices;
  readonly table?: Table;
  /** The same change where lines are asked for alone: what comes out alike has only moved a line. */
  readonly lines?: Policy;
  /** Of `places` those that it was made for; absent where it may explain any. */
  readonly only?: ReadonlySet<number>;
}

export type Worlds = (scene: Scene) => readonly World[];

/** One item changed; the rest of the policy stays. */
export interface ItemChange extends Told {
  readonly id: CauseId;
  readonly text: Text;
  readonly weight: number;
  readonly to: Item;
  /** The same change in what is compared with a line alone. */
  readonly lines?: Item;
}

export type ItemChanges = (item: Item, scene: Scene) => readonly ItemChange[];
