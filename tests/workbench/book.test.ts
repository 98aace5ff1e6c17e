/** A workbook of the workbench with a sheet that cannot be read: said in its place, the others as before, and there once it is tried again. */
import type { WritePlan } from '../../src/sheet/port/port';
import { createXlsx } from '../../src/xlsx/create';
import { openHere } from '../../src/taskpane/file/here';
import type { OpenFile } from '../../src/taskpane/file/open';
import { texts } from '../../src/taskpane/texts/texts';
import { openBook } from '../../src/workbench/book';

/** Sheets that fail while they are named here. */
const failing = new Set<string>();
jest.mock('../../src/taskpane/file/open', () => ({
  openFile: async (file: Blob, name: string): Promise<OpenFile> => {
    const opened = await openHere(file, name);
    const read: OpenFile['read'] = (sheet, ...more) =>
      failing.has(sheet) ? Promise.reject(new Error('no such bytes')) : opened.read(sheet, ...more);
    return { ...opened, read };
  },
}));
afterEach(() => failing.clear());

const bookOf = async () => {
  const sheet = (name: string) => ({ name, rows: [['企业名称'], [`${name}公司`]], widths: [], freeze: { rows: 1, columns: 0 } });
  const bytes = await createXlsx([sheet('甲'), sheet('乙')]);
  return openBook(new Blob([bytes as Uint8Array<ArrayBuffer>]), 't.xlsx');
};

test('a sheet that cannot be read says so, and is there when it is tried again', async () => {
  const book = await bookOf();
  failing.add('乙');
  await book.turnTo('乙');
  expect(book.state()).toMatchObject({ active: '乙', model: undefined });
  expect(book.state().failed?.map(({ message }) => message)).toEqual([texts.unexpected('no such bytes')]);
  await book.turnTo('甲');
  expect(book.state()).toMatchObject({ active: '甲', failed: undefined, model: { sheet: '甲' } });
  await book.turnTo('乙');
  failing.clear();
  await book.turnTo('乙');
  expect(book.state()).toMatchObject({ active: '乙', failed: undefined, model: { sheet: '乙' } });
});

test('the first sheet that cannot be read keeps nobody from the others', async () => {
  failing.add('甲');
  const book = await bookOf();
  expect(book.state()).toMatchObject({ active: '甲', model: undefined });
  expect(book.state().failed).toHaveLength(1);
  await book.turnTo('乙');
  expect(book.state().model?.text(1, 0).text).toBe('乙公司');
});

test('a sheet that the pane shows is in front, and no cell of it is selected', async () => {
  const book = await bookOf();
  await book.port.reveal?.('乙');
  expect(book.state()).toMatchObject({ active: '乙', model: { sheet: '乙' }, wanted: undefined });
  await book.port.reveal?.('甲', 1, 0);
  expect(book.state()).toMatchObject({ active: '甲', wanted: { sheet: '甲', row: 1, column: 0 } });
});

const plan = (more: Partial<WritePlan>): WritePlan => ({
  sheet: '甲',
  headerRow: 0,
  headerRows: 1,
  firstRow: 1,
  rowCount: 1,
  columns: [],
  dropped: [],
  sheets: [],
  memory: '',
  ...more,
});

test('a write that takes away the sheet in front shows another; one that leaves it shows it anew', async () => {
  const book = await bookOf();
  const evidence = { key: 'evidence', name: '测算依据', widths: [20], freeze: { rows: 1, columns: 0 }, rows: [['依据'], ['一']] };
  await book.port.write(plan({ sheets: [evidence] }));
  expect(book.state()).toMatchObject({ active: '甲', changed: true, model: { sheet: '甲' } });
  await book.turnTo('测算依据');
  await book.port.write(plan({ sheets: [{ ...evidence, rows: [['依据'], ['二']] }] }));
  expect(book.state().model?.text(1, 0).text).toBe('二');
  await book.port.write(plan({ removed: ['evidence'] }));
  expect(book.state().sheets.map(({ name }) => name)).toEqual(['甲', '乙']);
  expect(book.state()).toMatchObject({ active: '甲', failed: undefined, model: { sheet: '甲' } });
});

test('who turns to another sheet while one is written sees the one that was turned to', async () => {
  const book = await bookOf();
  await Promise.all([book.port.write(plan({})), book.turnTo('乙')]);
  expect(book.state()).toMatchObject({ active: '乙', model: { sheet: '乙' } });
});
