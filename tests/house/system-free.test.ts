/** Product code asks nothing of the system's language, time zone, line ends or separators, nor of chance, but in the few places named here: the same input gives the same bytes everywhere. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const TOP = join(__dirname, '../..');

/** What depends on the system, each with a line that uses it. */
const WHAT: readonly { readonly name: string; readonly pattern: RegExp; readonly example: string }[] = [
  { name: 'text by the system’s language', pattern: /\.toLocale\w*\((?!'en-US')/, example: 'n.toLocaleString()' },
  { name: 'order by a language', pattern: /\blocaleCompare\b|\bIntl\./, example: 'a.localeCompare(b)' },
  {
    name: 'the system’s time zone',
    pattern:
      /\.get(?:FullYear|Year|Month|Date|Day|Hours|Minutes|Seconds|TimezoneOffset)\(|\.to(?:Date|Time)?String\(\)\s*\/\/ date/,
    example: 'day.getHours()',
  },
  {
    name: 'a date of local parts',
    pattern: /new Date\([^()]*,|new Date\('|Date\.parse\((?!`\$\{\w+\}T00:00:00Z`)/,
    example: 'new Date(2025, 1)',
  },
  { name: 'the clock', pattern: /new Date\(\)|\bDate\.now\b/, example: 'new Date()' },
  { name: 'chance', pattern: /Math\.random|randomUUID|getRandomValues/, example: 'Math.random()' },
  {
    name: 'the system’s name, line end or separator',
    pattern:
      /process\.platform|\bEOL\b|path\.(?:sep|delimiter)\b|['"](?:node:)?os['"]|import \{[^}]*\b(?:sep|delimiter)\b[^}]*\} from ['"](?:node:)?path/,
    example: "import { EOL } from 'node:os';",
  },
];

/** Where it is right: what is shown on this screen alone, the year to begin with, the clocks that are handed in at the start, and when a write began, which is gone with its end. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'src/cli/thread.ts': ['the clock'],
  'src/excel/write/journal/journal.ts': ['the clock'],
  'src/sheet/port/own-journal.ts': ['the system’s time zone'],
  'src/taskpane/index.tsx': ['the clock'],
  'src/workbench/Workbench.tsx': ['the clock'],
  'src/taskpane/state/begin.ts': ['the system’s time zone'],
  'src/taskpane/audit/VerifyView.tsx': ['the system’s time zone'],
};

const sources = readdirSync(join(TOP, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => relative(TOP, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  .sort();

test.each(WHAT)('is told apart: $name', ({ pattern, example }) => {
  expect(pattern.test(example)).toBe(true);
});

test('only the places that are named depend on the system', () => {
  expect(sources.length).toBeGreaterThan(400);
  const found: Record<string, string[]> = {};
  for (const file of sources) {
    const text = readFileSync(join(TOP, file), 'utf8');
    const names = WHAT.filter(({ pattern }) => pattern.test(text)).map(({ name }) => name);
    if (names.length > 0) found[file] = names;
  }
  expect(found).toEqual(ALLOWED);
});
