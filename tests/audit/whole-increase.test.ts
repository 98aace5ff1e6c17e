/** Where the part above a line is paid, all of the increase is a mistake that has its name: a line in a term of a shipped policy, and growth above a share. */
import { auditBook, differencesIn, type Line } from '../support/audit-book';
import { auditPolicy } from '../support/audit-pack';
import { shipped } from '../support/packs';

const causesOf = (found: ReturnType<typeof differencesIn>): readonly string[] =>
  found.map(({ causes: [one] }) => (one ? `${one.exact} ${one.id} ${one.text.zh}` : 'none'));

test('plot ratio above 2.0: the ratio before was deducted instead', () => {
  const given = '核定补助（元）';
  const headers = ['园区名称', '企业名称', '存量小微企业园', '增容前容积率', '增容后容积率', '园区用地面积（平方米）', given];
  const line = (i: number, before: number, after: number, land: number, yuan: number): Line => ({
    企业名称: `嘉兴第${i}小微企业园`,
    存量小微企业园: '是',
    增容前容积率: before,
    增容后容积率: after,
    '园区用地面积（平方米）': land,
    [given]: yuan,
  });
  const book = auditBook(
    shipped('jiaxing-555-2020'),
    headers,
    [
      // 0.5 × 12,345 × 150, of which 0.9 was taken; then as it should be; then with nothing deducted at all.
      line(1, 1.6, 2.5, 12_345, 1_666_575),
      line(2, 1.2, 2.3, 9_000, 405_000),
      line(3, 1.8, 2.4, 10_111, 3_639_960),
    ],
    { year: 2022 },
  );
  expect(causesOf(differencesIn(book, given, ['10-floor-area']))).toEqual([
    'true formula 按“增容后容积率”比“增容前容积率”增加的全部计，没有只计超出起算线的部分',
    'true formula 没有扣除公式中的减项',
  ]);
});

test('growth above 10%, up to 20%: all of the growth was taken', () => {
  const given = '核定奖励（元）';
  const headers = ['企业名称', '今年贡献（元）', '去年贡献（元）', '失信', '亩均评价', given];
  const book = auditBook(
    auditPolicy(),
    headers,
    [
      // 50% of all growth, then of growth up to 20%, then of what lies between 10 and 20%.
      [1_345_678, 1_012_345, 166_666.5],
      [1_345_678, 1_012_345, 101_234.5],
      [1_345_678, 1_012_345, 50_617.25],
    ].map(([now, before, yuan], i) => ({
      企业名称: `企业${i}`,
      '今年贡献（元）': now ?? null,
      '去年贡献（元）': before ?? null,
      失信: '否',
      亩均评价: 'B',
      [given]: yuan ?? null,
    })),
  );
  const all = '按“今年贡献”比“去年贡献”增加的全部计，没有只计超出起算线的部分';
  const found = differencesIn(book, given, ['growth']);
  // All growth up to 20% is twice what lies between 10 and 20%: both are told.
  expect(found.map(({ causes }) => causes.find(({ id }) => id === 'formula')?.text.zh)).toEqual([all, all]);
  expect(causesOf(found)[0]).toBe(`true formula ${all}`);
});
