/** Rows for the eight clauses as columns of integers, and the table that the engine reads made of the same columns. */
import { CellState, FLAG_BEFORE, FLAG_NOW, type Column, type FlagColumn, type Table } from '../../../src/engine/table';
import type { Policy } from '../../../src/policy/model';
import { listedOf } from '../listed';
import { TITLES } from './clauses';

/** In the order of the pack. Money in 分, 容积率 in millionths, 用地面积 in ten-thousandths of a square metre. */
export const NUMBERS = [
  '营业收入',
  '上年营业收入',
  '最高年营业收入',
  '设备投资额',
  '容积率',
  '用地面积',
  '研发投入',
  '上年研发投入',
  '贷款额',
  '检测费',
  '认证费',
  '咨询费',
] as const;
export type NumberName = (typeof NUMBERS)[number];
export const FLAGS = ['重点项目', '集群项目'] as const;
export type FlagName = (typeof FLAGS)[number];
export const UNKNOWN = 2;

const KINDS = TITLES[0]?.length ?? 0;

export interface Cases {
  readonly rows: number;
  /** NaN where the cell is blank. */
  readonly numbers: Readonly<Record<NumberName, Float64Array>>;
  /** 0, 1 or UNKNOWN. */
  readonly flags: Readonly<Record<FlagName, Uint8Array>>;
  /** The level of the row's best recognition: 1 is the highest, 3 the lowest, 0 none. */
  readonly level: Uint8Array;
}

export const emptyCases = (rows: number): Cases => ({
  rows,
  numbers: Object.fromEntries(NUMBERS.map((name) => [name, new Float64Array(rows)])) as Record<NumberName, Float64Array>,
  flags: Object.fromEntries(FLAGS.map((name) => [name, new Uint8Array(rows)])) as Record<FlagName, Uint8Array>,
  level: new Uint8Array(rows),
});

/** Cases one after the other. */
export const joined = (parts: readonly Cases[]): Cases => {
  const out = emptyCases(parts.reduce((sum, { rows }) => sum + rows, 0));
  let at = 0;
  for (const { rows, numbers, flags, level } of parts) {
    for (const name of NUMBERS) out.numbers[name].set(numbers[name], at);
    for (const name of FLAGS) out.flags[name].set(flags[name], at);
    out.level.set(level, at);
    at += rows;
  }
  return out;
};

/** Some of the rows. */
export const chosen = (cases: Cases, rows: readonly number[]): Cases => {
  const out = emptyCases(rows.length);
  rows.forEach((from, row) => {
    for (const name of NUMBERS) out.numbers[name][row] = cases.numbers[name][from] as number;
    for (const name of FLAGS) out.flags[name][row] = cases.flags[name][from] as number;
    out.level[row] = cases.level[from] as number;
  });
  return out;
};

/** One case as text, for a failure's message. */
export const caseText = ({ numbers, flags, level }: Cases, row: number): string =>
  JSON.stringify({
    ...Object.fromEntries(NUMBERS.map((name) => [name, numbers[name][row]])),
    ...Object.fromEntries(FLAGS.map((name) => [name, flags[name][row]])),
    level: level[row],
  });

const stateOf = (blank: (row: number) => boolean, rows: number): Uint8Array =>
  Uint8Array.from({ length: rows }, (_, r) => (blank(r) ? CellState.blank : CellState.value));

/** Each row is an enterprise of its own, so that units of both grains are rows. */
export const tableOfCases = (cases: Cases, policy: Policy): Table => {
  const { rows, numbers, flags, level } = cases;
  const columns = new Map<string, Column>();
  const titles: FlagColumn[] = [];
  for (const input of policy.inputs.values()) {
    const base = { input: input.name, header: input.name, column: columns.size + titles.length };
    const number = numbers[input.name as NumberName] as Float64Array | undefined;
    const flag = flags[input.name as FlagName] as Uint8Array | undefined;
    const grade = TITLES.findIndex((titles) => titles.includes(input.name)) + 1;
    const kind = TITLES[grade - 1]?.indexOf(input.name);
    if (number)
      columns.set(input.name, {
        ...base,
        kind: 'number',
        state: stateOf((r) => Number.isNaN(number[r]), rows),
        values: number.map((value) => (Number.isNaN(value) ? 0 : value)),
      });
    else if (flag)
      columns.set(input.name, {
        ...base,
        kind: 'flag',
        state: stateOf((r) => flag[r] === UNKNOWN, rows),
        values: flag.map((value) => (value === 1 ? FLAG_NOW : 0)),
      });
    else if (grade > 0)
      titles.push({
        ...base,
        kind: 'flag',
        state: new Uint8Array(rows),
        // Whoever has a high one may have lower ones too, and one of an earlier year.
        values: level.map((value, r) =>
          value > 0 && value <= grade && r % KINDS === kind ? FLAG_NOW : (r + grade) % KINDS === kind ? FLAG_BEFORE : 0,
        ),
      });
    else throw new Error(`no column for ${input.name}`);
  }
  for (const column of listedOf(titles)) columns.set(column.input, column);
  return {
    sheet: '表',
    rows,
    rowNumbers: Int32Array.from({ length: rows }, (_, r) => r + 2),
    enterpriseOf: Int32Array.from({ length: rows }, (_, r) => r),
    enterprises: Array.from({ length: rows }, (_, r) => ({ code: null, name: `企业${r}` })),
    regions: new Array<string>(rows).fill(''),
    columns,
  };
};
