/** A sheet of sums beside the audited list, on the command line: printed, in JSON and in the working paper, where it holds and where it does not. */
import { folder, removeFolders } from '../support/cli';
import { bookOf, type Row } from '../support/rows-port';
import { textParts } from '../support/xlsx-harness';

afterAll(removeFolders);

const FLAGS = ['列入市重点工业项目计划', '列入三化改造重点项目计划', '属于415X核心区或协同区项目'];
const LIST: readonly Row[] = [
  ['企业名称', '所属县区', '项目名称', '设备投资额（万元）', ...FLAGS, '拟奖补金额（万元）'],
  ['甲公司', '越城区', '一期', 1000, '否', '否', '否', 60],
  ['乙公司', '柯桥区', '二期', 2000, '否', '否', '否', 120],
  ['丙公司', '越城区', '三期', 500, '否', '否', '否', 30],
];
const sums = (first: number): readonly Row[] => [
  ['县区', '企业数', '项目数', '拟奖补金额（万元）'],
  ['越城区', 2, 2, first],
  ['柯桥区', 1, 1, 120],
  ['合计', 3, 3, 210],
];
const audited = async (first: number) => {
  const at = folder();
  at.write('表.xlsx', await bookOf({ 名单: LIST, 分县区: sums(first) }));
  const policy = ['-p', 'shaoxing-4151-2025', '-y', '2025', '--sheet', '名单'];
  const { code, stdout } = await at.run('audit', '表.xlsx', ...policy, '--json', 'a.json', '-o', '底稿.xlsx');
  const json = JSON.parse(at.read('a.json')) as {
    readonly findings: readonly { kind: string; sheet: string; cell: string; given: string }[];
    readonly reconciliation: { readonly summaries: readonly object[]; readonly items: readonly { given: unknown }[] };
  };
  return { code, stdout, json, paper: Object.values(textParts(at.bytes('底稿.xlsx'))).join('') };
};

test('sums that hold are said to', async () => {
  const { code, stdout, json, paper } = await audited(90);
  expect(code).toBe(0);
  expect(stdout).toContain('工作表“分县区”（按“所属县区”）：核对 9 处，相符 9 处');
  expect(json.reconciliation.summaries).toEqual([{ sheet: '分县区', by: '所属县区', checked: 9, holding: 9 }]);
  expect(paper).toContain('工作表“分县区”按“所属县区”与本表逐行比对：核对 9 处，相符 9 处。');
  // Amounts in JSON are texts in yuan.
  expect(json.reconciliation.items.map(({ given }) => given)).toEqual(['2100000.00']);
});

test('a sum that does not is a finding with its cell, and the exit code says so', async () => {
  const { code, stdout, json, paper } = await audited(123);
  expect(code).toBe(1);
  expect(stdout).toContain('核对 9 处，相符 8 处');
  expect(json.findings.filter(({ kind }) => kind === 'total')).toMatchObject([
    { sheet: '分县区', cell: 'D2', given: '1230000.00' },
  ]);
  expect(paper).toContain('写的是123万元，“名单”的“拟奖补金额”相应各行是90万元，多33万元。');
});
