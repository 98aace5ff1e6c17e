/** The manifest's own check: the manifest passes; each of many ways to break it is caught, with a message that says what would be right. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BROKEN } from '../support/broken-manifests';

const { PAGES } = jest.requireActual<{ PAGES: readonly { name: string; views?: readonly string[] }[] }>('../../tools/pages.cjs');
const TOP = join(__dirname, '../..');
const manifest = readFileSync(join(TOP, 'manifest.xml'), 'utf8');

/** Runs the check as `npm run validate` does; what it says comes back by file. */
function validate(files: readonly string[]): { readonly status: number | null; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(TOP, 'tools/validate-manifest.mjs'), ...files], {
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
}

describe('the manifest', () => {
  const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const write = (name: string, text: string): string => {
    const file = join(folder, `${name}.xml`);
    writeFileSync(file, text);
    return file;
  };

  test('is valid', () => {
    expect(validate([join(TOP, 'manifest.xml')])).toEqual({ status: 0, said: `${join(TOP, 'manifest.xml')}: valid\n` });
  });

  const files = BROKEN.map(([, from, to], index) => write(String(index), manifest.replace(from, to)));
  const lines = validate(files).said.split('\n');

  test.each(BROKEN.map(([what, , , message], index) => ({ what, message, index })))(
    'is refused with $what',
    ({ message, index }) => {
      expect(readFileSync(files[index] ?? '', 'utf8')).not.toBe(manifest);
      const said = lines.filter((line) => line.startsWith(`${files[index]}:`));
      expect(said.join('\n')).toContain(message);
      expect(said[0]).toMatch(/\.xml:\d+: /);
    },
  );

  test.each([
    ['a byte order mark', `\ufeff${manifest}`],
    ['lines of Windows', manifest.replaceAll('\n', '\r\n')],
    ['an id in capitals', manifest.replace(/(?<=<Id>).*(?=<\/Id>)/, (id) => id.toUpperCase())],
    ['an id of a newer kind', manifest.replace(/(?<=<Id>).*(?=<\/Id>)/, '01932c07-209c-7c3a-b7b5-3b1e3f5f6a7b')],
    ['another server', manifest.replaceAll('https://localhost:3000', 'https://xn--zfr164b.example.org:8443/a/%E7%AD%96')],
    [
      'only the sizes that icons must have',
      manifest.replace(/\s*<bt:Image (?:size="(?:20|24|40|48|64)"|id="\w+\.(?:20|24|40|48|64)") [^>]*\/>/g, ''),
    ],
  ])('is valid with %s', (what, text) => {
    expect(text).not.toBe(manifest);
    const file = write(what, text);
    expect(validate([file])).toEqual({ status: 0, said: `${file}: valid\n` });
  });

  test.each([
    ['of Chinese Windows', Buffer.concat([Buffer.from(manifest), Buffer.from([0xb2, 0xdf])])],
    ['of two bytes', Buffer.from(`\ufeff${manifest}`, 'utf16le')],
  ])('in an encoding %s is refused', (what, bytes) => {
    const file = join(folder, `${what}.xml`);
    writeFileSync(file, bytes);
    expect(validate([file])).toEqual({ status: 1, said: `${file}:1: this is not in UTF-8; save it as UTF-8\n` });
  });

  test('without its page says so, and nothing of addresses', () => {
    const file = write('no page', manifest.replace(/<DefaultSettings>[\s\S]*<\/DefaultSettings>/, '<DefaultSettings/>'));
    expect(validate([file]).said).toMatch(/^\S*no page\.xml:\d+: DefaultSettings lacks SourceLocation\n$/);
  });

  test('is what is checked where no file is named', () => {
    expect(validate([])).toEqual({ status: 0, said: `${join(TOP, 'manifest.xml')}: valid\n` });
  });

  test('that is not there is said', () => {
    const { status, said } = validate([join(folder, 'nowhere.xml')]);
    expect(status).toBe(1);
    expect(said).toContain('nowhere.xml:1: this cannot be read');
  });

  test('beside built pages is held against these, not against the sources', () => {
    const site = join(folder, 'package', 'site');
    mkdirSync(site, { recursive: true });
    writeFileSync(join(folder, 'package', 'manifest.xml'), manifest);
    writeFileSync(join(site, 'taskpane.html'), '');
    const { said } = validate([join(folder, 'package', 'manifest.xml')]);
    expect(said).toContain('there is no help.html');
    expect(said).toContain('there is no assets/icons/icon-32.png');
    expect(said).not.toContain('there is no taskpane.html');
  });

  test('may name every view of the pane, and no other: the page looks for these', () => {
    const page = readFileSync(join(TOP, 'src/taskpane/index.tsx'), 'utf8');
    const looked = [...page.matchAll(/view === '(\w+)'/g)].map(([, view]) => view);
    expect(PAGES.find(({ name }) => name === 'taskpane')?.views).toEqual(looked);
  });

  test('that is broken makes the command fail', () => {
    expect(validate(files.slice(0, 1)).status).toBe(1);
  });
});
