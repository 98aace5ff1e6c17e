/** The shipped policies of the city of Shaoxing and its district Shangyu on one sheet: the same matter paid by both is reported, and nothing is taken away. */
import { folder, removeFolders } from '../support/cli';
import { textParts } from '../support/xlsx-harness';

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

describe('in two workbooks, each computed by one of the policies', () => {
  const DISTRICT_LIST = [
    '企业名称,上年度亩均评价,荣誉资质',
    '戊公司,A,',
    '乙公司,A,国家级工业设计中心（2025）',
    '甲公司,A,国家级企业技术中心（2025）',
  ].join('\n');

  const begun = async () => {
    const at = folder();
    at.write('市名单.csv', SHEET);
    at.write('区名单.csv', DISTRICT_LIST);
    const award = (list: string, policy: string, out: string) =>
      at.run('award', list, '--policy', policy, '--year', '2025', '-o', out);
    expect((await award('市名单.csv', 'shaoxing-4151-2025', '市.xlsx')).code).toBe(0);
    expect((await award('区名单.csv', 'shangyu-clusters-2017', '区.xlsx')).code).toBe(0);
    return at;
  };

  test('the audit of one names each matter that both pay, with both places, amounts, articles, and the sum', async () => {
    const at = await begun();
    const { code, stdout } = await at.run(
      'audit',
      '市.xlsx',
      '-p',
      'shaoxing-4151-2025',
      '-y',
      '2025',
      '--with',
      '区.xlsx',
      '--json',
      'a.json',
      '-o',
      '底稿.xlsx',
    );
    expect([code, stdout]).toEqual([0, expect.stringContaining('疑似重复 4')]);
    const { findings } = JSON.parse(at.read('a.json')) as {
      findings: readonly {
        kind: string;
        enterprise: { name: string };
        about: string;
        message: string;
        related: readonly object[];
      }[];
    };
    const matters = findings.filter(({ about }) => about.startsWith('两项政策同一事项'));
    expect(matters.map(({ kind, enterprise }) => [kind, enterprise.name])).toEqual([
      ['double', '甲公司'],
      ['double', '乙公司'],
    ]);
    expect(matters[0]?.message).toMatch(
      /企业技术中心.*（十四）.*最高 100万元（.*四\.7.*100万元（区\.xlsx 的“区名单”[A-Z]+4）.*两笔合计最高 200万元（前一笔按条款重算，后一笔是单元格所写）。/,
    );
    expect(matters[1]?.message).toMatch(
      /工业设计中心.*（二十一）.*”100万元（.*四\.7.*100万元（区\.xlsx 的“区名单”[A-Z]+3）.*两笔合计200万元（前一笔按条款重算，后一笔是单元格所写）。/,
    );
    expect(matters[0]?.related).toEqual([
      { file: '区.xlsx', sheet: '区名单', cell: expect.stringMatching(/^[A-Z]+4$/) as string },
    ]);
    const paper = Object.values(textParts(at.bytes('底稿.xlsx'))).join('');
    for (const sum of ['两笔合计最高 200万元（前一笔', '两笔合计200万元（前一笔']) expect(paper).toContain(sum);
  });

  test('who is on one list only, or a list that no policy was computed on, has no such matter', async () => {
    const at = await begun();
    at.write('别家.csv', DISTRICT_LIST.replace('甲公司', '己公司').replace('乙公司', '庚公司'));
    const others = await at.run('award', '别家.csv', '--policy', 'shangyu-clusters-2017', '--year', '2025', '-o', '别家.xlsx');
    expect(others.code).toBe(0);
    for (const other of ['区名单.csv', '别家.xlsx']) {
      await at.run('audit', '市.xlsx', '-p', 'shaoxing-4151-2025', '-y', '2025', '--with', other, '--json', 'a.json', '-f');
      expect(at.read('a.json')).toContain('"findings"');
      expect(at.read('a.json')).not.toContain('两项政策同一事项');
    }
  });
});
