/** Text cells in the look of our own sheets; the same text is the same cell, since evidence repeats its words many thousand times. */
import type { CellValue } from '../port/port';

/** Names of enterprises come once or a few times each, near each other: of a million of them not all are kept. */
const KEPT_AT_MOST = 10_000;

export const textCells = (): ((text: string) => CellValue) => {
  const known = new Map<string, CellValue>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const cell: CellValue = { value: text, style: 'text' };
    if (known.size >= KEPT_AT_MOST) known.clear();
    known.set(text, cell);
    return cell;
  };
};
