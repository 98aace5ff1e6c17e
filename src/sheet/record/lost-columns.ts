/**
 * Award columns that a run empties: what the last run wrote and the plan of this one in; which of them had paid what, and which columns of the user's are
 * missing for them, out, and a plan that says so beside the rows instead of that there is nothing for them.
 */
import type { Settlement } from '../../engine/outcome';
import type { Lang } from '../../core/lang';
import type { Unit } from '../compose/amounts';
import type { Remembered } from '../compose/memory';
import { NOTHING } from '../compose/words';
import { itemOfKey, ownKey } from '../own-keys';
import type { CellValue, WritePlan } from '../port/port';
import type { Mapping } from '../mapping';
import { plainOf } from './edits';
import type { RunRecord } from './run-record';

export interface LostColumn {
  readonly item: string;
  readonly column: number;
  /** What it had paid, and to how many. */
  readonly awards: number;
  /** 分. */
  readonly sum: number;
  /** Columns that fed it and are not found any more. */
  readonly missing: readonly string[];
}

/** Inputs that had a column and have none now. */
export const inputsGone = (then: Mapping, now: Pick<Mapping, 'columns'>): readonly string[] =>
  Object.keys(then.columns).filter((input) => now.columns[input] === undefined);

const fen = (value: number, unit: Unit): number => Math.round(value * (unit === '元' ? 100 : 1_000_000));

/** Those that had awards in them. */
export const lostColumns = (
  plan: WritePlan,
  { policy }: Settlement,
  now: Pick<Mapping, 'columns'>,
  record: RunRecord | undefined,
  then: Remembered | undefined,
): readonly LostColumn[] => {
  if (!record || !then) return [];
  const totals = new Set(then.mapping.skipped.map(({ row }) => row - record.written.firstRow));
  const gone = inputsGone(then.mapping, now);
  return plan.dropped.flatMap(({ key, column }) => {
    const item = policy.items.find(({ id }) => id === itemOfKey(policy.id, key));
    const paid = (record.written.columns.find((one) => one.key === key)?.values ?? []).flatMap((cell, row) => {
      const value = plainOf(cell);
      return typeof value === 'number' && value !== 0 && !totals.has(row) ? [fen(value, then.unit)] : [];
    });
    if (!item || paid.length === 0) return [];
    const sum = paid.reduce((all, one) => all + one, 0);
    return [{ item: item.id, column, awards: paid.length, sum, missing: item.inputs.filter((name) => gone.includes(name)) }];
  });
};

/** Those of this run, and of earlier ones that have not come back. */
export const stillMissing = (
  lost: readonly LostColumn[],
  { columns }: Pick<Mapping, 'columns'>,
  record: RunRecord | undefined,
): readonly string[] => [
  ...new Set([...(record?.lacking ?? []).filter((input) => columns[input] === undefined), ...lost.flatMap((one) => one.missing)]),
];

/** In the status of every row of data. */
export const withLostTold = (
  plan: WritePlan,
  policy: string,
  missing: readonly string[],
  { skipped }: Mapping,
  lang: Lang,
): WritePlan => {
  if (missing.length === 0) return plan;
  const said = lang === 'zh' ? `缺列：${missing.join('、')}` : `no column: ${missing.join(', ')}`;
  const others = new Set(skipped.map(({ row }) => row - plan.firstRow));
  const told = (cell: CellValue, row: number): CellValue => {
    const before = plainOf(cell);
    if (before === null || others.has(row)) return cell;
    const alone = before === NOTHING[lang];
    return { value: alone ? said : `${String(before)}${lang === 'zh' ? '；' : '; '}${said}`, style: 'warning' };
  };
  return {
    ...plan,
    columns: plan.columns.map((column) =>
      column.key === ownKey(policy, 'status') ? { ...column, values: column.values.map(told) } : column,
    ),
  };
};
