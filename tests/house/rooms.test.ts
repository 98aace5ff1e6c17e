/** The rooms' one-way arrows: an import that tools/rooms.cjs does not open is refused by the linter, for every pair of rooms, and one that it opens is not. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const TOP = join(__dirname, '../..');
const { ROOMS: rooms } = createRequire(__filename)('../../tools/rooms.cjs') as { ROOMS: Record<string, readonly string[]> };
const names = Object.keys(rooms);

interface Probe {
  readonly file: string;
  readonly code: string;
}

const asked: Probe[] = [];
let answers: readonly (readonly string[])[] = [];

/** What the linter says of some texts: noted when the file is read, answered when its tests run. ESLint's configuration is an ES module, so it runs in a process of its own, once for all. */
function lint(probes: readonly Probe[]): () => readonly (readonly string[])[] {
  const from = asked.length;
  asked.push(...probes);
  return () => answers.slice(from, from + probes.length);
}

beforeAll(() => {
  const script = join(__dirname, 'lint-texts.mjs');
  const input = JSON.stringify(asked);
  answers = JSON.parse(execFileSync(process.execPath, [script], { cwd: TOP, input }).toString()) as string[][];
});

/** Some module of a room, as another room would import it; an import that resolves to nothing is never refused. */
function moduleOf(room: string): string {
  const files = readdirSync(join(TOP, 'src', room), { recursive: true, encoding: 'utf8' });
  const file = files.filter((f) => /(?<!\.d)\.tsx?$/.test(f)).sort()[0];
  if (file === undefined) throw new Error(`src/${room} holds no module yet`);
  return `../${room}/${file.replace(/\.tsx?$/, '')}`;
}

const importing = (path: string): string => `import * as other from '${path}';\nexport const x = other;\n`;
const PATHS = 'import-x/no-restricted-paths';

test('every folder of src is a room of the table, and the other way round', () => {
  const folders = readdirSync(join(TOP, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map((folder) => folder.name).sort()).toEqual([...names].sort());
});

test('the arrows have no way round', () => {
  const reaches = (from: string, to: string): boolean =>
    (rooms[from] ?? []).some((open) => open.split('/')[0] === to || reaches(open.split('/')[0] ?? '', to));
  expect(names.filter((name) => reaches(name, name))).toEqual([]);
});

const pairs = names.flatMap((from) => names.filter((to) => to !== from).map((to) => ({ from, to })));
const ofPairs = lint(pairs.map(({ from, to }) => ({ file: `src/${from}/probe.ts`, code: importing(moduleOf(to)) })));

test('each room may import what its row opens, and nothing else', () => {
  const found = ofPairs();
  const refused = (index: number): boolean => found[index]?.includes(PATHS) ?? false;
  const expected = pairs.map(({ from, to }) => `${from} → ${to}: ${rooms[from]?.includes(to) ? 'open' : opensFileOf(from, to)}`);
  expect(pairs.map(({ from, to }, index) => `${from} → ${to}: ${refused(index) ? 'refused' : 'open'}`)).toEqual(expected);
});

/** Where a row names single files of a room, the probe's module may be one of them. */
function opensFileOf(from: string, to: string): 'open' | 'refused' {
  const file = moduleOf(to).replace('../', '');
  return rooms[from]?.some((open) => open.replace(/\.ts$/, '') === file) ? 'open' : 'refused';
}

const singles = names.flatMap((from) => (rooms[from] ?? []).filter((open) => open.includes('/')).map((open) => ({ from, open })));
const ofSingles = lint(
  singles.map(({ from, open }) => ({ file: `src/${from}/probe.ts`, code: importing(`../${open.replace(/\.ts$/, '')}`) })),
);
const ofNeighbour = lint([{ file: 'src/xlsx/probe.ts', code: importing('../sheet/cells') }]);

test('a row that names a file opens that file and not its neighbours', () => {
  expect(singles.filter(({ open }) => !existsSync(join(TOP, 'src', open)))).toEqual([]);
  const found = ofSingles();
  expect(found).toHaveLength(singles.length);
  expect(found.filter((ruleIds) => ruleIds.includes(PATHS))).toEqual([]);
  expect(ofNeighbour()[0]).toContain(PATHS);
});

const BROKEN: readonly (readonly [what: string, rule: string, file: string, code: string])[] = [
  ['Excel in a screen', 'no-restricted-globals', 'taskpane', 'export const run = () => Excel.run(() => Promise.resolve());\n'],
  ['Excel by way of window', 'no-restricted-globals', 'run', 'export const excel = (): unknown => window.Excel;\n'],
  ['Office in the engine', 'no-restricted-globals', 'engine', 'export const x = Office.context;\n'],
  ['eval', 'no-eval', 'core', `export const x: unknown = eval('1');\n`],
  ['a function made of text', 'no-new-func', 'core', `export const x = new Function('return 1');\n`],
  ['a default export', 'import-x/no-default-export', 'core', 'export default 1;\n'],
  ['any', '@typescript-eslint/no-explicit-any', 'core', 'export const x = (y: any) => String(y);\n'],
  [
    'a rule switched off in place',
    '@typescript-eslint/no-explicit-any',
    'core',
    'export const x: any = 1; // eslint-disable-line\n',
  ],
  ['a file of 301 lines', 'max-lines', 'core', 'export {};\n'.repeat(301)],
  [
    'a sync per row',
    'office-addins/no-context-sync-in-loop',
    'excel',
    'export async function f(context: Excel.RequestContext) {\n  for (const _ of [1]) await context.sync();\n}\n',
  ],
];

const ofBroken = lint(BROKEN.map(([, , room, code]) => ({ file: `src/${room}/probe.ts`, code })));

test('what is forbidden anywhere is refused, each for its own reason', () => {
  const found = ofBroken();
  expect(BROKEN.filter(([, rule], index) => !found[index]?.includes(rule)).map(([what]) => what)).toEqual([]);
});

const ofAccepted = lint([
  { file: 'src/excel/probe.ts', code: 'export const run = () => Excel.run(() => Promise.resolve());\n' },
  { file: 'src/taskpane/probe.ts', code: 'export const language = () => Office.context.displayLanguage;\n' },
  { file: 'src/core/probe.ts', code: 'export {};\n'.repeat(300) },
]);

test('Excel is accepted in its adapter, Office in the pane, 300 lines anywhere', () => {
  expect(ofAccepted()).toEqual([[], [], []]);
});
