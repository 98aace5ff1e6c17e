/** A small pack with one of each mechanism, for tests; `mini` loads it, with lines replaced where a test wants to break it. */
import type { Policy } from '../../src/policy/model';
import { loadText } from './packs';

export const MINI = `
policy:
  id: mini
  version: 1.0.0
  name: 测试政策
  en: Test policy
  short: 测
  short-en: Test
  issuer: 测试局
  issuer-en: Test bureau
  from: 2025-01-01
  to: 2026-12-31
  source: { file: mini.txt, sha256: ${'a'.repeat(64)}, characters: 1 }
inputs:
  设备投资额: { type: 元, en: Equipment investment, grain: 项目 }
  年营业收入: { type: 元, en: Revenue, grain: 企业 }
  最高年营业收入: { type: 元, en: Best revenue, grain: 企业 }
  今年贡献: { type: 元, en: Contribution now, grain: 企业 }
  去年贡献: { type: 元, en: Contribution before, grain: 企业, min: -1000000万元 }
  标准数: { type: 项, en: Standards, grain: 企业 }
  建筑面积: { type: 平方米, en: Floor area, grain: 项目 }
  用地面积: { type: 平方米, en: Land area, grain: 项目 }
  容积率: { type: 数, en: Plot ratio, grain: 项目 }
  上级补助: { type: 元, en: Upper grant, grain: 项目 }
  已奖金额: { type: 元, en: Paid before, grain: 企业 }
  重点项目: { type: 是否, en: Key project, grain: 项目 }
  集群项目: { type: 是否, en: Cluster project, grain: 项目 }
  失信: { type: 是否, en: Dishonest, grain: 企业 }
  亩均评价: { type: 选项, en: Evaluation, grain: 企业, options: [A, B, C, D] }
titles:
  三星园区: { en: Three-star park, level: 三星 }
  四星园区: { en: Four-star park, level: 四星 }
  五星园区: { en: Five-star park, level: 五星 }
  国家奖: { en: National prize, level: 国家级 }
  省奖: { en: Provincial prize, level: 省级 }
readings:
  门槛口径:
    question: 是否包含本数？
    en: Inclusive?
    article: (一)
    options: { 含: { text: 含, en: 'yes' }, 不含: { text: 不含, en: 'no' } }
    default: 含
    because: 以上含本数
    because-en: inclusive by drafting rules
parameters:
  叠加比例: { type: '%', en: Top-up share, article: (二), at most: 50% }
  十亿档奖励: { type: 元, en: Ten-billion tier, article: (二) }
  年度费率: { type: '%', en: Yearly rate, article: (二), values: [{ from: 2025-01-01, to: 2025-12-31, value: 5% }, { from: 2026-01-01, to: 2026-12-31, value: 6.25% }] }
terms:
  超额: { is: 'max(年营业收入 - 10亿元, 0)', article: (一), figures: [10亿元] }
chapters:
  - chapter: 一
    title: 章
    en: Chapter
    articles:
      - article: (一)
        title: 条一
        en: Article 1
        items:
          - id: rate
            title: 设备奖励
            en: Equipment award
            grain: 项目
            requires: '门槛口径 == "含" ? 设备投资额 >= 300万元 : 设备投资额 > 300万元'
            pays: { rate: 6%, of: 设备投资额, raised to the highest of: [{ points: 2个百分点, when: 重点项目 }, { points: 4个百分点, when: 重点项目 and 集群项目 }] }
            cap: 1500万元
            figures: [300万元, 6%, 2个百分点, 4个百分点, 1500万元]
          - id: odd-rate
            title: 奇数费率
            en: Odd rate
            grain: 项目
            pays: { rate: 1.005%, of: 设备投资额 }
            figures: [1.005%]
          - id: rounded
            title: 取整到百元
            en: Rounded to 100 yuan
            grain: 项目
            pays: { rate: 3%, of: 设备投资额 }
            rounding: { to: 百元, mode: down }
            figures: [3%]
          - id: area
            title: 容积率奖励
            en: Plot ratio award
            grain: 项目
            requires: 容积率 >= 2
            pays: (容积率 - 2) * 用地面积 * 150元/平方米
            cap: 500万元
            figures: ['2', 150元/平方米, 500万元]
          - id: steps
            title: 每增加0.1
            en: Each 0.1
            grain: 项目
            pays: { per: 容积率 - 1.5, step: '0.1', each up to: 100万元 }
            figures: ['1.5', '0.1', 100万元]
          - id: growth
            title: 增长奖励
            en: Growth award
            pays: { share of growth: 50%, of: 今年贡献, from: 去年贡献, above: 10%, up to growth of: 20% }
            figures: [50%, 10%, 20%]
          - id: growth-rate
            title: 增速达标
            en: Growth rate reached
            requires: (今年贡献 - 去年贡献) / 去年贡献 >= 10%
            pays: 7万元
            figures: [10%, 7万元]
          - id: over
            title: 超额奖励
            en: Excess award
            pays: 超额 * 年度费率
          - id: ratio
            title: 折算
            en: Pro rata
            grain: 项目
            pays: 设备投资额 * (建筑面积 / 用地面积) * 10%
            figures: [10%]
      - article: (二)
        title: 条二
        en: Article 2
        items:
          - id: per
            title: 标准
            en: Standards
            pays: { per: 标准数, each: 20万元 }
            figures: [20万元]
          - id: tiers
            title: 营收上台阶
            en: Revenue tiers
            pays: { tiers of: 年营业收入, best before: 最高年营业收入, tiers: [{ above: 1亿元, pays: 50万元 }, { above: 10亿元, pays: 十亿档奖励 }] }
            figures: [1亿元, 50万元, 10亿元]
          - id: match
            title: 叠加
            en: Top-up
            grain: 项目
            pays: { matches: 上级补助, share: 叠加比例 }
            cap: 500万元
            figures: [500万元]
          - id: ceiling
            title: 最高
            en: At most
            requires: 首次(国家奖)
            pays: { up to: 100万元 }
            figures: [100万元]
          - id: share-ceiling
            title: 不超过30%
            en: At most 30%
            grain: 项目
            pays: { rate up to: 30%, of: 设备投资额 }
            cap: 90万元
            figures: [30%, 90万元]
          - { id: star-3, title: 三星, en: Three stars, requires: 首次(三星园区), pays: 20万元, figures: [20万元] }
          - { id: star-4, title: 四星, en: Four stars, requires: 首次(四星园区), pays: 40万元, figures: [40万元] }
          - { id: star-5, title: 五星, en: Five stars, requires: 首次(五星园区), pays: 60万元, figures: [60万元] }
          - { id: prize-national, title: 国家奖, en: National prize, requires: 国家奖, pays: 50万元, figures: [50万元] }
          - { id: prize-provincial, title: 省奖, en: Provincial prize, requires: 省奖, pays: 20万元, figures: [20万元] }
          - { id: elsewhere, title: 另有规定, en: Elsewhere, pays: { see: 另一文件, en: another document } }
          - { id: nothing, title: 优先, en: Priority, pays: { gives: 优先推荐, en: priority } }
gates:
  - { id: d-class, article: 附则(四), title: D 类不予享受, en: Class D is barred, bars: 亩均评价 == "D" }
  - { id: dishonest, article: 附则(四), title: 严重失信, en: Serious dishonesty, bars: 失信 }
matters:
  - { id: stars, article: (二), title: 星级差额, en: Star difference, items: [star-3, star-4, star-5], promotion: { prior: 已奖金额 } }
  - { id: prizes, article: (二), title: 就高, en: Highest only, items: [prize-national, prize-provincial] }
limits:
  - { id: yearly, article: (一), title: 年度上限, en: Yearly cap, items: [rate, share-ceiling], cap: 2000万元, figures: [2000万元] }
`;

/** The pack's text with each `from` replaced by `to`; throws when `from` is not in it. */
export const miniText = (...changes: readonly (readonly [from: string, to: string])[]): string =>
  changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`not in the pack: ${from}`);
    return text.replace(from, to);
  }, MINI);

export const mini = (): Policy => {
  const result = loadText(MINI);
  if (!result.ok) throw new Error(result.problems.map((p) => `${p.place.line ?? ''}: ${p.message.en}`).join('\n'));
  return result.value;
};
