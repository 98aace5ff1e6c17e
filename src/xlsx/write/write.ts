/**
 * A plan in, the edited package and a receipt out. Everything that could refuse is asked first; the package that was is never altered,
 * so a refusal or an error leaves it as it is.
 */
import { ProblemError, type Problem } from '../../core/problem';
import { brokenOff } from '../../sheet/port/own-journal';
import { withLooks } from '../../sheet/port/column-looks';
import { isOfRuns } from '../../sheet/port/kept-sheet';
import { movedColumns } from '../../sheet/port/moved-columns';
import {
  columnName,
  isCellName,
  parseOwnName,
  parseReference,
  printName,
  quotedSheet,
  reference,
  sheetName,
} from '../../sheet/port/own-names';
import type { OwnSheet, Progress, WritePlan, WriteReceipt } from '../../sheet/port/port';
import { keptSheets, namesOfKept, renameInCharts, returnedSheets } from '../own/kept-sheets';
import { writeOwnSheet, type OwnSheetRequest } from '../own/own-sheet';
import { sheetKept, workbookProtected } from './problems';
import { ownAreas, readBook, type Book } from '../parts/book';
import { removeContentType, setContentType } from '../parts/content-types';
import { draftOf, type Draft, type Xml } from '../parts/draft';
import { addRelationship, relationshipsOf, removeRelationships } from '../parts/rels';
import type { SharedStrings } from '../parts/strings';
import { notWorksheet, unknownSheet } from '../problems';
import { checkMain } from '../sheet/frame';
import { MINIMAL_STYLES, styleEditor, type StyleEditor } from '../styles/edit';
import type { Entry } from '../zip/entry';
import { appendRows } from './append';
import { editBook, type NewName } from './book-edit';
import { formulasDepend } from './formulas';
import { keptNames } from './kept-names';
import { readBrokenOff, readLooks, writeMemory, writeRecord } from './memory';
import { newPlaces, placesOf, type Place, type Places } from './own-sheets';
import { removalOf, removeSheetParts } from './removed-sheets';
import { eachUserFormula } from './user-formulas';
import { writeUserSheet, type UserSheetOutcome } from './user-sheet';
import { checkedRows, validatePlan } from './validate';

const STYLES_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml';
const FILTER = '_xlnm._FilterDatabase';
const PRINT_TITLES = '_xlnm.Print_Titles';

const stylesOf = async (draft: Draft, book: Book): Promise<{ readonly part: string; readonly xml: Xml }> => {
  const found = book.relationships.find((r) => r.kind === 'styles')?.target;
  const part = found ?? 'xl/styles.xml';
  if (found === undefined) {
    draft.setText(part, MINIMAL_STYLES);
    await setContentType(draft, part, STYLES_TYPE);
    await addRelationship(draft, book.part, 'styles', part);
  }
  const xml = await draft.xml(part);
  checkMain(draft.file, part, xml.root, 'styleSheet');
  return { part, xml };
};

const dropCalcChain = async (draft: Draft, book: Book): Promise<void> => {
  for (const { target } of (await relationshipsOf(draft, book.part)).filter((r) => r.kind === 'calcChain')) {
    draft.remove(target);
    await removeContentType(draft, target);
  }
  await removeRelationships(draft, book.part, (r) => r.kind === 'calcChain');
};

/** Names of ours that a run sets, and the filters' names that Excel keeps beside them. */
const namesOf = (
  plan: WritePlan,
  sheet: number,
  outcome: UserSheetOutcome,
  places: readonly Place[],
  book: Book,
): readonly NewName[] => {
  const names: NewName[] = plan.columns.map(({ key, column }) => ({
    name: columnName(key),
    scope: sheet,
    text: reference(plan.sheet, outcome.target.extent(column)),
  }));
  const filterName = book.names.find(({ name, scope }) => scope === sheet && name.toLowerCase() === FILTER.toLowerCase());
  if (outcome.filter && filterName) names.push({ name: FILTER, scope: sheet, text: reference(plan.sheet, outcome.filter.to) });
  for (const { sheet: own, name, index } of places) {
    names.push({ name: sheetName(own.key), text: reference(name, { row: 0, column: 0, rows: 1, columns: 1 }) });
    if (own.filter) names.push({ name: FILTER, scope: index, text: reference(name, own.filter) });
    for (const cell of plan.cellNames ?? [])
      if (cell.sheet === own.key)
        names.push({
          name: cell.name,
          text: reference(name, { row: cell.row, column: cell.column, rows: 1, columns: 1 }),
          visible: true,
        });
    const titles = own.print?.titleRows;
    if (titles) names.push({ name: PRINT_TITLES, scope: index, text: `${quotedSheet(name)}!$1:$${titles}` });
  }
  return names;
};

interface OwnSheetsWritten {
  readonly added: { name: string; sheetId: number; id: string }[];
  readonly cells: number;
  readonly notes: number;
  /** What each sheet holds now. */
  readonly prints: readonly NewName[];
}

const contentOf = ({ lists, print, ...sheet }: OwnSheet): OwnSheetRequest['content'] => ({
  ...sheet,
  ...(sheet.more && { more: checkedRows(sheet, sheet.more) }),
  portrait: print?.portrait,
  pages: print?.pages,
  lists: (lists ?? []).map(({ area, options }) => ({ area, source: `"${options.join(',')}"`, free: true })),
});

const writeOwnSheets = async (
  draft: Draft,
  book: Book,
  { list, location }: Places,
  styles: StyleEditor,
  strings: () => Promise<SharedStrings>,
  progress: Progress,
): Promise<OwnSheetsWritten> => {
  const added: { name: string; sheetId: number; id: string }[] = [];
  let cells = 0;
  let notes = 0;
  const prints: NewName[] = [];
  for (const [i, { sheet: content, name, part, sheetId, isNew }] of list.entries()) {
    const written =
      content.below === undefined
        ? await writeOwnSheet({ draft, part, name, content: contentOf(content), styles, location })
        : await appendRows({ draft, book, name, content, row: content.below, styles, location, strings });
    cells += written.cells;
    notes += written.notes;
    if ('print' in written && isOfRuns(content.key)) prints.push({ name: printName(content.key), text: String(written.print) });
    if (isNew) added.push({ name, sheetId, id: await addRelationship(draft, book.part, 'worksheet', part) });
    progress(i + 1, list.length);
  }
  return { added, cells, notes, prints };
};

export interface Written {
  readonly entries: readonly Entry[];
  readonly receipt: WriteReceipt;
}

/** `strings` gives the shared strings of the package that was. Throws ProblemError. */
export const writePlan = async (
  file: string,
  entries: readonly Entry[],
  plan: WritePlan,
  strings: () => Promise<SharedStrings>,
  progress?: Progress,
): Promise<Written> => {
  const invalid = validatePlan(plan);
  if (invalid.length) throw new ProblemError(invalid);
  const draft = draftOf(file, entries);
  const book = await readBook(draft);
  const left = await readBrokenOff(draft, book);
  if (left) throw new ProblemError([brokenOff(left)]);
  const index = book.sheets.findIndex(({ name }) => name === plan.sheet);
  const sheet = book.sheets[index];
  if (!sheet)
    throw new ProblemError([
      unknownSheet(
        file,
        plan.sheet,
        book.sheets.map(({ name }) => name),
      ),
    ]);
  if (!sheet.worksheet) throw new ProblemError([notWorksheet(file, plan.sheet)]);
  const kept = await keptSheets(draft, book, plan, strings);
  const made = newPlaces(draft, book);
  const planned = await placesOf(draft, book, plan, kept, made);
  const removal = await removalOf(draft, book, plan, kept, made);
  const locked = kept.length > 0 && book.locked ? [workbookProtected(file)] : [];
  const errors = [...(locked.length > 0 ? locked : planned.problems), ...removal.problems].filter(
    ({ severity }) => severity === 'error',
  );
  if (errors.length) throw new ProblemError(errors);
  const places: Places = { ...planned, list: [...planned.list, ...removal.emptied] };
  const gone = new Set([...removal.gone].flatMap((one) => book.sheets[one]?.name.toLowerCase() ?? []));
  const replaced = new Set(
    places.list.filter(({ sheet: { below } }) => below === undefined).map(({ name }) => name.toLowerCase()),
  );
  const withoutOwn = new Set([...gone, ...replaced, ...kept.map(({ was }) => was.toLowerCase())]);
  const keptFigures = await keptNames(draft, book, plan, withoutOwn);
  const own = ownAreas(book, plan.sheet);
  const moved = movedColumns(plan, own);
  if (moved.any) await eachUserFormula(draft, book, plan.sheet, moved.see);

  const { part: stylesPart, xml: stylesXml } = await stylesOf(draft, book);
  const styles = styleEditor(stylesXml);
  const share =
    (from: number, to: number): Progress =>
    (done, total) =>
      progress?.(from + ((to - from) * done) / Math.max(1, total), 100);
  const outcome = await writeUserSheet({
    draft,
    sheet,
    plan,
    own,
    styles,
    location: places.location,
    strings,
    looks: { then: await readLooks(draft, book), styles: stylesXml },
    progress: share(0, 30),
  });
  progress?.(50, 100);
  const returned = returnedSheets(book, plan);
  const renamed = [...kept, ...returned];
  await renameInCharts(draft, book, renamed);
  const { added, cells, notes, prints } = await writeOwnSheets(draft, book, places, styles, strings, share(50, 90));
  draft.setText(stylesPart, styles.result());
  await writeMemory(draft, book, plan.memory);
  if (plan.record !== undefined) await writeRecord(draft, book, withLooks(plan.record, outcome.looks));
  if (
    renamed.length + removal.gone.size > 0 ||
    places.formulasLost ||
    plan.cellNames ||
    book.names.some(({ name }) => isCellName(name))
  )
    await dropCalcChain(draft, book);

  // Formulas that say a name mean another sheet by it now.
  const calculateOnLoad =
    plan.recalculates === true || returned.length > 0 || (await formulasDepend(draft, book, plan, outcome, places.list));
  await removeSheetParts(draft, book, removal);
  // Of a sheet that is emptied only, the name stays.
  const emptied = new Set(removal.emptied.map(({ sheet: { key } }) => key));
  const unowned = new Set((plan.removed ?? []).filter((key) => !emptied.has(key)));
  const dropped = new Set(plan.dropped.map(({ key }) => key));
  const rewritten = new Set(plan.sheets.flatMap(({ key, below }) => (below === undefined ? [key] : [])));
  const unfiltered = new Set(
    places.list.filter(({ sheet: { filter, below } }) => !filter && below === undefined).map((place) => place.index),
  );
  draft.setText(
    book.part,
    editBook(await draft.xml(book.part), {
      sheets: added,
      names: [
        ...namesOf(plan, index, outcome, places.list, book),
        ...prints,
        ...keptFigures.names,
        ...namesOfKept(rewritten, kept, returned),
      ],
      removed: (name, scope, text) => {
        const own = parseOwnName(name);
        const at = parseReference(text)?.sheet.toLowerCase() ?? '';
        if (own && own.kind !== 'column' && unowned.has(own.key)) return true;
        if (own?.kind === 'kept' && rewritten.has(own.key)) return true;
        if (own?.kind === 'sheet' && gone.has(at)) return true;
        if (isCellName(name) && scope === undefined) return !keptFigures.used(name) && (at === '' || withoutOwn.has(at));
        if (own) return text.includes('#REF!') || (own.kind === 'column' && scope === index && dropped.has(own.key));
        return name.toLowerCase() === FILTER.toLowerCase() && scope !== undefined && unfiltered.has(scope);
      },
      calculateOnLoad,
      gone: removal.gone,
      renamed: new Map(renamed.map((one) => [one.index, one])),
    }),
  );
  const problems: readonly Problem[] = [
    ...kept.map(({ was, as, holds }) => sheetKept(was, as, holds)),
    ...outcome.problems,
    ...removal.problems,
    ...keptFigures.problems,
    ...moved.problems(),
  ];
  const done = await draft.finish();
  progress?.(100, 100);
  return { entries: done, receipt: { cells: outcome.cells + cells, notes: outcome.notes + notes, problems } };
};
