/** Where all that the sheet can tell pays nothing, an amount that may be an item without its columns is not called wrong; and a column of data is none of awards. */
import { folder, removeFolders } from '../support/cli';

afterAll(removeFolders);

interface Finding {
  readonly kind: string;
  readonly cell: string;
  readonly message: string;
}

const SHEET = [
  '企业名称,荣誉资质,当年设备投资额（万元）,核定奖励（万元）',
  '甲公司,无,1000,60',
  '乙公司,国家级专精特新“小巨人”企业,1000,3',
  '丙公司,国家级专精特新“小巨人”企业,1000,160.07',
  '丁公司,无,1000,',
].join('\n');
const AUDIT = ['audit', 'd.csv', '-p', 'shaoxing-4151-2025', '-y', '2025', '--map', '认定年份=-'] as const;

test('what may be an item without its columns is open, with what is missing; what is due beside it is judged', async () => {
  const at = folder();
  at.write('d.csv', SHEET);
  const { stdout, stderr } = await at.run(...AUDIT, '--json', 'a.json');
  const { findings } = JSON.parse(at.read('a.json')) as { readonly findings: readonly Finding[] };
  const found = findings.filter(({ kind }) => kind === 'difference' || kind === 'open');
  expect(found.map(({ cell, kind }) => [cell, kind])).toEqual([
    ['D3', 'difference'],
    ['D4', 'difference'],
    ['D2', 'open'],
  ]);
  expect(found[2]?.message).toMatch(/算不出的条目，无法核对：.*缺“/);
  expect(stdout).toContain('有金额 3 行，一致 0，不符 2，无法核对 1');
  expect(stderr).toContain('有 1 处金额，表中算得出的条目都不奖');
});

test('a column of data, or one without a number, that is named as given amounts is refused', async () => {
  const at = folder();
  at.write('d.csv', SHEET);
  const { code, stderr } = await at.run(...AUDIT, '--given', 'C');
  expect(code).toBe(2);
  expect(stderr).toContain('“当年设备投资额（万元）”是测算用的数据列（当年设备投资额），不是奖补金额，没有核对');
  const names = await at.run(...AUDIT, '--given', 'A');
  expect(names.code).toBe(2);
  expect(names.stderr).toMatch(/一列没有一个金额（A2 是“.+”），不能核对/);
});
