/** The record of a run as a text: the same record comes back, blanks cost nothing, and records of the format before are read. */
import fc from 'fast-check';
import { ownKey } from '../../src/sheet/own-keys';
import type { CellValue } from '../../src/sheet/port';
import { withBlanks, withoutBlanks } from '../../src/sheet/record/blanks';
import { readRunRecords, recordsText, type RunRecord } from '../../src/sheet/record/run-record';

const cell = fc.oneof(
  { weight: 4, arbitrary: fc.constant(null) },
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string(),
  fc.record({ value: fc.oneof(fc.string(), fc.constant(null)), note: fc.string() }),
);

const recordOf = (values: readonly CellValue[]): RunRecord => {
  const column = { key: ownKey('mini', 'a'), column: 3, header: ['奖励'], width: 16, style: 'money' as const, values };
  const plan = { sheet: '表', headerRow: 0, headerRows: 1, firstRow: 1, rowCount: values.length, sheets: [], memory: '' };
  return {
    at: '2025-01-01T00:00:00Z',
    written: { ...plan, columns: [column] },
    rows: { keys: values.map((_, i) => i), inputs: values.map(() => 7) },
    before: { plan: { ...plan, columns: [column] }, rows: { keys: [], inputs: [] } },
  };
};

test('any column comes back as it was, cell by cell', () => {
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 60 }), (values) => {
      const text = JSON.stringify(withoutBlanks(values));
      expect(withBlanks(JSON.parse(text) as ReturnType<typeof withoutBlanks>, values.length)).toEqual(
        JSON.parse(JSON.stringify(values)),
      );
    }),
  );
});

test('a record comes back whole, what stood there before included', () => {
  const record = recordOf([null, null, 1.5, null, '缺数据', { value: 2, note: '甲' }, null, null, null]);
  expect(readRunRecords(recordsText({ mini: record }))).toEqual({ mini: record });
});

test('ten thousand blanks are a few letters, not ten thousand', () => {
  const empty = recordsText({ mini: { ...recordOf([1, 2]), rows: { keys: [], inputs: [] } } });
  const blanks = recordsText({
    mini: { ...recordOf([1, ...new Array<null>(10_000).fill(null), 2]), rows: { keys: [], inputs: [] } },
  });
  expect(blanks.length - empty.length).toBeLessThan(40);
});

test('a record that has its blanks, as it was written before, is read', () => {
  const record = recordOf([null, null, 1.5, null]);
  const old = JSON.stringify({ format: 1, policies: { mini: record } });
  expect(readRunRecords(old)).toEqual({ mini: record });
});

test.each([[[-1]], [[1.5]], [['a']], [[0]], [[6]], [[1e9]]])('a run of blanks that cannot be (%j) is no record', (run) => {
  const text = recordsText({ mini: recordOf([null, null, 1.5, null]) });
  expect(text).toContain('[[2],1.5,null]');
  expect(readRunRecords(text.replace('[[2],1.5,null]', JSON.stringify([run, 1.5, null])))).toEqual({});
});
