/** The shipped policies of the city of Shaoxing and its district Shangyu on one sheet: the same matter paid by both is reported, and nothing is taken away. */
import { folder, removeFolders } from '../support/cli';

afterAll(removeFolders);

const SHEET = [
  '企业名称,上年度亩均评价,荣誉资质',
  '甲公司,A,国家级企业技术中心（2025）',
  '乙公司,A,国家级工业设计中心（2025）',
  '丙公司,A,',
].join('\n');

test('each enterprise with both is named, with both items, amounts and articles', async () => {
  const at = folder();
  at.write('名单.csv', SHEET);
  const policies = ['--policy', 'shaoxing-4151-2025,shangyu-clusters-2017', '--year', '2025'];
  const { code, stdout, stderr } = await at.run('award', '名单.csv', ...policies, '--json', 'out.json');
  expect(code).toBe(0);
  const doubles = stderr.split('\n').filter((line) => line.includes('同一事项'));
  expect(doubles).toHaveLength(2);
  expect(doubles[0]).toMatch(/甲公司.*企业技术中心.*四\.7.*100万元.*（十四）.*100万元/);
  expect(doubles[1]).toMatch(/乙公司.*工业设计中心.*四\.7.*100万元.*（二十一）.*100万元/);
  // The district's policy has ended, and says so; its awards stand.
  expect(stdout).toContain('已经到期');
  const { policies: both } = JSON.parse(at.read('out.json')) as {
    policies: readonly { policy: { id: string }; totals: { awarded: string; up_to?: string } }[];
  };
  expect(both.map(({ policy }) => policy.id)).toEqual(['shaoxing-4151-2025', 'shangyu-clusters-2017']);
});
