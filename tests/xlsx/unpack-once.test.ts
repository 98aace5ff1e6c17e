import zlib from 'node:zlib';
import { openXlsx } from '../../src/xlsx/open';
import { workbook } from '../support/workbooks';

afterEach(() => jest.restoreAllMocks());

const large = async (): Promise<Uint8Array> => {
  const rows = Array.from({ length: 30_000 }, (_, i) => [i, i / 7, i / 3]);
  return workbook({ name: '数据', rows: [['序号', '金额', '备注'], ...rows] });
};

test('a file that is read to be written has its sheet unpacked from the moment it is opened, and once', async () => {
  const bytes = await large();
  const inflate = jest.spyOn(zlib, 'inflateRaw');
  const opened = await openXlsx(bytes, 'a.xlsx', { hold: true });
  if (!opened.ok) throw new Error('not opened');
  expect(inflate).toHaveBeenCalledTimes(1);
  const [info, again] = await Promise.all([opened.value.open(), opened.value.read('数据')]);
  expect(info.active).toBe('数据');
  expect(again.rows).toBe(30_001);
  expect((await opened.value.read('数据')).rows).toBe(30_001);
  expect(inflate).toHaveBeenCalledTimes(1);
});

test('a file that stays open is unpacked when its sheet is asked for', async () => {
  const bytes = await large();
  const inflate = jest.spyOn(zlib, 'inflateRaw');
  const opened = await openXlsx(bytes, 'a.xlsx');
  if (!opened.ok) throw new Error('not opened');
  expect(inflate).not.toHaveBeenCalled();
  // Two that ask at once wait for the same.
  const [one, two] = await Promise.all([opened.value.read('数据'), opened.value.read('数据')]);
  expect([one.rows, two.rows]).toEqual([30_001, 30_001]);
  expect(inflate).toHaveBeenCalledTimes(1);
});
