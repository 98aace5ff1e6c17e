/** What officers and auditors put on our sheets stays in the file, on a sheet under another name, whatever runs and undos come; what is only ours leaves nothing behind. */
import { formulaRun, policy, type FormulaRun } from '../support/excel-formulas';
import { gridCell } from '../support/port-contract';
import { excelJs, opened, sheetPart, textParts, typed } from '../support/xlsx-harness';
import { partsOf } from '../support/xlsx-inventory';
import { changedWorkbook } from '../support/xlsx-files';
import { seedWorkbook } from '../support/xlsx-seed';

const SHEET = '申报';
const EVIDENCE = '测算依据';
const KEPT = '测算依据（留存1）';
const BOOK = 'xl/workbook.xml';

const seed = seedWorkbook({
  sheets: [
    {
      name: SHEET,
      cells: [
        ['企业名称', '统一社会信用代码', '设备投资额（元）', '标准数（项）'],
        ['甲公司', null, 1_000_000, 1],
        ['乙公司', null, 2_000_000, 2],
      ],
    },
  ],
});

interface On {
  readonly run: FormulaRun;
  readonly save: () => Promise<Uint8Array>;
  readonly cell: (sheet: string, row: number, column: number) => Promise<unknown>;
  readonly sheets: () => Promise<readonly string[]>;
}

const on = async (bytes: Uint8Array): Promise<On> => {
  const file = await opened(bytes);
  return {
    run: formulaRun(file, SHEET, policy, { year: 2021, readings: {}, parameters: {} }),
    save: () => file.save(),
    cell: async (sheet, row, column) => gridCell(await file.read(sheet), row, column),
    sheets: async () => (await file.open()).sheets.map(({ name }) => name),
  };
};

const kept = (problems: readonly { readonly code: string }[]): number =>
  problems.filter(({ code }) => code === 'xlsx/sheet-kept').length;

const written = async (): Promise<Uint8Array> => {
  const first = await on(seed);
  await first.run.write(false);
  return first.save();
};

test('a run on what nobody has touched keeps no sheet', async () => {
  const again = await on(await written());
  const before = await again.sheets();
  expect(kept((await again.run.write(false)).receipt.problems)).toBe(0);
  expect(await again.sheets()).toEqual(before);
});

test('a remark keeps the sheet through runs and undos, and the file opens in other programs', async () => {
  const again = await on(typed(await written(), EVIDENCE, 'Z3', '√'));
  expect(kept((await again.run.write(false)).receipt.problems)).toBe(1);
  expect(await again.cell(KEPT, 2, 25)).toBe('√');
  expect(await again.cell(EVIDENCE, 2, 25)).toBeNull();
  const third = await on(await again.save());
  expect(kept((await third.run.write(false)).receipt.problems)).toBe(0);
  await third.run.undo();
  expect(await third.cell(KEPT, 2, 25)).toBe('√');
  const bytes = await third.save();
  expect((await excelJs(bytes)).worksheets.map(({ name }) => name)).toEqual(await third.sheets());
  const names = partsOf(bytes)[BOOK] ?? '';
  expect(names).toContain(`'${KEPT}'!$A`);
  expect(names.match(/_cesuan\.sheet\.[^"]*evidence"/g)).toHaveLength(1);
});

test('an undo of the run that kept it gives it its name back, with the remark, time and again', async () => {
  let bytes = typed(await written(), EVIDENCE, 'Z3', '√');
  const before = await (await on(bytes)).sheets();
  for (let n = 0; n < 2; n += 1) {
    const again = await on(bytes);
    expect(kept((await again.run.write(false)).receipt.problems)).toBe(1);
    const { told, problems } = await (async () => {
      const next = await on(await again.save());
      const said = await next.run.undo();
      bytes = await next.save();
      return said;
    })();
    expect(told).toContain('sheet-returned');
    expect(kept(problems)).toBe(0);
    const after = await on(bytes);
    expect([...(await after.sheets())].sort()).toEqual([...before].sort());
    expect(await after.cell(EVIDENCE, 2, 25)).toBe('√');
    expect((await excelJs(bytes)).worksheets.map(({ name }) => name)).toEqual(await after.sheets());
    const names = partsOf(bytes)[BOOK] ?? '';
    expect(names.match(/_cesuan\.sheet\.[^"]*evidence"/g)).toHaveLength(1);
    expect(names).not.toContain('_cesuan.kept.');
    expect(names).not.toContain('留存');
  }
});

test('a formula of the user’s that names the sheet means the one that has the name again', async () => {
  const book = typed(await written(), EVIDENCE, 'Z3', '√');
  const again = await on(changedWorkbook({ ...partsOf(book) }));
  await again.run.write(false);
  const kept = await again.save();
  const part = sheetPart(textParts(kept), SHEET);
  const withFormula = changedWorkbook({
    ...partsOf(kept),
    [part]: (textParts(kept)[part] ?? '').replace('</row>', `<c r="AZ1"><f>${EVIDENCE}!Z3</f></c></row>`),
  });
  const last = await on(withFormula);
  await last.run.undo();
  expect(await last.sheets()).not.toContain(KEPT);
  expect(await last.cell(EVIDENCE, 2, 25)).toBe('√');
  expect(textParts(await last.save())[part]).toContain(`<f>${EVIDENCE}!Z3</f>`);
});

test('an undo of a first run takes away no word of the user, and nothing of ours is left but that sheet', async () => {
  const again = await on(typed(await written(), '数据问题', 'Z1', '已电话核实'));
  await again.run.undo();
  expect(await again.sheets()).toEqual([SHEET, '数据问题（留存1）']);
  expect(partsOf(await again.save())[BOOK]).not.toContain('_cesuan');
});

test('a chart of the user, and ours beside it, stay on the old sheet and show its cells', async () => {
  const bytes = await written();
  const parts = { ...partsOf(bytes) };
  const drawing = Object.keys(parts).find((name) => name.startsWith('xl/drawings/drawing') && name.endsWith('.xml')) ?? '';
  const anchor = /<xdr:twoCellAnchor>.*<\/xdr:twoCellAnchor>/s.exec(parts[drawing] ?? '')?.[0] ?? '';
  expect(anchor).not.toBe('');
  parts[drawing] = (parts[drawing] ?? '').replace(
    anchor,
    anchor + anchor.replace('id="2" name="策算图表"', 'id="3" name="局里的图"'),
  );
  const again = await on(changedWorkbook(parts));
  expect(kept((await again.run.write(false)).receipt.problems)).toBe(1);
  const after = await again.save();
  const texts = textParts(after);
  expect(sheetPart(texts, '测算汇总（留存1）')).not.toBe(sheetPart(texts, '测算汇总'));
  expect(texts[drawing]).toContain('局里的图');
  const charts = Object.entries(texts).filter(([name]) => name.startsWith('xl/charts/chart'));
  expect(charts.map(([, xml]) => xml.includes(`'测算汇总（留存1）'!`)).sort()).toEqual([false, true]);
});
