/** A workbook of worked rows with its award columns as formulas, through every step of a real run; and one whose stored results are taken out. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Settlement } from '../../src/engine/outcome';
import type { Policy } from '../../src/policy/model';
import { withFormulas } from '../../src/formulas/columns';
import { compute, openSheet, planWrite, recogniseSheet } from '../../src/run/run';
import { itemOfKey, ownKey } from '../../src/sheet/own-keys';
import type { CellValue, WritePlan } from '../../src/sheet/port/port';
import { createXlsx } from '../../src/xlsx/create';
import type { FormulaSheet } from './formula-rows';
import type { Cell } from './grids';
import { opened } from './xlsx-harness';

export interface FormulaBook {
  readonly bytes: Uint8Array;
  readonly plan: WritePlan;
  readonly settlement: Settlement;
}

const plain = (cell: Cell): string | number | null => {
  if (cell === null || typeof cell === 'string' || typeof cell === 'number') return cell;
  throw new Error('only plain cells');
};

/** What a program that calculates has to see: formulas without their results, the cells they refer to, and the sheet of figures. */
const bare = (plan: WritePlan, policy: Policy): WritePlan => {
  const cell = (one: CellValue): CellValue =>
    typeof one === 'object' && one?.formula !== undefined ? { value: null, formula: one.formula } : one;
  const holds = (cells: readonly CellValue[]): boolean =>
    cells.some((one) => typeof one === 'object' && one?.formula !== undefined);
  return {
    ...plan,
    columns: plan.columns
      .filter(({ key, values }) => itemOfKey(policy.id, key) !== undefined || holds(values))
      .map(({ headerNote: _, ...column }) => ({ ...column, values: column.values.map(cell) })),
    sheets: plan.sheets
      .filter(({ key }) => key === ownKey(policy.id, 'figures'))
      .map((one) => ({ ...one, rows: one.rows.map((row) => row.map(cell)) })),
    memory: '',
    record: '',
  };
};

/** `only`: what is calculated, and nothing else of the run; the plan that is given back has the results. */
export const formulaBook = async (
  policy: Policy,
  sheet: FormulaSheet,
  unit: '元' | '万元' = '元',
  only = false,
): Promise<FormulaBook> => {
  const port = await opened(
    await createXlsx([
      {
        name: sheet.mapping.sheet,
        rows: [sheet.header, ...sheet.rows.map((row) => row.map(plain))],
        widths: [],
        freeze: { rows: 1, columns: 0 },
      },
    ]),
  );
  const found = await openSheet(port);
  if (!found.ok) throw new Error(found.problems.map(({ message }) => message.en).join('\n'));
  const recognition = recogniseSheet(found.value, policy, sheet.wanted.year, {
    header: { row: 0, rows: 1 },
    columns: Object.fromEntries(Object.entries(sheet.mapping.columns).map(([name, { column }]) => [name, column])),
    lists: [],
  });
  if (!recognition.ok) throw new Error(recognition.problems.map(({ message }) => message.en).join('\n'));
  const computed = compute(found.value, recognition.value, policy, sheet.wanted);
  if (!computed.ok) throw new Error(computed.problems.map(({ message }) => message.en).join('\n'));
  const { plan, settlement } = planWrite(found.value, computed.value, {
    lang: 'zh',
    unit,
    fileName: 'book.xlsx',
    now: '2026-01-01T00:00:00.000Z',
    dress: withFormulas,
  });
  await port.write(only ? bare(plan, policy) : plan);
  return { bytes: await port.save(), plan, settlement };
};

/** The text of each sheet's part, changed. */
export const withSheets = (bytes: Uint8Array, change: (xml: string, part: string) => string): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(unzipSync(bytes)).map(([name, part]) => [
        name,
        name.startsWith('xl/worksheets/sheet') ? strToU8(change(strFromU8(part), name)) : part,
      ]),
    ),
    { level: 1 },
  );

/** Formulas without the results that a run stores beside them. */
export const withoutResults = (bytes: Uint8Array): Uint8Array =>
  withSheets(bytes, (xml) => xml.replace(/(<f[^>]*\/>|<\/f>)<v>[^<]*<\/v>/g, '$1').replace(/ t="str"(><f)/g, '$1'));
