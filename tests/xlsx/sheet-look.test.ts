/** What a viewer is told of a sheet: widths, frozen panes, notes and looks, of the sample and of files made here. */
import { createXlsx } from '../../src/xlsx/create';
import { openXlsx } from '../../src/xlsx/open';
import { lookAt } from '../../src/xlsx/look-at';
import type { SheetLook } from '../../src/xlsx/sheet-look';
import { LOOKS } from '../../src/sheet/port/looks';
import { samplePort } from '../support/sample';

const lookOf = async (bytes: Uint8Array, sheet: string): Promise<SheetLook> => {
  const opened = await openXlsx(bytes, 't.xlsx');
  if (!opened.ok) throw new Error('refused');
  return opened.value.look(sheet);
};

test('a sheet of our own is told as it was made', async () => {
  const rows = [
    [
      { value: '金额', style: 'header' as const },
      { value: '说明', style: 'header' as const },
    ],
    [
      { value: 1234.5, style: 'money' as const },
      { value: '很长的说明', style: 'wrap' as const },
    ],
    [{ value: '缺', style: 'warning' as const }, null],
  ];
  const look = await lookOf(await createXlsx([{ name: '表', rows, widths: [12, 40], freeze: { rows: 1, columns: 1 } }]), '表');
  // A file counts a little more than the letters, for the cell's margins.
  expect([look.widths.get(0), look.widths.get(1)].map((width) => Math.floor(width ?? 0))).toEqual([12, 40]);
  expect(look.widths.get(2)).toBeUndefined();
  expect(look.freeze).toEqual({ rows: 1, columns: 1 });
  expect(look.notes).toEqual([]);
  expect(lookAt(look, 0, 0)).toMatchObject({
    bold: true,
    fill: `#${LOOKS.header.fill?.toLowerCase()}`,
    align: 'center',
    wrap: true,
  });
  expect(lookAt(look, 1, 0)).toMatchObject({ code: '#,##0.00' });
  expect(lookAt(look, 1, 1)).toMatchObject({ wrap: true });
  expect(lookAt(look, 2, 0)).toMatchObject({
    color: `#${LOOKS.warning.color?.toLowerCase()}`,
    fill: `#${LOOKS.warning.fill?.toLowerCase()}`,
  });
  expect(lookAt(look, 2, 1)).toBeUndefined();
  expect(lookAt(look, 99, 99)).toBeUndefined();
});

test('the sample’s panes, widths and the note on its header', async () => {
  const look = await (await samplePort()).look('申报汇总');
  expect(look.freeze).toEqual({ rows: 4, columns: 2 });
  expect(look.widths.size).toBeGreaterThan(10);
  expect(look.notes.map(({ row, column }) => [row, column])).toContainEqual([3, 5]);
  expect(look.notes.every(({ text }) => text.length > 0)).toBe(true);
});

test('a sheet without panes, columns and notes has none', async () => {
  const look = await lookOf(
    await createXlsx([{ name: '表', rows: [['甲']], widths: [], freeze: { rows: 0, columns: 0 } }]),
    '表',
  );
  expect(look.freeze).toEqual({ rows: 0, columns: 0 });
  expect(look.widths.size).toBe(0);
});

test('a sheet that is not there is refused with those that are', async () => {
  await expect((await samplePort()).look('没有')).rejects.toMatchObject({ problems: [{ code: 'xlsx/unknown-sheet' }] });
});
