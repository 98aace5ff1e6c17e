/** Errors that depend on how money is shared or scaled: planted where a city's part or a budget is chosen, each is found and named; a clean sheet has none. */
import { rational } from '../../src/core/rational';
import type { Wanted } from '../../src/engine/choose';
import { auditBook, differencesIn } from '../support/audit-book';
import { auditPolicy } from '../support/audit-pack';

const policy = auditPolicy();
const HEADERS = ['企业名称', '年营业收入（万元）', '亩均评价', '失信', '核定奖励（元）'];
const GIVEN = '核定奖励（元）';

/** Revenue in 万元 of which 1% is a whole number of hundreds of yuan, so that seven tenths and three fifths of it are whole 分. */
const ROWS = Array.from({ length: 40 }, (_, i) => ({ wan: 1_000 + 37 * i, fen: (1_000 + 37 * i) * 10_000 }));
const SUM = ROWS.reduce((sum, { fen }) => sum + fen, 0);

/** Row and cause of each difference, for the amounts that somebody wrote. */
const audited = (
  given: readonly number[],
  wanted: Partial<Wanted>,
): readonly (readonly [number, string | undefined, number | null])[] => {
  const lines = ROWS.map(({ wan }, i) => ({
    企业名称: `企业${i}`,
    '年营业收入（万元）': wan,
    亩均评价: 'B',
    失信: '否',
    [GIVEN]: (given[i] as number) / 100,
  }));
  const book = auditBook(policy, HEADERS, lines, wanted);
  // Nothing else is paid on these rows, so that the budget is this item's alone.
  const paying = book.computed.settlement.outcomes.filter(({ amount }) => amount.some((fen) => fen > 0));
  expect(paying.map(({ item }) => item.id)).toEqual(['revenue']);
  return differencesIn(book, GIVEN, ['revenue']).map(({ row, causes: [first], difference }) => [
    row - 2,
    first?.exact ? first.id : undefined,
    difference,
  ]);
};

const whole = ROWS.map(({ fen }) => fen);
const planted = [3, 11, 12, 29, 39];
const isPlanted = (i: number): boolean => planted.includes(i);

test('only one level’s part was written', () => {
  const wanted = { cityShare: rational(3, 5) };
  expect(audited(whole, wanted)).toEqual([]);
  const city = audited(
    whole.map((fen, i) => (isPlanted(i) ? (fen * 3) / 5 : fen)),
    wanted,
  );
  expect(city).toEqual(planted.map((i) => [i, 'split-part', -((whole[i] as number) * 2) / 5]));
  const district = audited(
    whole.map((fen, i) => (isPlanted(i) ? (fen * 2) / 5 : fen)),
    wanted,
  );
  expect(district).toEqual(planted.map((i) => [i, 'split-part', -((whole[i] as number) * 3) / 5]));
});

test('it was not scaled to the budget', () => {
  const wanted = { budget: (SUM * 7) / 10 };
  const scaled = whole.map((fen) => (fen * 7) / 10);
  expect(audited(scaled, wanted)).toEqual([]);
  const found = audited(
    scaled.map((fen, i) => (isPlanted(i) ? (whole[i] as number) : fen)),
    wanted,
  );
  expect(found).toEqual(planted.map((i) => [i, 'budget', ((whole[i] as number) * 3) / 10]));
});
