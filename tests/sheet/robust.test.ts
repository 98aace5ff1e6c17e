/** Whatever a sheet holds, recognition and reading answer with a mapping or with reasons, and a table as long as its rows. */
import fc from 'fast-check';
import { readTable } from '../../src/sheet/read/read-table';
import { recognise } from '../../src/sheet/recognise/recognise';
import { makeGrid, type Cell } from '../support/grids';
import { choice, count, flag, money, policy, rate, title } from '../support/policies';

const pack = policy([
  money('当年设备投资额', { aliases: ['设备投资额'] }),
  money('年营业收入', { grain: 'enterprise' }),
  rate('增长率'),
  count('国家标准数'),
  flag('列入重点计划'),
  choice('亩均评价', ['A', 'B', 'C', 'D']),
  title('省级智能工厂'),
]);

const HEADERS = [
  '序号',
  '企业名称',
  '统一社会信用代码',
  '设备投资额（万元）',
  '设备投资额',
  '年营业收入',
  '增长率（%）',
  '国家标准数',
  '是否列入重点计划',
  '亩均评价',
  '荣誉认定',
  '省级智能工厂',
  '备注',
  '合计',
  '单位：万元',
  '',
  '项目投资',
];
const text = fc.constantFrom(
  '甲公司',
  '乙公司',
  '是',
  '否',
  '—',
  '1,234.5',
  '５',
  '12%',
  '5亩',
  '合计',
  '小计',
  '一、越城区',
  '省级智能工厂（2025）；市级智能工厂',
  'A',
  '注：',
  '',
  ' ',
  '91110000802100433B',
  '2025年',
);
const cell: fc.Arbitrary<Cell> = fc.oneof(
  text,
  fc.double({ noNaN: true, min: -1e16, max: 1e16 }),
  fc.integer({ min: -5, max: 3000 }),
  fc.boolean(),
  fc.constant(null),
  fc.constant({ error: '#DIV/0!' }),
  fc.constant({ n: 45_658, as: 'date' as const }),
  fc.constant({ n: 0.12, as: 'percent' as const }),
);
const grid = fc
  .record({
    width: fc.integer({ min: 1, max: 9 }),
    above: fc.integer({ min: 0, max: 2 }),
    seed: fc.array(fc.array(cell, { minLength: 9, maxLength: 9 }), { maxLength: 12 }),
    header: fc.array(fc.constantFrom(...HEADERS), { minLength: 9, maxLength: 9 }),
    merges: fc.array(fc.constantFrom('A1:C1', 'B2:B3', 'C2:E2', 'A3:A5', 'D4:E6'), { maxLength: 3 }),
    hidden: fc.array(fc.integer({ min: 0, max: 14 }), { maxLength: 3 }),
  })
  .map(({ width, above, seed, header, merges, hidden }) => {
    const rows: Cell[][] = [...seed.slice(0, above), header, ...seed.slice(above)].map((row) => row.slice(0, width));
    return makeGrid(rows, { merges, hiddenRows: hidden });
  });

test('any sheet', () => {
  let read = 0;
  fc.assert(
    fc.property(grid, (sheet) => {
      const recognition = recognise(sheet, pack, { year: 2025 });
      if (!recognition.ok) {
        expect(recognition.problems.length).toBeGreaterThan(0);
        return;
      }
      const { mapping } = recognition.value;
      expect(mapping.firstRow).toBeLessThanOrEqual(mapping.lastRow);
      const result = readTable(sheet, mapping, pack, { year: 2025 });
      read += 1;
      const { table } = result;
      expect(table.rowNumbers).toHaveLength(table.rows);
      expect(table.enterpriseOf).toHaveLength(table.rows);
      for (const enterprise of table.enterpriseOf) expect(table.enterprises[enterprise]).toBeDefined();
      for (const column of table.columns.values()) {
        expect(column.kind === 'listed' ? column.of : column.state).toHaveLength(table.rows);
        if (column.kind === 'listed') for (const cell of column.of) expect(cell).toBeLessThan(column.state.length);
        expect(column.values).toHaveLength(column.state.length);
        column.values.forEach((value, i) => {
          expect(Number.isSafeInteger(value)).toBe(true);
          if (column.state[i] !== 0) expect(value + 0).toBe(0);
        });
      }
      for (const problem of [...recognition.problems, ...result.problems]) {
        expect(problem.message.zh).toMatch(/[\u4e00-\u9fff]/);
        expect(problem.message.en).not.toBe('');
      }
      // The same sheet, its mapping remembered, reads the same.
      const again = recognise(sheet, pack, { year: 2025, remembered: JSON.parse(JSON.stringify(mapping)) as typeof mapping });
      expect(again.ok && again.value.mapping.columns).toEqual(mapping.columns);
    }),
    { numRuns: 400 },
  );
  expect(read).toBeGreaterThan(60);
});
