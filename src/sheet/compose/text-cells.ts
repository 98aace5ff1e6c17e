/** Text cells in the look of our own sheets; the same text is the same cell, since evidence repeats its words many thousand times. */
import type { CellValue } from '../port';

export const textCells = (): ((text: string) => CellValue) => {
  const known = new Map<string, CellValue>();
  return (text) => {
    const cell = known.get(text) ?? { value: text, style: 'text' };
    known.set(text, cell);
    return cell;
  };
};
