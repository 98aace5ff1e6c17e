/** What a ranking in a pack is refused for. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPolicy } from '../../src/policy/load';
import { readPackFile } from '../../src/policy/read-pack';
import { packFolder, packSources, shipped } from '../support/packs';

const ID = 'shangyu-clusters-2017';
const FILE = '1-aims.yaml';
const text = readFileSync(join(packFolder(ID), FILE), 'utf8');
const others = packSources(ID).filter(({ file }) => file !== FILE);

const problemsWith = (from: string, to: string): readonly (readonly [string, string])[] => {
  if (!text.includes(from)) throw new Error(`the pack does not say ${from}`);
  const read = readPackFile(FILE, text.replace(from, to));
  if (!read.ok) throw new Error('not YAML');
  return loadPolicy([...others, read.value]).problems.map(({ code, message }) => [code, message.zh]);
};

test.each([
  ['weights that do not come to 100%', '上年度税收, weight: 60%', '上年度税收, weight: 40%', 'pack-shape', '合计应为100%'],
  ['a weight that is no rate', '上年度税收, weight: 60%', '上年度税收, weight: 60家', 'wrong-type', '比例'],
  [
    'figures of different units added as they are',
    '{ of: 上年度税收, weight',
    '{ of: 中国企业500强本年位次, weight',
    'pack-shape',
    '单位不同',
  ],
  ['a number of a class that is no number of enterprises', 'is: 1家, article', 'is: 1件, article', 'pack-shape', '以家计的整数'],
  ['a least number above the most', 'least: 龙头企业最少家数', 'least: 骨干企业最少家数', 'pack-shape', '下限高于上限'],
  ['a number that the sheet would decide', 'least: 龙头企业最少家数', 'least: 新增本地配套企业数', 'pack-shape', '以家计的整数'],
  [
    'a way of adding up that the sheet would decide',
    `when: '两项合计方法 == "名次加权"'`,
    'when: 工业企业',
    'pack-shape',
    '只能比较口径',
  ],
  ['a class that cannot be decided', '- { class: 龙头企业, least', '- { class: 领头企业, least', 'unknown-option', '龙头企业'],
  ['groups that are no choice', 'ranks within: 所属产业集群', 'ranks within: 上年度税收', 'wrong-type', '选项'],
  [
    'projects',
    '            requires: [所属产业集群 !=',
    '            grain: 项目\n            requires: [所属产业集群 !=',
    'mixed-grain',
    '排名的对象是企业',
  ],
  ['a weight that is not cited', 'figures: [40%, 60%]', 'figures: [40%]', 'figure-not-cited', '60%'],
])('%s', (_name, from, to, code, says) =>
  expect(problemsWith(from, to)).toEqual(expect.arrayContaining([[code, expect.stringContaining(says)]])),
);

test('it reads its group, its measures and its readings, and no decided class', () => {
  const item = shipped(ID).items.find(({ kind }) => kind === 'ranking');
  expect(item?.inputs).toEqual(['所属产业集群', '区内注册登记', '上年度销售收入', '上年度税收']);
  expect(item?.readings).toEqual(['两项合计方法', '同分名次']);
  expect(item?.amount).toBeUndefined();
});
