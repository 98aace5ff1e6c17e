/** Nobody is accused by a base that was not read: columns that are missing or not recognised, and units under which nothing agrees. */
import { audit, MARGIN, type Audit } from '../../src/audit/audit';
import type { GivenChoice } from '../../src/audit/given/columns';
import type { Result } from '../../src/core/problem';
import { auditBook, type Line } from '../support/audit-book';
import { auditPolicy } from '../support/audit-pack';

const policy = auditPolicy();
const DUE = '应清算补助资金';
// The header of a list that was audited by experts, with every cell written as text.
const BASES = ['企业申报设备投资额（万元）', '专家组核定的设备投资额（万元）'];
const lines = (given: (wan: number) => string): readonly Line[] =>
  [1000, 2000, 500].map((wan, i) => ({
    地区: '绍兴',
    序号: String(i + 1),
    企业名称: `绍兴${'甲乙丙'[i] ?? ''}机械有限公司`,
    '企业申报设备投资额（万元）': String(wan + 50),
    '专家组核定的设备投资额（万元）': String(wan),
    '设备购入与安装（万元）': String(wan),
    重点项目: '否',
    集群项目: '否',
    [DUE]: given(wan),
    '补助金额（万元）': given(wan),
  }));
const audited = (
  headers: readonly string[],
  given: (wan: number) => string,
  choices: readonly GivenChoice[] = [],
): Result<Audit> => {
  const { opened, computed } = auditBook(policy, headers, lines(given));
  return audit(opened, computed, { given: choices, margin: MARGIN, others: [] });
};
const value = (found: Result<Audit>): Audit => {
  if (!found.ok) throw new Error(found.problems.map((p) => p.message.en).join('\n'));
  return found.value;
};
const kinds = ({ findings }: Audit): readonly string[] => findings.map(({ kind, at }) => `${kind} ${at.cell}`);
const codes = ({ problems }: Audit): readonly string[] => problems.map(({ code }) => code);
const HEAD = ['地区', '序号', '企业名称'];
const right = (wan: number): string => String((wan * 6) / 100);

test('a base headed by who verified it is read, and the unit is found by it', () => {
  const headers = [...HEAD, ...BASES, '重点项目', '集群项目', DUE, '核减原因'];
  const found = value(audited(headers, right, [{ column: headers.indexOf(DUE), items: ['rate'] }]));
  expect(kinds(found)).toEqual([]);
  expect(found.columns[0]).toMatchObject({ unit: '万元', comparison: { given: 3, agreeing: 3 } });
});

test.each([
  ['has no base', [...HEAD, '补助金额（万元）', '备注']],
  ['has a base under another name', [...HEAD, '设备购入与安装（万元）', '重点项目', '集群项目', '补助金额（万元）']],
])('where the sheet %s, every amount is open and none is wrong', (_, headers) => {
  const found = value(audited(headers, right));
  expect(found.columns[0]?.comparison).toMatchObject({ given: 3, agreeing: 0, differences: [] });
  expect(found.columns[0]?.comparison.open).toHaveLength(3);
  expect(found.findings.every(({ kind }) => kind === 'open')).toBe(true);
  expect(codes(found)).toContain('given-nothing-known');
  // The nearest item is named with what it lacks; on a sheet with columns of none, nothing is near.
  const told = found.problems.find(({ code }) => code === 'given-nothing-known')?.message.zh ?? '';
  expect(told.includes('最接近的是“')).toBe(headers.includes('重点项目'));
  if (headers.includes('重点项目')) expect(told).toMatch(/，还缺 “.+”。/);
});

test('nor where other items can be told and what sets the rate is there without the base', () => {
  const headers = [...HEAD, '重点项目', '集群项目', '标准数', '补助金额（万元）'];
  const { opened, computed } = auditBook(
    policy,
    headers,
    lines(right).map((line) => ({ ...line, 标准数: 0 })),
  );
  const found = value(audit(opened, computed, { given: [], margin: MARGIN, others: [] }));
  expect(found.columns[0]?.given.items).toContain('per');
  expect(found.columns[0]?.given.items).not.toContain('rate');
  expect(found.findings.map(({ kind }) => kind)).toEqual(['open', 'open', 'open']);
});

test('no unit is chosen under which nothing agrees: the column is refused and says what to give', () => {
  const headers = [...HEAD, ...BASES, '重点项目', '集群项目', DUE];
  const wrong = (wan: number): string => String(wan / 100 + 1);
  const column = { column: headers.indexOf(DUE), items: ['rate'] };
  const found = audited(headers, wrong, [column]);
  expect(found).toMatchObject({ ok: false, problems: [{ code: 'given-unit-unknown', place: { name: DUE } }] });
  expect(
    value(audited(headers, wrong, [{ ...column, unit: '万元' }])).findings.filter(({ kind }) => kind === 'difference'),
  ).toHaveLength(3);
  // A zero that is due agrees in any unit and says nothing of it.
  const zeros = audited(headers, () => '0', [column]);
  expect(value(zeros).columns[0]).toMatchObject({ unit: '万元', comparison: { agreeing: 0 } });
});
