/** The vocabulary of recognitions of every shipped policy: each spelling is found as it is written in lists, and nothing that only looks like it is. */
import { titleReader } from '../../src/sheet/read/title-text';
import { policyIds } from '../../src/run/policies';
import { shipped } from '../support/packs';

const LEVELS = ['国家级', '省级', '市级', '区级', '县级'];
/** Steps before a recognition, and things that are not the recognition itself. */
const NOT_YET = ['培育', '培育库', '培育对象', '候选', '候选名单', '创建', '创建中', '申报', '复评未通过'];

describe.each(policyIds)('%s', (id) => {
  const policy = shipped(id);
  const parse = titleReader(policy, (entry) => entry);
  const titles = [...policy.inputs.values()].filter(({ title }) => title);
  const spellings = titles.flatMap(({ name, title }) =>
    [name, ...(title?.aliases ?? [])].map((spelling) => ({ name, spelling })),
  );
  const known = new Set(spellings.map(({ spelling }) => spelling));
  const found = (text: string): string[] => parse(text).flatMap((entry) => entry.titles);
  const wrong = (
    cases: readonly { readonly name: string; readonly text: string }[],
    want: (titles: string[], name: string) => boolean,
  ): string[] =>
    cases
      .filter(({ name, text }) => !want(found(text), name))
      .map(({ name, text }) => `${text} → ${found(text).join('、') || '无'}（${name}）`);

  test('every spelling is the recognition, plain, dated, quoted, bracketed and in a list', () => {
    const written = spellings.flatMap(({ name, spelling }) =>
      [
        spelling,
        `${spelling}（2025）`,
        `2025年${spelling}`,
        `《${spelling}》`,
        `“${spelling}”`,
        `慈善企业；${spelling}、`,
        ` ${spelling} `,
      ].map((text) => ({ name, text })),
    );
    expect(wrong(written, (titles, name) => titles.includes(name))).toEqual([]);
  });

  test('the year beside a spelling is read', () => {
    const undated = spellings.filter(({ spelling }) => !parse(`${spelling}（2024）`).some(({ years }) => years.includes(2024)));
    expect(undated).toEqual([]);
  });

  test('a step before the recognition is not it', () => {
    const steps = spellings.flatMap(({ name, spelling }) =>
      NOT_YET.map((step) => ({ name, text: `${spelling}${step}` })).filter(({ text }) => !known.has(text)),
    );
    expect(wrong(steps, (titles, name) => !titles.includes(name))).toEqual([]);
  });

  test('the same words at another level are not it', () => {
    const others = spellings.flatMap(({ name, spelling }) => {
      const level = LEVELS.find((one) => spelling.includes(one));
      if (!level) return [];
      return LEVELS.filter((one) => one !== level)
        .map((one) => ({ name, text: spelling.replace(level, one) }))
        .filter(({ text }) => !known.has(text));
    });
    expect(wrong(others, (titles, name) => !titles.includes(name))).toEqual([]);
  });
});
