/** 12, 0.12 or 12%: the numbers of a percent column without a sign of their own in; how all of them are to be read, out. */
import type { MappedColumn } from '../mapping';
import { Kind, NumberFormat } from '../port/port';
import { unitNamed } from '../units';
import { parseNumberText } from './number-text';
import { columnAt, kindOf, type Source } from './source';

/** Bare numbers are percentages (12 is 12%), fractions (0.12 is 12%), or cannot be told. */
export type PercentRule = 'percent' | 'fraction' | 'mixed';

export interface BareNumbers {
  /** Sheet rows with 0 < |x| ≤ 1. */
  readonly small: readonly number[];
  /** Sheet rows with |x| > 1. */
  readonly large: readonly number[];
}

export const bareNumbers = (source: Source, column: number): BareNumbers => {
  const { grid, rows } = source;
  const small: number[] = [];
  const large: number[] = [];
  const cells = columnAt(grid, column);
  if (!cells) return { small, large };
  for (const row of rows) {
    const r = row - grid.firstRow;
    let value = 0;
    const kind = kindOf(source, cells, r);
    if (kind === Kind.number && cells.formats[r] !== NumberFormat.percent) value = cells.values[r] ?? 0;
    else if (kind === Kind.text) {
      const text = parseNumberText(grid.strings[cells.values[r] ?? 0] ?? '');
      if (text.kind === 'number' && !text.unit && !text.magnitude) value = Number(text.decimal);
    }
    if (value !== 0) (Math.abs(value) <= 1 ? small : large).push(row);
  }
  return { small, large };
};

/** The header's unit decides; without one, the size does, if it says the same for all. */
export const judgePercent = (bare: BareNumbers, mapped: MappedColumn): PercentRule => {
  if (mapped.unitSource !== 'usual') return unitNamed(mapped.unit)?.name === '小数' ? 'fraction' : 'percent';
  if (bare.small.length > 0 && bare.large.length > 0) return 'mixed';
  return bare.large.length > 0 ? 'percent' : 'fraction';
};
