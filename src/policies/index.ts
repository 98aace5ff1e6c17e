/** The shipped packs, each loaded on demand. Data only: what a pack means is the loader's business. Written by `npm run packs`. */
type Module<T> = { readonly default: T };
type Import<T> = () => Promise<Module<T>>;
interface File {
  readonly data: unknown;
  readonly sha256: string;
}

export interface PackHead {
  readonly name: string;
  readonly en: string;
  readonly short: string;
  readonly shortEn: string;
  readonly from: string;
  readonly to: string;
}

export interface PackFiles {
  readonly head: PackHead;
  /** By file name, as they lie in the pack's folder. Empty in a bundle for browsers, which carries the frozen policy instead. */
  readonly files: Readonly<Record<string, Import<File>>>;
  readonly examples: Readonly<Record<string, Import<File>>>;
  readonly frozen?: Import<string>;
}

/** The letters in which frozen policies are written; see src/policy/frozen/letters.ts. */
export const ALPHABET = '';

export const PACKS: Readonly<Record<string, PackFiles>> = {
  'hangzhou-manufacturing-2018': {
    head: {
      name: '中共杭州市委 杭州市人民政府关于实施创新驱动战略 加快新旧动能转换推动制造业高质量发展的若干意见',
      en: 'Hangzhou opinions on high-quality manufacturing through innovation (2018)',
      short: '杭州制造业',
      shortEn: 'Hangzhou manufacturing',
      from: '2018-01-01',
      to: '2021-12-31',
    },
    files: {
      '1-system.yaml': () => import('./hangzhou-manufacturing-2018/1-system.yaml'),
      '2-innovation.yaml': () => import('./hangzhou-manufacturing-2018/2-innovation.yaml'),
      '3a-enterprises.yaml': () => import('./hangzhou-manufacturing-2018/3a-enterprises.yaml'),
      '3b-investment.yaml': () => import('./hangzhou-manufacturing-2018/3b-investment.yaml'),
      '4a-digital.yaml': () => import('./hangzhou-manufacturing-2018/4a-digital.yaml'),
      '4b-quality-and-green.yaml': () => import('./hangzhou-manufacturing-2018/4b-quality-and-green.yaml'),
      '5-space.yaml': () => import('./hangzhou-manufacturing-2018/5-space.yaml'),
      '6-support.yaml': () => import('./hangzhou-manufacturing-2018/6-support.yaml'),
      'policy.yaml': () => import('./hangzhou-manufacturing-2018/policy.yaml'),
      'readings.yaml': () => import('./hangzhou-manufacturing-2018/readings.yaml'),
    },
    examples: {
      '1-system.yaml': () => import('./hangzhou-manufacturing-2018/examples/1-system.yaml'),
      '2-innovation.yaml': () => import('./hangzhou-manufacturing-2018/examples/2-innovation.yaml'),
      '3a-enterprises.yaml': () => import('./hangzhou-manufacturing-2018/examples/3a-enterprises.yaml'),
      '3b-investment.yaml': () => import('./hangzhou-manufacturing-2018/examples/3b-investment.yaml'),
      '4a-digital.yaml': () => import('./hangzhou-manufacturing-2018/examples/4a-digital.yaml'),
      '4b-quality-and-green.yaml': () => import('./hangzhou-manufacturing-2018/examples/4b-quality-and-green.yaml'),
      '5-space.yaml': () => import('./hangzhou-manufacturing-2018/examples/5-space.yaml'),
      '6-support.yaml': () => import('./hangzhou-manufacturing-2018/examples/6-support.yaml'),
    },
  },
  'jiaxing-555-2020': {
    head: {
      name: '嘉兴市人民政府关于实施嘉兴新制造“555”行动的若干意见',
      en: 'Jiaxing “555” action for new manufacturing (2020)',
      short: '555',
      shortEn: '555',
      from: '2020-01-01',
      to: '2025-12-31',
    },
    files: {
      '1-goals.yaml': () => import('./jiaxing-555-2020/1-goals.yaml'),
      '2a-clusters.yaml': () => import('./jiaxing-555-2020/2a-clusters.yaml'),
      '2b-chain-enterprises.yaml': () => import('./jiaxing-555-2020/2b-chain-enterprises.yaml'),
      '2c-chain-projects.yaml': () => import('./jiaxing-555-2020/2c-chain-projects.yaml'),
      '3-platforms.yaml': () => import('./jiaxing-555-2020/3-platforms.yaml'),
      '4a-foundation.yaml': () => import('./jiaxing-555-2020/4a-foundation.yaml'),
      '4b-quality.yaml': () => import('./jiaxing-555-2020/4b-quality.yaml'),
      '5-methods.yaml': () => import('./jiaxing-555-2020/5-methods.yaml'),
      '6-factors.yaml': () => import('./jiaxing-555-2020/6-factors.yaml'),
      '7-closing.yaml': () => import('./jiaxing-555-2020/7-closing.yaml'),
      'common.yaml': () => import('./jiaxing-555-2020/common.yaml'),
      'policy.yaml': () => import('./jiaxing-555-2020/policy.yaml'),
    },
    examples: {
      '1-goals.yaml': () => import('./jiaxing-555-2020/examples/1-goals.yaml'),
      '2a-clusters.yaml': () => import('./jiaxing-555-2020/examples/2a-clusters.yaml'),
      '2b-chain-enterprises.yaml': () => import('./jiaxing-555-2020/examples/2b-chain-enterprises.yaml'),
      '2c-chain-projects.yaml': () => import('./jiaxing-555-2020/examples/2c-chain-projects.yaml'),
      '3-platforms.yaml': () => import('./jiaxing-555-2020/examples/3-platforms.yaml'),
      '4a-foundation.yaml': () => import('./jiaxing-555-2020/examples/4a-foundation.yaml'),
      '4b-quality.yaml': () => import('./jiaxing-555-2020/examples/4b-quality.yaml'),
      '5-methods.yaml': () => import('./jiaxing-555-2020/examples/5-methods.yaml'),
      '6-factors.yaml': () => import('./jiaxing-555-2020/examples/6-factors.yaml'),
      '7-closing.yaml': () => import('./jiaxing-555-2020/examples/7-closing.yaml'),
    },
  },
  'minhang-industry-2024': {
    head: {
      name: '闵行区关于产业高质量发展的政策意见（试行）',
      en: 'Minhang district, policies for high-quality industry (trial)',
      short: '闵行产业',
      shortEn: 'Minhang industry',
      from: '2025-01-15',
      to: '2027-01-14',
    },
    files: {
      '0-scope.yaml': () => import('./minhang-industry-2024/0-scope.yaml'),
      '1a-research.yaml': () => import('./minhang-industry-2024/1a-research.yaml'),
      '1b-science-and-standards.yaml': () => import('./minhang-industry-2024/1b-science-and-standards.yaml'),
      '1c-property-and-products.yaml': () => import('./minhang-industry-2024/1c-property-and-products.yaml'),
      '2a-investment.yaml': () => import('./minhang-industry-2024/2a-investment.yaml'),
      '2b-green.yaml': () => import('./minhang-industry-2024/2b-green.yaml'),
      '3a-scale.yaml': () => import('./minhang-industry-2024/3a-scale.yaml'),
      '3b-enterprises.yaml': () => import('./minhang-industry-2024/3b-enterprises.yaml'),
      '4-projects.yaml': () => import('./minhang-industry-2024/4-projects.yaml'),
      '5a-services.yaml': () => import('./minhang-industry-2024/5a-services.yaml'),
      '5b-platforms.yaml': () => import('./minhang-industry-2024/5b-platforms.yaml'),
      '6a-brands.yaml': () => import('./minhang-industry-2024/6a-brands.yaml'),
      '6b-quality-and-trade.yaml': () => import('./minhang-industry-2024/6b-quality-and-trade.yaml'),
      '7-space.yaml': () => import('./minhang-industry-2024/7-space.yaml'),
      '8-finance.yaml': () => import('./minhang-industry-2024/8-finance.yaml'),
      '9-talent.yaml': () => import('./minhang-industry-2024/9-talent.yaml'),
      'closing-rules.yaml': () => import('./minhang-industry-2024/closing-rules.yaml'),
      'inputs.yaml': () => import('./minhang-industry-2024/inputs.yaml'),
      'policy.yaml': () => import('./minhang-industry-2024/policy.yaml'),
    },
    examples: {
      '0-scope.yaml': () => import('./minhang-industry-2024/examples/0-scope.yaml'),
      '1a-research.yaml': () => import('./minhang-industry-2024/examples/1a-research.yaml'),
      '1b-science-and-standards.yaml': () => import('./minhang-industry-2024/examples/1b-science-and-standards.yaml'),
      '1c-property-and-products.yaml': () => import('./minhang-industry-2024/examples/1c-property-and-products.yaml'),
      '2a-investment.yaml': () => import('./minhang-industry-2024/examples/2a-investment.yaml'),
      '2b-green.yaml': () => import('./minhang-industry-2024/examples/2b-green.yaml'),
      '3a-scale.yaml': () => import('./minhang-industry-2024/examples/3a-scale.yaml'),
      '3b-enterprises.yaml': () => import('./minhang-industry-2024/examples/3b-enterprises.yaml'),
      '4-projects.yaml': () => import('./minhang-industry-2024/examples/4-projects.yaml'),
      '5a-services.yaml': () => import('./minhang-industry-2024/examples/5a-services.yaml'),
      '5b-platforms.yaml': () => import('./minhang-industry-2024/examples/5b-platforms.yaml'),
      '6a-brands.yaml': () => import('./minhang-industry-2024/examples/6a-brands.yaml'),
      '6b-quality-and-trade.yaml': () => import('./minhang-industry-2024/examples/6b-quality-and-trade.yaml'),
      '7-space.yaml': () => import('./minhang-industry-2024/examples/7-space.yaml'),
      '8-finance.yaml': () => import('./minhang-industry-2024/examples/8-finance.yaml'),
      '9-talent.yaml': () => import('./minhang-industry-2024/examples/9-talent.yaml'),
      'closing-rules.yaml': () => import('./minhang-industry-2024/examples/closing-rules.yaml'),
    },
  },
  'shangyu-clusters-2017': {
    head: {
      name: '绍兴市上虞区关于培育发展产业集群的政策意见（2017）',
      en: 'Shangyu district, Shaoxing, on building industrial clusters (2017)',
      short: '上虞集群',
      shortEn: 'Shangyu clusters',
      from: '2017-01-01',
      to: '2021-12-31',
    },
    files: {
      '1-aims.yaml': () => import('./shangyu-clusters-2017/1-aims.yaml'),
      '4a-growth.yaml': () => import('./shangyu-clusters-2017/4a-growth.yaml'),
      '4b-cooperation.yaml': () => import('./shangyu-clusters-2017/4b-cooperation.yaml'),
      '4c-innovation.yaml': () => import('./shangyu-clusters-2017/4c-innovation.yaml'),
      '4d-standards.yaml': () => import('./shangyu-clusters-2017/4d-standards.yaml'),
      '4e-organisation.yaml': () => import('./shangyu-clusters-2017/4e-organisation.yaml'),
      '5-rules.yaml': () => import('./shangyu-clusters-2017/5-rules.yaml'),
      'inputs.yaml': () => import('./shangyu-clusters-2017/inputs.yaml'),
      'policy.yaml': () => import('./shangyu-clusters-2017/policy.yaml'),
    },
    examples: {
      '0-clauses.yaml': () => import('./shangyu-clusters-2017/examples/0-clauses.yaml'),
      '3b-ranking.yaml': () => import('./shangyu-clusters-2017/examples/3b-ranking.yaml'),
      '4a-growth.yaml': () => import('./shangyu-clusters-2017/examples/4a-growth.yaml'),
      '4b-cooperation.yaml': () => import('./shangyu-clusters-2017/examples/4b-cooperation.yaml'),
      '4c-innovation.yaml': () => import('./shangyu-clusters-2017/examples/4c-innovation.yaml'),
      '4d-standards.yaml': () => import('./shangyu-clusters-2017/examples/4d-standards.yaml'),
      '4e-organisation.yaml': () => import('./shangyu-clusters-2017/examples/4e-organisation.yaml'),
    },
  },
  'shaoxing-4151-2025': {
    head: {
      name: '绍兴市先进制造业强市建设“4151”计划专项政策（2025）',
      en: 'Shaoxing “4151” plan for a strong advanced-manufacturing city (2025)',
      short: '4151',
      shortEn: '4151',
      from: '2025-01-01',
      to: '2026-12-31',
    },
    files: {
      '1a-industries.yaml': () => import('./shaoxing-4151-2025/1a-industries.yaml'),
      '1b-heritage-and-parks.yaml': () => import('./shaoxing-4151-2025/1b-heritage-and-parks.yaml'),
      '2-investment.yaml': () => import('./shaoxing-4151-2025/2-investment.yaml'),
      '3a-leaders.yaml': () => import('./shaoxing-4151-2025/3a-leaders.yaml'),
      '3b-specialised.yaml': () => import('./shaoxing-4151-2025/3b-specialised.yaml'),
      '4-innovation.yaml': () => import('./shaoxing-4151-2025/4-innovation.yaml'),
      '5a-digital.yaml': () => import('./shaoxing-4151-2025/5a-digital.yaml'),
      '5b-cloud.yaml': () => import('./shaoxing-4151-2025/5b-cloud.yaml'),
      '5c-data.yaml': () => import('./shaoxing-4151-2025/5c-data.yaml'),
      '5d-green.yaml': () => import('./shaoxing-4151-2025/5d-green.yaml'),
      '5e-services.yaml': () => import('./shaoxing-4151-2025/5e-services.yaml'),
      '6a-quality.yaml': () => import('./shaoxing-4151-2025/6a-quality.yaml'),
      '6b-standards.yaml': () => import('./shaoxing-4151-2025/6b-standards.yaml'),
      '7-circulation.yaml': () => import('./shaoxing-4151-2025/7-circulation.yaml'),
      '8-relations.yaml': () => import('./shaoxing-4151-2025/8-relations.yaml'),
      '8-rules.yaml': () => import('./shaoxing-4151-2025/8-rules.yaml'),
      'inputs.yaml': () => import('./shaoxing-4151-2025/inputs.yaml'),
      'policy.yaml': () => import('./shaoxing-4151-2025/policy.yaml'),
    },
    examples: {
      '1a-industries.yaml': () => import('./shaoxing-4151-2025/examples/1a-industries.yaml'),
      '1a-software.yaml': () => import('./shaoxing-4151-2025/examples/1a-software.yaml'),
      '1b-heritage-and-parks.yaml': () => import('./shaoxing-4151-2025/examples/1b-heritage-and-parks.yaml'),
      '2-investment.yaml': () => import('./shaoxing-4151-2025/examples/2-investment.yaml'),
      '3a-leaders.yaml': () => import('./shaoxing-4151-2025/examples/3a-leaders.yaml'),
      '3b-specialised.yaml': () => import('./shaoxing-4151-2025/examples/3b-specialised.yaml'),
      '4-innovation.yaml': () => import('./shaoxing-4151-2025/examples/4-innovation.yaml'),
      '5a-digital.yaml': () => import('./shaoxing-4151-2025/examples/5a-digital.yaml'),
      '5b-cloud.yaml': () => import('./shaoxing-4151-2025/examples/5b-cloud.yaml'),
      '5c-data.yaml': () => import('./shaoxing-4151-2025/examples/5c-data.yaml'),
      '5d-green.yaml': () => import('./shaoxing-4151-2025/examples/5d-green.yaml'),
      '5e-services.yaml': () => import('./shaoxing-4151-2025/examples/5e-services.yaml'),
      '6a-quality.yaml': () => import('./shaoxing-4151-2025/examples/6a-quality.yaml'),
      '6b-standards.yaml': () => import('./shaoxing-4151-2025/examples/6b-standards.yaml'),
      '7-circulation.yaml': () => import('./shaoxing-4151-2025/examples/7-circulation.yaml'),
      '8-rules-gates.yaml': () => import('./shaoxing-4151-2025/examples/8-rules-gates.yaml'),
      '8-rules.yaml': () => import('./shaoxing-4151-2025/examples/8-rules.yaml'),
    },
  },
};
