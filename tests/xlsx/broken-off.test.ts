/** A file that was saved while half a run stood in it: it is told, and nothing is written on top. */
import { ProblemError } from '../../src/core/problem';
import { journalParts, JOURNAL_NAMESPACE, packJournal, unpackJournal, wholeJournal } from '../../src/sheet/port/own-journal';
import { openContainer } from '../../src/xlsx/container';
import { DEFAULT_LIMITS } from '../../src/xlsx/limits';
import { openXlsx } from '../../src/xlsx/open';
import { readBook } from '../../src/xlsx/parts/book';
import { draftOf } from '../../src/xlsx/parts/draft';
import { addCustomPart } from '../../src/xlsx/write/custom-part';
import { writeZip } from '../../src/xlsx/zip/write';
import { planOf, SHEET } from '../support/excel-plan';
import { bookOf } from '../support/rows-port';

const AT = '2025-11-03T09:00:00.000Z';
const now = (): Promise<void> => Promise.resolve();

const withParts = async (parts: readonly string[]) => {
  const bytes = await bookOf({
    [SHEET]: [['企业名称', '信用代码', '设备投资额'], ...Array.from({ length: 3 }, () => ['甲', null, 1])],
  });
  const container = openContainer(bytes, 'a.xlsx', DEFAULT_LIMITS);
  if (!container.ok) throw new Error('refused');
  const draft = draftOf('a.xlsx', container.value);
  const book = await readBook(draft);
  for (const [i, xml] of parts.entries())
    await addCustomPart(draft, book, JOURNAL_NAMESPACE, `{00000000-0000-0000-0000-00000000000${i}}`, xml);
  const opened = await openXlsx(writeZip(await draft.finish()), 'a.xlsx');
  if (!opened.ok) throw new Error('refused');
  return opened.value;
};

/** Lines that do not pack well, with characters of two halves at every place where they may be cut. */
const long = Array.from({ length: 12 }, (_, i) =>
  Array.from({ length: 60_000 }, (__, j) => String.fromCodePoint(0x20000 + ((i * 7919 + j * 104_729) % 40_000))).join(''),
);

test('lines come back as they were, in parts that every host takes', async () => {
  const packed = await packJournal(long, now);
  expect(packed.length).toBeGreaterThan(2);
  expect(Math.max(...packed.map(({ length }) => length))).toBeLessThan(900_000);
  const parts = wholeJournal([...journalParts(packed, { at: AT, sheet: '甲 "&<' })].reverse()) ?? [];
  expect(parts[0]?.sheet).toBe('甲 "&<');
  expect(
    await unpackJournal(
      parts.map(({ text }) => text),
      now,
    ),
  ).toEqual(long);
});

test('a file with a whole journal is told and not written to; one that was never whole is as any other', async () => {
  const parts = journalParts(['eA==', 'eQ=='], { at: AT, sheet: SHEET });
  const whole = await withParts(parts);
  expect((await whole.open()).brokenOff).toEqual({ at: AT, sheet: SHEET });
  const refusal = await whole.write(planOf(3)).catch((error: unknown) => error);
  expect(refusal instanceof ProblemError && refusal.problems.map(({ code }) => code)).toEqual(['broken-off']);
  const part = await withParts(parts.slice(1));
  expect((await part.open()).brokenOff).toBeUndefined();
  expect((await part.write(planOf(3))).problems).toEqual([]);
});
