/**
 * A workbook's file, opened off the screen's thread: the file in; a port on it, how its sheets look and the file as it is after the writes so far, out.
 * A worker of its own holds it where there are workers; elsewhere the same functions run here. Rejects with ProblemError where the file cannot be worked on.
 */
import type { SheetPort } from '../../sheet/port/port';
import type { XlsxFile } from '../../xlsx/open';
import { remoteFile } from './remote';

export interface OpenFile extends SheetPort, Pick<XlsxFile, 'fileName' | 'look'> {
  readonly save: () => Promise<Blob>;
  /** Nobody asks it any more. */
  readonly close: () => void;
}

/** The file may still be on its way: what reads it is fetched meanwhile. */
export const openFile = async (file: Blob | Promise<Blob>, fileName: string): Promise<OpenFile> => {
  if (typeof Worker !== 'undefined') return remoteFile(new Worker(new URL('./worker.ts', import.meta.url)), file, fileName);
  const [{ openHere }, there] = await Promise.all([import('./here'), file]);
  return openHere(there, fileName);
};
