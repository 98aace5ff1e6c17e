/** Words of the engine's terms for people: outcomes, kinds of item, types. */
import { text, type Text } from '../core/lang';
import type { Status } from '../engine/outcome';
import type { Grain, ItemKind } from '../policy/model';

export const STATUS_WORDS: Readonly<Record<Status, Text>> = {
  awarded: text('奖补', 'awarded'),
  up_to: text('最高额度', 'up to'),
  undetermined: text('未定', 'undetermined'),
  missing: text('缺数据', 'missing data'),
  displaced: text('让位', 'displaced'),
  not_eligible: text('不符合', 'not eligible'),
  not_money: text('不涉及资金', 'not money'),
};

export const KIND_WORDS: Readonly<Record<ItemKind, Text>> = {
  fixed: text('定额', 'fixed'),
  upTo: text('最高额度', 'up to'),
  formula: text('公式', 'formula'),
  rate: text('按比例', 'rate'),
  rateUpTo: text('最高比例', 'rate up to'),
  tiers: text('分档', 'tiers'),
  per: text('按数量', 'per unit'),
  match: text('配套', 'matching'),
  growthShare: text('增量分成', 'share of growth'),
  points: text('加百分点', 'points'),
  yearly: text('逐年', 'yearly'),
  ranking: text('按名次', 'ranking'),
  open: text('金额未定', 'open'),
  governed: text('另文规定', 'other document'),
  notMoney: text('不涉及资金', 'not money'),
};

export const GRAIN_WORDS: Readonly<Record<Grain, Text>> = {
  enterprise: text('企业', 'enterprise'),
  project: text('项目', 'project'),
};
