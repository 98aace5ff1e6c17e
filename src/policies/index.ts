/** The shipped packs, each loaded on demand. Data only: what a pack means is the loader's business. Written by `npm run packs`. */
type Module = { readonly default: { readonly data: unknown; readonly sha256: string } };
type Import = () => Promise<Module>;

export interface PackFiles {
  /** By file name, as they lie in the pack's folder. */
  readonly files: Readonly<Record<string, Import>>;
  readonly examples: Readonly<Record<string, Import>>;
}

export const PACKS: Readonly<Record<string, PackFiles>> = {
  'hangzhou-manufacturing-2018': {
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
  'shaoxing-4151-2025': {
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
