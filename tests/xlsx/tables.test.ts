import type { OwnColumn, WritePlan } from '../../src/sheet/port/port';
import { ProblemError } from '../../src/core/problem';
import { gridCell } from '../support/port-contract';
import { richParts, richWorkbook } from '../support/rich-workbook/parts';
import { opened } from '../support/xlsx-harness';
import { partsOf, touchedEntries } from '../support/xlsx-inventory';
import { packParts } from '../support/xlsx-seed';

const TABLE1 = 'xl/tables/table1.xml';
const TABLE2 = 'xl/tables/table2.xml';

const column = (key: string, at: number, title: string, rows: number): OwnColumn => ({
  key,
  column: at,
  header: [title],
  width: 12,
  style: 'money',
  values: Array.from({ length: rows }, (_, i) => i + 0.5),
});

/** 设备清单: table A1:C6, data in rows 2 to 6. */
const plain = (...columns: readonly OwnColumn[]): WritePlan => ({
  sheet: '设备清单',
  headerRow: 0,
  headerRows: 1,
  firstRow: 1,
  rowCount: 5,
  columns,
  dropped: [],
  sheets: [],
  memory: '',
});

/** 汇总: table A2:B6 with a totals row, data in rows 3 to 5. */
const totals = (...columns: readonly OwnColumn[]): WritePlan => ({
  ...plain(...columns),
  sheet: '汇总',
  headerRow: 1,
  firstRow: 2,
  rowCount: 3,
});

const table = (xml: string | undefined): { ref: string; filter: string; count: string; names: string[]; ids: string[] } => {
  const one = (pattern: RegExp): string => pattern.exec(xml ?? '')?.[1] ?? '';
  const columns = [...(xml ?? '').matchAll(/<tableColumn id="(\d+)" name="([^"]*)"/g)];
  return {
    ref: one(/<table [^>]*? ref="([^"]*)"/),
    filter: one(/<autoFilter ref="([^"]*)"/),
    count: one(/<tableColumns count="(\d+)"/),
    names: columns.map((m) => m[2] ?? ''),
    ids: columns.map((m) => m[1] ?? ''),
  };
};

const rewritten = async (bytes: Uint8Array, plan: WritePlan): Promise<Uint8Array> => {
  const file = await opened(bytes);
  await file.write(plan);
  const once = await file.save();
  const again = await opened(once);
  await again.write(plan);
  expect(touchedEntries(once, await again.save())).toEqual([]);
  return once;
};

test('a table that covers the data is extended over columns that touch it', async () => {
  const after = await rewritten(richWorkbook(), plain(column('a', 3, '奖补', 5), column('b', 4, '上限', 5)));
  expect(table(partsOf(after)[TABLE1])).toEqual({
    ref: 'A1:E6',
    filter: 'A1:E6',
    count: '5',
    names: ['企业名称', '设备投资额', '合计', '奖补', '上限'],
    ids: ['1', '2', '3', '4', '5'],
  });
  expect(partsOf(after)[TABLE1]).toContain('<calculatedColumnFormula>');
});

test('the totals row belongs to it, and stays empty in our columns', async () => {
  const after = await rewritten(richWorkbook(), totals(column('a', 2, '奖补', 3)));
  expect(table(partsOf(after)[TABLE2])).toEqual({
    ref: 'A2:C6',
    filter: 'A2:C5',
    count: '3',
    names: ['企业名称', '金额', '奖补'],
    ids: ['1', '2', '3'],
  });
  expect(partsOf(after)[TABLE2]).toContain('totalsRowCount="1"');
  expect(gridCell(await (await opened(after)).read('汇总'), 5, 2)).toBeNull();
});

test('columns with a gap, or beside rows that the table does not cover, leave it alone', async () => {
  expect(table(partsOf(await rewritten(richWorkbook(), plain(column('a', 4, '奖补', 5))))[TABLE1]).ref).toBe('A1:C6');
  const longer = { ...plain(column('a', 3, '奖补', 8)), rowCount: 8 };
  expect(table(partsOf(await rewritten(richWorkbook(), longer))[TABLE1]).ref).toBe('A1:C6');
});

test('titles are unique in the table, and the cell says the same', async () => {
  const titles = plain(
    column('a', 3, '合计', 5),
    column('b', 4, '合计', 5),
    column('c', 5, '', 5),
    column('d', 6, '奖补\n（元）', 5),
  );
  const after = await rewritten(richWorkbook(), titles);
  expect(table(partsOf(after)[TABLE1]).names).toEqual([
    '企业名称',
    '设备投资额',
    '合计',
    '合计2',
    '合计3',
    '列6',
    '奖补_x000a_（元）',
  ]);
  const grid = await (await opened(after)).read('设备清单');
  expect([3, 4, 5, 6].map((c) => gridCell(grid, 0, c))).toEqual(['合计2', '合计3', '列6', '奖补\n（元）']);
});

test("a new title renames the table's column", async () => {
  const once = await rewritten(richWorkbook(), plain(column('a', 3, '奖补', 5)));
  const twice = await rewritten(once, plain(column('a', 3, '奖励', 5)));
  expect(table(partsOf(twice)[TABLE1])).toMatchObject({ ref: 'A1:D6', names: ['企业名称', '设备投资额', '合计', '奖励'] });
});

test('dropped columns at the end shrink it again', async () => {
  const once = await rewritten(richWorkbook(), plain(column('a', 3, '奖补', 5), column('b', 4, '上限', 5)));
  const twice = await rewritten(once, { ...plain(column('a', 3, '奖补', 5)), dropped: [{ key: 'b', column: 4 }] });
  expect(table(partsOf(twice)[TABLE1])).toMatchObject({
    ref: 'A1:D6',
    filter: 'A1:D6',
    count: '4',
    names: ['企业名称', '设备投资额', '合计', '奖补'],
  });
  const file = await opened(twice);
  await file.write({ ...plain(), dropped: [{ key: 'a', column: 3 }] });
  expect(partsOf(await file.save())[TABLE1]).toBe(richParts()[TABLE1]);
});

test('a column dropped from the middle keeps its title, since a table needs one', async () => {
  const once = await rewritten(richWorkbook(), plain(column('a', 3, '奖补', 5), column('b', 4, '上限', 5)));
  const file = await opened(once);
  const receipt = await file.write({ ...plain(column('b', 4, '上限', 5)), dropped: [{ key: 'a', column: 3 }] });
  expect(receipt.problems.map(({ code, place }) => [code, place.cell])).toEqual([['xlsx/table-header-kept', 'D1']]);
  expect(table(partsOf(await file.save())[TABLE1])).toMatchObject({
    ref: 'A1:E6',
    names: ['企业名称', '设备投资额', '合计', '奖补', '上限'],
  });
  const grid = await file.read('设备清单');
  expect([gridCell(grid, 0, 3), gridCell(grid, 1, 3), gridCell(grid, 1, 4)]).toEqual(['奖补', null, 0.5]);
  expect((await file.ownColumns('设备清单')).map(({ key }) => key)).toEqual(['b']);
});

test('a table bound to a query is not extended', async () => {
  const parts = richParts();
  const bytes = packParts({
    ...parts,
    [TABLE1]: String(parts[TABLE1]).replace('name="台账表"', 'tableType="queryTable" name="台账表"'),
  });
  expect(table(partsOf(await rewritten(bytes, plain(column('a', 3, '奖补', 5))))[TABLE1]).ref).toBe('A1:C6');
});

test('another table in the way is a reason to refuse', async () => {
  const parts = richParts();
  const other = String(parts[TABLE2])
    .replace(
      /id="2" name="汇总表" displayName="汇总表" ref="A2:B6" totalsRowCount="1"/,
      'id="5" name="别的表" displayName="别的表" ref="D3:E9"',
    )
    .replace('ref="A2:B5"', 'ref="D3:E9"');
  const bytes = packParts({
    ...parts,
    'xl/tables/table5.xml': other,
    '[Content_Types].xml': String(parts['[Content_Types].xml']).replace(
      '</Types>',
      '<Override PartName="/xl/tables/table5.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"/></Types>',
    ),
    'xl/worksheets/_rels/sheet2.xml.rels': String(parts['xl/worksheets/_rels/sheet2.xml.rels']).replace(
      '</Relationships>',
      '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/table" Target="../tables/table5.xml"/></Relationships>',
    ),
  });
  const file = await opened(bytes);
  const error: unknown = await file.write(plain(column('a', 3, '奖补', 5))).catch((reason: unknown) => reason);
  expect(error instanceof ProblemError && error.problems.map(({ code, found }) => [code, found])).toEqual([
    ['xlsx/table-in-the-way', '别的表'],
  ]);
});
