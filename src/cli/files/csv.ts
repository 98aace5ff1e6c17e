/** A CSV file's bytes in, its cells as a grid out. Encoding and delimiter are recognised; what only looks like a number stays text where digits would be lost. */
import Papa from 'papaparse';
import { done, failed, type Problem, type Result } from '../../core/problem';
import type { Grid } from '../../sheet/port/port';
import { gridBuilder, type Cell } from './grid-builder';
import * as problem from './file-problems';

const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;

const decoded = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** UTF-8 with or without a mark, UTF-16 with one, else GB18030, as Excel in China writes it; undefined for anything else. Marks are taken off. */
export const decodeText = (bytes: Uint8Array): string | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded(bytes, 'utf-16be');
  if (bytes.includes(0)) return undefined;
  return decoded(bytes, 'utf-8') ?? decoded(bytes, 'gb18030');
};

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const DIGITS_KEPT = 15;

/** A number only where every digit of it survives as one: `007`, an 18-digit code, `1,234` and `12%` stay text for the reader of cells. */
export const cellOf = (text: string): Cell => {
  if (text === '') return null;
  const trimmed = text.trim();
  if (!NUMBER.test(trimmed)) return text;
  const digits = trimmed.replace(/^-|\./g, '').replace(/^0+/, '');
  return digits.length > DIGITS_KEPT ? text : Number(trimmed);
};

const lineAt = (text: string, index: number): number => {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < index; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
};

/** Excel's own list separators; a comma where none of them is seen. Empty lines say nothing. */
const delimiterOf = (text: string): string => {
  const guess = Papa.parse<string[]>(text, { preview: 20, skipEmptyLines: 'greedy', delimitersToGuess: [',', '\t', ';', '|'] });
  return guess.meta.delimiter || ',';
};

export const readCsv = (bytes: Uint8Array, file: string, sheet: string): Result<Grid> => {
  const source = decodeText(bytes);
  if (source === undefined) return failed(problem.badEncoding(file));
  const text = source.includes('\n') ? source : source.replaceAll('\r', '\n');
  const builder = gridBuilder(sheet);
  let refused: Problem | undefined;
  let rows = 0;
  Papa.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    step: ({ data, errors }, parser) => {
      rows += 1;
      const quotes = errors.find(({ type }) => type === 'Quotes');
      if (quotes) refused = problem.csvQuotes(file, lineAt(text, quotes.index ?? 0));
      else if (rows > MOST_ROWS || data.length > MOST_COLUMNS) refused = problem.tooManyCells(file, rows, data.length);
      if (refused) parser.abort();
      else builder.push(data.map(cellOf));
    },
  });
  return refused ? failed(refused) : done(builder.grid());
};
