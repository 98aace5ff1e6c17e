/**
 * Errors to be found: for each kind of cause, rows with the amount that is right and the one that somebody wrote, both worked out here by plain arithmetic on whole 分,
 * without the engine and without the causes' own changes to formulas.
 */
import type { CauseId } from '../../src/audit/causes/cause';
import type { Line } from './audit-book';

/** 分 per 万元. */
const WAN = 1_000_000;

export interface Seed {
  readonly cause: CauseId;
  /** Items that the amount is held against. */
  readonly items: readonly string[];
  readonly lines: readonly {
    readonly facts: Line;
    /** 分. */
    readonly right: number;
    /** 分; null: left blank. The same as `right` where this row is not the wrong one. */
    readonly wrong: number | null;
  }[];
  /** The wrong cell is a constant in a column of formulas. */
  readonly typed?: true;
}

export type Random = () => number;

const whole = (random: Random, from: number, to: number): number => from + Math.floor(random() * (to - from + 1));

const round = (x: number): number => Math.round(x);

/** Rate in hundredths of a percent of a base in 万元, to the 分. */
const share = (wan: number, basisPoints: number): number => round((wan * WAN * basisPoints) / 10_000);

const one = (facts: Line, right: number, wrong: number | null): Seed['lines'] => [{ facts, right, wrong }];

const equipment = (wan: number, more: Line = {}): Line => ({
  '设备投资额（万元）': wan,
  重点项目: '否',
  集群项目: '否',
  ...more,
});
const BOTH: Line = { 重点项目: '是', 集群项目: '是' };
const KEY: Line = { 重点项目: '是' };

type Maker = (random: Random) => Seed;
const of =
  (cause: CauseId, items: readonly string[], lines: (random: Random) => Seed['lines']): Maker =>
  (random) => ({ cause, items, lines: lines(random) });

const RATE = ['rate'];
const ODD = ['odd-rate'];

/** Not round, so that no other cause comes to the same by accident. */
const odd = (random: Random, from: number, to: number): number => whole(random, from, to) + 0.37;

export const SEEDS: readonly Maker[] = [
  of('cap', RATE, (r) => {
    const wan = odd(r, 25_100, 33_000);
    return one(equipment(wan), 1_500 * WAN, share(wan, 600));
  }),
  of('cap', ['software'], (r) => {
    const wan = odd(r, 13_400, 24_000);
    return one(equipment(wan), 400 * WAN, share(wan, 300));
  }),
  of('cap-twice', RATE, (r) => {
    const wan = odd(r, 1_600, 24_000);
    return one(equipment(wan), share(wan, 600), 90 * WAN);
  }),
  of('cap-figure', RATE, (r) => one(equipment(odd(r, 25_100, 90_000)), 1_500 * WAN, 500 * WAN)),
  of('points', RATE, (r) => {
    const wan = odd(r, 400, 12_000);
    return one(equipment(wan, BOTH), share(wan, 1_000), share(wan, 1_200));
  }),
  of('points', RATE, (r) => {
    const wan = odd(r, 400, 12_000);
    return one(equipment(wan, BOTH), share(wan, 1_000), share(wan, 800));
  }),
  of('points', RATE, (r) => {
    const wan = odd(r, 400, 12_000);
    return one(equipment(wan, KEY), share(wan, 800), share(wan, 600));
  }),
  of('points', RATE, (r) => {
    const wan = odd(r, 400, 12_000);
    return one(equipment(wan), share(wan, 600), share(wan, 1_000));
  }),
  of('threshold', RATE, (r) => {
    const wan = odd(r, 240, 298);
    return one(equipment(wan), 0, share(wan, 600));
  }),
  of('boundary', ['tiers'], () => one({ '年营业收入（万元）': 10_000, '最高年营业收入（万元）': 9_000 }, 0, 50 * WAN)),
  of('boundary', ['growth-rate'], (r) => {
    const before = whole(r, 10, 900) * 10;
    return one({ '今年贡献（万元）': before * 1.1, '去年贡献（万元）': before }, 7 * WAN, 0);
  }),
  ...[113, 109, 106].flatMap((percent) => [
    of('vat', RATE, (r) => {
      const wan = odd(r, 400, 12_000);
      return one(equipment(wan), share(wan, 600), round((wan * WAN * 6 * percent) / 10_000));
    }),
    of('vat', RATE, (r) => {
      const wan = odd(r, 400, 12_000);
      return one(equipment(wan), share(wan, 600), round((wan * WAN * 6) / percent));
    }),
  ]),
  of('unit', RATE, (r) => {
    const wan = odd(r, 400, 12_000);
    return one(equipment(wan), share(wan, 600), share(wan, 600) * 10_000);
  }),
  of('unit', RATE, (r) => {
    const wan = odd(r, 4_000, 24_000);
    return one(equipment(wan), share(wan, 600), share(wan, 60));
  }),
  of('rounding', ODD, (r) => {
    const right = whole(r, 1_000_000, 90_000_000) + 0.37;
    const wan = Math.round((right * 10_000) / 100.5) / WAN;
    const fen = round((round(wan * WAN) * 1_005) / 100_000);
    return one(equipment(wan), fen, round(fen / 100) * 100 === fen ? fen + 100 : round(fen / 100) * 100);
  }),
  of('rounding', ['rounded'], (r) => {
    const wan = whole(r, 1_000, 9_000) + 0.29;
    const fen = share(wan, 300);
    return one(equipment(wan), Math.floor(fen / 10_000) * 10_000, fen);
  }),
  of('rounding', RATE, (r) => {
    const wan = whole(r, 400, 12_000) + 0.61;
    const fen = share(wan, 600);
    return one(equipment(wan), fen, round(fen / WAN) * WAN);
  }),
  of('reading', ['software'], (r) => {
    const [wan, software] = [odd(r, 400, 8_000), odd(r, 30, 900)];
    return one(
      equipment(wan, { '软件费（万元）': software }),
      share(wan, 300),
      round((round(wan * WAN) + round(software * WAN)) * 0.03),
    );
  }),
  of('last-year', ['revenue'], (r) => {
    const [now, before] = [odd(r, 4_000, 90_000), odd(r, 4_000, 90_000)];
    return one({ '年营业收入（万元）': now, '上年营业收入（万元）': before }, share(now, 100), share(before, 100));
  }),
  of('last-year', ['prize-national'], () => one({ 荣誉认定: '国家奖（2023）' }, 0, 50 * WAN)),
  of('displacement', ['prize-national', 'prize-provincial'], () => one({ 荣誉认定: '国家奖；省奖' }, 50 * WAN, 70 * WAN)),
  of('lower-item', ['prize-national', 'prize-provincial'], () => one({ 荣誉认定: '国家奖；省奖' }, 50 * WAN, 20 * WAN)),
  of('prior', ['star-3', 'star-4', 'star-5'], (r) => {
    const paid = whole(r, 11, 39);
    return one({ 荣誉认定: '五星园区', '已奖金额（万元）': paid }, (60 - paid) * WAN, 60 * WAN);
  }),
  of('gate', RATE, (r) => {
    const wan = odd(r, 400, 12_000);
    return one(equipment(wan, { 亩均评价: 'D' }), 0, share(wan, 600));
  }),
  of('gate', RATE, (r) => {
    const wan = odd(r, 400, 12_000);
    return one(equipment(wan, { 失信: '是' }), 0, share(wan, 600));
  }),
  of('limit', RATE, (r) => {
    const [first, second] = [odd(r, 25_100, 90_000), odd(r, 15_000, 24_000)];
    return [
      { facts: equipment(first), right: 1_500 * WAN, wrong: 1_500 * WAN },
      { facts: equipment(second), right: 500 * WAN, wrong: share(second, 600) },
    ];
  }),
  of('not-paid', RATE, (r) => {
    const wan = odd(r, 400, 12_000);
    return one(equipment(wan), share(wan, 600), null);
  }),
  of('not-paid', RATE, (r) => {
    const wan = odd(r, 400, 12_000);
    return one(equipment(wan), share(wan, 600), 0);
  }),
  of('left-out', ['rate', 'per'], (r) => {
    const [wan, count] = [odd(r, 400, 12_000), whole(r, 1, 7)];
    return one(equipment(wan, { 标准数: count }), share(wan, 600) + count * 20 * WAN, share(wan, 600));
  }),
  of('paid-twice', RATE, (r) => {
    const wan = odd(r, 400, 9_000);
    return one(equipment(wan), share(wan, 600), 2 * share(wan, 600));
  }),
  of('paid-twice', ['per'], (r) => {
    const count = whole(r, 1, 9);
    return [
      { facts: { 标准数: count }, right: count * 20 * WAN, wrong: count * 20 * WAN },
      { facts: { 标准数: count }, right: 0, wrong: count * 20 * WAN },
    ];
  }),
  of('figure', ['per'], (r) => {
    const count = whole(r, 1, 3) * 2 + 1;
    return one({ 标准数: count }, count * 20 * WAN, count * 50 * WAN);
  }),
  of('formula', ['area'], (r) => {
    const [ratio, land] = [whole(r, 21, 39) / 10, whole(r, 300, 800) + 7];
    return one(
      { 容积率: ratio, '用地面积（平方米）': land },
      round((ratio * 10 - 20) * land * 15) * 100,
      round(ratio * 10 * land * 15) * 100,
    );
  }),
  of('digits', RATE, (r) => {
    const [a, b] = [whole(r, 1, 4), whole(r, 5, 9)];
    // 6% of this is a.b…, written b.a….
    const right = (a * 10 + b) * 10 * WAN + 71_300;
    return one(equipment(right / 6 / 10_000), right, (b * 10 + a) * 10 * WAN + 71_300);
  }),
  (r) => {
    const wan = odd(r, 400, 12_000);
    return {
      cause: 'typed-over',
      items: RATE,
      typed: true,
      lines: one(equipment(wan), share(wan, 600), share(wan, 600) + whole(r, 17, 4_999) * 1_013),
    };
  },
  of('none', RATE, (r) => {
    const wan = odd(r, 4_000, 12_000);
    return one(equipment(wan), share(wan, 600), round(share(wan, 600) * 0.737_31) + 1_913);
  }),
];
