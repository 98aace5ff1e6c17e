/** What a cell's note keeps of a line: never a part of a number or of a word, always the article, and where the whole line is. */
import fc from 'fast-check';
import { fitNote, NOTE_LENGTH } from '../../src/sheet/compose/note';
import type { Lang } from '../../src/core/lang';

const CITE: Readonly<Record<Lang, string>> = { zh: ' · 4151（八）', en: ' · 4151 art. (八)' };
const END: Readonly<Record<Lang, string>> = { zh: '（全文见“测算依据”）', en: ' (in full: “Award evidence”)' };
const SHEET: Readonly<Record<Lang, string>> = { zh: '测算依据', en: 'Award evidence' };
const fit = (body: string, lang: Lang): string => fitNote(body + CITE[lang], SHEET[lang], lang);

test('a line that fits stays as it is', () => {
  for (const lang of ['zh', 'en'] as const) {
    const body = '甲'.repeat(NOTE_LENGTH[lang] - CITE[lang].length);
    expect(fit(body, lang)).toBe(body + CITE[lang]);
    expect([...fit(`${body}乙`, lang)].length).toBeLessThanOrEqual(NOTE_LENGTH[lang]);
    expect(fit(`${body}乙`, lang).endsWith(`…${CITE[lang]}${END[lang]}`)).toBe(true);
  }
});

test('what bound the amount stays, the working gives way', () => {
  expect(
    fit(`${'当年技术改造设备投资额及配套软件投入合计 '.repeat(6)}20,000,000元 × 6% = 120万元；上限1,500万元；减已奖5万元`, 'zh'),
  ).toBe(
    `${'当年技术改造设备投资额及配套软件投入合计 '.repeat(3)}当年技术改造设备投资额及…；上限1,500万元；减已奖5万元${CITE.zh}${END.zh}`,
  );
  expect(fit(`${'A long name of a column '.repeat(8)}200,000,000 yuan × 6% = 12,000,000 yuan; capped at 9 yuan`, 'en')).toBe(
    `${'A long name of a column '.repeat(5)}A long name of a…; capped at 9 yuan${CITE.en}${END.en}`,
  );
});

test('a number keeps its unit, and no operator is left hanging', () => {
  for (let pad = 60; pad <= 200; pad += 1) {
    const cut = fit(
      `${'n '.repeat(pad / 2)}200,000,000 yuan × (6%+4 points) = 20,000,000.05 yuan; capped at 15,000,000 yuan`,
      'en',
    );
    expect(cut).toMatch(/(?: n| yuan| points\)?|%|yuan)(?:…|; capped)/u);
    expect(cut.replaceAll(/200,000,000 yuan|20,000,000\.05 yuan|15,000,000 yuan|6%|4 points|（?八|4151/gu, '')).not.toMatch(
      /\d/u,
    );
  }
});

test('whatever a line says, its note is short, begins like it and has no part of a number', () => {
  const word = fc.oneof(
    fc.constantFrom('设备投资额', 'Equipment', 'investment', '×', '=', '（', '+', '；', '; '),
    fc.integer({ min: 0, max: 2_000_000_000 }).map((n) => `${n.toLocaleString('en-US')}${n % 2 ? '万元' : ' yuan'}`),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), fc.constantFrom<Lang>('zh', 'en'), (words, lang) => {
      const body = words.join(' ');
      const note = fit(body, lang);
      expect([...note].length).toBeLessThanOrEqual(NOTE_LENGTH[lang]);
      const at = note.indexOf('…');
      if (at < 0) return expect(note).toBe(body + CITE[lang]);
      expect(body.startsWith(note.slice(0, at))).toBe(true);
      const numbers = (text: string): readonly string[] => text.match(/[\d,]+(?:万元| yuan)?/gu) ?? [];
      const all = new Set(numbers(body));
      expect(numbers(note.slice(0, -(CITE[lang] + END[lang]).length)).filter((one) => !all.has(one))).toEqual([]);
    }),
  );
});
