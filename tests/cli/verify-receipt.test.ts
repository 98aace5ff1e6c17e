/** Every cell of the receipt is held against something: whichever is changed, `cesuan verify` says so, and does not say more than it knows. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { address } from '../../src/sheet/cells';
import { openXlsx } from '../../src/xlsx/open';
import { folder, removeFolders, type Folder } from '../support/cli';
import { editCells, type Edits } from '../support/edit-cells';
import { MINI } from '../support/mini-pack';
import { gridCell } from '../support/port-contract';
import { workbook } from '../support/workbooks';

const ROWS = [
  ['企业名称', '项目名称', '设备投资额（万元）', '上级补助（万元）', '重点项目', '标准数', '荣誉认定', '集群项目'],
  ['甲公司', '一期', 2300, 100, '是', 3, '国家奖；省奖', '否'],
  ['甲公司', '二期', 300, 0, '否', 3, '国家奖', '否'],
  ['乙公司', '一期', 1234.567, 50, '否', 0, '无', '否'],
] as const;
const RECEIPT = '测算凭据';

let at: Folder;
beforeAll(async () => {
  at = folder();
  at.write('city/mini.yaml', MINI);
  at.write('d.xlsx', await workbook({ name: '数据', rows: ROWS }));
  const choices = ['--reading', '门槛口径=不含', '--set', '叠加比例=20%@某文', '--budget', '9000万元', '--city-share', '40%'];
  expect((await at.run('award', 'd.xlsx', '-p', 'city', '-y', '2025', ...choices, '-o', 'r.xlsx')).code).toBe(0);
  const files = unzipSync(at.bytes('r.xlsx'));
  const part = Object.keys(files).find((name) => strFromU8(files[name] as Uint8Array).includes('urn:cesuan:memory">'));
  files[part ?? ''] = strToU8('<memory xmlns="urn:cesuan:memory"></memory>');
  at.write('lost.xlsx', zipSync(files));
});
afterAll(removeFolders);

interface Json {
  readonly identical: boolean;
  readonly policies: readonly {
    readonly changed: readonly string[];
    readonly remembered: boolean;
    readonly differences: readonly { readonly kind: string; readonly code: string; readonly cell: string | null }[];
  }[];
}

const verify = async (from: string, edits: Edits): Promise<{ readonly json: Json; readonly stdout: string }> => {
  at.write('e.xlsx', editCells(at.bytes(from), edits));
  const { stdout } = await at.run('verify', 'e.xlsx', '-p', 'city', '--json', 'v.json', '-f');
  return { json: JSON.parse(at.read('v.json')) as Json, stdout };
};

const receipt = async () => {
  const opened = await openXlsx(at.bytes('r.xlsx'), 'r.xlsx');
  if (!opened.ok) throw new Error('cannot be opened');
  return opened.value.read(RECEIPT);
};

/** By what stands left of it. */
const cellOf = async (label: string, column = 1): Promise<string> => {
  const grid = await receipt();
  const row = Array.from({ length: grid.rows }, (_, r) => gridCell(grid, r, 0)).indexOf(label);
  if (row < 0) throw new Error(`no ${label}`);
  return address(row, column);
};

test('whichever cell of it is changed or emptied, the result is not called identical', async () => {
  const grid = await receipt();
  const cells = Array.from({ length: grid.rows }, (_, r) => grid.columns.map((_column, c) => [r, c] as const))
    .flat()
    .filter(([r, c]) => r > 0 && ![null, ''].includes(gridCell(grid, r, c) as string | null));
  expect(cells.length).toBeGreaterThan(90);
  const missed: string[] = [];
  for (const [r, c] of cells) {
    const value = gridCell(grid, r, c);
    const other = typeof value === 'number' ? value + 1 : `${typeof value === 'string' ? value : ''}甲`;
    const { code } = await at.run(
      'verify',
      at.write('e.xlsx', editCells(at.bytes('r.xlsx'), { [RECEIPT]: { [address(r, c)]: other } })),
      '-p',
      'city',
    );
    if (code === 0) missed.push(address(r, c));
  }
  expect(missed).toEqual([]);
});

test.each([
  ['发文机关', 1],
  ['执行期限', 1],
  ['数据文件', 1],
  ['数据行数', 1],
  ['测算时间', 1],
  ['门槛口径', 3],
  ['门槛口径', 1],
  ['设备投资额', 1],
  ['设备投资额', 2],
  ['设备投资额', 4],
])('%s, column %i, is the receipt’s and nobody else’s', async (label, column) => {
  const cell = await cellOf(label, column);
  const { json, stdout } = await verify('r.xlsx', { [RECEIPT]: { [cell]: 'X' } });
  expect(json.policies[0]).toMatchObject({ changed: ['receipt'], differences: [{ kind: 'receipt', cell }], remembered: true });
  expect(stdout).toContain('不一致：改动了凭据。重算的结果仍与表中相同。');
});

test('a hash of data that are as the workbook remembers them is a changed receipt', async () => {
  const cell = await cellOf('数据 SHA-256');
  const { json } = await verify('r.xlsx', { [RECEIPT]: { [cell]: '0'.repeat(64) } });
  expect(json.policies[0]).toMatchObject({ changed: ['receipt'], differences: [{ code: 'input-hash', cell }] });
});

test('where what the workbook remembered is gone, the cells of the receipt are still compared, but for file and time', async () => {
  expect((await verify('lost.xlsx', {})).json).toMatchObject({ identical: true, policies: [{ remembered: false }] });
  for (const [label, column] of [
    ['数据行数', 1],
    ['门槛口径', 3],
    ['设备投资额', 1],
    ['设备投资额', 2],
  ] as const) {
    const cell = await cellOf(label, column);
    const { json } = await verify('lost.xlsx', { [RECEIPT]: { [cell]: 'X' } });
    expect(json.policies[0]).toMatchObject({ changed: ['receipt'], differences: [{ cell }] });
  }
  const time = await cellOf('测算时间');
  expect((await verify('lost.xlsx', { [RECEIPT]: { [time]: 'X' } })).json.identical).toBe(true);
});

test('a changed reading or year is then not told as results changed after the run', async () => {
  const reading = await cellOf('门槛口径', 2);
  const { json, stdout } = await verify('lost.xlsx', { [RECEIPT]: { [reading]: '含' } });
  expect(json.policies[0]?.changed).toContain('receipt');
  expect(stdout).not.toContain('是测算之后改动的');
  const plain = await verify('lost.xlsx', { 数据: { [`${'I'}2`]: 1 } });
  expect(plain.json.policies[0]?.changed).toEqual(['result']);
  expect(plain.stdout).toContain('可能是结果改动了，也可能是凭据改动了');
  expect(plain.stdout).not.toContain('是测算之后改动的');
});
