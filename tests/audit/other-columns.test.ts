/** Another column of money was taken for the base: one that the policy reads, and one that it does not. */
import { auditBook, differencesIn, type Line } from '../support/audit-book';
import { auditPolicy } from '../support/audit-pack';
import { GIVEN, HEADERS, rateLine } from '../support/audit-rates';

const FALSE_FRIEND = '其中：固定资产投资（万元）';
const headers = [...HEADERS.slice(0, -1), FALSE_FRIEND, GIVEN];
const line = (i: number, wan: number, fixed: number, given: number): Line => ({
  ...rateLine(i, wan, given, { '软件费（万元）': wan / 7 }),
  [FALSE_FRIEND]: fixed,
});

const found = (lines: readonly Line[]) => differencesIn(auditBook(auditPolicy(), headers, lines), GIVEN, ['rate']);

test('a column that the policy does not read, though its header tempts', () => {
  // 6% of 1,234.5万元 is due; 6% of 2,345.67万元 was paid, which is 11.4% of the right base.
  const [first] = found([line(0, 1234.5, 2345.67, 1_407_402), line(1, 1000, 1500, 600_000), line(2, 2000, 2100, 1_200_000)]);
  expect(first?.expected).toBe(74_070_000);
  expect(first?.causes[0]).toMatchObject({ id: 'other-column', exact: true });
  expect(first?.causes[0]?.text.zh).toBe('“设备投资额”用成了“其中：固定资产投资”');
});

test('nothing of the kind where the amounts are right', () => {
  expect(found([line(0, 1234.5, 2345.67, 740_700), line(1, 1000, 1500, 600_000)])).toEqual([]);
});
