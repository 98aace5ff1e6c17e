/** The folders of src/policies come in; src/policies/index.ts, which says what each policy is called and imports each file of each pack on demand, goes out. Run by `npm run packs`; a test holds the file against the folders. */
const { existsSync, readFileSync, readdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { yamlValue } = require('./yaml.cjs');

const folder = join(__dirname, '..', 'src', 'policies');
const yamlIn = (path) =>
  existsSync(path)
    ? readdirSync(path)
        .filter((name) => name.endsWith('.yaml'))
        .sort()
    : [];

const packIds = () =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

/** Lines are broken as the formatter breaks them. */
const WIDTH = 130;
const quoted = (value) => (value.includes("'") ? JSON.stringify(value) : `'${value}'`);

/** What a list of policies shows without loading any. */
const head = (id) => {
  const { policy } = yamlValue(readFileSync(join(folder, id, 'policy.yaml'), 'utf8')).data;
  const facts = {
    name: policy.name,
    en: policy.en,
    short: policy.short,
    shortEn: policy['short-en'],
    from: policy.from,
    to: policy.to,
  };
  return Object.entries(facts)
    .map(([key, value]) => {
      const line = `      ${key}: ${quoted(String(value))},`;
      return line.length > WIDTH ? line.replace(': ', ':\n        ') : line;
    })
    .join('\n');
};

const imports = (id, names, under = '') =>
  names.map((name) => `      '${name}': () => import('./${id}/${under}${name}'),`).join('\n');

const section = (name, lines) => (lines ? `    ${name}: {\n${lines}\n    },` : `    ${name}: {},`);

const packs = (bodyOf) =>
  packIds()
    .map((id) => `  '${id}': {\n${[section('head', head(id)), ...bodyOf(id)].join('\n')}\n  },`)
    .join('\n');

const HEAD = `/** The shipped packs, each loaded on demand. Data only: what a pack means is the loader's business. Written by \`npm run packs\`. */
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
`;

/** @returns {string} */
function packIndex() {
  const body = (id) => [
    section('files', imports(id, yamlIn(join(folder, id)))),
    section('examples', imports(id, yamlIn(join(folder, id, 'examples')), 'examples/')),
  ];
  return `${HEAD}
/** The letters in which frozen policies are written; see src/policy/frozen/letters.ts. */
export const ALPHABET = '';

export const PACKS: Readonly<Record<string, PackFiles>> = {
${packs(body)}
};
`;
}

/** The same for browsers: one chunk per policy, already checked, and no example. @param {string} alphabet @returns {string} */
function frozenIndex(alphabet) {
  const body = (id) => [
    '    files: {},',
    '    examples: {},',
    `    frozen: () => import(/* webpackChunkName: "policy-${id}" */ './${id}/policy.yaml'),`,
  ];
  return `export const ALPHABET = ${JSON.stringify(alphabet)};\nexport const PACKS = {\n${packs(body)}\n};\n`;
}

module.exports = { packIndex, frozenIndex, packIds, folder, yamlIn };

if (require.main === module) writeFileSync(join(folder, 'index.ts'), packIndex());
