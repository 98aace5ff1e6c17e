/** The sample workbook end to end: the file as it lies in the repository, the shipped policy, and amounts worked out here in another way. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { settle } from '../../src/engine/settle';
import { explain } from '../../src/engine/explain/explain';
import { compose } from '../../src/sheet/compose/compose';
import { recall } from '../../src/sheet/compose/memory';
import type { WritePlan } from '../../src/sheet/port/port';
import { readCode } from '../../src/sheet/read/credit-code';
import { readTable } from '../../src/sheet/read/read-table';
import { recognise } from '../../src/sheet/recognise/recognise';
import { openXlsx } from '../../src/xlsx/open';
import { DISTRICTS } from '../../tools/sample/columns';
import { sampleRows } from '../../tools/sample/enterprises';
import type { SampleCell, SampleRow } from '../../tools/sample/sketch';
import { shipped } from '../support/packs';

const TOP = join(__dirname, '..', '..');
const FILE = join(TOP, 'assets', 'samples', 'shaoxing-sample.xlsx');
const policy = shipped('shaoxing-4151-2025');
const rows = sampleRows(DISTRICTS);

const run = async (
  bytes: Uint8Array,
): Promise<{ plan: WritePlan; save: () => Promise<Uint8Array>; write: () => Promise<unknown> }> => {
  const file = await openXlsx(bytes, 'shaoxing-sample.xlsx');
  if (!file.ok) throw new Error(file.problems[0]?.message.en);
  const port = file.value;
  const workbook = await port.open();
  const [grid, ownColumns] = [await port.read('申报汇总'), await port.ownColumns('申报汇总')];
  const memory = recall(workbook.memory);
  const filledIn = workbook.sheets.find(({ own }) => own === 'parameters');
  const parameters = filledIn && { grid: await port.read(filledIn.name), own: true };
  const remembered = memory?.policies[policy.id]?.mapping;
  const recognition = recognise(grid, policy, {
    year: 2025,
    ignore: ownColumns.map((c) => c.column),
    ...(remembered && { remembered }),
  });
  if (!recognition.ok) throw new Error(recognition.problems[0]?.message.en);
  const read = readTable(grid, recognition.value.mapping, policy, { year: 2025 });
  const settlement = settle(policy, read.table, { year: 2025, readings: new Map(), parameters: new Map() });
  const plan = compose({
    settlement,
    explain: (index, unit) => explain(settlement, index, unit),
    recognition: recognition.value,
    read,
    problems: [...recognition.problems, ...read.problems],
    grid,
    ownColumns,
    sheets: workbook.sheets,
    memory,
    parameters,
    lang: 'zh',
    unit: '元',
    fileName: 'shaoxing-sample.xlsx',
    engineVersion: 'test',
    now: '2025-11-22T08:00:00Z',
  });
  return { plan, save: () => port.save(), write: () => port.write(plan) };
};

const sample = (): Uint8Array => new Uint8Array(readFileSync(FILE));

const column = (plan: WritePlan, key: string): readonly unknown[] => {
  const found = plan.columns.find((c) => c.key === `${policy.id}:${key}`);
  if (!found) throw new Error(`no column ${key}`);
  return found.values.map((v) => (v !== null && typeof v === 'object' ? v.value : v));
};

const cells = (plan: WritePlan, key: string): unknown[][] =>
  (plan.sheets.find((s) => s.key === `${policy.id}:${key}`)?.rows ?? []).map((row) =>
    row.map((v) => (v !== null && typeof v === 'object' ? v.value : v)),
  );

/** 万元 with at most four decimals, as whole 元. */
const yuanOf = (cell: SampleCell | undefined): bigint | undefined => {
  if (typeof cell !== 'number' && typeof cell !== 'string') return undefined;
  const digits = String(cell)
    .normalize('NFKC')
    .replace(/[,万元]/g, '');
  const [whole = '0', fraction = ''] = digits.split('.');
  return BigInt(whole) * 10_000n + BigInt(fraction.padEnd(4, '0'));
};

const barred = (row: SampleRow): boolean =>
  (row.grade === 'D' && row.newAbove !== '是') || row.dishonest === '是' || row.elsewhere === '是';

/** （八）: 6% of equipment from 300万元, 2 or 4 points more, at most 1,500万元; 分. */
const equipmentAward = (row: SampleRow): bigint => {
  const invested = yuanOf(row.equipment) ?? 0n;
  // The sample leaves one plan open: without it the rate cannot be told.
  if (barred(row) || invested < 3_000_000n || row.keyPlan === null) return 0n;
  const rate = row.keyPlan === '是' && row.cluster === '是' ? 10n : row.keyPlan === '是' || row.upgradePlan === '是' ? 8n : 6n;
  const fen = (invested * 100n * rate + 50n) / 100n;
  return fen > 1_500_000_000n ? 1_500_000_000n : fen;
};

test('the file is what the script makes', () => {
  execFileSync(process.execPath, ['-r', './tools/register.cjs', 'tools/make-sample.ts', '--check'], { cwd: TOP, stdio: 'pipe' });
}, 60_000);

test('60 enterprises, 80 rows; all credit codes but one are right, and that one is damaged', () => {
  expect(rows).toHaveLength(80);
  expect(new Set(rows.map((r) => r.name)).size).toBe(60);
  const codes = rows.map((r) => r.code);
  expect(codes.filter((c) => typeof c === 'number')).toHaveLength(1);
  for (const code of codes) if (typeof code === 'string') expect(readCode(code)).toHaveProperty('code');
});

describe('one run', () => {
  let plan: WritePlan;
  beforeAll(async () => {
    plan = (await run(sample())).plan;
  });

  test('problems: what the sample has wrong, and nothing else', () => {
    expect(
      cells(plan, 'problems')
        .slice(1)
        .map((row) => row.slice(1, 4)),
    ).toEqual([
      ['错误', '申报汇总', 'C18'],
      ['错误', '申报汇总', 'Q17'],
      ['错误', '申报汇总', 'Q20'],
      ['提醒', '申报汇总', 'AA34'],
      ['提醒', '申报汇总', 'F85'],
      ['说明', '申报汇总', 'C35'],
      ['说明', '申报汇总', 'F13'],
      ['说明', '申报汇总', '35'],
    ]);
  });

  test('（八） agrees with an independent calculation on every row, and in the totals row', () => {
    const found = column(plan, 'item:8-equipment');
    const expected = rows.map(equipmentAward);
    const paid = found.slice(0, 80).map((v) => (typeof v === 'number' ? BigInt(Math.round(v * 100)) : 0n));
    expect(paid).toEqual(expected);
    expect(found[80]).toBe(Number(expected.reduce((a, b) => a + b, 0n)) / 100);
    expect(expected.filter((fen) => fen === 1_500_000_000n).length).toBeGreaterThanOrEqual(2);
  });

  test('the award total is the sum of the award columns on every row', () => {
    const items = plan.columns
      .filter((c) => c.key.includes(':item:'))
      .map((c) => column(plan, c.key.slice(policy.id.length + 1)));
    column(plan, 'total').forEach((total, i) => {
      const sum = items.reduce((all, values) => all + (typeof values[i] === 'number' ? Math.round(values[i] * 100) : 0), 0);
      expect(total === null ? 0 : Math.round((total as number) * 100)).toBe(sum);
    });
  });

  test('what each special row shows', () => {
    const at = (name: string): number => rows.findIndex((r) => r.project === name || r.name === name);
    const status = column(plan, 'status');
    expect(status[at('嵊州桐栖领带服饰有限公司')]).toBe('不予享受：上年度亩均评价D类');
    expect(column(plan, 'item:8-equipment')[at('冻干机装配线')]).toBe(258000);
    expect(column(plan, 'item:3-hydrogen')[at('燃料电池电堆产线')]).toBe(2520000);
    expect(column(plan, 'item:3-hydrogen')[at('储氢瓶二期')]).toBe(3000000);
    expect(column(plan, 'item:9-early-start')[at('年产2000台数控磨床智能产线')]).toBe(200000);
    expect(column(plan, 'item:9-early-start')[at('八英寸功率器件扩产')]).toBe(100000);
    expect(column(plan, 'item:17-smart-factory-provincial')[at('绍兴云砚智能装备有限公司')]).toBe(200000);
    expect(column(plan, 'item:7-star-4')[at('柯桥稽山小微企业园管理有限公司')]).toBe(200000);
    expect(column(plan, 'item:12-contest-national-3')[at('工业视觉质检平台')]).toBe('不重复享受');
    expect(column(plan, 'item:12-contest-provincial-1')[at('工业视觉质检平台')]).toBe(500000);
    expect(column(plan, 'item:20-retired-equipment')[at('柯桥锦岚印染科技有限公司')]).toBe(400000);
    expect(column(plan, 'item:20-retired-equipment')[at('新昌棠溪汽车部件有限公司')]).toBe(3000000);
    expect(column(plan, 'item:17-informatisation')[at('设备上云')]).toBe('最高90,000.00');
    expect(column(plan, 'item:17-informatisation')[at('仓储管理系统')]).toBeNull();
    expect(column(plan, 'item:8-equipment')[at('特种尼龙中试线')]).toBeNull();
    expect(column(plan, 'item:8-equipment')[at('有机废气治理装备产线')]).toBe('缺数据');
  });

  test('the note says it by header, with the article', () => {
    const [award] = plan.columns.find((c) => c.key === `${policy.id}:item:8-equipment`)?.values ?? [];
    expect(award).toMatchObject({
      value: 2300000,
      note: '当年设备投资额 2,300万元 ×（6%+4个百分点）= 230万元；上限1,500万元 · 4151（八）',
    });
  });
});

test('a second run, with what the first one wrote and remembered, gives the same plan and the same file', async () => {
  const first = await run(sample());
  await first.write();
  const bytes = await first.save();
  const second = await run(bytes);
  // Every row of the parameters is there by now: the officer's sheet is left alone.
  const { seen: _seen, ...plan } = second.plan;
  const { seen: _before, ...expected } = first.plan;
  expect(plan).toEqual({ ...expected, sheets: expected.sheets.filter(({ key }) => key !== 'parameters') });
  await second.write();
  expect(Buffer.compare(await second.save(), bytes)).toBe(0);
});
