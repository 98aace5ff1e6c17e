/** The unit of a column: its header, a row of units, the cell beside, a line above the table, the number formats; else the policy's usual one. Says which it was. */
import type { Input } from '../../policy/model';
import { isBlank, lastRowOf, shownAt } from '../cells';
import { shownAs } from '../format-units';
import type { UnitSource } from '../mapping';
import { compact } from '../normalise';
import { Kind } from '../port/port';
import { fits, needsUnit, unitNamed, type SheetUnit } from '../units';
import type { HeaderBlock } from './header-block';
import { statedUnits } from './header-text';
import { headerPath, type Layout } from './layout';
import { headingOf } from './score';

export interface ColumnUnit {
  readonly unit: string;
  readonly source: UnitSource;
}

/** Units stated between the top of the sheet and the header: 单位：万元, also with the unit in the cell to the right of 单位：. */
export const unitsAbove = (layout: Layout, header: HeaderBlock): readonly SheetUnit[] => {
  const units: SheetUnit[] = [];
  for (let row = Math.max(layout.grid.firstRow, header.row - 8); row < header.row; row++) {
    for (const column of layout.columns) {
      const merge = layout.merge(row, column);
      if (merge && (merge.column !== column || merge.row !== row)) continue;
      const text = layout.text(row, column);
      if (text === '') continue;
      units.push(...statedUnits(text));
      if (/^(?:金额|计量|货币)?单位[:：]?$/.test(compact(text))) {
        const beside = layout.columns.find((c) => c > column && layout.text(row, c) !== '');
        const unit = beside === undefined ? undefined : unitNamed(layout.text(row, beside));
        if (unit) units.push(unit);
      }
    }
  }
  return units;
};

/** A column of its own beside the amounts: its header is a unit, or it is headed 单位 and every row says the same unit. */
const unitBeside = (layout: Layout, header: HeaderBlock, column: number): SheetUnit | undefined => {
  const beside = layout.columns[(layout.position.get(column) ?? layout.columns.length) + 1];
  if (beside === undefined) return undefined;
  const path = headerPath(layout, header.row, header.rows, beside);
  const own = path[path.length - 1] ?? '';
  const named = unitNamed(own);
  if (named) return named;
  if (!/^(?:计量|金额)?单位$/.test(compact(own))) return undefined;
  const said = new Set<string>();
  for (let row = header.row + header.rows; row <= lastRowOf(layout.grid) && said.size < 2; row++) {
    if (!isBlank(layout.grid, row, beside)) said.add(compact(shownAt(layout.grid, row, beside)));
  }
  const [only, ...more] = said;
  return only === undefined || more.length > 0 ? undefined : unitNamed(only);
};

/** The unit that the number formats of a column's numbers draw: undefined unless most draw one, and all of these the same. */
const unitDrawn = ({ grid }: Layout, header: HeaderBlock, column: number): SheetUnit | undefined => {
  const cells = grid.columns[column - grid.firstColumn];
  const counts = new Map<number, number>();
  cells?.formats.forEach((format, r) => {
    if (r + grid.firstRow >= header.row + header.rows && cells.kinds[r] === Kind.number)
      counts.set(format, (counts.get(format) ?? 0) + 1);
  });
  const units = new Set<string>();
  let surplus = 0;
  for (const [format, count] of counts) {
    const unit = shownAs(format)?.unit;
    if (unit) units.add(unit.name);
    surplus += unit ? count : -count;
  }
  const [only] = units;
  return units.size === 1 && surplus > 0 && only !== undefined ? unitNamed(only) : undefined;
};

export const unitOfColumn = (
  layout: Layout,
  header: HeaderBlock,
  column: number,
  input: Input,
  above: readonly SheetUnit[],
): ColumnUnit => {
  if (input.type.kind !== 'number') return { unit: '', source: 'none' };
  const heading = headingOf(headerPath(layout, header.row, header.rows, column));
  const { unit } = heading;
  if (unit && fits(unit, input.type)) {
    // A row of units has a cell that says nothing else.
    const last = heading.path[heading.path.length - 1];
    return { unit: unit.name, source: last?.unit === unit && last.key === '' ? 'row' : 'header' };
  }
  const beside = unitBeside(layout, header, column);
  if (beside && fits(beside, input.type)) return { unit: beside.name, source: 'next' };
  const stated = above.find((u) => fits(u, input.type));
  if (stated) return { unit: stated.name, source: 'line' };
  const drawn = unitDrawn(layout, header, column);
  if (drawn && fits(drawn, input.type)) return { unit: drawn.name, source: 'format' };
  return needsUnit(input.type) ? { unit: input.displayUnit, source: 'usual' } : { unit: input.displayUnit, source: 'none' };
};
