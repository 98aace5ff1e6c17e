import { notesOf } from '../../src/sheet/read/notes';
import { textInNumber, negative, subFen, type At } from '../../src/sheet/read/problems';

const at: At = { sheet: '汇总', column: 5, header: '设备投资额' };

test('of many faults of one kind no more are put into words than are told', () => {
  const notes = notesOf(at);
  const asked: number[] = [];
  let kept = 0;
  const found = (row: number): string => {
    asked.push(row);
    return '约1';
  };
  for (let row = 1; row <= 1000; row += 1) {
    notes.report(textInNumber, row, found);
    notes.report(
      subFen(() => `${(kept += 1)}元`),
      row,
      () => '1.005',
    );
  }
  notes.report(negative, 7, () => '-1');
  const problems = notes.done();
  expect(asked).toHaveLength(200);
  expect(kept).toBe(200);
  expect(problems.map(({ code }) => code).filter((code) => code === 'text-in-number')).toHaveLength(200);
  const more = problems.filter(({ code }) => code === 'more-of-the-same');
  expect(more.map(({ message }) => message.zh)).toEqual([
    expect.stringContaining('还有 800 格'),
    expect.stringContaining('还有 800 格'),
  ]);
  expect(problems.find(({ code }) => code === 'negative')?.place).toMatchObject({ cell: 'F8', row: 8 });
});
