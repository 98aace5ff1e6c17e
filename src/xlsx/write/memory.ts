/** What a run remembers and keeps of itself in the file: its memory as one custom XML part, its record as some. */
import { looksIn, type ColumnLook } from '../../sheet/port/column-looks';
import { MEMORY_NAMESPACE, memoryOf, memoryXml } from '../../sheet/port/own-memory';
import { lastRecord, RECORD_NAMESPACE, recordAlone, recordParts, recordsIn } from '../../sheet/port/own-record';
import { JOURNAL_NAMESPACE, wholeJournal, type BrokenOff } from '../../sheet/port/own-journal';
import type { Book } from '../parts/book';
import type { Draft } from '../parts/draft';
import { addCustomPart, customParts, removeCustomPart } from './custom-part';

const MEMORY_ID = '{3C5E0F0A-51D7-4C0B-9B5E-6B1B0F5A4C51}';

/** Parts of a record differ in the last digits of one GUID. */
const recordId = (part: number): string => `{7B1D6E52-0E0D-4E36-8C2A-${(0x5ca1ab1e0000 + part).toString(16).toUpperCase()}}`;

const memoryPart = async (draft: Draft, book: Book): Promise<{ readonly part: string; readonly memory: string } | undefined> => {
  for (const { part, xml } of await customParts(draft, book, MEMORY_NAMESPACE)) {
    const memory = memoryOf(xml);
    if (memory !== undefined) return { part, memory };
  }
  return undefined;
};

export const readMemory = async (draft: Draft, book: Book): Promise<string | undefined> =>
  (await memoryPart(draft, book))?.memory;

/** Throws RangeError for text that XML cannot hold. */
export const writeMemory = async (draft: Draft, book: Book, memory: string): Promise<void> => {
  const found = await memoryPart(draft, book);
  if (memory === '') {
    if (found) await removeCustomPart(draft, book, found.part);
  } else if (!found) await addCustomPart(draft, book, MEMORY_NAMESPACE, MEMORY_ID, memoryXml(memory));
  else if (found.memory !== memory) draft.setText(found.part, memoryXml(memory));
};

/** Excel was closed, and the file saved, while its adapter wrote. */
export const readBrokenOff = async (draft: Draft, book: Book): Promise<BrokenOff | undefined> => {
  const [first] = wholeJournal(xmls(await customParts(draft, book, JOURNAL_NAMESPACE))) ?? [];
  return first && { at: first.at, sheet: first.sheet };
};

const xmls = (parts: readonly { readonly xml: string }[]): readonly string[] => parts.map(({ xml }) => xml);

export const readRecord = async (draft: Draft, book: Book): Promise<readonly string[]> =>
  recordsIn(xmls(await customParts(draft, book, RECORD_NAMESPACE))).map(recordAlone);

/** How cells looked before columns of ours came to stand there. */
export const readLooks = async (draft: Draft, book: Book): Promise<readonly ColumnLook[]> =>
  looksIn(recordsIn(xmls(await customParts(draft, book, RECORD_NAMESPACE))));

/** The same record leaves the parts as they are, so that the same run gives the same file. */
export const writeRecord = async (draft: Draft, book: Book, record: string): Promise<void> => {
  const old = await customParts(draft, book, RECORD_NAMESPACE);
  if (record !== '' && recordsIn(xmls(old))[0] === record) return;
  const parts = record === '' ? [] : recordParts(record, lastRecord(xmls(old)) + 1);
  for (const [i, xml] of parts.entries()) {
    const present = old[i];
    if (present) draft.setText(present.part, xml);
    else await addCustomPart(draft, book, RECORD_NAMESPACE, recordId(i), xml);
  }
  for (const { part } of old.slice(parts.length)) await removeCustomPart(draft, book, part);
};
