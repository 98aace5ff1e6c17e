/** An input file by its name: what kind it is by its bytes rather than by its ending, its workbook behind a port, and the way to save it. */
import { createHash } from 'node:crypto';
import { basename, extname } from 'node:path';
import { done, type Result } from '../../core/problem';
import type { Grid, SheetPort } from '../../sheet/port/port';
import { readCsv } from './csv';
import { readInput } from './io';
import { readJson } from './json-input';
import { gridFile } from './grid-file';
import { workbookFile } from './workbook-file';

export interface InputFile {
  /** As the user wrote it. */
  readonly file: string;
  readonly kind: 'workbook' | 'csv' | 'json';
  readonly sha256: string;
  readonly port: SheetPort;
  /** The workbook's bytes after a write. */
  readonly save: () => Promise<Uint8Array>;
}

const TEXT_ENDINGS: Readonly<Record<string, 'csv' | 'json'>> = { '.csv': 'csv', '.tsv': 'csv', '.txt': 'csv', '.json': 'json' };

/** A workbook that somebody renamed: zip, or an old Office file. */
const isPacked = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] ?? 9) < 9) ||
  (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11);

/** The file's name as Excel allows one for a sheet. */
const sheetNameOf = (file: string): string => {
  const name = basename(file, extname(file))
    .replace(/[\\/?*[\]:]/g, ' ')
    .replace(/^'+|'+$/g, '')
    .trim();
  return [...name].slice(0, 31).join('') || 'Sheet1';
};

export const openInput = async (file: string, cwd: string): Promise<Result<InputFile>> => {
  const read = readInput(file, cwd);
  if (!read.ok) return read;
  const bytes = read.value;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const kind = TEXT_ENDINGS[extname(file).toLowerCase()];
  if (kind === undefined || isPacked(bytes)) {
    const opened = await workbookFile(bytes, file);
    return opened.ok ? done({ file, kind: 'workbook', sha256, ...opened.value }, opened.problems) : opened;
  }
  const grid: Result<Grid> = (kind === 'csv' ? readCsv : readJson)(bytes, file, sheetNameOf(file));
  return grid.ok ? done({ file, kind, sha256, ...gridFile(grid.value) }) : grid;
};
