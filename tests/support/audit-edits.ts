/** Ways in which the items of a document can be misread, as changes of the pack’s YAML data: an item and those beside it in; the item changed in place. */
import type { CauseId } from '../../src/audit/causes/cause';

export type Data = Record<string, unknown>;

export const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);
export const listOf = (value: unknown): readonly Data[] => (Array.isArray(value) ? value.filter(isData) : []);

export type Edit = (item: Data, siblings: readonly Data[]) => void;

const requirement =
  (n: number, change: (text: string) => string | undefined): Edit =>
  (item) => {
    const given = item['requires'];
    const list = Array.isArray(given) ? (given as unknown[]) : given === undefined ? [] : [given];
    const next = list.flatMap((one, i) => (i === n && typeof one === 'string' ? (change(one) ?? []) : [one]));
    if (next.length === 0) delete item['requires'];
    else item['requires'] = next;
  };

const OTHER: Readonly<Record<string, string>> = { '>=': '>', '<=': '<', '>': '>=', '<': '<=' };
const turned = (text: string): string => text.replace(/>=|<=|>|</, (sign) => OTHER[sign] ?? sign);

const tiersOf = (item: Data): readonly Data[] => (isData(item['pays']) ? listOf(item['pays']['tiers']) : []);

const turnTiers: Edit = (item) => {
  for (const tier of tiersOf(item)) {
    const [now, other] = 'above' in tier ? ['above', 'from'] : ['from', 'above'];
    if (!(now in tier)) continue;
    tier[other] = tier[now];
    delete tier[now];
  }
};

const shiftTiers =
  (by: number): Edit =>
  (item) => {
    const tiers = tiersOf(item);
    const pays = tiers.map((tier) => tier['pays']);
    tiers.forEach((tier, i) => {
      tier['pays'] = pays[Math.min(pays.length - 1, Math.max(0, i + by))];
    });
  };

const RAISED = 'raised to the highest of';
const points =
  (change: (list: readonly Data[]) => readonly Data[]): Edit =>
  (item) => {
    const { pays } = item as { pays?: unknown };
    if (!isData(pays) || !(RAISED in pays)) return;
    const next = change(listOf(pays[RAISED]));
    if (next.length === 0) delete pays[RAISED];
    else pays[RAISED] = next;
  };

const isFixed = (value: unknown): value is string => typeof value === 'string' && /^\d[\d.]*万?元$/.test(value);

/** The fixed amount of the next item of the article. */
const neighbour: Edit = (item, siblings) => {
  const fixed = siblings.filter((one) => isFixed(one['pays']));
  const at = fixed.findIndex((one) => one['id'] === item['id']);
  const next = fixed[(at + 1) % fixed.length];
  if (at >= 0 && next) item['pays'] = next['pays'];
};

/** The ceiling of the next item of the article. */
const otherCap: Edit = (item, siblings) => {
  const capped = siblings.filter((one) => isFixed(one['cap']));
  const at = capped.findIndex((one) => one['id'] === item['id']);
  const next = capped[(at + 1) % capped.length];
  if (at >= 0 && next) item['cap'] = next['cap'];
};

/** Inputs that say what was paid before. */
export const PRIOR = /此前|已奖|已得|已获|已享受|以前年度/;

/** `rate: 6%, of: BASE` with a cap: the base cut at it. */
const cutBase: Edit = (item) => {
  const { pays, cap } = item as { pays?: unknown; cap?: unknown };
  if (isData(pays) && typeof pays['rate'] === 'string' && typeof pays['of'] === 'string' && typeof cap === 'string')
    pays['of'] = `min(${pays['of']}, ${cap})`;
};

const DEDUCTION = / - ([^\s()?:,]+(?: \* [^\s()?:,]+)?)/g;

/** The formula without the nth thing that it deducts; what was paid before is an error of its own. */
const undeducted = (formula: string, n: number): string => {
  let at = -1;
  return formula.replace(DEDUCTION, (found, what: string) => {
    if (!PRIOR.test(what)) at += 1;
    return PRIOR.test(what) || at !== n ? found : '';
  });
};

const stepLeftOut =
  (change: (formula: string) => string): Edit =>
  (item) => {
    const { pays } = item as { pays?: unknown };
    if (typeof pays === 'string') item['pays'] = change(pays);
    else if (isData(pays))
      for (const key of ['open', 'of', 'per']) if (typeof pays[key] === 'string') pays[key] = change(pays[key]);
  };

/** Who grew by less than the line still gets nothing; who did, a share of all that there is this year. */
const wholeGrowth: Edit = (item) => {
  const { pays } = item as { pays?: unknown };
  if (!isData(pays) || !('share of growth' in pays)) return;
  const { 'share of growth': rate, of, from, above } = pays as Readonly<Record<string, string | number>>;
  item['requires'] = [item['requires'] ?? [], `${from} > 0元`, `${of} > ${from} * (1 + ${above})`].flat();
  item['pays'] = typeof rate === 'string' ? { rate, of } : of;
};

/** Whoever must reach a line gets a share of what exceeds it only. */
const aboveLine: Edit = (item) => {
  const { pays } = item as { pays?: unknown };
  if (!isData(pays) || typeof pays['rate'] !== 'string' || typeof pays['of'] !== 'string') return;
  const base = pays['of'];
  const asked = [item['requires'] ?? []].flat().map(String).join(' ');
  const line = new RegExp(`${base} >=? (\\d[\\d.]*[万亿]?元)`).exec(asked)?.[1];
  if (line !== undefined && !/[^\p{L}]/u.test(base)) pays['of'] = `${base} - ${line}`;
};

/** `… * A / B`: the share of A in B to so many decimals. */
const roundedRatio =
  (places: number): Edit =>
  (item) => {
    const { pays } = item as { pays?: unknown };
    const times = 10 ** places;
    if (typeof pays === 'string')
      item['pays'] = pays.replace(/\* (\p{L}+) \/ (\p{L}+)/gu, `* (floor($1 / $2 * ${times} + 0.5) / ${times})`);
  };

/** The cap of the nearest item of the article that has one, for an item that works out a sum without. */
const borrowedCap: Edit = (item, siblings) => {
  const { pays, cap } = item as { pays?: unknown; cap?: unknown };
  const other = siblings.find((one) => isFixed(one['cap']));
  const isRate = isData(pays) && typeof pays['rate'] === 'string' && typeof pays['of'] === 'string';
  const isFormula = typeof pays === 'string' && !isFixed(pays);
  if (other && cap === undefined && (isRate || isFormula)) item['cap'] = other['cap'];
};

/** 6% and 2 points as 6% × 1.02. */
const scaledPoints: Edit = (item) => {
  const { pays } = item as { pays?: unknown };
  if (!isData(pays) || typeof pays['rate'] !== 'string' || !pays['rate'].endsWith('%')) return;
  const rate = Number.parseFloat(pays['rate']);
  points((list) =>
    list.map((one) => ({
      ...one,
      points: `${Number(((rate * Number.parseFloat(String(one['points']))) / 100).toFixed(6))}个百分点`,
    })),
  )(item, []);
};

export const EDITS: readonly (readonly [cause: CauseId, edit: Edit, without?: 'gates' | 'matters' | 'limits'])[] = [
  ['cap', (item) => void delete item['cap']],
  ['cap-figure', otherCap],
  ['cap-figure', borrowedCap],
  ...[0, 1, 2].map((n) => ['threshold', requirement(n, () => undefined)] as const),
  ...[0, 1, 2].map((n) => ['boundary', requirement(n, turned)] as const),
  ['boundary', turnTiers],
  ...[1, 2, 3].flatMap((by) => [by, -by].map((n) => ['tier', shiftTiers(n)] as const)),
  ['points', points(() => [])],
  ['points', points((list) => [...list].reverse())],
  ['points', points((list) => list.map((one, i) => (i === 0 ? { ...one, when: '1 == 1' } : one)))],
  ['points', scaledPoints],
  ['cap-twice', cutBase],
  ['excess', aboveLine],
  ...[2, 4].map((places) => ['rounding', roundedRatio(places)] as const),
  ...[0, 1].map((n) => ['formula', stepLeftOut((formula) => undeducted(formula, n))] as const),
  ['formula', wholeGrowth],
  ['figure', neighbour],
  ['gate', () => undefined, 'gates'],
  ['displacement', () => undefined, 'matters'],
  ['limit', () => undefined, 'limits'],
];
