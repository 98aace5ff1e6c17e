/** `cesuan verify` on award columns that are formulas: figures on their sheet are held against the policy’s, and what was never calculated is not called changed. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { columnLetters } from '../../src/sheet/port/own-names';
import { openXlsx } from '../../src/xlsx/open';
import { folder, removeFolders, type Folder } from '../support/cli';
import { editCells, type Edits } from '../support/edit-cells';
import { MINI } from '../support/mini-pack';
import { gridCell } from '../support/port-contract';
import { workbook } from '../support/workbooks';

const ROWS = [
  ['企业名称', '项目名称', '设备投资额（万元）', '重点项目', '集群项目', '标准数'],
  ...Array.from({ length: 6 }, (_, i) => [`${'甲乙丙丁戊己'[i] ?? ''}公司`, '一期', 1013 + 977 * i, '否', '否', 0]),
];
const FIGURES = '公式参数';

interface Json {
  readonly identical: boolean;
  readonly policies: readonly {
    readonly changed: readonly string[];
    readonly differences: readonly {
      readonly kind: string;
      readonly code: string;
      readonly sheet: string;
      readonly cell: string;
      readonly stated: string | null;
      readonly found: string | null;
    }[];
  }[];
}

let at: Folder;
beforeAll(async () => {
  at = folder();
  at.write('city/mini.yaml', MINI);
  at.write('d.xlsx', await workbook({ name: '汇总', rows: ROWS }));
  expect((await at.run('award', 'd.xlsx', '-p', 'city', '-y', '2025', '--formulas', '-o', 'f.xlsx')).code).toBe(0);
});
afterAll(removeFolders);

const sheetOf = async (file: string, sheet: string) => {
  const opened = await openXlsx(at.bytes(file), file);
  if (!opened.ok) throw new Error(`${file} cannot be opened`);
  return opened.value.read(sheet);
};

/** The row of a figure, by the end of its name, and what it is now. */
const figureAt = async (ending: string): Promise<{ readonly row: number; readonly value: unknown }> => {
  const grid = await sheetOf('f.xlsx', FIGURES);
  const row = Array.from({ length: grid.rows }, (_, r) => gridCell(grid, r, 7)).findIndex(
    (name) => typeof name === 'string' && name.endsWith(ending),
  );
  if (row < 0) throw new Error(`no figure ${ending}`);
  return { row: row + 1, value: gridCell(grid, row, 3) };
};

const verified = async (edits: Edits): Promise<{ readonly code: number; readonly json: Json; readonly stdout: string }> => {
  at.write('e.xlsx', editCells(at.bytes('f.xlsx'), edits));
  const { stdout } = await at.run('verify', 'e.xlsx', '-p', 'city');
  const { code, stdout: json } = await at.run('verify', 'e.xlsx', '-p', 'city', '--json', '-');
  return { code, json: JSON.parse(json) as Json, stdout };
};

const columnOf = async (header: string): Promise<number> => {
  const grid = await sheetOf('f.xlsx', '汇总');
  return grid.columns.findIndex((_, c) => gridCell(grid, 0, c) === header);
};

const awardCell = async (header: string, row: number): Promise<string> => `${columnLetters(await columnOf(header))}${row}`;

test('formulas that nobody touched are identical, and their figures are compared', async () => {
  const { code, json } = await verified({});
  expect(json).toMatchObject({ identical: true, policies: [{ differences: [] }] });
  expect(code).toBe(0);
});

test('a changed figure is a changed choice, though no award was calculated anew', async () => {
  const { row, value } = await figureAt('rate_封顶');
  const { code, json, stdout } = await verified({ [FIGURES]: { [`D${row}`]: Number(value) + 100 } });
  expect(code).toBe(1);
  expect(json.policies[0]?.changed).toEqual(['choice']);
  expect(json.policies[0]?.differences).toEqual([
    expect.objectContaining({
      kind: 'choice',
      code: 'figure',
      sheet: FIGURES,
      cell: `D${row}`,
      stated: String(Number(value) + 100),
      found: String(value),
    }),
  ]);
  expect(stdout).toContain('不一致：改动了口径或参数。');
  expect(stdout).toMatch(
    new RegExp(`${FIGURES}!D${row} .*公式参数上的数字已不是.*：表中 ${Number(value) + 100}，应为 ${String(value)}`),
  );
});

test('a rate changes the whole numbers of those it is added to, which are not told: they say the same', async () => {
  const grid = await sheetOf('f.xlsx', FIGURES);
  const cells = Array.from({ length: grid.rows }, (_, r) => [3, 5, 6, 7].map((c) => gridCell(grid, r, c)));
  const rows = cells.flatMap(([, , bottom], r) => (typeof bottom === 'number' ? [r] : []));
  expect(rows.length).toBeGreaterThan(1);
  const [first, ...others] = rows;
  const value = Number(cells[first ?? 0]?.[0]) + 0.005;
  const edits: Record<string, number> = { [`D${(first ?? 0) + 1}`]: value };
  for (const row of rows) {
    const [shown] = cells[row] ?? [];
    edits[`G${row + 1}`] = 20_000;
    edits[`F${row + 1}`] = Math.round((row === first ? value : Number(shown)) * 200);
  }
  const { json } = await verified({ [FIGURES]: edits });
  expect(json.policies[0]?.differences.map(({ cell }) => cell)).toEqual([`D${(first ?? 0) + 1}`]);
  const typed = await verified({ [FIGURES]: { ...edits, [`F${(others[0] ?? 0) + 1}`]: 7 } });
  expect(typed.json.policies[0]?.differences.map(({ cell }) => cell)).toContain(`F${(others[0] ?? 0) + 1}`);
});

test('awards that have followed it are not called changed by hand', async () => {
  const { row, value } = await figureAt('rate_封顶');
  const cell = await awardCell('设备奖励（万元）', 4);
  const { json, stdout } = await verified({ [FIGURES]: { [`D${row}`]: Number(value) / 2 }, 汇总: { [cell]: 1 } });
  expect(json.policies[0]?.changed).toEqual(['choice', 'result']);
  expect(stdout).toContain('不一致：改动了口径或参数。');
  expect(stdout).toContain('也有不同：可能随之而来，也可能另有改动');
  expect(stdout).not.toContain('不同的结果单元格是测算之后改动的');
});

test('a formula that was replaced is told though it comes to the same, by a value and by another formula', async () => {
  const cell = await awardCell('设备奖励（万元）', 4);
  const amount = gridCell(await sheetOf('f.xlsx', '汇总'), 3, await columnOf('设备奖励（万元）'));
  expect(typeof amount).toBe('number');
  const constant = await verified({ 汇总: { [cell]: Number(amount) } });
  expect(constant.code).toBe(1);
  expect(constant.json.policies[0]?.differences).toEqual([
    expect.objectContaining({ kind: 'result', code: 'formula', sheet: '汇总', cell, stated: null, found: null }),
  ]);
  expect(constant.stdout).toContain('这一格应是公式，现在是数值');
  // One of its own, with the right amount in it.
  const xml = /(<c r="CELL"[^>]*>)(?:<f[^>]*\/>|<f[^>]*>[^<]*<\/f>)/.source.replace('CELL', cell);
  const files = unzipSync(at.bytes('f.xlsx'));
  const typed = Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [
      name,
      name.startsWith('xl/worksheets/') ? strToU8(strFromU8(bytes).replace(new RegExp(xml), '$1<f>ROUND(C4*0.06,6)</f>')) : bytes,
    ]),
  );
  at.write('typed.xlsx', zipSync(typed));
  const { code, stdout } = await at.run('verify', 'typed.xlsx', '-p', 'city');
  expect(code).toBe(1);
  expect(stdout).toMatch(new RegExp(`汇总!${cell} .*这一格的公式不是测算时写的`));
});

test('formulas that were all replaced leave their figures to be compared', async () => {
  const { row, value } = await figureAt('rate_封顶');
  const grid = await sheetOf('f.xlsx', '汇总');
  const values = Object.fromEntries(
    grid.columns.flatMap(({ formulas }, column) =>
      Array.from(formulas ?? [], (formula, r) => [formula, r] as const).flatMap(([formula, r]) =>
        formula === 0 ? [] : [[`${columnLetters(column)}${r + 1}`, gridCell(grid, r, column) as number]],
      ),
    ),
  );
  expect(Object.keys(values).length).toBeGreaterThan(6);
  const { json } = await verified({ [FIGURES]: { [`D${row}`]: Number(value) + 100 }, 汇总: values });
  expect(json.policies[0]?.changed).toEqual(['choice', 'result']);
  expect(json.policies[0]?.differences.filter(({ code }) => code === 'formula')).toHaveLength(Object.keys(values).length);
  expect(json.policies[0]?.differences[0]).toMatchObject({ kind: 'choice', sheet: FIGURES, cell: `D${row}` });
});

test('a whole number typed over its formula, a changed label and a figure that is gone are told', async () => {
  const { row } = await figureAt('rate_封顶');
  const typed = await verified({ [FIGURES]: { [`F${row}`]: 7 } });
  expect(typed.json.policies[0]?.differences).toEqual([
    expect.objectContaining({ kind: 'choice', code: 'figure', cell: `F${row}`, stated: '7' }),
  ]);
  const named = await verified({ [FIGURES]: { [`B${row}`]: '别的' } });
  expect(named.json.policies[0]?.differences).toEqual([
    expect.objectContaining({ kind: 'result', code: 'figure-text', cell: `B${row}` }),
  ]);
  const gone = await verified({ [FIGURES]: { [`H${row}`]: null } });
  expect(gone.json.policies[0]?.differences).toEqual([expect.objectContaining({ kind: 'result', code: 'figure-gone' })]);
});

test('formulas that were saved without results are not called changed, and nothing is concluded', async () => {
  const files = unzipSync(at.bytes('f.xlsx'));
  const bare = Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [
      name,
      name.startsWith('xl/worksheets/')
        ? strToU8(
            strFromU8(bytes).replace(/(<c r="\w+"(?: s="\d+")?)[^>]*>(<f[^>]*\/>|<f[^>]*>[^<]*<\/f>)<v>[^<]*<\/v>/g, '$1>$2'),
          )
        : bytes,
    ]),
  );
  at.write('bare.xlsx', zipSync(bare));
  const { code, stdout, stderr } = await at.run('verify', 'bare.xlsx', '-p', 'city', '--json', 'bare.json', '-f');
  expect(code).toBe(2);
  expect(stdout).toMatch(/暂不能下结论：\d+ 格的公式还没有计算结果。/);
  expect(stdout).not.toContain('改动了');
  expect(stderr).toMatch(/bare\.xlsx:汇总!\S+ 结果中有 \d+ 格的公式还没有计算结果.*保存一次后再复核/);
  const json = JSON.parse(at.read('bare.json')) as Json & { readonly policies: readonly { readonly uncalculated: number }[] };
  expect(json).toMatchObject({ identical: false, policies: [{ identical: false, differences: [] }] });
  expect(json.policies[0]?.uncalculated).toBeGreaterThan(6);
  // What stands there and is another value is told all the same.
  at.write('both.xlsx', editCells(zipSync(bare), { 汇总: { [await awardCell('设备奖励（万元）', 4)]: 1 } }));
  const both = await at.run('verify', 'both.xlsx', '-p', 'city');
  expect(both.stdout).toMatch(/不一致：改动了结果单元格。.*另有 \d+ 格的公式还没有计算结果，未比较。/);
  // Of a figure that was changed nothing is known before somebody calculates, which is not called the same.
  const { row } = await figureAt('rate_封顶');
  at.write('figure.xlsx', editCells(zipSync(bare), { [FIGURES]: { [`D${row}`]: 7 } }));
  const figure = await at.run('verify', 'figure.xlsx', '-p', 'city');
  expect(figure.stdout).toMatch(
    /不一致：改动了口径或参数。已比较的结果单元格仍与表中相同。另有 \d+ 格的公式还没有计算结果，未比较。/,
  );
});

test('after a run with values the sheet of figures is one line, and that is as it should be', async () => {
  expect((await at.run('award', 'f.xlsx', '-p', 'city', '-y', '2025', '-o', 'values.xlsx')).code).toBe(0);
  expect((await at.run('verify', 'values.xlsx', '-p', 'city')).code).toBe(0);
});
