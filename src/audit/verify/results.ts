/** Every cell of ours against what is computed now: a plan that would be written and the workbook in; the cells that differ out. */
import { text, type Text } from '../../core/lang';
import type { Place } from '../../core/problem';
import type { Settlement } from '../../engine/outcome';
import type { Policy } from '../../policy/model';
import type { Opened } from '../../run/run';
import { address, cellPlace, lastColumnOf, lastRowOf } from '../../sheet/cells';
import type { Unit } from '../../sheet/compose/amounts';
import { columnsOfPolicy } from '../../sheet/own-keys';
import { UNCALCULATED, type CellValue, type Grid, type OwnColumn, type OwnSheet, type WritePlan } from '../../sheet/port/port';
import { columnAt } from '../../sheet/read/source';
import { hasFormula } from '../../sheet/record/kept-formulas';
import { planRows, textOf, valueAt, valueOf, type Matrix, type Value } from './cells';
import type { Difference } from './difference';
import { readReceipt, type Receipt } from './receipt';
import { receiptCells, type Known } from './receipt-cells';

/** How an award was worked out as the evidence says it, and as it is now. */
export interface Working {
  /** 1-based row of the data. */
  readonly row: number;
  readonly item: string;
  readonly stated: string;
  readonly found: string;
}

export interface Compared {
  readonly cells: number;
  readonly differences: readonly Difference[];
  /** Of the evidence: rows of which only figures and working differ. */
  readonly workings?: readonly Working[];
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

const VALUE_NOW = text('这一格应是公式，现在是数值', 'a formula should stand here; it is a value now');
const OTHER_FORMULA = text('这一格的公式不是测算时写的', 'the formula here is not the one that the run wrote');
const FORMULA_NOW = text('这一格应是数值，现在是公式', 'a value should stand here; it is a formula now');

/** What a cell computes with, where that is not what a run writes. References count where they lead to another value only: rows and columns move. */
const otherFormula = (grid: Grid, row: number, column: number, planned: CellValue | undefined): Text | undefined => {
  const found = columnAt(grid, column)?.formulas?.[row - grid.firstRow] ?? 0;
  if (!hasFormula(planned)) return found === 0 ? undefined : FORMULA_NOW;
  return found === 2 ? undefined : found === 0 ? VALUE_NOW : OTHER_FORMULA;
};

/** Without the policy's short name, which stands there where several policies do. */
const bare = (header: Value, { short }: Policy): string =>
  [`${short.zh}·`, `${short.en}·`].reduce(
    (rest, prefix) => (rest.startsWith(prefix) ? rest.slice(prefix.length) : rest),
    textOf(header),
  );

/** Headers of ours say what the numbers below them are. A table numbers those that stand twice, and one that is out of date says so: what goes on after our text is none of it. */
const headerDifferences = (
  grid: Grid,
  column: number,
  { header }: OwnColumn,
  plan: WritePlan,
  policy: Policy,
): readonly Difference[] =>
  Array.from({ length: plan.headerRows }, (_, i) => {
    const row = plan.headerRow + i;
    return { row, stated: valueAt(grid, row, column), found: valueOf(header[i - plan.headerRows + header.length]) };
  }).flatMap(({ row, stated, found }): readonly Difference[] =>
    stated === found || (found !== null && bare(stated, policy).startsWith(bare(found, policy)))
      ? []
      : [
          {
            kind: 'result',
            code: 'header',
            place: { sheet: grid.sheet, cell: address(row, column), row: row + 1 },
            name: '',
            note: text('测算列的表头', 'the header of an award column'),
            stated: shown(stated),
            found: shown(found),
          },
        ],
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
  const check = (row: number, column: number, name: string, planned: CellValue): void => {
    const found = valueOf(planned);
    const stated = valueAt(grid, row, column);
    const note = otherFormula(grid, row, column, planned);
    if (stated === UNCALCULATED && !note) {
      uncalculated.push(cellPlace(sheet, row, column));
      return;
    }
    cells += 1;
    const same = stated === found || stated === UNCALCULATED;
    if (same && !note) return;
    differences.push({
      kind: 'result',
      code: same ? 'formula' : 'award',
      place: { sheet, cell: address(row, column), row: row + 1 },
      name,
      stated: same ? null : shown(stated),
      found: same ? null : shown(found),
      enterprise: names.get(row) ?? '',
      ...(note && { note }),
      ...(same ? {} : fenBetween(stated, found, unit)),
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
    differences.push(...headerDifferences(grid, column, planned, plan, settlement.policy));
    planned.values.forEach((value, i) => check(plan.firstRow + i, column, label(planned), value));
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
