/**
 * What a browser gets in place of office.js in tests: the real client library of Microsoft, the in-memory Excel host with a workbook, and the little that the
 * loader would have prepared. A workbook in, one script out.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { kindAt } from '../../src/sheet/cells';
import { Kind, NumberFormat, type Grid, type SheetPort } from '../../src/sheet/port/port';
import type { BookSpec, CellSpec, ProfileName } from './excel-host';

const LIBRARY = require.resolve('@microsoft/office-js/dist/excel-web-16.00.js');

export interface PageOptions {
  readonly profile?: ProfileName;
  readonly language?: string;
  /** Excel's own ground colour. */
  readonly ground?: string;
  /** An Excel that supports none of the requirement sets. */
  readonly tooOld?: boolean;
  /** The page is not inside any Office program. */
  readonly outside?: boolean;
}

/** The script. In the page, `excelHost` is the host, so that a test can look into the workbook and select cells. */
export const officeScript = (
  book: BookSpec,
  { profile = 'm365', language = 'zh-CN', ground = '#ffffff', tooOld = false, outside = false }: PageOptions = {},
): string => {
  const host = buildSync({
    stdin: {
      contents: `
        import { attach, createHost } from './index';
        const host = createHost(${JSON.stringify(book)}, ${JSON.stringify(profile)});
        attach(globalThis, host, ${JSON.stringify(language)});
        globalThis.excelHost = host;
        Object.assign(Office.context, { officeTheme: { bodyBackgroundColor: ${JSON.stringify(ground)} } });
        if (${tooOld}) Office.context.requirements.isSetSupported = () => false;
        Office.onReady = () => Promise.resolve({ host: ${outside ? 'null' : "'Excel'"}, platform: Office.context.diagnostics.platform });
      `,
      resolveDir: join(__dirname, 'excel-host'),
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    logLevel: 'silent',
  }).outputFiles[0];
  return `${readFileSync(LIBRARY, 'utf8')}\n${host?.text ?? ''}`;
};

/** The sheets of a workbook as the host wants them, by what a port reads. */
export const bookOf = async (port: SheetPort): Promise<BookSpec> => {
  const { sheets, active } = await port.open();
  const specs = [];
  for (const { name } of sheets) {
    const grid = await port.read(name);
    const cells = Array.from({ length: grid.firstRow + grid.rows }, (_, row) =>
      Array.from({ length: grid.firstColumn + grid.columns.length }, (__, column) => cellSpec(grid, row, column)),
    );
    specs.push({ name, cells, merges: grid.merges, hiddenRows: grid.hiddenRows, hiddenColumns: grid.hiddenColumns });
  }
  return { sheets: specs, active };
};

const cellSpec = (grid: Grid, row: number, column: number): CellSpec => {
  const source = grid.columns[column - grid.firstColumn];
  const at = row - grid.firstRow;
  const value = source?.values[at] ?? 0;
  const format = source?.formats[at] === NumberFormat.date ? 'yyyy/m/d' : undefined;
  switch (kindAt(grid, row, column)) {
    case Kind.empty:
      return null;
    case Kind.number:
      return format === undefined ? value : { value, format };
    case Kind.flag:
      return value === 1;
    case Kind.text:
      return grid.strings[value] ?? '';
    case Kind.error:
      return { value: grid.strings[value] ?? '', error: true };
  }
};
