/** What a broken pack is told: the code, the line, and what would be right. */
import type { Problem, Result } from '../../src/core/problem';
import { loadPolicy } from '../../src/policy/load';
import { readPackFile } from '../../src/policy/read-pack';
import { MINI, mini, miniText } from '../support/mini-pack';
import { loadText } from '../support/packs';

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message.en).join('; '));
  return result.value;
};

const lineOf = (text: string, piece: string): number => text.slice(0, text.indexOf(piece)).split('\n').length;

const broken = (from: string, to: string): { readonly text: string; readonly problems: readonly Problem[] } => {
  const text = miniText([from, to]);
  const result = loadText(text);
  return { text, problems: result.ok ? [] : result.problems };
};

test('the pack loads, and says what it has', () => {
  const policy = mini();
  expect(policy.items).toHaveLength(21);
  expect(policy.inputs.get('设备投资额')).toMatchObject({
    scale: 100,
    displayUnit: '万元',
    grain: 'project',
    whole: false,
    min: { n: 0n },
  });
  expect(policy.inputs.get('标准数')).toMatchObject({ whole: true, scale: 1, displayUnit: '项' });
  expect(policy.parameters.get('叠加比例')?.items).toEqual(['match']);
  expect(policy.items.find(({ id }) => id === 'rate')).toMatchObject({
    kind: 'rate',
    grain: 'project',
    inputs: ['设备投资额', '重点项目', '集群项目'],
    readings: ['门槛口径'],
  });
  expect(policy.items.find(({ id }) => id === 'ceiling')?.decidedBy).toBe('ceiling');
  expect(policy.sha256).toMatch(/^[0-9a-f]{64}$/);
});

const WRONG: readonly (readonly [name: string, from: string, to: string, code: string, says: string])[] = [
  ['an unknown name', 'requires: 容积率 >= 2', 'requires: 容积律 >= 2', 'unknown-name', '是否想写“容积率”'],
  ['a unit clash', 'requires: 容积率 >= 2', 'requires: 容积率 >= 2万元', 'unit-clash', '单位不合'],
  ['points on money', 'pays: 7万元', 'pays: 7万元 + 2个百分点', 'unit-clash', '百分点只能加在比例上'],
  ['a formula of the wrong type', 'pays: 7万元', 'pays: 7平方米', 'wrong-type', '应为元'],
  ['a condition that is a number', 'requires: 国家奖, pays', 'requires: 容积率, pays', 'wrong-type', '应为是否'],
  ['a figure that is not cited', 'figures: [1.005%]', 'figures: []', 'figure-not-cited', '1.005%'],
  ['a figure that is not used', 'figures: [1.005%]', 'figures: [1.005%, 9万元]', 'figure-not-used', '9万元'],
  ['another figure than the one cited', 'pays: { rate: 3%, of', 'pays: { rate: 4%, of', 'figure-not-cited', '4%'],
  [
    'an unknown key',
    "cap: 500万元\n            figures: ['2'",
    "capp: 500万元\n            figures: ['2'",
    'unknown-key',
    '是否想写“cap”',
  ],
  ['an unknown mechanism key', 'pays: { up to: 100万元 }', 'pays: { upto: 100万元 }', 'unknown-key', '是否想写“up to”'],
  ['a missing key', '    en: Chapter\n', '', 'pack-shape', '缺少这一项'],
  ['an unknown type', 'type: 平方米, en: Floor area', 'type: 平方, en: Floor area', 'pack-shape', '平方米'],
  [
    'an unknown item in a matter',
    'items: [prize-national, prize-provincial]',
    'items: [prize-national, prize-provinical]',
    'unknown-reference',
    '是否想写“prize-provincial”',
  ],
  ['an unknown option of a choice', '亩均评价 == "D"', '亩均评价 == "E"', 'unknown-option', '可选：A、B、C、D'],
  ['an unknown default option', 'default: 含', 'default: 包含', 'unknown-option', '可选：含、不含'],
  ['a name declared twice', '  省奖: {', '  失信: { en: again }\n  省奖: {', 'duplicate-name', '重复声明'],
  [
    'one spelling for two names',
    'en: Provincial prize, level: 省级',
    'en: Provincial prize, level: 省级, aliases: [国家奖]',
    'two-spellings',
    '只能指一个名称',
  ],
  ['an item id used twice', 'id: star-4', 'id: star-3', 'duplicate-name', 'star-3'],
  [
    'a gap between dated values',
    'from: 2026-01-01, to: 2026-12-31, value: 6.25%',
    'from: 2026-02-01, to: 2026-12-31, value: 6.25%',
    'date-gap',
    '2025-12-31 与 2026-02-01',
  ],
  ['a ceiling with another unit', 'at most: 50%', 'at most: 50万元', 'bad-quantity', '50万元'],
  [
    'terms that go in circles',
    "  超额: { is: 'max(年营业收入 - 10亿元, 0)', article: (一), figures: [10亿元] }",
    "  超额: { is: '超额二 + 1元', article: (一), figures: [1元] }\n  超额二: { is: '超额 * 2', article: (一), figures: ['2'] }",
    'circular',
    '互相引用',
  ],
  [
    'grades of different grain',
    'id: star-3, title: 三星, en: Three stars',
    'id: star-3, title: 三星, en: Three stars, grain: 项目',
    'mixed-grain',
    '同一',
  ],
  ['tiers without a line', '{ above: 1亿元, pays: 50万元 }', '{ pays: 50万元 }', 'pack-shape', 'from（含）或 above（不含）'],
  ['an assignment', 'requires: 容积率 >= 2', 'requires: 容积率 = 2', 'not-allowed', '请写 =='],
];

test.each(WRONG)('%s', (_name, from, to, code, says) => {
  const { text, problems } = broken(from, to);
  const found = problems.find((problem) => problem.code === code && problem.message.zh.includes(says));
  expect(problems.map((problem) => `${problem.code}: ${problem.message.zh}`)).toContainEqual(expect.stringContaining(says));
  expect(found).toBeDefined();
  expect(found?.message.en.length).toBeGreaterThan(10);
  expect(found?.place.file).toBe('pack-1.yaml');
  const last = text.split('\n').length;
  expect(found?.place.line).toBeGreaterThan(1);
  expect(found?.place.line).toBeLessThanOrEqual(last);
});

test('the line is the line of the formula, and the article and item are named', () => {
  const { text, problems } = broken('requires: 容积率 >= 2', 'requires: 容积律 >= 2');
  expect(problems).toHaveLength(1);
  expect(problems[0]?.place).toEqual({ file: 'pack-1.yaml', line: lineOf(text, '容积律'), article: '(一)', item: 'area' });
});

test('all problems are reported at once', () => {
  const text = miniText(
    ['requires: 容积率 >= 2', 'requires: 容积律 >= 2'],
    ['pays: 7万元', 'pays: 7平方米'],
    ['items: [prize-national, prize-provincial]', 'items: [prize-national, x]'],
  );
  const result = loadText(text);
  expect(result.ok ? [] : result.problems.map(({ code }) => code)).toEqual(['unknown-name', 'wrong-type', 'unknown-reference']);
});

test('broken YAML names the line', () => {
  const read = readPackFile('broken.yaml', 'policy:\n  id: [a\n  version: 1\n');
  expect(read.ok).toBe(false);
  expect(read.problems[0]).toMatchObject({ code: 'yaml-syntax', place: { file: 'broken.yaml' } });
  expect(read.problems[0]?.place.line).toBeGreaterThanOrEqual(2);
});

test('a pack without a policy section, and one with two', () => {
  expect(loadText('titles: { 国家奖: { en: National prize } }')).toMatchObject({ ok: false, problems: [{ code: 'pack-shape' }] });
  expect(loadText(MINI, MINI).ok).toBe(false);
});

test('the same files in another order have the same hash, and another figure another one', () => {
  const [head = '', ...rest] = MINI.split(/^(?=titles:)/m);
  const first = { file: 'a.yaml', text: head };
  const second = { file: 'b.yaml', text: rest.join('') };
  const hashOf = (...files: { file: string; text: string }[]): string => {
    const loaded = loadPolicy(files.map(({ file, text }) => value(readPackFile(file, text))));
    return value(loaded).sha256;
  };
  expect(hashOf(first, second)).toBe(hashOf(second, first));
  expect(hashOf(first, { ...second, text: second.text.replaceAll('7万元', '8万元') })).not.toBe(hashOf(first, second));
});
