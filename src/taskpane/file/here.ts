/** A workbook's file, opened on this thread: the file in; the same file to ask, out. */
import { ProblemError } from '../../core/problem';
import { openXlsx } from '../../xlsx/open';
import type { OpenFile } from './open';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Bytes have a memory of their own by the type of `Blob`; ours have. */
const blobOf = (bytes: Uint8Array): Blob => new Blob([bytes as Uint8Array<ArrayBuffer>], { type: XLSX });

export const openHere = async (file: Blob, fileName: string): Promise<OpenFile> => {
  const opened = await openXlsx(new Uint8Array(await file.arrayBuffer()), fileName);
  if (!opened.ok) throw new ProblemError(opened.problems);
  const { value } = opened;
  return { ...value, save: async () => blobOf(await value.save()), close: () => undefined };
};
