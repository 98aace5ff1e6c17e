/** Files that a browser would not open and the command line does, such as its own result of a million rows. */
import { randomBytes } from 'node:crypto';
import { unzipSync, zipSync } from 'fflate';
import { openXlsx } from '../../src/xlsx/open';
import { folder, removeFolders } from '../support/cli';
import { MINI } from '../support/mini-pack';
import { workbook } from '../support/workbooks';

afterAll(removeFolders);

const BIG = 'xl/media/image9.png';

/** With a part that says it is this large when unpacked; nobody unpacks it. */
const claiming = (bytes: Uint8Array, size: number): Uint8Array => {
  const zip = zipSync({ ...unzipSync(bytes), [BIG]: new Uint8Array(randomBytes(3 << 20)) });
  const at = Buffer.from(zip).lastIndexOf(BIG) - 46;
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  expect(view.getUint32(at, true)).toBe(0x02014b50);
  view.setUint32(at + 24, size, true);
  return zip;
};

test('a workbook of 1.3 GB unpacked is computed and written on the command line, and refused where memory is short', async () => {
  const rows = [
    ['企业名称', '项目名称', '设备投资额（万元）'],
    ['甲公司', '一期', 2300],
  ] as const;
  const bytes = claiming(await workbook({ name: '数据', rows }), 1_300_000_000);
  const refused = await openXlsx(bytes, 'big.xlsx');
  expect(refused.ok ? [] : refused.problems.map(({ code, found }) => [code, found?.slice(0, 2)])).toEqual([
    ['xlsx/too-large', '13'],
  ]);
  const at = folder();
  at.write('pack/mini.yaml', MINI);
  at.write('big.xlsx', bytes);
  const { code } = await at.run('award', 'big.xlsx', '--policy', 'pack', '--year', '2025', '-o', 'out.xlsx');
  expect(code).toBe(0);
  expect((await at.run('verify', 'out.xlsx', '--policy', 'pack')).code).toBe(0);
});
