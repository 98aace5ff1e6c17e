/** Eight clauses as policies have them, one of each kind of arithmetic, as a pack: what the vectors run over and what the benchmark's peers compute too. */
import type { Policy } from '../../../src/policy/model';
import { loadText } from '../packs';

const KINDS = [
  '企业技术中心',
  '绿色工厂',
  '智能工厂',
  '工业设计中心',
  '技能大师工作室',
  '博士后工作站',
  '质量标杆',
  '服务型制造示范企业',
];

/** What a certification cell may name, by level, the highest first. */
export const TITLES = ['国家级', '省级', '市级'].map((level) => KINDS.map((kind) => `${level}${kind}`));

const any = (level: number): string => (TITLES[level] ?? []).join(' or ');
const declared = TITLES.flat().map(
  (title, i) => `  ${title}: { en: Title ${i + 1}, level: ${title.slice(0, title.indexOf('级') + 1)} }`,
);

const PACK = `
policy:
  id: eight-clauses
  version: 1.0.0
  name: 八项典型条款
  en: Eight typical clauses
  short: 八
  short-en: Eight
  issuer: 测试局
  issuer-en: Test bureau
  from: 2025-01-01
  to: 2026-12-31
  source: { file: eight.txt, sha256: ${'b'.repeat(64)}, characters: 1 }
inputs:
  营业收入: { type: 元, en: Revenue }
  上年营业收入: { type: 元, en: Revenue before, min: -100000万元 }
  最高年营业收入: { type: 元, en: Best revenue }
  设备投资额: { type: 元, en: Equipment investment }
  重点项目: { type: 是否, en: Key project }
  集群项目: { type: 是否, en: Cluster project }
  容积率: { type: 数, en: Plot ratio }
  用地面积: { type: 平方米, en: Land area }
  研发投入: { type: 元, en: Research spending }
  上年研发投入: { type: 元, en: Research spending before }
  贷款额: { type: 元, en: Loan }
  检测费: { type: 元, en: Testing fees }
  认证费: { type: 元, en: Certification fees }
  咨询费: { type: 元, en: Consulting fees, min: -100000万元 }
titles:
${declared.join('\n')}
chapters:
  - chapter: 一
    title: 章
    en: Chapter
    articles:
      - article: (一)
        title: 条一
        en: Article 1
        items:
          - id: growth
            title: 增长奖励
            en: Growth award
            grain: 项目
            pays: { share of growth: 30%, of: 营业收入, from: 上年营业收入, above: 10% }
            cap: 500万元
            figures: [30%, 10%, 500万元]
          - id: equipment
            title: 设备奖励
            en: Equipment award
            grain: 项目
            requires: 设备投资额 >= 300万元
            pays: { rate: 6%, of: 设备投资额, raised to the highest of: [{ points: 2个百分点, when: 重点项目 }, { points: 4个百分点, when: 集群项目 }] }
            cap: 1500万元
            figures: [300万元, 6%, 2个百分点, 4个百分点, 1500万元]
          - id: plot
            title: 容积率奖励
            en: Plot ratio award
            grain: 项目
            requires: 容积率 >= 2
            pays: (容积率 - 2) * 用地面积 * 150元/平方米
            cap: 500万元
            figures: ['2', 150元/平方米, 500万元]
          - id: increment
            title: 研发增量奖励
            en: Research increment award
            grain: 项目
            requires: [上年研发投入 > 0元, 研发投入 >= 上年研发投入 * 110%]
            pays: (研发投入 - 上年研发投入) * 36.25%
            cap: 200万元
            figures: [110%, 36.25%, 200万元]
          - id: titles
            title: 认定奖励
            en: Recognitions
            requires: ${any(0)} or ${any(1)} or ${any(2)}
            pays: '${any(0)} ? 100万元 : ${any(1)} ? 50万元 : 20万元'
            figures: [100万元, 50万元, 20万元]
          - id: tiers
            title: 营收上台阶
            en: Revenue tiers
            grain: 项目
            pays: { tiers of: 营业收入, best before: 最高年营业收入, tiers: [{ from: 1亿元, pays: 20万元 }, { from: 5亿元, pays: 50万元 }, { above: 10亿元, pays: 100万元 }, { from: 50亿元, pays: 300万元 }] }
            figures: [1亿元, 20万元, 5亿元, 50万元, 10亿元, 100万元, 50亿元, 300万元]
          - id: interest
            title: 贷款贴息
            en: Interest subsidy
            grain: 项目
            pays: { rate: 1.005%, of: 贷款额 }
            cap: 20万元
            figures: [1.005%, 20万元]
          - id: fees
            title: 费用补助
            en: Fees
            grain: 项目
            pays: min(检测费 * 50%, 10万元) + min(认证费 * 30%, 5万元) + 咨询费 * 6.5%
            cap: 30万元
            figures: [50%, 10万元, 30%, 5万元, 6.5%, 30万元]
`;

export const CLAUSES = ['growth', 'equipment', 'plot', 'increment', 'titles', 'tiers', 'interest', 'fees'] as const;
export type Clause = (typeof CLAUSES)[number];

export const clausePolicy = (): Policy => {
  const result = loadText(PACK);
  if (!result.ok) throw new Error(result.problems.map((p) => `${p.place.line ?? ''}: ${p.message.en}`).join('\n'));
  return result.value;
};
