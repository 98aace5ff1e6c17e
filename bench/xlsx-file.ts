/** A register of projects with nothing but cells: rows and columns in, the bytes of the file out. */
import type { CellValue } from '../src/sheet/port/port';
import { createXlsx } from '../src/xlsx/create';
import { mulberry32 } from './random';

export const SHEET = '项目';

/** Names, codes and amounts as a register of projects has them: one column in eight is text. */
export const plainFile = (rows: number, columns: number): Promise<Uint8Array> => {
  const random = mulberry32(7);
  const cell = (row: number, column: number): CellValue =>
    column === 0
      ? `绍兴市第${row}机械有限公司`
      : column % 8 === 1
        ? `9133060${10_000_000 + Math.floor(random() * 80_000_000)}X`
        : Math.round(random() * 1e9) / 100;
  const header = Array.from({ length: columns }, (_, i) => `指标${i + 1}（万元）`);
  const data = Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (_, c) => cell(r, c)));
  return createXlsx([{ name: SHEET, rows: [header, ...data], widths: header.map(() => 12), freeze: { rows: 1, columns: 1 } }]);
};
