/** The record of a run as a text: the same record comes back, blanks cost nothing, and records of the format before are read. */
import fc from 'fast-check';
import { ownKey } from '../../src/sheet/own-keys';
import type { CellValue } from '../../src/sheet/port/port';
import { movedDown } from '../../src/sheet/port/r1c1';
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

describe('formulas of a column', () => {
  const text = (row: number, rate: number, from = row): string => `IF(N("策算 0")=0,ROUND(C${from + 2}*${rate},0)+$D$2)`;
  /** What stands in a cell, whichever cell it takes its formula from. */
  const shown = (values: readonly CellValue[]): readonly unknown[] =>
    values.map((cell, at) => {
      if (typeof cell !== 'object' || cell?.formula === undefined) return cell;
      const { formula, ...rest } = cell;
      if (typeof formula === 'string') return [rest, formula];
      const head = values[formula.as];
      const found = typeof head === 'object' ? head?.formula : undefined;
      return [rest, typeof found === 'string' ? movedDown(found, at - formula.as) : 'none'];
    });

  test('any come back as they were, with values, notes and looks, whichever cells share one', () => {
    const kind = fc.oneof(
      fc.record({ rate: fc.integer({ min: 1, max: 3 }), same: fc.boolean(), value: fc.oneof(fc.constant(null), fc.integer()) }),
      fc.integer(),
      fc.constant(null),
    );
    fc.assert(
      fc.property(fc.array(kind, { maxLength: 40 }), (kinds) => {
        const heads = new Map<number, number>();
        const values = kinds.map((one, at): CellValue => {
          if (one === null || typeof one === 'number') return one;
          const head = heads.get(one.rate);
          if (head === undefined) heads.set(one.rate, at);
          return { value: one.value, note: '注', formula: one.same && head !== undefined ? { as: head } : text(at, one.rate) };
        });
        const record = recordOf(values);
        const found = readRunRecords(recordsText({ mini: record })).mini;
        expect(shown(found?.written.columns[0]?.values ?? [])).toEqual(shown(values));
        expect(shown(found?.before?.plan.columns[0]?.values ?? [])).toEqual(shown(values));
      }),
    );
  });

  test('one that rows share costs a few letters a row, also where each is written out', () => {
    const values = Array.from({ length: 1000 }, (_, at): CellValue => ({ value: 1, formula: text(at, 5) }));
    const plain = values.map(() => 1);
    expect(recordsText({ mini: recordOf(values) }).length - recordsText({ mini: recordOf(plain) }).length).toBeLessThan(5000);
  });

  test('too many to keep: what they came to is kept, and how many there were', () => {
    const long = 'x'.repeat(8000);
    const values = Array.from({ length: 600 }, (_, at): CellValue => ({ value: at, formula: `"${long}${at}"&C1` }));
    const found = readRunRecords(recordsText({ mini: recordOf(values) })).mini;
    expect(found?.before).toMatchObject({ values: 600 });
    expect(found?.before?.plan.columns[0]?.values).toEqual(values.map((_, at) => at));
    expect(found?.written.columns[0]?.values).toEqual(values.map((_, at) => at));
  });

  test.each([['["a",9]'], ['["a",-1]'], ['["a",0,0]'], ['["a"]'], ['[1,2]'], ['["a",0.5]'], ['7']])(
    'a list of formulas that cannot be (%s) is no record',
    (wrong) => {
      const kept = recordsText({ mini: recordOf([1, { value: 2, formula: 'A1' }, 3]) });
      expect(kept).toContain('[["A1",1]]');
      expect(readRunRecords(kept.replace('[["A1",1]]', `[${wrong}]`))).toEqual({});
    },
  );
});
