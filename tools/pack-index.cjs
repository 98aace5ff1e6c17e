/** The folders of src/policies come in; src/policies/index.ts, which imports each file of each pack on demand, goes out. Run by `npm run packs`; a test holds the file against the folders. */
const { existsSync, readdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const folder = join(__dirname, '..', 'src', 'policies');
const yamlIn = (path) =>
  existsSync(path)
    ? readdirSync(path)
        .filter((name) => name.endsWith('.yaml'))
        .sort()
    : [];

const imports = (id, names, under = '') =>
  names.map((name) => `      '${name}': () => import('./${id}/${under}${name}'),`).join('\n');

/** @returns {string} */
function packIndex() {
  const ids = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  const packs = ids.map((id) => {
    const files = imports(id, yamlIn(join(folder, id)));
    const examples = imports(id, yamlIn(join(folder, id, 'examples')), 'examples/');
    return `  '${id}': {\n    files: {\n${files}\n    },\n    examples: {\n${examples}\n    },\n  },`;
  });
  return `/** The shipped packs, each loaded on demand. Data only: what a pack means is the loader's business. Written by \`npm run packs\`. */
type Module = { readonly default: { readonly data: unknown; readonly sha256: string } };
type Import = () => Promise<Module>;

export interface PackFiles {
  /** By file name, as they lie in the pack's folder. */
  readonly files: Readonly<Record<string, Import>>;
  readonly examples: Readonly<Record<string, Import>>;
}

export const PACKS: Readonly<Record<string, PackFiles>> = {
${packs.join('\n')}
};
`;
}

module.exports = { packIndex };

if (require.main === module) writeFileSync(join(folder, 'index.ts'), packIndex());
