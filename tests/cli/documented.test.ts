/** The pages of the command line have every option of every command, each in its language, as `--help` has it; every command can be asked in either language. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS } from '../../src/cli/cesuan';
import type { Lang } from '../../src/core/lang';

const PAGES = { en: 'docs/command-line.md', zh: 'docs/command-line.zh-CN.md' } as const;

/** One row for each option that is the same in all the commands named. */
function table(lang: Lang): string {
  const rows = new Map<string, { readonly option: string; readonly help: string; readonly commands: string[] }>();
  const cell = (text: string): string => text.replaceAll('|', '\\|');
  for (const { name: command, options } of COMMANDS)
    for (const { name, short, value, help: of } of options) {
      const option = cell(`\`${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}\``);
      const help = cell(of[lang]);
      const row = rows.get(option + help) ?? { option, help, commands: [] };
      row.commands.push(command);
      rows.set(option + help, row);
    }
  return [...rows.values()]
    .map(
      ({ option, help, commands }) =>
        `| ${option} | ${commands.length === COMMANDS.length ? '*' : commands.join(' ')} | ${help} |`,
    )
    .join('\n');
}

test.each(['zh', 'en'] as const)('the page in %s has the table of options', (lang) => {
  const page = readFileSync(join(__dirname, '../..', PAGES[lang]), 'utf8');
  const [, section] = /\n## (?:Options|选项)\n[\s\S]*?\|---\|---\|---\|\n([\s\S]*?)\n\n/.exec(page) ?? [];
  expect(section).toBe(table(lang));
});

test('README and the guides name no option that no command has', () => {
  const known = new Set(COMMANDS.flatMap(({ options }) => options.map(({ name }) => name)));
  // Of npm run package, of cesuan itself, of the bench.
  for (const name of ['base-url', 'office-js', 'out', 'version']) known.add(name);
  const guides = ['command-line', 'audit', 'formulas'].flatMap((name) => [`docs/${name}.md`, `docs/${name}.zh-CN.md`]);
  for (const file of ['README.md', 'README.zh-CN.md', ...guides]) {
    const named = readFileSync(join(__dirname, '../..', file), 'utf8').matchAll(/(?<![\w-])--([a-z][a-z-]*)/g);
    expect({ file, unknown: [...named].map(([, name = '']) => name).filter((name) => !known.has(name)) }).toEqual({
      file,
      unknown: [],
    });
  }
});

test.each(COMMANDS.map(({ name, options }) => ({ name, options })))(
  '$name can be asked for help, in either language',
  ({ options }) => {
    expect(options.map(({ name }) => name)).toEqual(expect.arrayContaining(['lang', 'help']));
  },
);
