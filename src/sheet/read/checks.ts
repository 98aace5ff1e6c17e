/** Looks at rows together: contradictions of one enterprise, repeated projects, merged cells, hidden rows, totals that do not add up. Table in; problems out. */
import { divide, rational, toDecimal } from '../../core/rational';
import type { Problem } from '../../core/problem';
import { CellState, type Column, type Table } from '../../engine/table';
import type { Policy } from '../../policy/model';
import { address, isBlank, shownAt } from '../cells';
import { nameKey, numbered } from '../normalise';
import { factorOf, isRate } from '../units';
import { identityText } from './enterprises';
import { readNumbers } from './number-column';
import { UNCALCULATED } from '../port/port';
import { sumsAsItStands } from './as-it-stands';
import type { Source } from './source';
import * as problem from './table-problems';

const MOST = 200;

/** Enterprise-level inputs that differ between rows of one enterprise. Certification lists complete each other and cannot. */
export const contradictions = (source: Source, policy: Policy, table: Table): readonly Problem[] => {
  const { grid } = source;
  const problems: Problem[] = [];
  for (const column of table.columns.values()) {
    const input = policy.inputs.get(column.input);
    if (input?.grain !== 'enterprise' || column.column < 0 || column.kind === 'listed') continue;
    const first = new Int32Array(table.enterprises.length).fill(-1);
    for (let i = 0; i < table.rows; i++) {
      if (column.state[i] !== CellState.value) continue;
      const enterprise = table.enterpriseOf[i] as number;
      const before = first[enterprise] as number;
      if (before < 0) first[enterprise] = i;
      else if (column.values[i] !== column.values[before]) {
        const [a, b] = [(table.rowNumbers[before] as number) - 1, (table.rowNumbers[i] as number) - 1];
        const at = { sheet: grid.sheet, column: column.column, header: column.header, input: column.input };
        const name = table.enterprises[enterprise]?.name || table.enterprises[enterprise]?.code || '';
        problems.push(
          problem.contradiction(
            at,
            b,
            shownAt(grid, b, column.column),
            address(a, column.column),
            shownAt(grid, a, column.column),
            name,
          ),
        );
        if (problems.length >= MOST) return problems;
      }
    }
  }
  return problems;
};

export const duplicates = (source: Source, table: Table): readonly Problem[] => {
  const { grid, mapping } = source;
  const column = mapping.identity.project?.column;
  // A project of an enterprise that has one row stands nowhere else.
  if (column === undefined || table.enterprises.length === table.rows) return [];
  const projectOf = identityText(source, column);
  const seen = new Map<number, number>();
  const numberOf = numbered(nameKey, 0);
  const problems: Problem[] = [];
  source.rows.forEach((row, i) => {
    const project = projectOf(row);
    if (project === '' || problems.length >= MOST) return;
    const id = numberOf(project) * table.enterprises.length + (table.enterpriseOf[i] as number);
    const first = seen.get(id);
    if (first === undefined) seen.set(id, row);
    else
      problems.push(
        problem.duplicateRow(
          grid.sheet,
          row,
          column,
          project,
          table.enterprises[table.enterpriseOf[i] as number]?.name ?? '',
          first,
        ),
      );
  });
  return problems;
};

/**
 * Merges over data cells of input columns. Not reported: identity cells, which speak for all their rows,
 * and an enterprise-level value merged over rows of one enterprise, which needs it once.
 */
export const mergedCells = (source: Source, policy: Policy, table: Table): readonly Problem[] => {
  const { grid, mapping, rows } = source;
  if (grid.merges.length === 0) return [];
  const inputs = [...Object.entries(mapping.columns), ...mapping.lists.map((c) => ['', c] as const)];
  const enterpriseAt = new Map<number, number>();
  rows.forEach((row, i) => enterpriseAt.set(row, table.enterpriseOf[i] as number));
  const problems: Problem[] = [];
  for (const merge of grid.merges) {
    const hit = inputs.find(([, c]) => c.column >= merge.column && c.column < merge.column + merge.columns);
    if (!hit || problems.length >= MOST) continue;
    const owners = new Set<number>();
    for (let r = merge.row; r < merge.row + merge.rows; r++) {
      const owner = enterpriseAt.get(r);
      if (owner !== undefined) owners.add(owner);
    }
    const shared =
      merge.columns === 1 && owners.size === 1 && (hit[0] === '' || policy.inputs.get(hit[0])?.grain === 'enterprise');
    if (owners.size > 0 && !shared)
      problems.push(problem.mergedData(grid.sheet, merge.row, merge.column, merge.rows, merge.columns, hit[1].label));
  }
  return problems;
};

export const hidden = (source: Source): readonly Problem[] => {
  if (source.grid.hiddenRows.length === 0) return [];
  const data = new Set(source.rows);
  const rows = source.grid.hiddenRows.filter((r) => data.has(r));
  return rows.length > 0 ? [problem.hiddenRows(source.grid.sheet, rows)] : [];
};

const sumOf = (
  column: Column,
  source: Source,
  covers: { readonly from: number; readonly to: number },
  once?: Int32Array,
): { readonly sum: bigint; readonly bad: number } => {
  let sum = 0n;
  let part = 0;
  let bad = 0;
  const seen = new Set<number>();
  for (let i = 0; i < source.rows.length; i++) {
    const row = source.rows[i] as number;
    if (row < covers.from || row > covers.to) continue;
    if (column.state[i] === CellState.bad) bad += 1;
    if (column.state[i] !== CellState.value) continue;
    if (once) {
      if (seen.has(once[i] as number)) continue;
      seen.add(once[i] as number);
    }
    part += column.values[i] as number;
    // Whole numbers stay exact as doubles up to here.
    if (Math.abs(part) > 2 ** 52) {
      sum += BigInt(part);
      part = 0;
    }
  }
  return { sum: sum + BigInt(part), bad };
};

/** Totals rows against the sum of the rows they cover; for enterprise-level columns also against each enterprise taken once. */
export const checkTotals = (source: Source, policy: Policy, table: Table): readonly Problem[] => {
  const { grid, mapping } = source;
  const problems: Problem[] = [];
  const totals = mapping.skipped.filter((s) => s.covers && s.kind !== 'group' && s.kind !== 'header');
  for (const [name, mapped] of Object.entries(mapping.columns)) {
    const input = policy.inputs.get(name);
    const column = table.columns.get(name);
    if (
      !input ||
      !column ||
      column.kind !== 'number' ||
      isRate(input.type) ||
      (input.type.kind === 'number' && input.type.dims['年'])
    )
      continue;
    const uncalculated: number[] = [];
    for (const { row, covers } of totals) {
      if (!covers || isBlank(grid, row, mapped.column)) continue;
      const at = { sheet: grid.sheet, column: mapped.column, header: mapped.label, input: name };
      const stated = readNumbers({ ...source, rows: Int32Array.of(row) }, input, mapped).column;
      if (stated.state[0] === CellState.blank) continue;
      if (stated.state[0] === CellState.bad) {
        const found = shownAt(grid, row, mapped.column);
        if (found === UNCALCULATED) uncalculated.push(row);
        else problems.push(problem.badTotal(at, row, found));
        continue;
      }
      const { sum, bad } = sumOf(column, source, covers);
      const value = BigInt(stated.values[0] as number);
      if (sum === value || (input.grain === 'enterprise' && sumOf(column, source, covers, table.enterpriseOf).sum === value))
        continue;
      if (bad === 0 && sumsAsItStands(source, mapped.column, row, covers)) continue;
      problems.push(
        problem.totalMismatch(
          at,
          row,
          shownAt(grid, row, mapped.column),
          inUnit(sum, input.scale, factorOf(input, mapped.unit)),
          mapped.unit,
          bad,
        ),
      );
    }
    const cells = uncalculated.map((row) => address(row, mapped.column));
    if (cells.length > 0) problems.push(problem.totalsNotCalculated(grid.sheet, cells, name));
  }
  return problems;
};

const inUnit = (sum: bigint, scale: number, factor: { readonly n: bigint; readonly d: bigint }): string => {
  const value = divide(rational(sum, BigInt(scale)), factor);
  return toDecimal(value) ?? `${value.n}/${value.d}`;
};
