/** The package as an installer gets it: built with the library's files beside the pages, unpacked, checked by its own sums and manifest, and opened with the header of its own sample. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { texts } from '../../src/taskpane/texts/texts';
import { useBrowser } from '../support/browser';

const TOP = join(__dirname, '../..');
const BASE = 'https://cesuan.example.org/策算/pane';

const node = (...args: string[]): { readonly status: number | null; readonly said: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: TOP, encoding: 'utf8' });
  return { status, said: stdout + stderr };
};

const folder = mkdtempSync(join(tmpdir(), 'cesuan-package-'));
const inside = (name: string): string => join(folder, name);
const names: string[] = [];

// It builds all pages once more, which a test elsewhere must not wait for.
beforeAll(() => {
  const { status, said } = node('tools/package.cjs', '--base-url', BASE, '--office-js', 'vendored', '--out', folder);
  if (status !== 0) throw new Error(said);
  const zip = /\S*\.zip/.exec(said)?.[0] ?? '';
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(join(TOP, zip))))) {
    names.push(name);
    mkdirSync(dirname(inside(name)), { recursive: true });
    writeFileSync(inside(name), bytes);
  }
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** What nginx adds to every answer, as the sample of the package says. */
const headers = (): [string, string][] => {
  const [everywhere = ''] = readFileSync(inside('server/nginx.conf'), 'utf8').split('location ~');
  return [...everywhere.matchAll(/add_header (\S+) "([^"]*)" always;/g)].map(([, name = '', value = '']) => [name, value]);
};

const libraryBuild = (): unknown =>
  (globalThis as { OSF?: { ConstantNames?: { FileVersion?: unknown } } }).OSF?.ConstantNames?.FileVersion;

const visit = useBrowser(() => ({ folder: inside('site'), headers: headers() }));

test('its sums are those of its files, all of them', () => {
  const sums = readFileSync(inside('SHA256SUMS.txt'), 'utf8').trim().split('\n');
  const made = names
    .filter((name) => name !== 'SHA256SUMS.txt')
    .map(
      (name) =>
        `${createHash('sha256')
          .update(readFileSync(inside(name)))
          .digest('hex')}  ${name}`,
    );
  expect(sums.sort()).toEqual(made.sort());
  expect(names.filter((name) => name.endsWith('.map') || name.startsWith('site/cli/'))).toEqual([]);
});

test('it has the licences of all whose code it passes on, and ours', () => {
  const text = readFileSync(inside('site/THIRD-PARTY-LICENSES.txt'), 'utf8');
  for (const name of ['react', 'react-dom', '@fluentui/react-button', 'fflate', '@revolist/revogrid', 'zod'])
    expect(text).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+`, 'm'));
  // Each with a text below it or, where the package has none, with the licence's name.
  for (const part of text.split(`\n${'-'.repeat(80)}\n`))
    expect(part).toMatch(/\n\n(?:.*Copyright|.*MIT License|.*Apache License|Licence: \w)/s);
  // Under MIT alone there has to be who it is of.
  expect(text).not.toContain('Licence: undefined');
  expect(readFileSync(inside('site/LICENSE.txt'), 'utf8')).toBe(readFileSync(join(TOP, 'LICENSE'), 'utf8'));
  expect(readFileSync(inside('site/office-js/LICENSE.md'), 'utf8')).toContain('Distributable Code');
});

test('its manifest points to the address given and is valid by the files beside it alone', () => {
  const manifest = readFileSync(inside('manifest.xml'), 'utf8');
  const addresses = [...manifest.matchAll(/="(https:[^"]*)"/g)].map(([, url]) => url);
  expect(addresses.filter((url) => !url?.startsWith(`${encodeURI(BASE)}/`))).toEqual([]);
  expect(addresses.length).toBeGreaterThan(30);
  expect(node('tools/validate-manifest.mjs', inside('manifest.xml')).said).toBe(`${inside('manifest.xml')}: valid\n`);
  renameSync(inside('site/help.html'), inside('elsewhere.html'));
  const { status, said } = node('tools/validate-manifest.mjs', inside('manifest.xml'));
  renameSync(inside('elsewhere.html'), inside('site/help.html'));
  expect(status).toBe(1);
  expect(said).toContain('there is no help.html');
});

test('its pane opens with its own library, which says that this is not Excel; its telemetry is kept from it, and nothing else is asked for elsewhere', async () => {
  const { page, complaints, outside } = await visit.open();
  // Three seconds after its start the library opens a page of Microsoft's that takes what it has to tell.
  const telemetry = /telemetryservice\.firstpartyapps\.oaspapps\.com.*violates the following Content Security Policy/;
  const kept = page.waitForEvent('console', (message) => telemetry.test(message.text()));
  await page.goto('/taskpane.html');
  await page.getByText(texts.notInExcel.zh).waitFor();
  // What the pane's last line says of the library: the loader itself has it, which no test's host can show.
  expect(await page.evaluate(libraryBuild)).toMatch(/^16\.0\.\d+\.\d+$/);
  await kept;
  expect(complaints.filter((complaint) => !telemetry.test(complaint))).toEqual([]);
  expect(outside).toEqual([]);
});

test('the library loads its part for Excel and the texts of both languages under the header of the sample', async () => {
  for (const [language, file] of [
    ['zh-CN', 'zh-cn/office_strings.js'],
    ['en-US', 'en-us/office_strings.js'],
  ] as const) {
    const { page, complaints, outside } = await visit.open();
    const answered: string[] = [];
    page.on('response', (response) => {
      if (response.ok()) answered.push(new URL(response.url()).pathname);
    });
    const asked = page.waitForResponse((response) => response.url().endsWith(file));
    // As Excel for Windows names itself to the pages that it opens.
    await page.goto(`/taskpane.html?_host_Info=Excel$Win32$16.01$${language}$$$$0`);
    await asked;
    await page.waitForFunction(() => typeof Excel !== 'undefined' && 'getUsedRange' in Excel.Worksheet.prototype);
    expect(answered).toEqual(
      expect.arrayContaining(['/office-js/office.js', '/office-js/excel-win32-16.01.js', `/office-js/${file}`]),
    );
    expect(complaints).toEqual([]);
    expect(outside).toEqual([]);
  }
});
