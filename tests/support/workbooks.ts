/** Workbook files for tests, made by a library that shares nothing with ours: rows of cells in, bytes out; and files that only pretend to be workbooks. */
import ExcelJS from 'exceljs';
import { strToU8, zipSync } from 'fflate';

export type Cell = string | number | boolean | null | { readonly error: string } | { readonly percent: number };

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  /** `A1:C2`. */
  readonly merges?: readonly string[];
  readonly hidden?: boolean;
  readonly protected?: boolean;
}

export const workbook = async (...sheets: readonly Sheet[]): Promise<Uint8Array> => {
  const book = new ExcelJS.Workbook();
  for (const { name, rows, merges = [], hidden = false, protected: locked = false } of sheets) {
    const sheet = book.addWorksheet(name, hidden ? { state: 'hidden' } : {});
    rows.forEach((cells, r) =>
      cells.forEach((value, c) => {
        const cell = sheet.getCell(r + 1, c + 1);
        if (value === null) return;
        if (typeof value !== 'object') cell.value = value;
        else if ('error' in value) cell.value = { error: value.error as ExcelJS.CellErrorValue['error'] };
        else {
          cell.value = value.percent;
          cell.numFmt = '0%';
        }
      }),
    );
    for (const area of merges) sheet.mergeCells(area);
    if (locked) await sheet.protect('x', {});
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
};

/** An old Office file with one stream of this name: `Workbook` for .xls, `EncryptedPackage` for a password. */
export const compoundFile = (stream: string): Uint8Array => {
  const bytes = new Uint8Array(4096);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const entry = (at: number, name: string): void => {
    [...name].forEach((letter, i) => (bytes[at + 2 * i] = letter.charCodeAt(0)));
    bytes[at + 64] = (name.length + 1) * 2;
  };
  entry(1024, 'Root Entry');
  entry(1152, stream);
  return bytes;
};

/** A small zip that unpacks to a lot. */
export const zipBomb = (): Uint8Array =>
  zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/worksheets/sheet1.xml': new Uint8Array(40 << 20) });
