/** What somebody else does to the sheet while we write: changes in, made on the in-memory Excel; and pictures of whose cells are whose, before and after. */
import { parseOwnName, parseReference } from '../../src/sheet/port/own-names';
import { cellAt, deleteRows, insertColumns, insertRows, type ExcelHost } from './excel-host';
import { putCell, type SheetModel } from './excel-host/model';

export const sheetOf = (host: ExcelHost): SheetModel => {
  const sheet = host.book.sheets[0];
  if (!sheet) throw new Error('the sheet is gone');
  return sheet;
};

/** Our columns by their keys. */
const ownColumns = (sheet: SheetModel): readonly (readonly [key: string, column: number])[] =>
  sheet.names.flatMap(({ name, formula }) => {
    const key = parseOwnName(name)?.key;
    const at = parseReference(formula)?.area.column;
    return key === undefined || at === undefined ? [] : [[key, at] as const];
  });

export const ownAt = (sheet: SheetModel): ReadonlySet<number> => new Set(ownColumns(sheet).map(([, column]) => column));

/** Everything outside of our names' columns. */
export const users = (host: ExcelHost): unknown => {
  const sheet = sheetOf(host);
  const own = ownAt(sheet);
  return [...sheet.cells]
    .flatMap(([row, line]) =>
      [...line].flatMap(([column, { value, formula }]) =>
        value === '' || own.has(column) ? [] : [[row, column, value, formula]],
      ),
    )
    .sort();
};

/** Per enterprise what stands beside it in our columns. */
export const beside = (host: ExcelHost): ReadonlyMap<unknown, readonly unknown[]> => {
  const sheet = sheetOf(host);
  const columns = ownColumns(sheet);
  return new Map(
    [...sheet.cells.keys()]
      .map(
        (row) => [cellAt(sheet, row, 0).value, columns.map(([key, column]) => [key, cellAt(sheet, row, column).value])] as const,
      )
      .filter(([name]) => String(name).startsWith('企业') && name !== '企业名称'),
  );
};

export type Change = (host: ExcelHost) => void;

export const CHANGES: Readonly<Record<string, Change>> = {
  'a column put in left of ours': (host) => insertColumns(host.book, sheetOf(host), 1, 1),
  'a column put in among ours, with content': (host) => {
    insertColumns(host.book, sheetOf(host), 4, 1);
    putCell(sheetOf(host), 3, 4, { value: '我的备注' });
  },
  'a row put in above': (host) => insertRows(host.book, sheetOf(host), 0, 1),
  'a row put in among the data': (host) => {
    insertRows(host.book, sheetOf(host), 3, 1);
    putCell(sheetOf(host), 3, 0, { value: '新公司' });
  },
  'a row deleted': (host) => deleteRows(host.book, sheetOf(host), 3, 1),
  'the sheet renamed': (host) => {
    const sheet = sheetOf(host);
    for (const name of [...host.book.names, ...sheet.names])
      name.formula = name.formula.replaceAll(`'${sheet.name}'!`, "'改名了'!");
    sheet.name = '改名了';
  },
};

/** The data rows in the other order, our cells with them. */
export const sorted: Change = (host) => {
  const { cells } = sheetOf(host);
  const rows = [...cells.keys()].filter((row) => row > 0).sort((a, b) => a - b);
  const lines = rows.map((row) => cells.get(row));
  rows.forEach((row, i) => {
    const line = lines[rows.length - 1 - i];
    if (line) cells.set(row, line);
  });
};
