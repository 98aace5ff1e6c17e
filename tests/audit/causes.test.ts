/** Errors of every kind, planted in a clean sheet: each is found, its cause is named, and a clean sheet has none. */
import { mulberry32 } from '../../bench/random';
import type { CauseId } from '../../src/audit/causes/cause';
import { auditBook, differencesIn, withFormulas, type AuditBook, type Line } from '../support/audit-book';
import { auditPolicy } from '../support/audit-pack';
import { SEEDS, type Seed } from '../support/audit-seeds';

const policy = auditPolicy();
const HEADERS = [
  '企业名称',
  '项目名称',
  '设备投资额（万元）',
  '重点项目',
  '集群项目',
  '软件费（万元）',
  '年营业收入（万元）',
  '上年营业收入（万元）',
  '最高年营业收入（万元）',
  '今年贡献（万元）',
  '去年贡献（万元）',
  '标准数',
  '容积率',
  '用地面积（平方米）',
  '亩均评价',
  '失信',
  '已奖金额（万元）',
  '荣誉认定',
  '核定奖励（元）',
];
const GIVEN = '核定奖励（元）';
const DEFAULTS: Line = { 亩均评价: 'B', 失信: '否', 荣誉认定: '无', '软件费（万元）': 0 };

interface Planted {
  readonly seed: Seed;
  /** Data row of its first line. */
  readonly from: number;
}

/** Seeds of one set of items on one sheet, each its own enterprise; `wrong` puts the errors in. */
const sheetOf = (seeds: readonly Seed[], wrong: boolean): { readonly book: AuditBook; readonly planted: readonly Planted[] } => {
  const lines: Line[] = [];
  const typed = new Set<number>();
  const planted = seeds.map((seed, s) => {
    const from = lines.length;
    seed.lines.forEach((line, i) => {
      const fen = wrong ? line.wrong : line.right;
      if (wrong && seed.typed && line.wrong !== line.right) typed.add(lines.length);
      lines.push({
        ...DEFAULTS,
        ...line.facts,
        企业名称: `企业${s}`,
        项目名称: `项目${s}-${i}`,
        [GIVEN]: fen === null ? null : fen / 100,
      });
    });
    return { seed, from };
  });
  const formulas = seeds.some((seed) => seed.typed);
  const book = auditBook(policy, HEADERS, lines, {}, (grid) => (formulas ? withFormulas(grid, HEADERS.length - 1, typed) : grid));
  return { book, planted };
};

const groups = (): ReadonlyMap<string, readonly Seed[]> => {
  const random = mulberry32(7);
  const all = new Map<string, Seed[]>();
  for (let n = 0; n < 12; n += 1)
    for (const make of SEEDS) {
      const seed = make(random);
      const key = `${seed.items.join(' ')}${seed.typed ? ' typed' : ''}`;
      all.set(key, [...(all.get(key) ?? []), seed]);
    }
  // A column of formulas needs formulas: rows that are right as well.
  const rate = all.get('rate') ?? [];
  for (const [key, seeds] of all)
    if (key.endsWith('typed'))
      seeds.push(
        ...rate.slice(0, 200).map((seed) => ({ ...seed, lines: seed.lines.map((line) => ({ ...line, wrong: line.right })) })),
      );
  return all;
};

test('a clean sheet has no findings', () => {
  for (const [, seeds] of groups()) {
    const { book } = sheetOf(seeds, false);
    expect(differencesIn(book, GIVEN, seeds[0]?.items ?? [])).toEqual([]);
  }
});

test('every planted error is found, nothing else is, and at least 95% have their cause named first', () => {
  let total = 0;
  let named = 0;
  const misnamed: string[] = [];
  for (const [, seeds] of groups()) {
    const { book, planted } = sheetOf(seeds, true);
    const found = differencesIn(book, GIVEN, seeds[0]?.items ?? []);
    const rows = new Map(found.map((one) => [one.row - 2, one]));
    const expected: number[] = [];
    for (const { seed, from } of planted)
      seed.lines.forEach(({ right, wrong }, i) => {
        if (right === wrong) return;
        expected.push(from + i);
        const one = rows.get(from + i);
        const first = one?.causes[0];
        const cause: CauseId = first === undefined || !first.exact ? 'none' : first.id;
        total += 1;
        if (cause === seed.cause) named += 1;
        else
          misnamed.push(
            `${seed.items.join('+')}: planted ${seed.cause}, named ${cause} (${first?.text.zh ?? ''}) right ${right} wrong ${wrong}`,
          );
      });
    expect([...rows.keys()].sort((a, b) => a - b)).toEqual(expected.sort((a, b) => a - b));
  }
  expect(total).toBeGreaterThan(400);
  if (named / total < 0.95) throw new Error(`${named} of ${total} named:\n${[...new Set(misnamed)].slice(0, 40).join('\n')}`);
});
