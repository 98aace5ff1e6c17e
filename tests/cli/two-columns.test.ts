/** Amounts of two policies in two columns of one list (市级奖励, 区级奖励): one matter that both pay is told by what the list says. */
import { AUDIT_PACK } from '../support/audit-pack';
import { folder, removeFolders, type Folder } from '../support/cli';
import { DISTRICT } from '../support/district-pack';
import { bookOf, type Row } from '../support/rows-port';

afterAll(removeFolders);

const RELATED = `
relations:
  - { id: equipment, article: (一), title: 设备投资, en: Equipment, policy: mini-district, policy name: 区, policy name-en: District, grain: 项目, items: [rate], theirs: { equipment: 第一条 } }
`;
const HEADERS: Row = [
  '企业名称',
  '项目名称',
  '设备投资额（万元）',
  '重点项目',
  '集群项目',
  '市级奖励（万元）',
  '区级奖励（万元）',
];

interface Finding {
  readonly kind: string;
  readonly cell: string;
  readonly about: string;
  readonly message: string;
  readonly related: readonly { readonly cell: string }[];
}

const begun = async (...rows: readonly Row[]): Promise<Folder> => {
  const at = folder();
  at.write('city/mini.yaml', AUDIT_PACK.replace(/from: \S+/, 'from: 2020-01-01') + RELATED);
  at.write('district/district.yaml', DISTRICT);
  at.write('d.xlsx', await bookOf({ 名单: [HEADERS, ...rows] }));
  return at;
};
const audited = async (at: Folder, ...argv: readonly string[]) => {
  const both = ['--policy', 'city,district', '--year', '2021'];
  const { code, stderr } = await at.run('audit', 'd.xlsx', ...both, ...argv, '--json', 'a.json', '-f');
  const { findings } = JSON.parse(at.has('a.json') ? at.read('a.json') : '{"findings":[]}') as {
    readonly findings: readonly Finding[];
  };
  return { code, stderr, matters: findings.filter(({ about }) => about.startsWith('两项政策同一事项')) };
};

/** 甲: both, 丙: the district alone, 丁: both, though the district's articles pay nothing below 100万元. */
const ROWS: readonly Row[] = [
  ['甲公司', '一期', 1000, '否', '否', 60, 45],
  ['乙公司', '二期', 2000, '否', '否', 120, 0],
  ['丙公司', '三期', 1000, '否', '否', 0, 50],
  ['丁公司', '四期', 50, '否', '否', 3, 2.5],
];
const CITY = ['--given', '市级奖励=rate'] as const;

test('what both columns pay is told with both amounts as they stand, and their sum; what one of them leaves at nothing is not', async () => {
  const { matters, stderr } = await audited(await begun(...ROWS), ...CITY, '--also', '区级奖励=mini-district:equipment');
  expect(stderr).not.toContain('given-');
  expect(matters.map(({ cell, related }) => [cell, related[0]?.cell])).toEqual([
    ['F2', 'G2'],
    ['F5', 'G5'],
  ]);
  expect(matters[0]?.message).toMatch(/60万元（F2）.*45万元（G2）.*两笔在表中都有金额.*两笔合计105万元（都是单元格所写）。/);
  expect(matters[1]?.message).toMatch(/3万元（F5）.*2\.5万元（G5）.*两笔合计5\.5万元/);
});

test('a column for several items is of the one that is due in its row', async () => {
  const { matters } = await audited(await begun(...ROWS), '--given', '市级奖励', '--also', '区级奖励=mini-district@万元');
  // 甲: two items of the city are due (rate and odd-rate among others), so that its side stands as computed.
  expect(matters.map(({ related }) => related[0]?.cell)).toEqual(['G2']);
  expect(matters[0]?.message).toContain('45万元（G2）');
  expect(matters[0]?.message).toContain('后一笔是单元格所写');
});

test('the other policy’s column is no candidate for the audited one', async () => {
  const at = await begun(...ROWS);
  expect((await audited(at)).stderr).toContain('看不出核对哪一列');
  const { stderr, matters } = await audited(at, '--also', '区级奖励=mini-district:equipment');
  expect(stderr).not.toContain('看不出核对哪一列');
  expect(matters.length).toBeGreaterThan(0);
});

test.each([
  ['区级奖励=mini', 'COLUMN=POLICY'],
  ['区级奖励', 'COLUMN=POLICY'],
  ['区奖=mini-district', '区奖'],
  ['区级奖励=mini-district:equipmen', '是否想写“equipment”'],
  ['区级奖励=mini-district@元元', '@万元'],
])('%s is refused', async (also, said) => {
  const { code, stderr } = await audited(await begun(...ROWS), ...CITY, '--also', also, '--lang', 'zh');
  expect(code).toBe(2);
  expect(stderr).toContain(said.replace('COLUMN=POLICY', '列=政策'));
});
