/** The Minhang pack: who is in charge, article numbers as Chinese texts write them, and recognitions that sound alike. */
import { chooseAll } from '../../src/engine/choose';
import { explain } from '../../src/engine/explain/explain';
import { settle } from '../../src/engine/settle';
import { titleReader } from '../../src/sheet/read/title-text';
import { shipped } from '../support/packs';
import { tableOf } from '../support/tables';

const policy = shipped('minhang-industry-2024');
const item = (id: string) => policy.items.find((one) => one.id === id);

test('an item has the office in charge of its article, unless the text names another payer', () => {
  expect(item('16-retail-sales')?.payer?.zh).toBe('区商务委（责任单位）');
  expect(item('47-premium-district')?.payer?.zh).toBe('区科委（责任单位）');
  expect(item('47-premium-municipal')?.payer?.zh).toBe('市级（按市区两级比例）');
});

test('the note of an award cites the article by its number', () => {
  const choices = chooseAll(policy, {
    year: 2025,
    readings: {},
    parameters: { 上海知识产权创新奖支持额: '20万元@闵市监〔2025〕1号' },
  });
  if (!choices.ok) throw new Error('choices');
  const settled = settle(policy, tableOf(policy, [{ 上海知识产权创新奖: true, 符合支持方向: true }]), choices.value);
  const index = policy.items.findIndex(({ id }) => id === '5-shanghai');
  expect(explain(settled, index, 0)).toMatchObject({ status: 'awarded', amount: 20_000_000 });
  expect(explain(settled, index, 0).note.zh).toMatch(/闵行产业第5条/);
});

describe('recognitions', () => {
  const parse = titleReader(policy, (entry) => entry);
  test.each([
    ['上海市智能工厂（2025）', ['市级智能工厂']],
    ['区级智能工厂', ['区级智能工厂']],
    ['智能工厂', []],
    ['市级智能工厂培育', []],
    ['市级智能工厂（培育）', []],
    ['省级智能工厂', []],
    ['国家5G工厂', ['国家级5G工厂']],
    ['市级高质量（培育）孵化器', ['市级高质量培育孵化器']],
    ['市级高质量孵化器（培育，2025）', ['市级高质量培育孵化器']],
    ['市级高质量孵化器', ['市级高质量孵化器']],
    ['上海市科技小巨人（培育）企业', ['上海市科技小巨人培育企业']],
    ['科技小巨人企业', ['上海市科技小巨人企业']],
    ['国家级专精特新“小巨人”企业', ['国家级专精特新小巨人企业']],
    ['小巨人', []],
    ['标准创新型企业（中级）', ['标准创新型企业中级']],
    ['标准创新型企业（初级）', []],
    ['国家市场监管重点实验室', ['国家市场监管重点实验室']],
    ['全国重点实验室', ['国家级重点实验室']],
    ['“伯乐奖”', ['市级伯乐奖']],
    ['市级“质量基础设施服务项目”', ['市级质量基础设施服务项目']],
    ['市级院士（专家）工作站', ['市级院士专家工作站']],
    ['概念验证中心', ['市级概念验证中心']],
    ['国家级概念验证中心', ['其他级别概念验证中心']],
    ['区级5G工厂', ['其他智能制造类认定']],
    ['国家级特色园区', ['其他园区平台认定']],
  ] as const)('%s', (written, titles) => expect(parse(written).flatMap((entry) => entry.titles)).toEqual(titles));
});
