/** What the columns say where nothing can be paid yet, or not exactly: the very code that the exact path gives. */
import { answer } from '../../src/engine/answer';
import { chooseAll } from '../../src/engine/choose';
import { evaluateItem } from '../../src/engine/evaluate';
import { compilation } from '../../src/engine/kernel/compile';
import { Code } from '../../src/engine/outcome';
import { framesOf } from '../../src/engine/settle';
import { MINI } from '../support/mini-pack';
import { loadText } from '../support/packs';
import { tableOf } from '../support/tables';

const ITEMS = `          - { id: coarse, title: 百元, en: Coarse, pays: { per: 标准数, each: 20万元 }, rounding: { to: 百元, mode: down }, figures: [20万元] }
          - { id: agreeing, title: 两处待填, en: Two wait, grain: 项目, pays: '设备投资额 * 叠加比例 + (重点项目 ? 十亿档奖励 : 1元)', figures: [1元] }
          - { id: branch, title: 一支待填, en: One branch waits, grain: 项目, pays: '重点项目 ? 十亿档奖励 : 设备投资额', figures: [] }
          - { id: capped, title: 待填且封顶, en: Waits under a cap, grain: 项目, pays: 十亿档奖励, cap: 上级补助, figures: [] }
          - { id: decided, title: 由待填数决定, en: Decided by what waits, grain: 项目, pays: '设备投资额 > 十亿档奖励 ? 1万元 : 2万元', figures: [1万元, 2万元] }
`;

const loaded = loadText(MINI.replace('          - id: per\n', `${ITEMS}          - id: per\n`));
if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message.en).join('\n'));
const policy = loaded.value;
const chosen = chooseAll(policy, { year: 2025, readings: {}, parameters: {} });
if (!chosen.ok) throw new Error('choices');
const choices = chosen.value;

const codesOf = (id: string, rows: Parameters<typeof tableOf>[1]): { readonly columns: Code[]; readonly exact: Code[] } => {
  const item = policy.items.find((one) => one.id === id);
  if (!item) throw new Error(id);
  const frame = framesOf(tableOf(policy, rows), policy)[item.grain];
  const { code } = evaluateItem(item, compilation(policy, choices, frame));
  return {
    columns: [...code],
    exact: Array.from(code, (_, unit) => answer(item, { policy, choices, frame, unit }).code),
  };
};

test.each<[string, Parameters<typeof tableOf>[1], Code[]]>([
  [
    'coarse',
    [{ 标准数: '1' }, { 标准数: '450359962' }, { 标准数: '450359963' }, { 标准数: '1000000000' }, {}],
    [Code.awarded, Code.awarded, Code.missing, Code.missing, Code.missing],
  ],
  [
    'agreeing',
    [{ 设备投资额: '5' }, { 设备投资额: '5', 重点项目: true }, { 重点项目: true }],
    [Code.missing, Code.undetermined, Code.missing],
  ],
  [
    'branch',
    [{ 重点项目: true }, { 重点项目: false }, { 重点项目: false, 设备投资额: '7' }, { 设备投资额: '7' }],
    [Code.undetermined, Code.missing, Code.awarded, Code.missing],
  ],
  ['capped', [{}, { 上级补助: '5' }], [Code.undetermined, Code.undetermined]],
  ['decided', [{}, { 设备投资额: '5' }], [Code.missing, Code.undetermined]],
])('%s', (id, rows, expected) => {
  const { columns, exact } = codesOf(id, rows);
  expect(exact).toEqual(expected);
  expect(columns).toEqual(expected);
});

test('a division by what is nothing names the columns that make it so', () => {
  const text = `          - { id: divided, title: 比, en: Ratio, grain: 项目, pays: '设备投资额 / max(上级补助, 0元) * 1元', figures: [1元] }\n`;
  const other = loadText(MINI.replace('          - id: per\n', `${text}          - id: per\n`));
  if (!other.ok) throw new Error(other.problems.map(({ message }) => message.en).join('\n'));
  const item = other.value.items.find(({ id }) => id === 'divided');
  const frame = framesOf(tableOf(other.value, [{ 设备投资额: '5', 上级补助: '0' }]), other.value).project;
  const found = item && answer(item, { policy: other.value, choices, frame, unit: 0 });
  expect(found?.code).toBe(Code.missing);
  expect(found?.missing.map(({ input, why }) => [input, why])).toEqual([['上级补助', 'zero base']]);
});
