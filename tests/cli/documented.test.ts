/** The page of the command line has every option of every command, in both languages, as `--help` has it; every command can be asked in either language. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS } from '../../src/cli/cesuan';

const page = readFileSync(join(__dirname, '../../docs/command-line.md'), 'utf8');

/** One row for each option that is the same in all the commands named. */
function table(): string {
  const rows = new Map<string, { readonly option: string; readonly help: string; readonly commands: string[] }>();
  const cell = (text: string): string => text.replaceAll('|', '\\|');
  for (const { name: command, options } of COMMANDS)
    for (const { name, short, value, help } of options) {
      const option = cell(`\`${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}\``);
      const both = `${cell(help.zh)} | ${cell(help.en)}`;
      const row = rows.get(option + both) ?? { option, help: both, commands: [] };
      row.commands.push(command);
      rows.set(option + both, row);
    }
  return [...rows.values()]
    .map(
      ({ option, help, commands }) =>
        `| ${option} | ${commands.length === COMMANDS.length ? '*' : commands.join(' ')} | ${help} |`,
    )
    .join('\n');
}

test('docs/command-line.md has the table of options', () => {
  const [, section = ''] = /## Options\n[\s\S]*?\|---\|---\|---\|---\|\n([\s\S]*?)\n\n/.exec(page) ?? [];
  expect(section).toBe(table());
});

test('README names no option that no command has', () => {
  const known = new Set(COMMANDS.flatMap(({ options }) => options.map(({ name }) => name)));
  // Of npm run package, of cesuan itself, of the bench.
  for (const name of ['base-url', 'office-js', 'out', 'version']) known.add(name);
  for (const file of ['README.md', 'README.zh-CN.md', 'docs/command-line.md', 'docs/audit.md', 'docs/formulas.md']) {
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
