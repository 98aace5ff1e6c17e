/** A worksheet and the collection of worksheets. */
import { areasNode } from './areas-node';
import { chartsNode } from './chart-node';
import { rangeModel, type Env, type RangeModel } from './env';
import { areaOf, newSheet, sheetByName, usedArea, WHOLE_SHEET, type SheetModel } from './model';
import { namesNode } from './name-node';
import { denied, HostError, invalid, isNode, notFound, type HostNode } from './node';
import { notesNode } from './note-node';
import { pageBreaksNode, pageNode } from './page-node';
import { rangeNode } from './range-node';
import { autoFilterNode, tablesNode } from './table-node';

const BAD_NAME = /[\\/?*[\]:]/;

const renamed = (env: Env, name: unknown, location: string, self?: SheetModel): string => {
  if (
    typeof name !== 'string' ||
    name === '' ||
    name.length > 31 ||
    BAD_NAME.test(name) ||
    name.startsWith("'") ||
    name.endsWith("'")
  )
    throw invalid(location);
  const other = sheetByName(env.book, name);
  if (other && other !== self)
    throw new HostError('ItemAlreadyExists', 'A resource with the same name or identifier already exists.', location);
  return name;
};

const structure = (env: Env, location: string): void => {
  if (env.book.structureProtected) throw denied(location);
};

const addressed = (address: unknown, location: string): readonly RangeModel['area'][] =>
  String(address)
    .split(',')
    .map((one) => {
      const area = areaOf(one.trim());
      if (!area) throw invalid(location);
      return area;
    });

const freezeNode = (env: Env, sheet: SheetModel): HostNode => ({
  type: 'WorksheetFreezePanes',
  identity: () => ({}),
  call: {
    FreezeAt: (range) => {
      sheet.frozen = isNode(range) ? rangeModel(range).area : areaOf(String(range));
      if (sheet.frozen && (sheet.frozen.row > 0 || sheet.frozen.column > 0)) throw invalid('WorksheetFreezePanes.freezeAt');
    },
    FreezeRows: (count) => void (sheet.frozen = { ...WHOLE_SHEET, rows: Number(count) }),
    FreezeColumns: (count) => void (sheet.frozen = { ...WHOLE_SHEET, columns: Number(count) }),
    Unfreeze: () => void (sheet.frozen = undefined),
    GetLocationOrNullObject: () => (sheet.frozen ? rangeNode(env, sheet, sheet.frozen) : null),
  },
});

/** A collection that is only looked at. */
const listed = <T>(type: string, all: readonly T[], get: (one: T) => HostNode['get']): HostNode => ({
  type: `${type}Collection`,
  identity: () => ({}),
  items: () =>
    all.map((one, i): HostNode => ({ type, identity: () => ({ Id: String(i) }), get: { Id: () => String(i), ...get(one) } })),
});

export const sheetNode = (env: Env, sheet: SheetModel): HostNode => {
  const { book } = env;
  if (!book.sheets.includes(sheet)) throw notFound('Worksheet');
  return {
    type: 'Worksheet',
    model: sheet,
    identity: () => ({ Id: sheet.id }),
    get: {
      Id: () => sheet.id,
      Name: () => sheet.name,
      Position: () => book.sheets.indexOf(sheet),
      Visibility: () => sheet.visibility,
    },
    set: {
      Name: (value) => {
        structure(env, 'Worksheet.name');
        const before = sheet.name;
        sheet.name = renamed(env, value, 'Worksheet.name', sheet);
        followRename(env, before, sheet.name);
      },
      Visibility: (value) => {
        structure(env, 'Worksheet.visibility');
        sheet.visibility = value as SheetModel['visibility'];
      },
      Position: (value) => {
        structure(env, 'Worksheet.position');
        book.sheets.splice(book.sheets.indexOf(sheet), 1);
        book.sheets.splice(Number(value), 0, sheet);
      },
    },
    link: {
      Names: () => namesNode(env, sheet.names, sheet),
      Protection: () => ({ type: 'WorksheetProtection', identity: () => ({}), get: { Protected: () => sheet.protected } }),
      Tables: () => tablesNode(env, [sheet]),
      AutoFilter: () => autoFilterNode(env, sheet),
      FreezePanes: () => freezeNode(env, sheet),
      Charts: () => chartsNode(env, sheet),
      Notes: () => notesNode(env, sheet),
      Shapes: () => listed('Shape', sheet.shapes, ({ type }) => ({ Type: () => type })),
      Comments: () => listed('Comment', sheet.comments, ({ id }) => ({ Id: () => id })),
      PageLayout: () => pageNode(env, sheet),
      HorizontalPageBreaks: () => pageBreaksNode(env, sheet),
    },
    call: {
      GetRange: (address) =>
        address === null || address === undefined || address === ''
          ? rangeNode(env, sheet, WHOLE_SHEET)
          : rangeNode(env, sheet, addressed(address, 'Worksheet.getRange')[0] ?? WHOLE_SHEET),
      GetRanges: (address) => {
        if (String(address).length > 8_192) throw invalid('Worksheet.getRanges');
        return areasNode(
          env,
          addressed(address, 'Worksheet.getRanges').map((area) => ({ sheet, area })),
        );
      },
      GetRangeByIndexes: (row, column, rows, columns) =>
        rangeNode(env, sheet, { row: Number(row), column: Number(column), rows: Number(rows), columns: Number(columns) }),
      GetCell: (row, column) => rangeNode(env, sheet, { row: Number(row), column: Number(column), rows: 1, columns: 1 }),
      GetUsedRangeOrNullObject: (valuesOnly) => {
        const used = usedArea(sheet, valuesOnly === true);
        return used ? rangeNode(env, sheet, used) : null;
      },
      GetUsedRange: (valuesOnly) =>
        rangeNode(env, sheet, usedArea(sheet, valuesOnly === true) ?? { row: 0, column: 0, rows: 1, columns: 1 }),
      Activate: () => {
        if (sheet.visibility !== 'Visible')
          throw new HostError(
            'InvalidOperation',
            'This operation is not permitted for a hidden worksheet.',
            'Worksheet.activate',
          );
        book.active = sheet;
      },
      Delete: () => {
        structure(env, 'Worksheet.delete');
        if (book.sheets.filter((one) => one.visibility === 'Visible').length < 2 && sheet.visibility === 'Visible')
          throw new HostError('InvalidOperation', 'A workbook needs one visible worksheet.', 'Worksheet.delete');
        book.sheets.splice(book.sheets.indexOf(sheet), 1);
        followDeletion(env, sheet.name);
        if (book.active === sheet && book.sheets[0]) book.active = book.sheets[0];
      },
    },
  };
};

const quoted = (name: string): string => `'${name.replaceAll("'", "''")}'!`;
const eachName = (env: Env, change: (formula: string) => string): void => {
  for (const name of [...env.book.names, ...env.book.sheets.flatMap((one) => one.names)]) name.formula = change(name.formula);
};
const followRename = (env: Env, before: string, after: string): void =>
  eachName(env, (formula) => formula.replaceAll(quoted(before), quoted(after)));
const followDeletion = (env: Env, name: string): void =>
  eachName(env, (formula) => (formula.includes(quoted(name)) ? '=#REF!' : formula));

export const sheetsNode = (env: Env): HostNode => {
  const { book } = env;
  const find = (key: unknown): SheetModel | undefined => sheetByName(book, String(key));
  const found = (key: unknown): SheetModel => {
    const sheet = find(key);
    if (!sheet) throw notFound('WorksheetCollection.getItem');
    return sheet;
  };
  return {
    type: 'WorksheetCollection',
    identity: () => ({}),
    items: () => book.sheets.map((sheet) => sheetNode(env, sheet)),
    item: (key) => sheetNode(env, found(key)),
    call: {
      GetItem: (key) => sheetNode(env, found(key)),
      GetItemOrNullObject: (key) => {
        const sheet = find(key);
        return sheet ? sheetNode(env, sheet) : null;
      },
      GetActiveWorksheet: () => sheetNode(env, book.active),
      GetCount: () => book.sheets.length,
      Add: (name) => {
        structure(env, 'WorksheetCollection.add');
        const sheet = newSheet(
          `{S${book.nextId++}}`,
          renamed(env, name ?? `Sheet${book.sheets.length + 1}`, 'WorksheetCollection.add'),
        );
        book.sheets.push(sheet);
        return sheetNode(env, sheet);
      },
      _RegisterDataChangedEvent: () => void env.events.add('changed'),
      _UnregisterDataChangedEvent: () => void env.events.delete('changed'),
      _RegisterRowSortedEvent: () => void env.events.add('sorted'),
      _UnregisterRowSortedEvent: () => void env.events.delete('sorted'),
      _RegisterSelectionChangedEvent: () => void env.events.add('selection'),
      _UnregisterSelectionChangedEvent: () => void env.events.delete('selection'),
    },
  };
};
