/**
 * The bytes of an .xlsx or .xlsm file in, a `SheetPort` on it out. Nothing is written anywhere: `save` gives the bytes of the file as it
 * is after the writes so far. Runs in Node and in the browser.
 */
import { stopIf } from '../core/cancel';
import { done, failed, ProblemError, type Problem, type Result } from '../core/problem';
import { pointedColumns } from '../sheet/port/moved-columns';
import type { Grid, SheetInfo, SheetPort } from '../sheet/port/port';
import { openContainer } from './container';
import { DEFAULT_LIMITS, type Limits } from './limits';
import { ownAreas, keptSheetsOf, ownSheets, readBook, type Book, type BookSheet } from './parts/book';
import { draftOf, type Draft, type Xml } from './parts/draft';
import { relationshipsOf } from './parts/rels';
import { NO_STRINGS, sharedStrings, type SharedStrings } from './parts/strings';
import { notWorksheet, sharedWorkbook, signed, unknownSheet } from './problems';
import { splitSheet } from './sheet/frame';
import { lookOf, notesOf, type SheetLook } from './sheet-look';
import { isProtected } from './sheet/frame-edits';
import { readGrid } from './sheet/grid';
import { cellFormats } from './styles/sheet';
import { readBrokenOff, readMemory, readRecord } from './write/memory';
import { eachUserFormula } from './write/user-formulas';
import { writePlan } from './write/write';
import { writeZip } from './zip/write';

export interface XlsxFile extends SheetPort {
  /** As the user named it. */
  readonly fileName: string;
  /** Macros are inside; the file keeps them and has to be saved as .xlsm. */
  readonly macros: boolean;
  save(): Promise<Uint8Array>;
  /** What a viewer shows beside the values: widths, frozen panes, notes, looks. */
  look(sheet: string): Promise<SheetLook>;
}

export interface OpenOptions {
  readonly limits?: Partial<Limits>;
  /**
   * The file is read to be written at once: the sheet in front begins to be unpacked beside what is done until it is asked for, and the sheet that was unpacked for
   * reading is kept for writing. A file that stays open for long rather unpacks it again.
   */
  readonly hold?: boolean;
}

const sheetNamed = (draft: Draft, book: Book, name: string): BookSheet => {
  const sheet = book.sheets.find((s) => s.name === name);
  if (!sheet)
    throw new ProblemError([
      unknownSheet(
        draft.file,
        name,
        book.sheets.map((s) => s.name),
      ),
    ]);
  if (!sheet.worksheet) throw new ProblemError([notWorksheet(draft.file, name)]);
  return sheet;
};

const stringsOf = async (draft: Draft, book: Book): Promise<SharedStrings> => {
  const part = book.relationships.find((r) => r.kind === 'sharedStrings')?.target;
  return part !== undefined && draft.has(part) ? sharedStrings(await draft.bytes(part)) : NO_STRINGS;
};

const stylesOf = async (draft: Draft, book: Book): Promise<Xml | undefined> => {
  const part = book.relationships.find((r) => r.kind === 'styles')?.target;
  return part !== undefined && draft.has(part) ? draft.xml(part) : undefined;
};

const formatsOf = async (draft: Draft, book: Book): Promise<Uint8Array> => {
  const styles = await stylesOf(draft, book);
  return styles ? cellFormats(styles.root) : new Uint8Array(0);
};

const protectedSheet = async (draft: Draft, { part, worksheet }: BookSheet): Promise<boolean> =>
  worksheet && isProtected(splitSheet(draft.file, part, await draft.bytes(part)).frame);

const portOn = (
  fileName: string,
  first: Draft,
  firstBook: Book,
  start: Awaited<ReturnType<Draft['finish']>>,
  limits: Limits,
): XlsxFile => {
  let entries = start;
  let draft = first;
  let book = firstBook;
  return {
    fileName,
    macros: draft.names().some((name) => name.toLowerCase().endsWith('vbaproject.bin')),
    open: async () => {
      const own = ownSheets(book);
      const kept = keptSheetsOf(book);
      const sheets: SheetInfo[] = [];
      for (const sheet of book.sheets) {
        const { name, visible, worksheet } = sheet;
        const [key, was] = [own.get(name), kept.get(name)];
        sheets.push({
          name,
          visible,
          worksheet,
          protected: await protectedSheet(draft, sheet),
          ...(key === undefined ? {} : { own: key }),
          ...(key !== undefined || was === undefined ? {} : { kept: was }),
        });
      }
      const memory = await readMemory(draft, book);
      const left = await readBrokenOff(draft, book);
      return { sheets, active: book.active, ...(memory === undefined ? {} : { memory }), ...(left && { brokenOff: left }) };
    },
    read: async (name, progress): Promise<Grid> => {
      const sheet = sheetNamed(draft, book, name);
      const strings = await stringsOf(draft, book);
      const parts = splitSheet(fileName, sheet.part, await draft.bytes(sheet.part));
      return readGrid(
        {
          file: fileName,
          sheet: name,
          part: sheet.part,
          parts,
          strings,
          formats: await formatsOf(draft, book),
          date1904: book.date1904,
          limits,
        },
        progress,
      );
    },
    ownColumns: (name) =>
      Promise.resolve(ownAreas(book, name).map(({ key, column, area: { row, rows } }) => ({ key, column, row, rows }))),
    pointedAt: async (name) => {
      const pointed = pointedColumns(name, ownAreas(book, name));
      if (pointed.any) await eachUserFormula(draft, book, name, pointed.see);
      return pointed.pointed();
    },
    notes: (name) => notesOf(draft, sheetNamed(draft, book, name)),
    record: () => readRecord(draft, book),
    write: async (plan, progress, signal) => {
      const { entries: written, receipt } = await writePlan(fileName, entries, plan, () => stringsOf(draft, book), progress);
      const next = draftOf(fileName, written);
      const nextBook = await readBook(next);
      // Until here nothing but a draft has changed.
      stopIf(signal);
      entries = written;
      draft = next;
      book = nextBook;
      return receipt;
    },
    save: () => Promise.resolve(writeZip(entries)),
    look: (name) => stylesOf(draft, book).then((styles) => lookOf(draft, sheetNamed(draft, book, name), styles)),
  };
};

/** The port, with warnings, or the reasons why the file cannot be worked on. */
export const openXlsx = async (bytes: Uint8Array, fileName: string, options: OpenOptions = {}): Promise<Result<XlsxFile>> => {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const container = openContainer(bytes, fileName, limits);
  if (!container.ok) return container;
  try {
    const draft = draftOf(fileName, container.value, options.hold);
    const book = await readBook(draft);
    const likely = options.hold ? book.sheets.find(({ name, worksheet }) => worksheet && name === book.active) : undefined;
    // Whoever asks for it is told what is wrong with it.
    if (likely) draft.bytes(likely.part).catch(() => undefined);
    const warnings: Problem[] = [
      ...((await relationshipsOf(draft, '')).some((r) => r.type.includes('digital-signature')) ? [signed(fileName)] : []),
      ...(book.relationships.some((r) => r.kind === 'revisionHeaders') ? [sharedWorkbook(fileName)] : []),
    ];
    return done(portOn(fileName, draft, book, container.value, limits), warnings);
  } catch (error) {
    if (error instanceof ProblemError) return failed(...error.problems);
    throw error;
  }
};
