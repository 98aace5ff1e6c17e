/** The built pages as files and in a browser: no code from text, a policy that forbids it, words on the screen before and without any script. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { useBrowser } from '../support/browser';

const DIST = join(__dirname, '../../dist');
const PAGES = ['taskpane', 'workbench', 'help'];
const OFFICE_JS = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';

describe('the files of the build', () => {
  const scripts = readdirSync(DIST).filter((file) => file.endsWith('.js'));

  test('are bundles of both pages with a digest in their names', () => {
    expect(scripts.filter((file) => !/\.[0-9a-f]{10}\.js$/.test(file))).toEqual([]);
    expect(scripts.map((file) => file.split('.')[0])).toEqual(expect.arrayContaining(['taskpane', 'workbench']));
  });

  test.each(scripts)('%s makes no code from text', (file) => {
    const text = readFileSync(join(DIST, file), 'utf8');
    expect(text.match(/.{0,60}(?<![\w$.])(?:eval|new Function|Function)\(.{0,60}/g) ?? []).toEqual([]);
  });

  test.each(PAGES)('%s.html forbids eval and foreign scripts', (name) => {
    const html = readFileSync(join(DIST, `${name}.html`), 'utf8');
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
    const office = name === 'workbench' ? '' : ' https://appsforoffice.microsoft.com';
    expect(policy).toContain(`script-src 'self'${office};`);
    expect(policy).not.toContain('unsafe-eval');
    const sources = [...html.matchAll(/<script[^>]* src="([^"]*)"/g)].map(([, src]) => src).filter((src) => src?.includes('//'));
    expect(sources).toEqual(name === 'workbench' ? [] : [OFFICE_JS]);
    expect(html.match(/<script(?![^>]* src=)/g) ?? []).toEqual([]);
  });
});

describe('the pages in a browser', () => {
  const visit = useBrowser();

  test.each(PAGES)('%s says something in Chinese before any script runs', async (name) => {
    const { page } = await visit.open({ javaScriptEnabled: false });
    await page.goto(`/${name}.html`);
    expect(await page.locator('body').innerText()).toMatch(/策算/);
  });

  test('the pane still says something when no script can be loaded', async () => {
    const { page } = await visit.open();
    await page.route('**/*.js', (route) => route.abort());
    await page.goto('/taskpane.html');
    expect(await page.locator('body').innerText()).toMatch(/策算/);
  });

  test('the workbench opens without complaint and asks nobody else for anything', async () => {
    const { page, complaints, outside } = await visit.open({ viewport: { width: 1280, height: 800 } });
    await page.goto('/workbench.html', { waitUntil: 'networkidle' });
    expect(complaints).toEqual([]);
    expect(outside).toEqual([]);
  });

  test('the pane asks outside for Office.js alone', async () => {
    const { page, outside } = await visit.open();
    await page.goto('/taskpane.html', { waitUntil: 'networkidle' });
    expect(outside).toEqual([OFFICE_JS]);
  });
});
