/** The parts that hold records in a workbook: of the writings whose parts are all there the newest comes first, and a damaged one gives way to the one before. */
import { packRecord, recordParts, recordsIn, unpackRecord } from '../../src/sheet/port/own-record';

/** Noise, so that it takes several parts. */
const long = (seed: number): string => {
  let now = seed;
  return Array.from({ length: 600_000 }, () => {
    now = (now * 48_271) % 2_147_483_647;
    return String.fromCharCode(33 + (now % 90));
  }).join('');
};

const texts = [`甲${long(1)}`, `乙${long(2)}`] as const;
const [older, newer] = texts.map((text, i) => recordParts(packRecord(text), i + 3)) as [readonly string[], readonly string[]];

test('what was packed comes back from its parts, in whatever order they lie; the newest writing is first', () => {
  expect([older.length, newer.length].every((n) => n > 1)).toBe(true);
  const found = recordsIn([...newer, ...older].reverse());
  expect(found).toEqual([packRecord(texts[1]), packRecord(texts[0])]);
  expect(unpackRecord(found)).toBe(texts[1]);
});

test('a writing that is not whole does not count, and a damaged one gives way to the one before', () => {
  expect(unpackRecord(recordsIn([...older, ...newer.slice(1)]))).toBe(texts[0]);
  const damaged = newer.map((xml) => xml.replace(/>([^<]{40})[^<]*</, '>$1<'));
  const found = recordsIn([...older, ...damaged]);
  expect(found).toHaveLength(2);
  expect(unpackRecord(found)).toBe(texts[0]);
  expect(unpackRecord(recordsIn(damaged))).toBeUndefined();
});

test('an empty newest writing stands for none', () => {
  expect(packRecord('')).toBe('');
  const empty = recordParts('', 9);
  expect(empty).toHaveLength(1);
  expect(recordsIn([...older, ...empty])).toEqual([]);
  expect(recordsIn([])).toEqual([]);
});
