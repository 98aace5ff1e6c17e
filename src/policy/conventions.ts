/**
 * Readings about data rather than about a document: they hold for every policy, stand in the receipt like the policy's own,
 * and are chosen in the same way. `loadPolicy` adds them to each policy.
 */
import { text } from '../core/lang';
import type { Reading } from './model';

export const BLANK_FLAG = '空白是否栏';
export const ABSENT_FLAG = '缺少的是否列';
export const BLANK_TITLES = '空白认定栏';
export const UNDATED_TITLE = '未注明年份的认定';
export const UNCHECKED_GATE = '限制条件缺列';
export const PRIOR_AWARD = '此前奖励金额';

const MISSING = { key: '视为缺数据', label: text('视为缺数据', 'Treat as missing') };

export const CONVENTIONS: readonly Reading[] = [
  {
    key: BLANK_FLAG,
    question: text('“是/否”栏留空时怎样处理？', 'What does an empty yes/no cell mean?'),
    article: '',
    options: [MISSING, { key: '视为否', label: text('视为否', 'Treat as no') }],
    default: MISSING.key,
    because: text('空白不等于“否”；填写人可能漏填。', 'A blank is not a no: it may have been overlooked.'),
  },
  {
    key: ABSENT_FLAG,
    question: text('表中没有某个“是/否”列时怎样处理？', 'What does a missing yes/no column mean?'),
    article: '',
    options: [
      MISSING,
      { key: '视为否', label: text('视为各行均为否（限制条件除外）', 'No in every row, exclusion rules excepted') },
    ],
    default: MISSING.key,
    because: text('没有这一列，不等于都是否。', 'That there is no column does not make it a no.'),
  },
  {
    key: BLANK_TITLES,
    question: text('荣誉认定栏留空时怎样处理？', 'What does an empty certification cell mean?'),
    article: '',
    options: [MISSING, { key: '视为无', label: text('视为没有任何认定', 'Treat as none') }],
    default: MISSING.key,
    because: text('空白不等于“无”；没有认定的请填“无”。', 'A blank is not a none: write 无 where there is none.'),
  },
  {
    key: UNDATED_TITLE,
    question: text('认定名称后未注明年份时怎样处理？', 'What year has a certification without one?'),
    article: '',
    options: [{ key: '视为当年', label: text('视为当年取得', 'The year that is settled') }, MISSING],
    default: '视为当年',
    because: text(
      '汇总表按年度编制，未注明年份的通常为当年；注明年份的以所注为准。',
      'The list is made for one year; a year that is written always counts.',
    ),
  },
  {
    key: UNCHECKED_GATE,
    question: text(
      '表中没有某项限制条件（如亩均评价）所需的列时怎样处理？',
      'What if the sheet has no column for an exclusion rule?',
    ),
    article: '',
    options: [
      { key: '先行测算并提示', label: text('先行测算，逐项提示“未核查”', 'Compute, and say that it was not checked') },
      MISSING,
    ],
    default: '先行测算并提示',
    because: text(
      '限制条件通常由其他部门名单另行核对；结果会注明未核查的条款。',
      'Such lists are usually checked separately; the result names what was not checked.',
    ),
  },
  {
    key: PRIOR_AWARD,
    question: text(
      '晋级只奖差额、但未填此前已奖金额时怎样处理？',
      'What is deducted on promotion when no earlier payment is given?',
    ),
    article: '',
    options: [
      MISSING,
      { key: '按现行标准推算', label: text('按本政策同档标准推算', 'Assume this policy’s amount for the lower grade') },
    ],
    default: MISSING.key,
    because: text('条文扣除的是“已作奖励”的实际金额。', 'The text deducts what was actually paid.'),
  },
];
