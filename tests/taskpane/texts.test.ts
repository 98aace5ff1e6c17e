/** The catalogues: every text is there in both languages, and English is English. */
import type { Text } from '../../src/core/lang';
import * as catalogue from '../../src/taskpane/catalogue/texts';
import { guideTexts as guide } from '../../src/taskpane/texts/guide-texts';
import * as pane from '../../src/taskpane/texts/texts';
import { texts as workbench } from '../../src/workbench/texts';

const HAN = /[\u3400-\u9fff\u3000-\u303f\uff01-\uff5e]/;

const isText = (value: unknown): value is Text => typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;

/** Texts of a catalogue by path; functions are called with sample arguments. */
const textsOf = (value: unknown, path: string): readonly (readonly [string, Text])[] => {
  if (isText(value)) return [[path, value]];
  if (typeof value === 'function') {
    const sample: Text = { zh: '示例', en: 'sample' };
    const make = value as (...given: unknown[]) => unknown;
    // Numbers, names and texts are what these take.
    for (const given of [
      [2, 3, 4, 5],
      ['A', 'B', 'C', 'D'],
      ['A', sample, sample],
      [sample],
      [sample, 'A'],
      [2, 'A', 'B', 'C'],
    ]) {
      const made = make(...given);
      if (isText(made) && !`${made.zh}${made.en}`.includes('undefined') && !`${made.zh}${made.en}`.includes('[object'))
        return [[path, made]];
    }
    throw new Error(`${path} makes no text`);
  }
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`));
  throw new Error(`${path} is no text`);
};

const all = [
  ...textsOf(pane, 'pane'),
  ...textsOf(catalogue, 'catalogue'),
  ...textsOf(guide, 'guide'),
  ...textsOf(workbench, 'workbench'),
].filter(([path]) => path !== 'pane.UNIT_SOURCE.none');

test('there are many texts', () => expect(all.length).toBeGreaterThan(120));

test.each(all)('%s', (path, { zh, en }) => {
  expect(zh.trim()).not.toBe('');
  expect(en.trim()).not.toBe('');
  // Each language names the other by its own name.
  if (path === 'pane.texts.language') expect([zh, en]).toEqual(['English', '中文']);
  else {
    expect(en).not.toMatch(HAN);
    expect(zh).toMatch(/[\u3400-\u9fff、，]|^\d+$/);
  }
});

test('one column is told of as one, and several as several', () => {
  const { likelyAre, likelyColumns, from } = pane.texts;
  expect(likelyAre(1, 'C Revenue')).toEqual({ zh: '可能的列：C Revenue', en: 'Likely column: C Revenue' });
  expect(likelyAre(2, 'C Revenue · D Sales').en).toBe('Likely columns: C Revenue · D Sales');
  expect([likelyColumns(1).en, likelyColumns(2).en]).toEqual(['Likely column', 'Likely columns']);
  const [unit, none] = [
    { zh: '万元', en: '10,000 yuan' },
    { zh: '', en: '' },
  ];
  expect(from('C 营业收入', unit, pane.UNIT_SOURCE.header)).toEqual({
    zh: '← C 营业收入 · 万元（表头注明）',
    en: '← C 营业收入 · 10,000 yuan (in the header)',
  });
  expect([from('C 级别', none, none).zh, from('C 级别', unit, none).zh]).toEqual(['← C 级别', '← C 级别 · 万元']);
});
