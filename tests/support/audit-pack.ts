/** The small pack of other tests with what an audit needs besides: a reading that changes a base, a cap in a formula, and last year's columns. */
import type { Policy } from '../../src/policy/model';
import { miniText } from './mini-pack';
import { loadText } from './packs';

export const AUDIT_PACK = miniText(
  [
    '  容积率: { type: 数',
    '  上年营业收入: { type: 元, en: Revenue before, grain: 企业 }\n  软件费: { type: 元, en: Software, grain: 项目 }\n  容积率: { type: 数',
  ],
  [
    'parameters:',
    `  软件口径:
    question: 软件是否计入基数？
    en: Does software count?
    article: (一)
    options: { 不计: { text: 不计, en: 'no' }, 计入: { text: 计入, en: 'yes' } }
    default: 不计
    because: 条文未提
    because-en: not mentioned
parameters:`,
  ],
  [
    '      - article: (二)',
    `          - id: software
            title: 信息化投入补助
            en: Informatisation award
            grain: 项目
            pays: 'min((设备投资额 + (软件口径 == "计入" ? 软件费 : 0元)) * 3%, 400万元)'
            figures: [3%, 400万元]
          - id: revenue
            title: 营收贡献奖
            en: Revenue award
            pays: { rate: 1%, of: 年营业收入 }
            figures: [1%]
      - article: (二)`,
  ],
);

export const auditPolicy = (): Policy => {
  const result = loadText(AUDIT_PACK);
  if (!result.ok) throw new Error(result.problems.map((p) => `${p.place.line ?? ''}: ${p.message.en}`).join('\n'));
  return result.value;
};
