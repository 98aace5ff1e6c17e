/** The same rows for everybody: yuan as doubles, as a spreadsheet hands them on, and certifications as the text of a cell. */
import { NUMBERS, emptyCases, type Cases, type NumberName } from '../../tests/support/vectors/cases';
import { TITLES } from '../../tests/support/vectors/clauses';
import { mulberry32 } from '../random';

export interface PeerRows {
  readonly rows: number;
  /** Yuan, square metres, ratio. */
  readonly numbers: Readonly<Record<NumberName, Float64Array>>;
  readonly key: Uint8Array;
  readonly cluster: Uint8Array;
  /** `省级绿色工厂（2025）；市级质量标杆（2023）`, `无` for none. */
  readonly titles: readonly string[];
  /** The same as the integers that the amounts by hand are computed from. */
  readonly cases: Cases;
}

export const YEAR = 2025;
export const NONE = '无';
export const SCALES: Readonly<Record<NumberName, number>> = {
  ...(Object.fromEntries(NUMBERS.map((name) => [name, 100])) as Record<NumberName, number>),
  容积率: 1e6,
  用地面积: 1e4,
};

/** Every title of the settled year and what it is paid, in 万元: a list of certifications as an officer keeps it. */
export const AMOUNT_OF: ReadonlyMap<string, number> = new Map(
  TITLES.flatMap((titles, level) =>
    titles.map((title): [string, number] => [`${title}（${YEAR}）`, [100, 50, 20][level] as number]),
  ),
);

export const peerRows = (rows: number, seed = 1): PeerRows => {
  const random = mulberry32(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const cases = emptyCases(rows);
  const all = TITLES.flat();
  const texts: string[] = [];
  // One text per distinct list of certifications, as the shared strings of a workbook have it.
  const distinct = new Map<string, string>();
  for (let row = 0; row < rows; row += 1) {
    for (const name of NUMBERS) cases.numbers[name][row] = Math.floor(random() ** 3 * 3e11);
    for (const [now, before] of [
      ['营业收入', '上年营业收入'],
      ['研发投入', '上年研发投入'],
    ] as const) {
      const base = cases.numbers[before][row] as number;
      // One in two hundred stands exactly on the line of 10%.
      const growth = random() < 0.005 ? 1.1 : 0.8 + random() * 0.6;
      cases.numbers[before][row] = growth === 1.1 ? base - (base % 10) : base;
      cases.numbers[now][row] = Math.round((cases.numbers[before][row] as number) * growth);
    }
    for (const name of ['检测费', '认证费', '咨询费'] as const) cases.numbers[name][row] = Math.floor(random() ** 2 * 3e7);
    cases.numbers['贷款额'][row] = Math.floor(random() ** 2 * 3e9);
    cases.numbers['容积率'][row] = 1_000_000 + below(300) * 10_000;
    cases.numbers['用地面积'][row] = below(3e7) * 100;
    cases.flags['重点项目'][row] = random() < 0.3 ? 1 : 0;
    cases.flags['集群项目'][row] = random() < 0.2 ? 1 : 0;
    const named = random() < 0.5 ? [] : Array.from({ length: 1 + below(3) }, () => [below(all.length), YEAR - below(3)] as const);
    const text = named.map(([title, year]) => `${all[title] ?? ''}（${year}）`).join('；') || NONE;
    if (!distinct.has(text)) distinct.set(text, text);
    texts.push(distinct.get(text) as string);
    cases.level[row] = named.reduce((best, [title, year]) => {
      const level = year === YEAR ? 1 + Math.floor(title / (all.length / 3)) : 0;
      return level > 0 && (best === 0 || level < best) ? level : best;
    }, 0);
  }
  const numbers = Object.fromEntries(
    NUMBERS.map((name) => [name, cases.numbers[name].map((value) => value / SCALES[name])]),
  ) as Record<NumberName, Float64Array>;
  return { rows, numbers, key: cases.flags['重点项目'], cluster: cases.flags['集群项目'], titles: texts, cases };
};
