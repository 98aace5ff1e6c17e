/** Rows for the eight clauses as columns of integers, and the table that the engine reads made of the same columns. */
import { CellState, FLAG_NOW, type Column, type Table } from '../../../src/engine/table';
import type { Policy } from '../../../src/policy/model';

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
/** Highest first; `level` of a row is 1 for the first, 3 for the last, 0 for none. */
export const LEVELS = ['国家级企业技术中心', '省级企业技术中心', '市级企业技术中心'] as const;

export const UNKNOWN = 2;

export interface Cases {
  readonly rows: number;
  /** NaN where the cell is blank. */
  readonly numbers: Readonly<Record<NumberName, Float64Array>>;
  /** 0, 1 or UNKNOWN. */
  readonly flags: Readonly<Record<FlagName, Uint8Array>>;
  readonly level: Uint8Array;
}

export const emptyCases = (rows: number): Cases => ({
  rows,
  numbers: Object.fromEntries(NUMBERS.map((name) => [name, new Float64Array(rows)])) as Record<NumberName, Float64Array>,
  flags: Object.fromEntries(FLAGS.map((name) => [name, new Uint8Array(rows)])) as Record<FlagName, Uint8Array>,
  level: new Uint8Array(rows),
});

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
  for (const input of policy.inputs.values()) {
    const base = { input: input.name, header: input.name, column: columns.size };
    const number = numbers[input.name as NumberName] as Float64Array | undefined;
    const flag = flags[input.name as FlagName] as Uint8Array | undefined;
    const grade = LEVELS.indexOf(input.name as (typeof LEVELS)[number]) + 1;
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
      columns.set(input.name, {
        ...base,
        kind: 'flag',
        listed: true,
        state: new Uint8Array(rows),
        values: level.map((value) => (value === grade ? FLAG_NOW : 0)),
      });
    else throw new Error(`no column for ${input.name}`);
  }
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
