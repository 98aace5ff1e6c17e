/** The words that our own columns and sheets show, in both languages. */
import { text, type Text } from '../../core/lang';
import type { Problem, Severity } from '../../core/problem';
import type { Status } from '../../engine/outcome';

export const STATUS_WORDS: Readonly<Record<Status, Text>> = {
  awarded: text('奖补', 'Awarded'),
  up_to: text('最高额度', 'Ceiling'),
  undetermined: text('待定', 'Undetermined'),
  missing: text('缺数据', 'Data missing'),
  not_eligible: text('不符合', 'Not eligible'),
  displaced: text('不重复享受', 'Displaced'),
  not_money: text('非资金', 'Not money'),
};

export const SEVERITY_WORDS: Readonly<Record<Severity, Text>> = {
  error: text('错误', 'Error'),
  warning: text('提醒', 'Warning'),
  info: text('说明', 'Note'),
};

const SEVERITY_ADVICE: Readonly<Record<Severity, Text>> = {
  error: text('改正后重新测算', 'Correct it and run again'),
  warning: text('已照此测算，请核对', 'Computed all the same; please check'),
  info: text('已按规则处理，知悉即可', 'Done by a stated rule; for information'),
};

/** Where what was done is something else than the severity says, by the problem's code. */
const OTHER_ADVICE: Readonly<Record<string, Text>> = {
  'edited-cell': text('已保留人工值，测算结果未计入', 'Kept as typed; the results do not count it'),
  'not-decidable': text('已保留人工值，未作核定', 'Kept as typed; no decision was recorded'),
  'awards-emptied': text('已清空，请核对列', 'Emptied; please check the columns'),
  'decision-lost': text('未采用，请核对', 'Not applied; please check'),
};

export const adviceOn = ({ code, severity }: Pick<Problem, 'code' | 'severity'>): Text =>
  (severity === 'warning' ? OTHER_ADVICE[code] : undefined) ?? SEVERITY_ADVICE[severity];

export const SHEET_NAMES = {
  evidence: text('测算依据', 'Award evidence'),
  summary: text('测算汇总', 'Award summary'),
  problems: text('数据问题', 'Data problems'),
  receipt: text('测算凭据', 'Award receipt'),
  parameters: text('政策参数', 'Policy parameters'),
  ranking: text('排名名单', 'Ranking list'),
  figures: text('公式参数', 'Formula figures'),
} as const;

export type SheetKey = keyof typeof SHEET_NAMES;

export const TOTAL = text('奖补合计', 'Total awards');
/** Ceilings stand apart from the total and are not part of it: somebody still has to decide an amount under each. */
export const CEILING = text('另有最高额度', 'Ceilings besides');
/** An officer's decision stands in place of what was computed. */
export const DECIDED = text('人工核定', 'Decided');
export const STATE = text('状态', 'Status');

/** The status of a row without anything. */
export const NOTHING = text('无可享受事项', 'Nothing');

export const UNIT_TEXT: Readonly<Record<'元' | '万元', Text>> = { 元: text('元', 'yuan'), 万元: text('万元', '10,000 yuan') };
