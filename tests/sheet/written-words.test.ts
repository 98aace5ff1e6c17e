/** What a run and an empty form write, in the one language and in the other: what has Chinese in English, or English in Chinese, and is not the policy's nor the sheet's, was written past both. */
import type { Lang } from '../../src/core/lang';
import type { Result } from '../../src/core/problem';
import type { Policy } from '../../src/policy/model';
import { compute } from '../../src/run/compute';
import { openSheet, recogniseSheet } from '../../src/run/run';
import { planWrite } from '../../src/run/plan';
import { loadShipped } from '../../src/run/policies';
import type { CellValue, WritePlan } from '../../src/sheet/port/port';
import { composeTemplate } from '../../src/sheet/template';
import { unitNamed } from '../../src/sheet/units';
import { textsIn } from '../support/pseudo';
import { samplePort } from '../support/sample';

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message.en).join('\n'));
  return result.value;
};

const wordsOf = (cell: CellValue): readonly string[] => {
  if (typeof cell === 'string') return [cell];
  if (typeof cell !== 'object' || cell === null) return [];
  return [...(typeof cell.value === 'string' ? [cell.value] : []), ...(cell.note === undefined ? [] : [cell.note])];
};
const wordsOfPlan = ({ columns, sheets }: WritePlan): readonly string[] => [
  ...columns.flatMap(({ header, headerNote, values }) => [
    ...[...header, ...values].flatMap(wordsOf),
    ...(headerNote === undefined ? [] : [headerNote]),
  ]),
  ...sheets.flatMap(({ name, rows, chart, lists = [] }) => [
    name,
    ...rows.flat().flatMap(wordsOf),
    ...(chart ? [chart.title, ...chart.series.map((one) => one.name)] : []),
    ...lists.flatMap(({ options }) => options),
  ]),
];

const FOREIGN: Readonly<Record<Lang, RegExp>> = { zh: /[A-Za-z]{2,}/, en: /[\u3400-\u9fff]/ };
/** Articles have the document's numbers, cells and columns their letters; in Chinese, figures have units. */
const NO_WORDS: Readonly<Record<Lang, RegExp>> = {
  zh: /(?:附则)?[(（][一二三四五六七八九十]+[)）]|\d[\d,.]*(?:亿元|万元|元)|\b[A-Z]{1,3}\d*\b/g,
  en: /(?:附则)?[(（][一二三四五六七八九十]+[)）]|\b[A-Z]{1,3}\d*\b/g,
};

const HASH = /^[0-9a-f]{64}$/;

const foreign = (words: readonly string[], lang: Lang, known: readonly string[]): readonly string[] => [
  ...new Set(
    // A cell that holds a unit alone says what the sheet says of a column.
    words
      .filter((said) => unitNamed(said) === undefined)
      .filter((said) =>
        FOREIGN[lang].test(
          known.reduce((left, one) => left.replaceAll(one, ' '), said.replace(HASH, '')).replace(NO_WORDS[lang], ' '),
        ),
      ),
  ),
];

let policy: Policy;
let known: readonly string[];
beforeAll(async () => {
  policy = value(await loadShipped('shaoxing-4151-2025'));
  const { strings } = await (await samplePort()).read('申报汇总');
  const ids = policy.items.map(({ id }) => id);
  const recognitions = [...policy.inputs.values()].flatMap(({ name, title }) => [name, ...(title?.aliases ?? [])]);
  // Of the sheet: whole cells, codes as they are read, and the names that stand in a cell of several.
  const cells = strings.flatMap((said) => [
    said,
    said.normalize('NFKC').replace(/\s/g, '').toUpperCase(),
    ...said.split(/[；;、，,（(]/),
  ]);
  known = [...textsIn(policy), ...recognitions, ...cells, ...ids, policy.id, '申报汇总', 't.xlsx']
    .filter((one) => one !== '' && unitNamed(one.replace(/[)）]/g, '')) === undefined)
    .sort((a, b) => b.length - a.length);
});

const planIn = async (lang: Lang): Promise<WritePlan> => {
  const opened = value(await openSheet(await samplePort()));
  const recognition = value(recogniseSheet(opened, policy, 2025));
  const computed = value(compute(opened, recognition, policy, { year: 2025, readings: {}, parameters: {} }));
  return planWrite(opened, computed, { lang, unit: '万元', fileName: 't.xlsx', now: '2025-06-01T00:00:00Z' }).plan;
};

test('a word of the other language is found', () => {
  expect(foreign(['Award 奖补', '甲公司 Award', 'Article (八), D2'], 'en', ['甲公司'])).toEqual(['Award 奖补']);
  expect(foreign(['in 万元', '(万元)'], 'en', known)).toEqual(['in 万元', '(万元)']);
  expect(foreign(['奖补 Award', '八', 'D2 单元格'], 'zh', [])).toEqual(['奖补 Award']);
});

test.each(['zh', 'en'] as const)('a run in %s', async (lang) => {
  expect(foreign(wordsOfPlan(await planIn(lang)), lang, known)).toEqual([]);
});

test('in English neither keys of readings nor figures as the document prints them stand in workings and notes', async () => {
  const { sheets, columns } = await planIn('en');
  const evidence = sheets.find(({ key }) => key.endsWith(':evidence'));
  const notes = columns.flatMap(({ headerNote }) => headerNote ?? []);
  expect(notes.filter((note) => note.includes('Figures: ')).length).toBeGreaterThan(5);
  expect(notes.filter((note) => /\d[万亿]|[万亿]元/.test(note))).toEqual([]);
  const said = [...notes, ...[...(evidence?.more ?? evidence?.rows ?? [])].flat().flatMap(wordsOf)];
  const keys = [...policy.readings.keys()];
  expect(keys.length).toBeGreaterThan(5);
  expect(said.filter((one) => keys.some((key) => one.includes(`${key}:`) || one.includes(`${key}=`)))).toEqual([]);
});

test.each(['zh', 'en'] as const)(
  'the evidence in %s has every working in full; a note that is shortened names it',
  async (lang) => {
    const { sheets, columns } = await planIn(lang);
    const evidence = sheets.find(({ key }) => key.endsWith(':evidence'));
    const whole = new Set([...(evidence?.more ?? evidence?.rows ?? [])].flat().flatMap(wordsOf));
    expect([...whole].filter((said) => said.includes('…'))).toEqual([]);
    const notes = columns
      .flatMap(({ values }) => values)
      .flatMap((cell) => (typeof cell === 'object' && cell?.note ? [cell.note] : []));
    expect(notes.length).toBeGreaterThan(50);
    expect(notes.filter((note) => !whole.has(note) && !note.includes(`“${evidence?.name}”`))).toEqual([]);
  },
);

test.each(['zh', 'en'] as const)('an empty form in %s', (lang) => {
  const words = composeTemplate(policy, policy.items, lang).flatMap(({ name, rows }) => [name, ...rows.flat().flatMap(wordsOf)]);
  // Headers and what is typed below them are in the document's language, for they are read again.
  const own = words.map((said) => said.replace(/（([^（）]+)）$/, (whole, unit: string) => (unitNamed(unit) ? '' : whole)));
  expect(foreign(own, lang, [...known, '荣誉认定', '无', '否'])).toEqual([]);
});
