/** The contract suite's harness for the Office.js adapter: a seed in, the real client library over an in-memory host out. */
import { createExcelPort } from '../../src/excel/port';
import { NOTE_SIGN } from '../../src/sheet/port/own-names';
import { attach, cellAt, createHost, type BookSpec, type CellSpec, type ExcelHost, type ProfileName } from './excel-host';
import { contains, putCell } from './excel-host/model';
import { loadLibrary } from './excel-library';
import type { PortHarness, Seed, SeedCell, SeedSheet } from './port-contract';

const cellOf = (cell: SeedCell): CellSpec => {
  if (cell === null || typeof cell !== 'object') return cell;
  if ('error' in cell) return { value: cell.error, error: true };
  if ('formula' in cell) return { value: cell.result, formula: `=${cell.formula}` };
  return { value: cell.number, format: cell.format };
};

const rowsOf = ({ cells, at = { row: 0, column: 0 } }: SeedSheet): CellSpec[][] => [
  ...Array.from({ length: at.row }, () => []),
  ...cells.map((row) => [...Array.from({ length: at.column }, () => null), ...row.map(cellOf)]),
];

export const bookSpec = ({ sheets, active }: Seed): BookSpec => ({
  sheets: sheets.map((sheet) => ({
    name: sheet.name,
    cells: rowsOf(sheet),
    visibility: sheet.hidden ? 'Hidden' : 'Visible',
    ...(sheet.protected ? { protected: true } : {}),
    ...(sheet.merges ? { merges: sheet.merges } : {}),
    ...(sheet.hiddenRows ? { hiddenRows: sheet.hiddenRows } : {}),
    ...(sheet.hiddenColumns ? { hiddenColumns: sheet.hiddenColumns } : {}),
  })),
  ...(active === undefined ? {} : { active }),
});

export interface ExcelHarness extends PortHarness {
  readonly host: ExcelHost;
}

export const harnessOn = (host: ExcelHost): ExcelHarness => ({
  host,
  port: createExcelPort(),
  cell: (name, row, column) => {
    const sheet = host.sheet(name);
    const { value, formula, format, link } = cellAt(sheet, row, column);
    const note = sheet.notes.find((one) => one.row === row && one.column === column)?.content.replace(NOTE_SIGN, '');
    const href = link?.['documentReference'];
    return Promise.resolve({
      value: value === '' ? null : value,
      format,
      ...(formula === undefined ? {} : { formula }),
      ...(note === undefined ? {} : { note }),
      ...(typeof href === 'string' ? { href } : {}),
    });
  },
  sheetNames: () => Promise.resolve(host.book.sheets.map(({ name }) => name)),
  page: (name) => {
    const { page } = host.sheet(name);
    const zoom = page.get('Zoom') as Readonly<Record<string, number>> | undefined;
    return Promise.resolve({
      paper: page.get('PaperSize') as string | undefined,
      orientation: (page.get('Orientation') as string | undefined)?.toLowerCase(),
      across: zoom?.['horizontalFitToPages'],
      down: zoom?.['verticalFitToPages'],
      titleRows: (page.get('TitleRows') as string | undefined)?.replaceAll('$', ''),
      pages: (page.get('Breaks') as readonly number[] | undefined) ?? [],
    });
  },
  choices: (name, row, column) => {
    const found = host.sheet(name).lists.find(({ area }) => contains(area, { row, column, rows: 1, columns: 1 }));
    return Promise.resolve(found && { options: found.source.split(','), strict: found.strict });
  },
  height: (name, row) => Promise.resolve(host.sheet(name).heights.get(row)),
  reopen: () => Promise.resolve(harnessOn(host)),
  type: (name, row, column, value) => {
    putCell(host.sheet(name), row, column, { value });
    return Promise.resolve();
  },
});

export const makeExcel =
  (profile: ProfileName) =>
  (seed: Seed): Promise<ExcelHarness> => {
    loadLibrary();
    const host = createHost(bookSpec(seed), profile);
    attach(globalThis, host);
    return Promise.resolve(harnessOn(host));
  };
