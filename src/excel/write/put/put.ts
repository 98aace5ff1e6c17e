/** Values into cells: a block in; its cells written in parts that a request can carry. */
import type { Area } from '../../../sheet/port/port';
import { cellCount } from '../../address';
import { bands } from '../../blocks';
import type { Batch } from '../batch';
import { cellIn, formatOf, wireValue, type Block, type Cell } from '../cells';

/** JSON of one cell besides its text: quotes, comma, apostrophe; a Chinese character is three bytes. */
const CELL_BYTES = 14;

/** Bands of a block that stay under the byte limit even where texts are long. */
const parts = (block: Block, most: number, watch: Watch): { area: Area; bytes: number }[] => {
  const out: { area: Area; bytes: number }[] = [];
  for (const band of bands(block.area)) {
    let from = band.row;
    let bytes = 0;
    for (let row = band.row; row < band.row + band.rows; row += 1) {
      let line = 0;
      for (let column = band.column; column < band.column + band.columns; column += 1) {
        const { value } = cellIn(block, row, column);
        line += CELL_BYTES + (typeof value === 'string' ? value.length * 3 : 6) + watch.bytes(row, column);
      }
      if (bytes + line > most && row > from) {
        out.push({ area: { ...band, row: from, rows: row - from }, bytes });
        from = row;
        bytes = 0;
      }
      bytes += line;
    }
    out.push({ area: { ...band, row: from, rows: band.row + band.rows - from }, bytes });
  }
  return out;
};

const matrix = <T>(block: Block, area: Area, of: (cell: Cell) => T): T[][] =>
  Array.from({ length: area.rows }, (_, i) =>
    Array.from({ length: area.columns }, (__, j) => of(cellIn(block, area.row + i, area.column + j))),
  );

/** Number formats first: a value is read by the format that its cell has. A column of one format takes one small action. */
const setFormats = (range: Excel.Range, block: Block, area: Area): void => {
  const uniform = Array.from({ length: area.columns }, (_, j) => {
    const first = formatOf(cellIn(block, area.row, area.column + j));
    for (let i = 1; i < area.rows; i += 1) if (formatOf(cellIn(block, area.row + i, area.column + j)) !== first) return undefined;
    return first;
  });
  const [format] = uniform;
  if (typeof format === 'string' && uniform.every((one) => one === format)) {
    range.numberFormat = everyCell(format);
  } else {
    uniform.forEach((one, j) => {
      const column = range.getColumn(j);
      column.numberFormat =
        typeof one === 'string' ? everyCell(one) : matrix(block, { ...area, column: area.column + j, columns: 1 }, formatOf);
    });
  }
};

/** Excel takes one value for a whole range; its type declarations know arrays only. */
const everyCell = (value: string): string[][] => value as unknown as string[][];

export const HALF_REQUEST = 1_250_000;

export const columnsIn = (area: Area): Area[] =>
  Array.from({ length: area.columns }, (_, j) => ({ ...area, column: area.column + j, columns: 1 }));

/** Where the cells of an area are now: as one range, or in parts. */
export type Locate = (area: Area) => readonly { readonly area: Area; readonly range: Excel.Range }[];

/** Looks at cells in the very request that changes them, before it does. */
export interface Watch {
  /** What the answer about a cell may cost. */
  bytes(row: number, column: number): number;
  /** `range` is where the cells of the plan's area are by now. */
  look(area: Area, range: Excel.Range): void;
}

export const NO_WATCH: Watch = { bytes: () => 0, look: () => undefined };

/** Told of each part of a block that is done. */
export type Tell = (area: Area) => void;

/** Some of the cells get a value now; what stays, or gets a formula later, is not touched. */
const takesValues = (block: Block, area: Area): boolean => {
  for (let i = 0; i < area.rows; i += 1)
    for (let j = 0; j < area.columns; j += 1) {
      const { keep, formula } = cellIn(block, area.row + i, area.column + j);
      if (!keep && formula === undefined) return true;
    }
  return false;
};

export const putBlock = async (
  batch: Batch,
  block: Block,
  locate: Locate,
  done: Tell,
  watch: Watch = NO_WATCH,
): Promise<void> => {
  for (const { area, bytes } of parts(block, HALF_REQUEST, watch)) {
    await batch.add({ cells: cellCount(area), bytes }, () => {
      for (const part of locate(area)) {
        if (takesValues(block, part.area)) watch.look(part.area, part.range);
        setFormats(part.range, block, part.area);
        part.range.values = matrix(block, part.area, wireValue);
        part.range.untrack();
      }
    });
    done(area);
  }
};
