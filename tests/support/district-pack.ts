/** A second small pack, of a district of the city whose pack is MINI: other years, some of the same names, and figures of its own that another document sets. */
export const DISTRICT = `
policy:
  id: mini-district
  version: 1.0.0
  name: 测试区政策
  en: Test district policy
  short: 区
  short-en: District
  issuer: 测试区
  issuer-en: Test district
  from: 2017-01-01
  to: 2021-12-31
  source: { file: district.txt, sha256: ${'b'.repeat(64)}, characters: 1 }
inputs:
  设备投资额: { type: 元, en: Equipment investment, grain: 项目 }
  标准数: { type: 项, en: Standards, grain: 企业 }
readings:
  标准口径:
    question: 标准奖励是否计入？
    en: Do standards count?
    article: 第二条
    options: { 计入: { text: 计入, en: 'yes' }, 不计: { text: 不计, en: 'no' } }
    default: 计入
    because: 条文列明
    because-en: the text lists them
parameters:
  区级补助比例: { type: '%', en: District share, article: 第一条, at most: 10%, help: 由区财政局确定, help-en: Set by the district }
chapters:
  - chapter: 一
    title: 章
    en: Chapter
    articles:
      - article: 第一条
        title: 技改
        en: Retrofit
        items:
          - id: equipment
            title: 区级设备补助
            en: District equipment grant
            grain: 项目
            requires: 设备投资额 >= 100万元
            pays: { rate: 5%, of: 设备投资额 }
            cap: 200万元
            figures: [100万元, 5%, 200万元]
          - id: local
            title: 区级定额补助
            en: District local grant
            grain: 项目
            pays: 设备投资额 * 区级补助比例
      - article: 第二条
        title: 标准
        en: Standards
        items:
          - id: standards
            title: 区级标准奖励
            en: District award for standards
            requires: 标准口径 == "计入"
            pays: { per: 标准数, each: 10万元 }
            figures: [10万元]
`;
