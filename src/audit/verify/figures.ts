/** The sheet of figures that formulas refer to, against that of a run of today: a plan with formulas and the grid in; figures that somebody has changed out. */
import { text } from '../../core/lang';
import { address, lastRowOf } from '../../sheet/cells';
import { columnsOfPolicy, ownKey } from '../../sheet/own-keys';
import { columnAt } from '../../sheet/read/source';
import { UNCALCULATED, type CellValue, type Grid, type WritePlan } from '../../sheet/port/port';
import type { Opened } from '../../run/run';
import { textOf, valueAt, valueOf, type Value } from './cells';
import type { Difference } from './difference';
import { shown, type Compared } from './results';

export const FIGURES = 'figures';

/** Whether a run has written formulas: what stands in the policy's columns says so, else its sheet of figures, which is one line where there are none. */
export const hasFormulas = ({ grid, ownColumns }: Opened, policy: string, figures: Grid | undefined): boolean =>
  columnsOfPolicy(policy, ownColumns).some(({ column }) => columnAt(grid, column)?.formulas?.some((one) => one !== 0) === true) ||
  (figures !== undefined && lastRowOf(figures) > 0);

/** Rows by what names them: the sheet may have been sorted. */
const rowsByName = (grid: Grid, column: number): ReadonlyMap<Value, number> =>
  new Map(Array.from({ length: lastRowOf(grid) + 1 }, (_, row) => [valueAt(grid, row, column), row]));

/** A number, or a formula: what awards are computed with. */
const isFigure = (cell: CellValue | undefined): boolean =>
  typeof cell === 'object' && cell !== null && (cell.formula !== undefined || typeof cell.value === 'number');

/** The value as the document prints it stands before the whole numbers that are made of it. */
const firstFigure = (cells: readonly CellValue[]): number => cells.findIndex(isFigure);

/** Whether numerator and denominator, which stand after the value, come to the same rate. */
const sameRate = (wanted: readonly CellValue[], stated: (column: number) => Value): boolean => {
  const columns = wanted.flatMap((cell, column) => (typeof valueOf(cell) === 'number' ? [column] : []));
  if (columns.length !== 3) return false;
  const [a, b] = columns.slice(1).map((column) => [stated(column), valueOf(wanted[column])]) as [Value[], Value[]];
  return Number(a[0]) * Number(b[1]) === Number(a[1]) * Number(b[0]);
};

const CHANGED = text(
  '公式参数上的数字已不是政策或凭据的数字，公式按改动后的数字计算',
  'the sheet of figures has another figure than policy and receipt; formulas compute with it',
);
const OVERTYPED = text(
  '公式参数上计算用的整数与所示数值不符',
  'on the sheet of figures, what formulas compute with does not follow from the value shown',
);
const GONE = text('公式参数上缺这一项', 'the sheet of figures lacks this figure');

const figuresSheet = (plan: WritePlan, policy: string) => plan.sheets.find(({ key }) => key === ownKey(policy, FIGURES));

export const compareFigures = (grid: Grid | undefined, plan: WritePlan, policy: string): Compared => {
  const planned = figuresSheet(plan, policy);
  if (!planned) return { cells: 0, differences: [] };
  if (!grid)
    return {
      cells: 0,
      differences: [
        {
          kind: 'result',
          code: 'sheet-gone',
          place: {},
          name: '',
          stated: null,
          found: null,
          note: text('“公式参数”表已不在工作簿中', 'the sheet of figures is gone'),
        },
      ],
    };
  const differences: Difference[] = [];
  let cells = 0;
  const names = plan.cellNames ?? [];
  const rows = [...new Set(names.map(({ row }) => row))];
  const named = planned.rows[rows[0] ?? 0]?.findIndex((cell) => names[0]?.name === valueOf(cell)) ?? 0;
  const places = rowsByName(grid, named);
  // Rates that meet have one denominator: a changed one changes the whole numbers of the others, which still say the same.
  const anyChanged = rows.some((row) => {
    const wanted = planned.rows[row] ?? [];
    const at = places.get(valueOf(wanted[named]));
    return at !== undefined && valueAt(grid, at, firstFigure(wanted)) !== valueOf(wanted[firstFigure(wanted)]);
  });
  for (const row of rows) {
    const wanted = planned.rows[row] ?? [];
    const name = [wanted[1], wanted[2]].map((cell) => textOf(valueOf(cell))).join(' ');
    const at = places.get(valueOf(wanted[named]));
    if (at === undefined) {
      differences.push({
        kind: 'result',
        code: 'figure-gone',
        place: { sheet: grid.sheet },
        name,
        stated: null,
        found: textOf(valueOf(wanted[named])),
        note: GONE,
      });
      continue;
    }
    cells += wanted.length;
    const changed = wanted.flatMap((cell, column) => {
      const [stated, found] = [valueAt(grid, at, column), valueOf(cell)];
      return stated === found || stated === UNCALCULATED
        ? []
        : [{ column, stated, found, figure: isFigure(cell), computed: column !== firstFigure(wanted) }];
    });
    // What follows from a changed value is not told once more.
    const value = changed.some(({ figure, computed }) => figure && !computed);
    const same = anyChanged && sameRate(wanted, (column) => valueAt(grid, at, column));
    for (const { column, stated, found, figure, computed } of changed) {
      if (figure && computed && (value || same)) continue;
      differences.push({
        kind: figure ? 'choice' : 'result',
        code: figure ? 'figure' : 'figure-text',
        place: { sheet: grid.sheet, cell: address(at, column), row: at + 1 },
        name,
        stated: shown(stated),
        found: shown(found),
        ...(figure && { note: computed ? OVERTYPED : CHANGED }),
      });
    }
  }
  return { cells, differences };
};
