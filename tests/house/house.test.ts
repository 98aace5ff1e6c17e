/** The house rules that no other tool holds: script names, files that scripts start, short source files, and nothing about anybody's machine in the repository. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

const TOP = join(__dirname, '../..');
const NOT_OURS = new Set(['node_modules', 'dist', 'out', 'coverage', '.git']);
const TEXT = /\.(tsx?|[cm]?js|json|ya?ml|md|html|xml|svg|css|txt|csv)$|(^|\/)(run|\.[a-z]+|LICENSE)$/;

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [relative(TOP, path).replaceAll('\\', '/')];
  });
}

const read = (file: string): string => readFileSync(join(TOP, file), 'utf8');
const files = filesBelow(TOP);
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

test('the scripts have the names that add-in developers expect', () => {
  const expected = ['start', 'stop', 'build', 'build:dev', 'build:cli', 'dev-server', 'validate', 'lint', 'format', 'typecheck'];
  expect(Object.keys(scripts)).toEqual(
    expect.arrayContaining([...expected, 'test', 'test:browser', 'bench', 'demo', 'icons', 'sample', 'prepare']),
  );
});

test('each script starts a file that is there', () => {
  const started = Object.entries(scripts).flatMap(([name, line]) =>
    [...line.matchAll(/[\w./-]+\.(?:cjs|mjs|js|ts)\b/g)].map(([file]) => ({ name, file })),
  );
  expect(started.filter(({ file }) => !existsSync(join(TOP, file)))).toEqual([]);
});

test('source files are short', () => {
  const long = files
    .filter((file) => /^src\/.*\.tsx?$/.test(file))
    .filter((file) => read(file).trimEnd().split('\n').length > 300);
  expect(long).toEqual([]);
});

test('text files end their lines with LF', () => {
  expect(files.filter((file) => TEXT.test(file) && read(file).includes('\r\n'))).toEqual([]);
});

test('nothing names a path of somebody’s machine', () => {
  const path = new RegExp(String.raw`(?<![\w.~])/(?:${['work', 'root', 'home'].join('|')})/\w`);
  expect(files.filter((file) => TEXT.test(file) && file !== 'package-lock.json' && path.test(read(file)))).toEqual([]);
});

test('the lock file names no registry', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, { resolved?: string }> };
  expect(Object.values(packages).filter((entry) => entry.resolved !== undefined)).toEqual([]);
});

test('the top has nothing but what is known to belong there', () => {
  const folders = ['.ci', 'assets', 'bench', 'bin', 'docs', 'src', 'tests', 'tools'];
  const documents = ['CONTRIBUTING.md', 'LICENSE', 'README.md', 'README.zh-CN.md', 'manifest.xml'];
  const forTools = [
    ...['.editorconfig', '.gitattributes', '.gitignore', '.npmrc', '.prettierignore', '.prettierrc.json'],
    ...['eslint.config.mjs', 'jest.browser.cjs', 'jest.config.cjs', 'webpack.config.js'],
    ...['package-lock.json', 'package.json', 'tsconfig.json'],
  ];
  const known = new Set([...folders, ...documents, ...forTools, ...NOT_OURS]);
  // A log, and what an operating system leaves in every folder, are ignored by Git.
  expect(readdirSync(TOP).filter((name) => !known.has(name) && !/\.log$|^\.DS_Store$/.test(name))).toEqual([]);
});
