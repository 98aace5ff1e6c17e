/** Words of the policy language's terms for people: kinds of item, whom they are for, how much is said. Words of outcomes are those of the workbook's columns. */
import { text, type Text } from '../core/lang';
import type { Grain, ItemKind, Subject } from './model';

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

export const SUBJECT_WORDS: Readonly<Record<Subject, Text>> = {
  企业: text('企业', 'Enterprise'),
  项目: text('项目', 'Project'),
  园区: text('园区', 'Park'),
  协会: text('协会', 'Association'),
  机构: text('机构', 'Institution'),
  平台: text('平台', 'Platform'),
  个人: text('个人', 'Person'),
  活动: text('活动', 'Event'),
};
