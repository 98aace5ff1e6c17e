/** Articles and figures found in a text as published: with full-width forms, spaces and line breaks left where they are. */
import { sourcePlaces } from '../../src/policy/source-places';

const SOURCE = `一、总则
（一） 设备投入。对设备投资额 ３００万元 以上的项目，按６％奖励，最高 1500 万元。
（二）数字化。2024年起，对“十佳300万元”企业奖励5-10万元，按《办法》300元/平方米补助。
本政策自2025年1月1日起施行。`;

const { articles, figures } = sourcePlaces(SOURCE);
const shown = (name: string): string | undefined => {
  const span = articles.get(name);
  return span && SOURCE.slice(span.from, span.to);
};

test('an article is shown as it was published', () => {
  expect(shown('(一)')).toBe(' 设备投入。对设备投资额 ３００万元 以上的项目，按６％奖励，最高 1500 万元。\n'.trimStart());
  expect(shown('(二)')?.startsWith('数字化。')).toBe(true);
  expect(shown('文末')).toContain('本政策自2025年1月1日起施行。');
  expect(shown('(三)')).toBeUndefined();
});

test('figures are where they are printed; dates and names have none', () => {
  expect(figures.map(({ from, to }) => SOURCE.slice(from, to))).toEqual([
    '３００万元',
    '６％',
    '1500 万元',
    '5-10万元',
    '300元/平方米',
  ]);
});
