/** The shipped packs, each loaded on demand. Data only: what a pack means is the loader's business. A test holds the lists against the folders. */
type Module = { readonly default: { readonly data: unknown; readonly sha256: string } };
type Import = () => Promise<Module>;

export interface PackFiles {
  /** By file name, as they lie in the pack's folder. */
  readonly files: Readonly<Record<string, Import>>;
  readonly examples: Readonly<Record<string, Import>>;
}

export const PACKS: Readonly<Record<string, PackFiles>> = {
  'shaoxing-4151-2025': {
    files: {
      'policy.yaml': () => import('./shaoxing-4151-2025/policy.yaml'),
      '2-investment.yaml': () => import('./shaoxing-4151-2025/2-investment.yaml'),
      '4-innovation.yaml': () => import('./shaoxing-4151-2025/4-innovation.yaml'),
      '5a-digital.yaml': () => import('./shaoxing-4151-2025/5a-digital.yaml'),
    },
    examples: {},
  },
};
