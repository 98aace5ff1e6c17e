/** The sheets of evidence against what is computed now: a plan that would be written and the workbook in; the rows that differ out. */
import { text } from '../../core/lang';
import { address, lastRowOf } from '../../sheet/cells';
import { pagesOf } from '../../sheet/own-keys';
import type { Grid, OwnSheet, SheetPort, Workbook, WritePlan } from '../../sheet/port/port';
import { textOf, valueAt, valueOf, type Value } from './cells';
import type { Difference } from './difference';
import { shown, type Compared, type Working } from './results';

const compareRow = (
  grid: Grid,
  row: number,
  wanted: readonly Value[],
  columns: number,
  head: readonly Value[],
  name: string,
): Compared => {
  const differences: Difference[] = [];
  for (let column = 0; column < columns; column += 1) {
    const [stated, found] = [valueAt(grid, row, column), wanted[column] ?? null];
    if (stated === found) continue;
    differences.push({
      kind: 'result',
      code: 'evidence',
      place: { sheet: grid.sheet, cell: address(row, column), row: row + 1 },
      name: `${textOf(head[column] ?? null)}${name}`,
      stated: shown(stated),
      found: shown(found),
    });
  }
  return { cells: columns, differences };
};

/** Rows are worked out one after another: a plan of a million has them nowhere at once. */
function* rowsBelowHeader({ rows, more }: OwnSheet): Generator<readonly Value[]> {
  for (const row of rows.slice(1)) yield row.map(valueOf);
  for (const row of more ?? []) yield row.map(valueOf);
}

/** Row, enterprise, project and item: what an award is of. */
const SAME = [1, 2, 4, 6] as const;

/** A sheet may have been sorted or filtered: its rows are found by their numbers. `all` also compares the working and the readings. */
const compareSheet = (grid: Grid, planned: OwnSheet | undefined, all: boolean): Compared => {
  const head = (planned?.rows[0] ?? []).map(valueOf);
  const places = new Map<Value, number>();
  for (let row = 1; row <= lastRowOf(grid); row += 1) places.set(valueAt(grid, row, 0), row);
  places.delete(null);
  const differences: Difference[] = [];
  let cells = 0;
  // The last column says where the award stands, which the user may have moved.
  const columns = head.length - (all ? 1 : 3);
  const missing: Difference[] = [];
  const workings: Working[] = [];
  for (const wanted of planned ? rowsBelowHeader(planned) : []) {
    const row = places.get(wanted[0] ?? null);
    places.delete(wanted[0] ?? null);
    if (row === undefined) {
      missing.push({
        kind: 'result',
        code: 'evidence-row',
        place: { sheet: grid.sheet },
        name: `${textOf(head[0] ?? null)} ${textOf(wanted[0] ?? null)}`,
        stated: null,
        found: [wanted[2], wanted[6], wanted[8] ?? wanted[9] ?? wanted[10]].map((one) => textOf(one ?? null)).join(' '),
        note: text('依据表缺这一行', 'the evidence lacks this row'),
      });
      continue;
    }
    const one = compareRow(grid, row, wanted, columns, head, ` ${textOf(wanted[0] ?? null)}`);
    cells += one.cells;
    differences.push(...one.differences);
    const [stated, found, number] = [valueAt(grid, row, head.length - 3), wanted[head.length - 3], wanted[1]];
    const same = SAME.every((column) => valueAt(grid, row, column) === (wanted[column] ?? null));
    if (all && same && stated !== found && typeof stated === 'string' && typeof found === 'string' && typeof number === 'number')
      workings.push({ row: number, item: textOf(wanted[6] ?? null), stated, found });
  }
  const extra = Array.from(places.values(), (row): Difference => {
    const said = [2, 6, 8].map((column) => textOf(valueAt(grid, row, column))).join(' ');
    return {
      kind: 'result',
      code: 'evidence-row',
      place: { sheet: grid.sheet, cell: address(row, 0), row: row + 1 },
      name: textOf(valueAt(grid, row, 0)),
      stated: said,
      found: null,
      note: text('重算没有这一行', 'recomputing gives no such row'),
    };
  });
  return { cells, differences: [...differences, ...missing, ...extra], workings };
};

const sheetGone = (page: number): Difference => ({
  kind: 'result',
  code: 'sheet-gone',
  place: {},
  name: '',
  stated: null,
  found: null,
  note:
    page === 1
      ? text('“测算依据”表已不在工作簿中', 'the sheet of evidence is gone')
      : text(`第 ${page} 张“测算依据”表已不在工作簿中`, `sheet ${page} of the evidence is gone`),
});

/** Sheet by sheet: each has its own numbers. */
export const compareEvidence = async (
  port: SheetPort,
  { sheets }: Workbook,
  plan: WritePlan,
  policy: string,
  all: boolean,
): Promise<Compared> => {
  const planned = pagesOf(policy, 'evidence', plan.sheets, ({ key }) => key);
  const there = new Map(pagesOf(policy, 'evidence', sheets, ({ own }) => own).map(({ own = '', name }) => [own, name]));
  const compared: Compared[] = [];
  for (const [page, sheet] of planned.entries()) {
    const name = there.get(sheet.key);
    there.delete(sheet.key);
    if (name !== undefined) compared.push(compareSheet(await port.read(name), sheet, all));
    else compared.push({ cells: 0, differences: [sheetGone(page + 1)] });
  }
  for (const name of there.values()) compared.push(compareSheet(await port.read(name), undefined, all));
  return {
    cells: compared.reduce((sum, { cells }) => sum + cells, 0),
    differences: compared.flatMap((one) => one.differences),
    workings: compared.flatMap((one) => one.workings ?? []),
  };
};
