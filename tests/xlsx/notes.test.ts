import type { OwnColumn, WritePlan } from '../../src/sheet/port/port';
import { NOTE_SIGN } from '../../src/sheet/port/own-names';
import { richWorkbook } from '../support/rich-workbook/parts';
import { changedWorkbook, plainSeed, workbookWith } from '../support/xlsx-files';
import { excelJs, opened, seenCell } from '../support/xlsx-harness';
import { partsOf, type Parts } from '../support/xlsx-inventory';
import { richColumns, richPlan } from '../support/xlsx-plans';
import { seedWorkbook } from '../support/xlsx-seed';

const VML = 'xl/drawings/vmlDrawing1.vml';

const planWith = (notes: number, change: Partial<WritePlan> = {}): WritePlan => {
  const column: OwnColumn = {
    key: 'a',
    column: 3,
    header: ['奖补'],
    width: 12,
    style: 'money',
    values: Array.from({ length: notes }, (_, i) => ({ value: i, note: `第${i}条\n说明` })),
  };
  return {
    sheet: '项目',
    headerRow: 0,
    headerRows: 1,
    firstRow: 1,
    rowCount: notes,
    columns: [column],
    dropped: [],
    sheets: [],
    memory: '',
    ...change,
  };
};

const shapeIds = (vml: string): readonly number[] => [...vml.matchAll(/_x0000_s(\d+)"/g)].map((m) => Number(m[1]));
const idmap = (vml: string): readonly number[] => (/idmap[^>]*data="([^"]*)"/.exec(vml)?.[1] ?? '').split(',').map(Number);

/** Each id lies in a block that its drawing claims, no id occurs twice, no block belongs to two drawings. */
const checkBlocks = (parts: Parts): void => {
  const drawings = Object.entries(parts).filter(([name]) => name.endsWith('.vml'));
  const claimed = drawings.flatMap(([, vml]) => idmap(vml));
  expect(new Set(claimed).size).toBe(claimed.length);
  for (const [, vml] of drawings) {
    const ids = shapeIds(vml);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !idmap(vml).includes(Math.floor(id / 1024)))).toEqual([]);
  }
};

test('a sheet without notes gets the three parts that notes need, wired', async () => {
  const file = await opened(seedWorkbook(plainSeed));
  expect((await file.write(planWith(2))).notes).toBe(2);
  const bytes = await file.save();
  const parts = partsOf(bytes);
  expect(parts['xl/worksheets/sheet1.xml']).toMatch(/<legacyDrawing xmlns:r="[^"]*" r:id="rId2"\/><\/worksheet>$/);
  expect(parts['xl/worksheets/_rels/sheet1.xml.rels']).toMatch(
    /Id="rId1" Type="[^"]*\/comments" Target="\.\.\/comments1\.xml".*Id="rId2" Type="[^"]*\/vmlDrawing" Target="\.\.\/drawings\/vmlDrawing1\.vml"/,
  );
  expect(parts['[Content_Types].xml']).toContain('<Default Extension="vml"');
  expect(parts['[Content_Types].xml']).toContain('PartName="/xl/comments1.xml"');
  expect(parts['xl/comments1.xml']).toContain(`说明${NOTE_SIGN}</t>`);
  expect(seenCell(await excelJs(bytes), '项目', 1, 3).note).toBe('第0条\n说明');
  checkBlocks(parts);
});

test('the pointer to the boxes stands at its place in the schema', async () => {
  const tail =
    '<pageMargins left="1" right="1" top="1" bottom="1" header="1" footer="1"/><drawing r:id="x"/><legacyDrawingHF r:id="y"/><tableParts count="0"/><extLst/>';
  const file = await opened(workbookWith('<row r="1"><c r="A1"><v>1</v></c></row>', '', tail));
  await file.write(planWith(1));
  expect(partsOf(await file.save())['xl/worksheets/sheet1.xml']).toMatch(
    /<drawing r:id="x"\/><legacyDrawing [^>]*\/><legacyDrawingHF/,
  );
});

test('beyond 1,023 notes further blocks of ids are used, and none that another drawing has', async () => {
  const file = await opened(richWorkbook());
  await file.write(richPlan());
  // The main sheet's drawing has block 1, our evidence sheet's block 2.
  const many = planWith(2500, { sheet: '设备清单', sheets: [] });
  await file.write(many);
  const parts = partsOf(await file.save());
  checkBlocks(parts);
  expect(idmap(parts['xl/drawings/vmlDrawing3.vml'] ?? '')).toEqual([3, 4, 5]);
  expect(shapeIds(parts['xl/drawings/vmlDrawing3.vml'] ?? '')).toHaveLength(2500);
  // The main sheet grows past its block later and finds the next free one.
  await file.write(
    richPlan({
      columns: richColumns.map((c) => ({
        ...c,
        values: c.values.map((v, i) => ({ ...(typeof v === 'object' && v ? v : { value: v }), note: `${i}` })),
      })),
    }),
  );
  checkBlocks(partsOf(await file.save()));
});

test('a drawing that is full goes on in a block of its own', async () => {
  const file = await opened(seedWorkbook(plainSeed));
  await file.write(planWith(1500));
  const once = partsOf(await file.save());
  expect(idmap(once[VML] ?? '')).toEqual([1, 2]);
  checkBlocks(once);
  await file.write(planWith(1500));
  expect(partsOf(await file.save())[VML]).toBe(once[VML]);
  await file.write(planWith(3));
  const parts = partsOf(await file.save());
  expect(shapeIds(parts[VML] ?? '')).toEqual([1025, 1026, 1027]);
  expect(parts['xl/comments1.xml']?.match(/<comment /g)).toHaveLength(3);
});

test('notes and threads of others are kept and told of', async () => {
  // The user noted something on cells where our columns go: B5 and E6 of the fixture, moved.
  const parts: Record<string, string> = { ...partsOf(richWorkbook()) };
  parts['xl/comments1.xml'] = (parts['xl/comments1.xml'] ?? '').replace('ref="B5"', 'ref="M5"').replace('ref="E6"', 'ref="M6"');
  const file = await opened(changedWorkbook(parts));
  const receipt = await file.write(richPlan());
  expect(receipt.problems.filter(({ severity }) => severity === 'warning').map(({ code, place }) => [code, place.cell])).toEqual([
    ['xlsx/user-note', 'M5'],
    ['xlsx/thread', 'M6'],
  ]);
  const after = partsOf(await file.save());
  expect(after['xl/comments1.xml']?.match(/ref="M[56]"/g)).toHaveLength(2);
  expect(after['xl/comments1.xml']).toContain('已核对发票');
});

test("a note of ours that the user has added to is the user's", async () => {
  const file = await opened(seedWorkbook(plainSeed));
  await file.write(planWith(1));
  const parts: Record<string, string> = { ...partsOf(await file.save()) };
  parts['xl/comments1.xml'] = (parts['xl/comments1.xml'] ?? '').replace(NOTE_SIGN, `${NOTE_SIGN} 已核`);
  const again = await opened(changedWorkbook(parts));
  expect((await again.write(planWith(1))).problems.map(({ code }) => code)).toEqual(['xlsx/user-note']);
  expect(partsOf(await again.save())['xl/comments1.xml']).toContain('已核');
});

test('no notes wanted, no parts made', async () => {
  const file = await opened(seedWorkbook(plainSeed));
  await file.write(planWith(0));
  expect(Object.keys(partsOf(await file.save())).filter((name) => /comments|vml/.test(name))).toEqual([]);
});
