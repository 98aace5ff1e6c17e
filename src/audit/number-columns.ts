/** Columns of numbers that are neither names nor lists: a sheet with its mapping in; each with its header, its input where it is one, and its unit, out. */
import type { Settlement } from '../engine/outcome';
import type { Input, Policy } from '../policy/model';
import { isBlank, kindAt } from '../sheet/cells';
import { compact } from '../sheet/normalise';
import { Kind } from '../sheet/port/port';
import type { Source } from '../sheet/read/source';
import { labelOf } from '../sheet/recognise/header-text';
import { headerPath, layoutOf } from '../sheet/recognise/layout';
import { isRate } from '../sheet/units';
import type { Scene } from './causes/cause';
import type { GivenColumn } from './given/columns';
import { givenHeader, instalmentOf, looksLikePart } from './given/kinds';
import { moneyColumn, readGiven } from './given/read';
import { statedUnit } from './given/unit';

export interface NumbersColumn {
  readonly column: number;
  readonly label: string;
  /** Absent where the policy does not read it. */
  readonly input?: Input;
  /** '' where the sheet does not say it. */
  readonly unit: string;
  readonly isMoney: boolean;
}

/** What no one adds up, and no one takes for an amount: shares, averages, growth, years, marks, places. */
const NO_AMOUNT = /率|比|占|增幅|增长|均|年份|年度$|日期|时间|序号|名次|排名|得分|评分|分值|编号|代码|号码|电话|%/;

/** 市级承担40%: the column has the money. */
const SHARE = /\(?\d{1,2}(?:\.\d+)?%\)?$/;
const MONEY_WORDS = /额|金|款|资|税|收入|支出|补|奖|承担|负担|分担|配套|预拨|拨付|产值|利润|贡献/;

/** More than half of the cells that say something are numbers. By itself, and without lists: all columns of a large sheet pass here. */
const holdsNumbers = ({ grid, rows }: Source, column: number): boolean => {
  let filled = 0;
  let numbers = 0;
  for (const row of rows) {
    if (kindAt(grid, row, column) === Kind.number) numbers += 1;
    else if (isBlank(grid, row, column)) continue;
    filled += 1;
  }
  return numbers * 2 > filled;
};

const allColumns = (source: Source, policy: Policy): readonly NumbersColumn[] => {
  const { grid, mapping } = source;
  const layout = layoutOf(grid, []);
  const out = new Set([
    ...Object.values(mapping.identity).map(({ column }) => column),
    ...mapping.lists.map(({ column }) => column),
  ]);
  const inputs = new Map(Object.entries(mapping.columns).map(([input, mapped]) => [mapped.column, { input, mapped }]));
  return layout.columns.flatMap((column): NumbersColumn[] => {
    if (out.has(column)) return [];
    const path = headerPath(layout, mapping.headerRow, mapping.headerRows, column);
    const own = path.at(-1) ?? '';
    if (own === '' || path.some((part) => NO_AMOUNT.test(compact(part).replace(SHARE, '')))) return [];
    if (!holdsNumbers(source, column)) return [];
    const mapped = inputs.get(column);
    const input = mapped && policy.inputs.get(mapped.input);
    const rate = input?.type.kind === 'number' && (isRate(input.type) || input.type.dims['年'] !== undefined);
    if (rate || (input && input.type.kind !== 'number')) return [];
    const said = statedUnit(layout, mapping, column);
    const unit = mapped?.mapped.unit || said.unit;
    // 单位：万元 above the table says nothing of persons or pieces.
    const isMoney = input
      ? input.type.kind === 'number' && input.type.dims['元'] === 1
      : (said.unit !== '' && said.source !== 'line') || MONEY_WORDS.test(own);
    return [{ column, label: labelOf(own), unit, isMoney, ...(input && { input }) }];
  });
};

/** Each column of amounts asks for those beside it. */
const known = new WeakMap<Source, Map<Policy, readonly NumbersColumn[]>>();

/** Without the columns in `taken`. */
export const numberColumns = (source: Source, policy: Policy, taken: Iterable<number>): readonly NumbersColumn[] => {
  const ofSource = known.get(source) ?? new Map<Policy, readonly NumbersColumn[]>();
  known.set(source, ofSource);
  const all = ofSource.get(policy) ?? allColumns(source, policy);
  ofSource.set(policy, all);
  const out = new Set(taken);
  return all.filter(({ column }) => !out.has(column));
};

/** An award or a part of one is nobody's base. */
const isAmount = (label: string): boolean =>
  givenHeader([label]) !== undefined || looksLikePart([label]) || instalmentOf([label]) !== undefined;

/** Money that the policy does not read: what may have been taken for a base. Without a unit of its own it is in that of the given amounts. */
export const otherMoney = (source: Source, { policy }: Settlement, given: GivenColumn, usual: string): Scene['others'] =>
  numberColumns(source, policy, [given.column])
    .filter(({ isMoney, input, label }) => isMoney && !input && !isAmount(label.replace(/\d+$/, '')))
    .map(({ column, label, unit }) => {
      const { fen, state } = readGiven(source, moneyColumn(column, label, unit || usual), unit || usual);
      return { header: label, column: { kind: 'number', input: label, header: label, column, values: fen, state } };
    });
