/** A list that some program wrote and none has calculated: its formulas are said to be such, once, and a constant among them is one. */
import { audit, MARGIN } from '../../src/audit/audit';
import { auditBook, withFormulas } from '../support/audit-book';
import { auditPolicy } from '../support/audit-pack';
import { GIVEN, HEADERS, rateLine } from '../support/audit-rates';

test('formulas that were not calculated are open, told once, and make a constant one that was typed', () => {
  const lines = Array.from({ length: 12 }, (_, i) => ({
    ...rateLine(i, 1_000 + i, 0),
    [GIVEN]: i === 4 ? 512_345.67 : { error: '#UNCALCULATED' },
  }));
  const column = HEADERS.indexOf(GIVEN);
  const { opened, computed } = auditBook(auditPolicy(), HEADERS, lines, {}, (grid) => withFormulas(grid, column, new Set([4])));
  const made = audit(opened, computed, { given: [{ column, items: ['rate'] }], margin: MARGIN, others: [] });
  if (!made.ok) throw new Error(made.problems.map((p) => p.message.en).join('\n'));
  const { findings, problems } = made.value;
  expect(findings.filter(({ kind }) => kind === 'difference').map(({ row, causes }) => [row, causes[0]?.id])).toEqual([
    [6, 'typed-over'],
  ]);
  const open = findings.filter(({ kind }) => kind === 'open');
  expect(open).toHaveLength(11);
  expect(open[0]?.message.zh).toBe('公式还没有计算结果，无法核对。请用 Excel 或 WPS 打开、保存一次后再核对。');
  expect(problems.filter(({ severity }) => severity === 'error').map(({ code, message }) => [code, message.zh])).toEqual([
    [
      'given-not-calculated',
      '“核定奖励（元）”：I2、I3、I4、I5、I7、I8、I9、I10 等 11 格的公式还没有计算结果，无法核对。请用 Excel 或 WPS 打开、保存一次后再核对。',
    ],
  ]);
});
