/** Every cell of ours against what is computed now: a plan that would be written and the workbook in; the cells that differ out. */
import { text } from '../../core/lang';
import type { Place } from '../../core/problem';
import type { Settlement } from '../../engine/outcome';
import type { Opened } from '../../run/run';
import { address, cellPlace, lastColumnOf, lastRowOf } from '../../sheet/cells';
import type { Unit } from '../../sheet/compose/amounts';
import { columnsOfPolicy } from '../../sheet/own-keys';
import { UNCALCULATED, type Grid, type OwnColumn, type OwnSheet, type WritePlan } from '../../sheet/port';
import { planRows, textOf, valueAt, valueOf, type Matrix, type Value } from './cells';
import type { Difference } from './difference';
import { readReceipt, type Receipt } from './receipt';
import { receiptCells, type Known } from './receipt-cells';

export interface Compared {
  readonly cells: number;
  readonly differences: readonly Difference[];
  /** Cells whose formulas no program has calculated since they were saved: nothing stands there to compare. */
  readonly uncalculated?: readonly Place[];
}

const fenBetween = (stated: Value, found: Value, unit: Unit): { readonly fen?: number } => {
  const scale = unit === '元' ? 100 : 1_000_000;
  const [a, b] = [stated ?? 0, found ?? 0];
  return typeof a === 'number' && typeof b === 'number' ? { fen: Math.round((a - b) * scale) } : {};
};

export const shown = (value: Value): string | null => (value === null ? null : textOf(value));

/** Names of enterprises by 0-based sheet row. */
const enterprisesOf = ({ table }: Settlement): ReadonlyMap<number, string> =>
  new Map(
    Array.from({ length: table.rows }, (_, row) => {
      const { name, code } = table.enterprises[table.enterpriseOf[row] as number] ?? { name: '', code: null };
      return [(table.rowNumbers[row] as number) - 1, name || (code ?? '')] as const;
    }),
  );

/** The award columns on the user's sheet, wherever they stand by now. */
export const compareColumns = (opened: Opened, plan: WritePlan, settlement: Settlement, unit: Unit): Compared => {
  const { grid, ownColumns } = opened;
  const sheet = grid.sheet;
  const names = enterprisesOf(settlement);
  const there = new Map(columnsOfPolicy(settlement.policy.id, ownColumns).map(({ key, column }) => [key, column]));
  const differences: Difference[] = [];
  const uncalculated: Place[] = [];
  let cells = 0;
  const check = (row: number, column: number, name: string, found: Value): void => {
    const stated = valueAt(grid, row, column);
    if (stated === UNCALCULATED) {
      uncalculated.push(cellPlace(sheet, row, column));
      return;
    }
    cells += 1;
    if (stated === found) return;
    differences.push({
      kind: 'result',
      code: 'award',
      place: { sheet, cell: address(row, column), row: row + 1 },
      name,
      stated: shown(stated),
      found: shown(found),
      enterprise: names.get(row) ?? '',
      ...fenBetween(stated, found, unit),
    });
  };
  const label = ({ header }: OwnColumn): string => textOf(valueOf(header.at(-1)));
  for (const planned of plan.columns) {
    const column = there.get(planned.key);
    if (column === undefined) {
      differences.push({
        kind: 'result',
        code: 'column-gone',
        place: { sheet },
        name: label(planned),
        stated: null,
        found: null,
        note: text('应有的一列已不在表中', 'a column that should be there is gone'),
      });
      continue;
    }
    planned.values.forEach((value, i) => check(plan.firstRow + i, column, label(planned), valueOf(value)));
  }
  const wanted = new Set(plan.columns.map(({ key }) => key));
  for (const [key, column] of there) {
    if (wanted.has(key)) continue;
    const name = textOf(valueAt(grid, plan.headerRow + plan.headerRows - 1, column));
    for (let row = plan.firstRow; row < plan.firstRow + plan.rowCount; row += 1) check(row, column, name, null);
  }
  return { cells, differences, uncalculated };
};

const sheetOf = (plan: WritePlan, policy: string, part: string): OwnSheet | undefined =>
  plan.sheets.find(({ key }) => key === `${policy}:${part}`);

/** Figures of the summary. Texts name the file and the sheet, which may have other names by now. */
export const compareSummary = (grid: Grid, plan: WritePlan, policy: string): Compared => {
  const rows: Matrix = planRows(sheetOf(plan, policy, 'summary')?.rows ?? []);
  const differences: Difference[] = [];
  let cells = 0;
  const width = Math.max(0, ...rows.map((row) => row.length));
  for (let row = 0; row <= Math.max(rows.length - 1, lastRowOf(grid)); row += 1)
    for (let column = 1; column < Math.min(width, lastColumnOf(grid) + 1); column += 1) {
      const [stated, found] = [valueAt(grid, row, column), rows[row]?.[column] ?? null];
      if (typeof stated !== 'number' && typeof found !== 'number') continue;
      cells += 1;
      if (stated !== found)
        differences.push({
          kind: 'result',
          code: 'summary',
          place: { sheet: grid.sheet, cell: address(row, column), row: row + 1 },
          name: textOf(valueAt(grid, row, 0)),
          stated: shown(stated),
          found: shown(found),
        });
    }
  return { cells, differences };
};

/** Decisions are applied as the workbook remembers them; the receipt has to say the same. */
const decisionDifferences = (sheet: string, receipt: Receipt, now: Receipt | undefined): readonly Difference[] => {
  const length = Math.max(receipt.decisions.length, now?.decisions.length ?? 0);
  return Array.from({ length }, (_, i) => [receipt.decisions[i], now?.decisions[i]] as const).flatMap(
    ([stated, found]): Difference[] =>
      stated?.value === found?.value
        ? []
        : [
            {
              kind: 'choice',
              code: 'decision',
              place: { sheet, ...(stated && { cell: address(stated.row, 0), row: stated.row + 1 }) },
              name: '',
              stated: shown(stated?.value ?? null),
              found: shown(found?.value ?? null),
              note: text('人工核定与工作簿记忆的不同', 'a decision of an officer is not what the workbook remembers'),
            },
          ],
  );
};

/** What the receipt itself says, cell by cell. */
export const compareReceipt = (grid: Grid, receipt: Receipt, plan: WritePlan, policy: string, known: Known): Compared => {
  const planned = planRows(sheetOf(plan, policy, 'receipt')?.rows ?? []);
  return {
    cells: planned.reduce((sum, row) => sum + row.filter((cell) => cell !== null).length, 0),
    differences: [
      ...receiptCells(grid, receipt, planned, known),
      ...decisionDifferences(grid.sheet, receipt, readReceipt(planned)),
    ],
  };
};
