/** The line and the tree: every step with header names, numbers, units, the article, what bound it, and what it fell short by. */
import { chooseAll } from '../../src/engine/choose';
import { explain } from '../../src/engine/explain/explain';
import { joinNote } from '../../src/engine/explain/note';
import type { Explanation, Step } from '../../src/engine/explanation';
import { settle } from '../../src/engine/settle';
import { mini } from '../support/mini-pack';
import type { Row } from '../support/reference';
import { tableOf } from '../support/tables';

const policy = mini();

const told = (
  id: string,
  row: Row,
  readings: Record<string, string> = {},
  parameters: Record<string, string> = {},
): Explanation => {
  const choices = chooseAll(policy, { year: 2025, readings, parameters });
  if (!choices.ok) throw new Error('choices');
  return explain(
    settle(policy, tableOf(policy, [{ 亩均评价: 'A', 失信: false, ...row }]), choices.value),
    policy.items.findIndex((item) => item.id === id),
    0,
  );
};

const tree = (steps: readonly Step[], lang: 'zh' | 'en' = 'zh', depth = 0): string[] =>
  steps.flatMap((step) => [
    `${'  '.repeat(depth)}${step.label[lang]}：${step.value[lang]}`,
    ...tree(step.children, lang, depth + 1),
  ]);

const PROJECT: Row = { 设备投资额: '23000000.00', 重点项目: true, 集群项目: true };

describe('the note', () => {
  test.each<[string, string, Row, string, string]>([
    [
      'a rate with points',
      'rate',
      PROJECT,
      '设备投资额 2,300万元 ×（6%+4个百分点）= 230万元；上限1,500万元 · 测（一）',
      'Equipment investment 23,000,000 yuan × (6%+4 points) = 2,300,000 yuan; capped at 15,000,000 yuan · Test art. (一)',
    ],
    ['no points', 'rate', { ...PROJECT, 重点项目: false }, '设备投资额 2,300万元 × 6% = 138万元；上限1,500万元 · 测（一）', ''],
    ['a shortfall', 'rate', { ...PROJECT, 设备投资额: '2999999.99' }, '不符合：设备投资额 ≥ 300万元：差 0.01元 · 测（一）', ''],
    [
      'what is missing',
      'rate',
      { ...PROJECT, 设备投资额: null },
      '缺：设备投资额 · 测（一）',
      'Missing: Equipment investment · Test art. (一)',
    ],
    ['a rate that is a ceiling', 'share-ceiling', PROJECT, '设备投资额 2,300万元 × 30% ≤ 690万元；上限90万元 · 测（二）', ''],
    ['per unit', 'per', { 标准数: '3' }, '标准数 3项 × 20万元 = 60万元 · 测（二）', ''],
    ['whole steps', 'steps', { 容积率: '1.9' }, '整档 4 × 100万元 ≤ 400万元 · 测（二）'.replace('（二）', '（一）'), ''],
    [
      'a parameter nobody entered',
      'match',
      { 上级补助: '1000.00' },
      '未定：待填 叠加比例 · 测（二）',
      'Undetermined: Top-up share · Test art. (二)',
    ],
    ['governed elsewhere', 'elsewhere', {}, '另一文件 · 测（二）', 'another document · Test art. (二)'],
  ])('%s', (_name, id, row, zh, en) => {
    const { note } = told(id, row);
    expect(note.zh).toBe(zh);
    if (en) expect(note.en).toBe(en);
  });

  test('a line is whole, however long', () =>
    expect(joinNote('甲'.repeat(200), ['上限1,500万元', '乙'], ' · 4151（八）', 'zh')).toBe(
      `${'甲'.repeat(200)}；上限1,500万元；乙 · 4151（八）`,
    ));
});

describe('the tree', () => {
  test('a rate: condition, branch, product, rounding, cap, reading', () => {
    const steps = told('rate', { ...PROJECT, 设备投资额: '93625138.25' }).steps;
    expect(tree(steps)).toMatchInlineSnapshot(`
      [
        "设备投资额 ≥ 300万元：满足",
        "  设备投资额：93,625,138.25元",
        "设备投资额 × （重点项目 且 集群项目 时 6%+4个百分点，重点项目 时 6%+2个百分点，否则 6%）：9,362,513.825元",
        "  设备投资额：93,625,138.25元",
        "  重点项目 且 集群项目 时 6%+4个百分点，重点项目 时 6%+2个百分点，否则 6%：10%",
        "    重点项目 且 集群项目：满足",
        "      重点项目：是",
        "      集群项目：是",
        "    6%+4个百分点：10%",
        "取整到分（四舍五入）：9,362,513.83元",
        "上限 1,500万元：未触及",
        "口径：门槛口径：含",
      ]
    `);
  });
  test('a failed condition says by how much, with its inputs', () => {
    expect(tree(told('growth', { 今年贡献: '105.00', 去年贡献: '100.00' }).steps)).toMatchInlineSnapshot(`
      [
        "去年贡献 > 0元：满足",
        "  去年贡献：100元",
        "今年贡献 > 去年贡献 × （1+10%）：不满足，差 5元",
        "  今年贡献：105元",
        "  去年贡献 × （1+10%）：110元",
        "    去年贡献：100元",
        "    1+10%：1.1",
      ]
    `);
  });
  test('an input step knows its cell', () => {
    const inputs = (steps: readonly Step[]): Step[] =>
      steps.flatMap((step) => [...(step.kind === 'input' ? [step] : []), ...inputs(step.children)]);
    expect(inputs(told('rate', PROJECT).steps)[0]?.from).toEqual({ row: 0, input: '设备投资额' });
  });
  test('the value before rounding is kept', () => {
    const labels = tree(told('odd-rate', { 设备投资额: '1234.56' }).steps);
    expect(labels).toContain('设备投资额 × 1.005%：12.407328元');
    expect(labels).toContain('取整到分（四舍五入）：12.41元');
  });
  test('a reading that was chosen is shown with its option', () => {
    const { readings, steps } = told('rate', { ...PROJECT, 设备投资额: '3000000.00' }, { 门槛口径: '不含' });
    expect(readings).toEqual([{ key: '门槛口径', option: '不含' }]);
    expect(tree(steps)).toContain('口径：门槛口径：不含');
  });
  test('English all through', () =>
    expect(tree(told('rate', PROJECT).steps, 'en').join('\n').replaceAll('门槛口径', '')).not.toMatch(/[㐀-鿿]/));
});
