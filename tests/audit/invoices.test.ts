/** Invoices as they stand on a sheet: code and number are one key, lost digits are told, and what was lost is never matched. */
import { doublesOf } from '../../src/audit/doubles/doubles';
import { otherRoster } from '../../src/audit/doubles/roster';
import { makeGrid, type Cell } from '../support/grids';
import { shipped } from '../support/packs';

const policy = shipped('shaoxing-4151-2025');
const HEADER = ['序号', '企业名称', '项目名称', '发票代码', '发票号码', '核定奖励（万元）'];

const read = (rows: readonly (readonly Cell[])[]) => {
  const lines = rows.map((row, i): readonly Cell[] => [i + 1, `${'甲乙丙丁戊己'[i] ?? ''}公司`, `项目${i + 1}`, ...row, 10 + i]);
  const roster = otherRoster(makeGrid([HEADER, ...lines]), policy, 2025);
  if (!roster) throw new Error('no list');
  return roster;
};

test('the code of the row belongs to its number, be they texts or numbers', () => {
  const { entries, problems } = read([
    [3300191130, '12345678'],
    ['3300201130', 12345678],
    ['', '00123456'],
    ['', 123456],
  ]);
  expect(entries.map(({ invoices }) => invoices.map(({ code, number, cell }) => [code, number, cell]))).toEqual([
    [['3300191130', '12345678', 'E2']],
    [['3300201130', '12345678', 'E3']],
    [['', '123456', 'E4']],
    [['', '123456', 'E5']],
  ]);
  expect(doublesOf(entries, []).map(({ about, at }) => [about, at.cell])).toEqual([['发票号码', 'E5']]);
  expect(problems).toEqual([]);
});

test('long numbers stored as numbers are warned of by their cells and not compared', () => {
  const { entries, problems } = read([
    ['', 25332000000012345000],
    ['', 25332000000012350000],
    ['', '25332000000012345680'],
  ]);
  expect(problems.map(({ code, place, message }) => [code, place.cell, message.zh])).toEqual([
    ['invoice-cut', 'E2', expect.stringContaining('E2、E3 的号码存成了数值，15 位以后的数字已经丢失') as string],
  ]);
  expect(entries.map(({ invoices }) => invoices.length)).toEqual([0, 0, 1]);
  expect(doublesOf(entries, [])).toEqual([]);
});

test('is the same number with a label before it, in wide digits, or printed in groups', () => {
  const { entries } = read([
    ['', '24332000000123456789'],
    ['', 'ＮＯ.24332000000123456789'],
    ['', '2433 2000 0001 2345 6789'],
    ['', '发票号码：２４３３２００００００１２３４５６７８９'],
    ['', '№24332000000123456789'],
  ]);
  expect(entries.map(({ invoices }) => invoices.map(({ number }) => number))).toEqual(
    Array.from({ length: 5 }, () => ['24332000000123456789']),
  );
  // Two numbers with a blank between them stay two; letters are part of a number.
  expect(read([['', '12345678 87654321']]).entries[0]?.invoices.map(({ number }) => number)).toEqual(['12345678', '87654321']);
  expect(read([['', 'AN01234567']]).entries[0]?.invoices.map(({ number }) => number)).toEqual(['AN01234567']);
});

test('a number inside a range of another row', () => {
  const { entries } = read([
    ['', '7001009-7001012'],
    ['', '7001011'],
  ]);
  expect(doublesOf(entries, []).map(({ about, at, related }) => [about, at.cell, related[0]?.cell])).toEqual([
    ['发票号码', 'E3', 'E2'],
  ]);
});
