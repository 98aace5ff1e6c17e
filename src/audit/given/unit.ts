/** The unit in which a column of given amounts stands: a layout and a column in; what the header, a row or a line above says, or nothing, out. */
import { MONEY } from '../../policy/units';
import type { Input } from '../../policy/model';
import type { Mapping, UnitSource } from '../../sheet/mapping';
import { unitOfColumn, unitsAbove } from '../../sheet/recognise/column-units';
import type { Layout } from '../../sheet/recognise/layout';

/** An input that stands for any column of amounts. Negative amounts are read: later corrections take money back. */
export const amountInput = (name: string): Input => ({
  name,
  en: name,
  type: MONEY,
  grain: 'project',
  scale: 100,
  displayUnit: '元',
  aliases: [],
  not: [],
  whole: false,
});

export const statedUnit = (
  layout: Layout,
  mapping: Mapping,
  column: number,
): { readonly unit: string; readonly source: UnitSource } => {
  const header = { row: mapping.headerRow, rows: mapping.headerRows, score: 0, hits: 0, known: 0 };
  const found = unitOfColumn(layout, header, column, amountInput(''), unitsAbove(layout, header));
  return found.source === 'usual' || found.source === 'none' ? { unit: '', source: 'none' } : found;
};
