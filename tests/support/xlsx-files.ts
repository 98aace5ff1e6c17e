/** Small files that are no good workbooks, or unusual ones, each with one thing changed in a good one. */
import { strToU8 } from 'fflate';
import { packParts, seedParts } from './xlsx-seed';
import type { Seed } from './port-contract';

export const plainSeed: Seed = {
  sheets: [
    {
      name: '项目',
      cells: [
        ['企业名称', '金额'],
        ['甲公司', 1],
        ['乙公司', 2],
      ],
    },
  ],
};

export type Change = Readonly<Record<string, string | Uint8Array | undefined | ((before: string) => string)>>;

/** A workbook with some parts replaced, rewritten or (undefined) left out. */
export const changedWorkbook = (change: Change, seed: Seed = plainSeed): Uint8Array => {
  const parts: Record<string, string | Uint8Array> = { ...seedParts(seed) };
  for (const [name, content] of Object.entries(change)) {
    if (content === undefined) delete parts[name];
    else if (typeof content === 'function') {
      const before = String(parts[name] ?? '');
      const after = content(before);
      if (after === before) throw new Error(`nothing changed in ${name}`);
      parts[name] = after;
    } else parts[name] = content;
  }
  return packParts(parts);
};

export const SHEET1 = 'xl/worksheets/sheet1.xml';

/** A sheet part around rows. */
export const sheetWith = (rows: string, head = '', tail = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">${head}<sheetData>${rows}</sheetData>${tail}</worksheet>`;

/** A workbook whose only sheet 项目 has these rows. */
export const workbookWith = (rows: string, head = '', tail = '', more: Change = {}): Uint8Array =>
  changedWorkbook({ [SHEET1]: sheetWith(rows, head, tail), ...more });

/** A compound file (the container of .xls and of encrypted workbooks) with streams of these names. */
export const compoundFile = (...streams: readonly string[]): Uint8Array => {
  const file = new Uint8Array(512 + 512 * Math.ceil((streams.length + 1) / 4));
  file.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  ['Root Entry', ...streams].forEach((name, i) => {
    const at = 512 + i * 128;
    [...name].forEach((letter, k) => file.set(strToU8(letter, true), at + 2 * k));
    file[at + 64] = (name.length + 1) * 2;
  });
  return file;
};
