/** A JSON file in, a grid with the keys as its header row out: an array of objects, one per row. */
import { done, failed, type Result } from '../../core/problem';
import type { Grid } from '../../sheet/port/port';
import { decodeText } from './csv';
import { gridBuilder, type Cell } from './grid-builder';
import * as problem from './file-problems';

const parsed = (text: string, file: string): Result<unknown> => {
  try {
    return done(JSON.parse(text) as unknown);
  } catch (error) {
    const detail = String(error).replace(/^SyntaxError: /, '');
    const at = Number(/position (\d+)/.exec(detail)?.[1] ?? text.length);
    return failed(problem.badJson(file, text.slice(0, at).split('\n').length, detail));
  }
};

const kindOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

const isScalar = (value: unknown): value is Cell => value === null || ['string', 'number', 'boolean'].includes(typeof value);

/** A list of certifications may come as an array; undefined for what no cell can hold. */
const cellOf = (value: unknown): Cell | undefined => {
  if (isScalar(value)) return value;
  return Array.isArray(value) && value.every(isScalar) ? value.filter((one) => one !== null).join('；') : undefined;
};

export const readJson = (bytes: Uint8Array, file: string, sheet: string): Result<Grid> => {
  const text = decodeText(bytes);
  if (text === undefined) return failed(problem.badEncoding(file));
  const result = parsed(text, file);
  if (!result.ok) return result;
  const list = result.value;
  if (!Array.isArray(list)) return failed(problem.jsonShape(file, '$', kindOf(list)));

  const columns = new Map<string, number>();
  const rows: Cell[][] = [];
  for (const [i, entry] of (list as unknown[]).entries()) {
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry))
      return failed(problem.jsonShape(file, `$[${i}]`, kindOf(entry)));
    const row: Cell[] = [];
    for (const [key, value] of Object.entries(entry)) {
      const cell = cellOf(value);
      if (cell === undefined) return failed(problem.jsonShape(file, `$[${i}].${key}`, kindOf(value)));
      const column = columns.get(key) ?? columns.size;
      columns.set(key, column);
      row[column] = cell;
    }
    rows.push(row);
  }
  const builder = gridBuilder(sheet);
  builder.push([...columns.keys()]);
  for (const row of rows) builder.push(Array.from(row, (cell) => cell ?? null));
  return done(builder.grid());
};
