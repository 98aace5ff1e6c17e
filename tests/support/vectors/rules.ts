/** A pack whose items meet each other, and reproducible rows for it: gates, caps of a project on several rows, matters, promotion, a limit per enterprise. */
import type { Policy } from '../../../src/policy/model';
import { loadText } from '../packs';
import { randomOf } from './random-cases';

const PACK = `
policy:
  id: rules-that-meet
  version: 1.0.0
  name: 条款互相影响
  en: Clauses that meet
  short: 遇
  short-en: Meet
  issuer: 测试局
  issuer-en: Test bureau
  from: 2025-01-01
  to: 2026-12-31
  source: { file: rules.txt, sha256: ${'c'.repeat(64)}, characters: 1 }
inputs:
  设备投资额: { type: 元, en: Equipment investment, grain: 项目 }
  信息化投入: { type: 元, en: Spending on information, grain: 项目 }
  研发投入: { type: 元, en: Research spending, grain: 企业 }
  研发已补: { type: 元, en: Paid for research before, grain: 企业 }
  星级已奖: { type: 元, en: Paid for stars before, grain: 企业 }
  三星: { type: 是否, en: Three stars, grain: 企业 }
  四星: { type: 是否, en: Four stars, grain: 企业 }
  五星: { type: 是否, en: Five stars, grain: 企业 }
  失信: { type: 是否, en: Dishonest, grain: 企业 }
  亩均评价: { type: 选项, en: Evaluation, grain: 企业, options: [A, B, C, D] }
chapters:
  - chapter: 一
    title: 章
    en: Chapter
    articles:
      - article: (一)
        title: 条一
        en: Article 1
        items:
          - id: equipment
            title: 设备奖励
            en: Equipment award
            grain: 项目
            requires: 设备投资额 >= 300万元
            pays: { rate: 6%, of: 设备投资额 }
            cap: 1500万元
            figures: [300万元, 6%, 1500万元]
          - id: digital
            title: 信息化奖励
            en: Information award
            grain: 项目
            pays: { rate: 10%, of: 信息化投入 }
            cap: 1200万元
            figures: [10%, 1200万元]
          - id: research
            title: 研发补助
            en: Research subsidy
            pays: { rate: 5%, of: 研发投入 }
            cap: 300万元
            prior: 研发已补
            figures: [5%, 300万元]
          - { id: bonus, title: A 类奖励, en: Class A bonus, requires: 亩均评价 == "A", pays: 100万元, figures: [100万元] }
          - { id: star-3, title: 三星, en: Three stars, requires: 三星, pays: 20万元, figures: [20万元] }
          - { id: star-4, title: 四星, en: Four stars, requires: 四星, pays: 40万元, figures: [40万元] }
          - { id: star-5, title: 五星, en: Five stars, requires: 五星, pays: 60万元, figures: [60万元] }
gates:
  - { id: dishonest, article: 附则, title: 严重失信, en: Serious dishonesty, bars: 失信 }
  - { id: d-class, article: 附则, title: D 类不享受, en: Class D is barred, bars: 亩均评价 == "D", items: [equipment, digital, research] }
matters:
  - { id: one-project, article: (一), title: 同一项目就高, en: Highest for a project, grain: 项目, items: [equipment, digital] }
  - { id: one-enterprise, article: (一), title: 同一企业就高, en: Highest for an enterprise, items: [research, bonus] }
  - { id: stars, article: (一), title: 星级差额, en: Difference between stars, items: [star-3, star-4, star-5], promotion: { prior: 星级已奖 } }
limits:
  - { id: yearly, article: (一), title: 年度上限, en: Yearly cap, items: [equipment, digital, research], cap: 2000万元, figures: [2000万元] }
`;

export const rulesPolicy = (): Policy => {
  const result = loadText(PACK);
  if (!result.ok) throw new Error(result.problems.map((p) => `${p.place.line ?? ''}: ${p.message.en}`).join('\n'));
  return result.value;
};

export const PROJECT_ITEMS = ['equipment', 'digital'] as const;
export const ENTERPRISE_ITEMS = ['research', 'bonus', 'star-3', 'star-4', 'star-5'] as const;
export type RulesItem = (typeof PROJECT_ITEMS)[number] | (typeof ENTERPRISE_ITEMS)[number];

/** 分; null is a blank cell. */
export interface Project {
  readonly enterprise: number;
  readonly project: number;
  readonly equipment: bigint | null;
  readonly digital: bigint | null;
}

export interface Company {
  readonly research: bigint | null;
  readonly researchPaid: bigint;
  readonly starsPaid: bigint;
  readonly stars: readonly [boolean, boolean, boolean];
  readonly dishonest: boolean | null;
  readonly grade: 'A' | 'B' | 'C' | 'D' | null;
}

export interface RulesRows {
  readonly projects: readonly Project[];
  readonly companies: readonly Company[];
}

/** Enterprises have one to four rows, of which some are one project; equal amounts, caps and the limit are met far oftener than chance would. */
export const rulesRows = (rows: number, seed: number): RulesRows => {
  const random = randomOf(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const projects: Project[] = [];
  const companies: Company[] = [];
  let project = -1;
  while (projects.length < rows) {
    const enterprise = companies.length;
    const grade = random() < 0.03 ? null : pick(['A', 'A', 'B', 'C', 'D'] as const);
    companies.push({
      research: random() < 0.05 ? null : BigInt(pick([0, 2_000_000_000, 6_000_000_000, 6_000_000_010, below(8e9), below(8e9)])),
      researchPaid: BigInt(random() < 0.5 ? 0 : pick([100_000_000, 300_000_000, below(3e8)])),
      starsPaid: BigInt(random() < 0.5 ? 0 : pick([20_000_000, 40_000_000, below(7e7)])),
      stars: [random() < 0.4, random() < 0.3, random() < 0.2],
      dishonest: random() < 0.03 ? null : random() < 0.1,
      grade,
    });
    for (let left = 1 + below(4); left > 0 && projects.length < rows; left -= 1) {
      if (projects[projects.length - 1]?.enterprise !== enterprise || random() < 0.6) project += 1;
      const equipment = pick([300_000_000, 299_999_999, 25_000_000_000, 16_666_666_675, below(4e10), below(4e10), below(4e9)]);
      // Three fifths of it come to the same award.
      const digital =
        random() < 0.25 && equipment % 5 === 0 ? (equipment / 5) * 3 : pick([0, 12_000_000_005, below(2e10), below(2e9)]);
      projects.push({
        enterprise,
        project,
        equipment: random() < 0.04 ? null : BigInt(equipment),
        digital: random() < 0.04 ? null : BigInt(digital),
      });
    }
  }
  return { projects, companies };
};
