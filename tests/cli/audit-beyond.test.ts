/** Where the sheet lacks columns of an item that it has the money for, an amount too high that nothing explains is not called wrong. */
import { AUDIT_PACK } from '../support/audit-pack';
import { folder, removeFolders } from '../support/cli';

afterAll(removeFolders);

interface Finding {
  readonly kind: string;
  readonly cell: string;
  readonly expected: string;
  readonly message: string;
}

test('what may be an item without its columns is open, with what is missing', async () => {
  const at = folder();
  at.write('pack/mini.yaml', AUDIT_PACK);
  const due = async (rows: string, ...more: readonly string[]): Promise<readonly Finding[]> => {
    at.write('d.csv', `企业名称,设备投资额（万元）,核定奖励（万元）\n${rows}`);
    await at.run('audit', 'd.csv', '-p', 'pack', '-y', '2025', '--json', 'a.json', '-f', ...more);
    return (JSON.parse(at.read('a.json')) as { readonly findings: readonly Finding[] }).findings.filter(
      ({ kind }) => kind === 'difference' || kind === 'open',
    );
  };
  // What the sheet can tell of 1,000 万元, from the audit itself.
  const [blank] = await due('甲公司,1000,\n');
  expect(blank?.kind).toBe('difference');
  const right = Number((blank as unknown as { readonly due: string }).due) / 10_000;
  expect(right).toBeGreaterThan(10);
  // More than anything that can be told, and too little.
  const found = await due(`甲公司,1000,${right + 98_765}\n乙公司,1000,${right - 1.23}\n丁公司,1000,${right}\n`);
  expect(found.map(({ cell, kind }) => [cell, kind])).toEqual([
    ['C3', 'difference'],
    ['C2', 'open'],
  ]);
  expect(found[1]?.message).toContain('“设备奖励”缺“重点项目”、“集群项目”');
  const { stdout, stderr } = await at.run('audit', 'd.csv', '-p', 'pack', '-y', '2025');
  expect(stdout).toContain('有金额 3 行，一致 1，不符 1，无法核对 1');
  expect(stderr).toContain('有 1 处多于能测算的条目');
  // Said outright what the column is for, it is wrong.
  const said = await due(`甲公司,1000,${right + 98_765}\n`, '--given', '核定奖励=odd-rate');
  expect(said.map(({ kind }) => kind)).toEqual(['difference']);
});
