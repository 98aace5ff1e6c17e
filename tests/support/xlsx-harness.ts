/** The contract suite's harness for the file adapter: a seed in; cells are looked at with ExcelJS, which shares no code with the adapter. */
import ExcelJS from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { NOTE_SIGN } from '../../src/sheet/port/own-names';
import type { SheetPort } from '../../src/sheet/port/port';
import { openXlsx, type XlsxFile } from '../../src/xlsx/open';
import type { PortHarness, Seed, SeenCell, SeenChoices, SeenPage } from './port-contract';
import { letters, seedWorkbook } from './xlsx-seed';

/** All parts of a file as text. */
export const textParts = (bytes: Uint8Array): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));

/** Opens a file that must be in order. */
export const opened = async (bytes: Uint8Array, name = '测试.xlsx'): Promise<XlsxFile> => {
  const result = await openXlsx(bytes, name);
  if (!result.ok) throw new Error(result.problems.map((p) => p.message.zh).join('\n'));
  return result.value;
};

export const excelJs = async (bytes: Uint8Array): Promise<ExcelJS.Workbook> => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
  return workbook;
};

const noteText = (note: string | ExcelJS.Comment): string =>
  typeof note === 'string' ? note : (note.texts ?? []).map(({ text }) => text).join('');

type Plain = string | number | boolean | null;

const plain = (value: unknown): Plain => {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw new Error(`ExcelJS gives ${JSON.stringify(value)}`);
};

const unescape = (text: string): string =>
  text.replace(
    /&(amp|lt|gt|quot|apos);/g,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" })[name] ?? '',
  );

/** ExcelJS passes over links inside the workbook: they are read from the sheet's part. */
export const linkAt = (bytes: Uint8Array, sheet: string, address: string): string | undefined => {
  const parts = textParts(bytes);
  const id = [...(parts['xl/workbook.xml'] ?? '').matchAll(/<sheet [^>]*>/g)]
    .map(([tag]) => tag)
    .find((tag) => unescape(/name="([^"]*)"/.exec(tag)?.[1] ?? '') === sheet);
  const rel = /r:id="([^"]*)"/.exec(id ?? '')?.[1] ?? '';
  const tag = [...(parts['xl/_rels/workbook.xml.rels'] ?? '').matchAll(/<Relationship [^>]*>/g)]
    .map(([t]) => t)
    .find((t) => t.includes(`Id="${rel}"`));
  const target = /Target="([^"]*)"/.exec(tag ?? '')?.[1] ?? '';
  const link = [...(parts[`xl/${target.replace(/^\/?(?:xl\/)?/, '')}`] ?? '').matchAll(/<hyperlink [^>]*>/g)]
    .map(([t]) => t)
    .find((t) => t.includes(` ref="${address}"`));
  const location = /location="([^"]*)"/.exec(link ?? '')?.[1];
  return location === undefined ? undefined : unescape(location);
};

export const seenCell = (workbook: ExcelJS.Workbook, sheet: string, row: number, column: number): SeenCell => {
  const cell = workbook.getWorksheet(sheet)?.getCell(row + 1, column + 1);
  if (!cell) throw new Error(`no sheet ${sheet}`);
  const { value } = cell;
  const seen: { value: Plain; formula?: string } = { value: null };
  if (value !== null && typeof value === 'object') {
    if ('formula' in value) Object.assign(seen, { value: plain(value.result), formula: value.formula });
    else throw new Error(`ExcelJS gives ${JSON.stringify(value)}`);
  } else seen.value = plain(value);
  return {
    ...seen,
    format: cell.numFmt ?? 'General',
    ...(cell.note ? { note: noteText(cell.note).replace(NOTE_SIGN, '') } : {}),
  };
};

const ORDINARY_A4 = 9;

const pageOf = (workbook: ExcelJS.Workbook, sheet: string): Omit<SeenPage, 'pages'> => {
  const setup = workbook.getWorksheet(sheet)?.pageSetup;
  return {
    paper: (setup?.paperSize as number | undefined) === ORDINARY_A4 ? 'A4' : undefined,
    orientation: setup?.orientation,
    across: setup?.fitToPage ? (setup.fitToWidth ?? 1) : undefined,
    // In a file, 0 means as many as it takes.
    down: setup?.fitToHeight === 0 ? undefined : setup?.fitToHeight,
    titleRows: setup?.printTitlesRow?.replaceAll('$', ''),
  };
};

/** ExcelJS passes over breaks between pages; a file counts the rows above one. */
const breaksOf = (bytes: Uint8Array, sheet: string): readonly number[] => {
  const parts = textParts(bytes);
  return [...(parts[sheetPart(parts, sheet)] ?? '').matchAll(/<brk id="(\d+)" max="16383" man="1"\/>/g)].map(([, row]) =>
    Number(row),
  );
};

const choicesAt = (workbook: ExcelJS.Workbook, sheet: string, row: number, column: number): SeenChoices | undefined => {
  const found = workbook.getWorksheet(sheet)?.getCell(row + 1, column + 1).dataValidation;
  if (found?.type !== 'list') return undefined;
  const [source] = found.formulae as readonly string[];
  return { options: (source ?? '').replaceAll('"', '').split(','), strict: found.showErrorMessage === true };
};

/** Whoever holds the file. */
export interface Held extends SheetPort {
  readonly save: () => Promise<Uint8Array>;
}
type Open = (bytes: Uint8Array) => Promise<Held>;

export const harnessOn = (port: Held, open: Open = opened): PortHarness => ({
  port,
  cell: async (sheet, row, column) => {
    const bytes = await port.save();
    const href = linkAt(bytes, sheet, `${letters(column)}${row + 1}`);
    return { ...seenCell(await excelJs(bytes), sheet, row, column), ...(href === undefined ? {} : { href }) };
  },
  page: async (sheet) => {
    const bytes = await port.save();
    return { ...pageOf(await excelJs(bytes), sheet), pages: breaksOf(bytes, sheet) };
  },
  choices: async (sheet, row, column) => choicesAt(await excelJs(await port.save()), sheet, row, column),
  height: async (sheet, row) => (await excelJs(await port.save())).getWorksheet(sheet)?.getRow(row + 1).height,
  sheetNames: async () => (await excelJs(await port.save())).worksheets.map(({ name }) => name),
  reopen: async () => harnessOn(await open(await port.save()), open),
  type: () => Promise.reject(new Error('replaced by xlsxHarness')),
});

/** The part of a sheet. */
export const sheetPart = (parts: Readonly<Record<string, string>>, sheet: string): string => {
  const tag = [...(parts['xl/workbook.xml'] ?? '').matchAll(/<sheet [^>]*>/g)]
    .map(([one]) => one)
    .find((one) => unescape(/name="([^"]*)"/.exec(one)?.[1] ?? '') === sheet);
  const id = /r:id="([^"]*)"/.exec(tag ?? '')?.[1] ?? '';
  const rel = [...(parts['xl/_rels/workbook.xml.rels'] ?? '').matchAll(/<Relationship [^>]*>/g)]
    .map(([one]) => one)
    .find((one) => one.includes(`Id="${id}"`));
  return `xl/${(/Target="([^"]*)"/.exec(rel ?? '')?.[1] ?? '').replace(/^\/?(?:xl\/)?/, '')}`;
};

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

const typedXml = (address: string, value: number | string): string =>
  typeof value === 'number'
    ? `<c r="${address}"><v>${value}</v></c>`
    : `<c r="${address}" t="inlineStr"><is><t>${escape(value)}</t></is></c>`;

/** Of two cells of a row, the first stands right of the second. */
const after = (a: string, b: string): boolean => (a.length === b.length ? a > b : a.length > b.length);

/** A cell typed into a file as it is: ExcelJS would lose the names of the sheet. The row has to be there. */
export const typed = (bytes: Uint8Array, sheet: string, address: string, value: number | string): Uint8Array => {
  const files = unzipSync(bytes);
  const part = sheetPart(textParts(bytes), sheet);
  const xml = strFromU8(files[part] as Uint8Array);
  const cell = new RegExp(`<c r="${address}"(?:[^>]*/>|[^>]*>.*?</c>)`, 's');
  const row = new RegExp(`(<row [^>]*\\br="${address.replace(/\D/g, '')}"(?:[^>/]|/(?!>))*>.*?)(</row>)`, 's');
  const to = cell.test(xml)
    ? xml.replace(cell, typedXml(address, value))
    : xml.replace(row, (_, before: string, end: string) => {
        // Cells of a row stand from left to right.
        const next = [...before.matchAll(/<c r="([A-Z]+\d+)"/g)].find(([, at = '']) => after(at, address));
        const at = next?.index ?? before.length;
        return before.slice(0, at) + typedXml(address, value) + before.slice(at) + end;
      });
  if (to === xml) throw new Error(`${address} could not be typed`);
  return zipSync({ ...files, [part]: strToU8(to) });
};

/** A user's edit is made in the file, which is opened anew; the harness then stands on that file. */
const editable = (file: Held, open: Open): PortHarness => {
  let held = file;
  let inner = harnessOn(held, open);
  return {
    get port() {
      return inner.port;
    },
    cell: (...at) => inner.cell(...at),
    page: (...at) => inner.page(...at),
    choices: (...at) => inner.choices(...at),
    height: (...at) => inner.height(...at),
    sheetNames: () => inner.sheetNames(),
    reopen: async () => editable(await open(await held.save()), open),
    type: async (sheet, row, column, value) => {
      held = await open(typed(await held.save(), sheet, `${letters(column)}${row + 1}`, value));
      inner = harnessOn(held, open);
    },
  };
};

export const harnessBy =
  (open: Open) =>
  async (seed: Seed): Promise<PortHarness> =>
    editable(await open(seedWorkbook(seed)), open);

export const xlsxHarness = harnessBy(opened);
