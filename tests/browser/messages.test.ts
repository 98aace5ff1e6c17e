/** What is shown where the pane itself cannot be: each message, the page before any script and the guide, in every theme at 300 px, by axe and in pictures. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { texts } from '../../src/taskpane/texts/texts';
import { useBrowser, type Watched } from '../support/browser';
import { officeScript, type PageOptions } from '../support/excel-page';
import { breaches, inEachLook } from '../support/screen-checks';

const PICTURES = join(__dirname, '../../out/pictures');
const visit = useBrowser();

jest.setTimeout(120_000);

const openAt300 = async (path: string, options?: PageOptions): Promise<Watched> => {
  const script = options && officeScript({ sheets: [{ name: '一', cells: [] }] }, options);
  const watched = await visit.open({ viewport: { width: 300, height: 760 }, answer: () => script });
  await watched.page.goto(path);
  return watched;
};

const lookAtAll = (page: Page, name: string, has: (look: string) => boolean = () => true): Promise<void> =>
  inEachLook(page, async (look) => {
    if (!has(look)) return;
    await page.screenshot({ path: join(PICTURES, `message-${look}-${name.replaceAll(' ', '-')}.png`) });
    expect({ name, look, breaches: await breaches(page, 'html') }).toEqual({ name, look, breaches: [] });
    const { scrollWidth } = await page.evaluate(() => ({ scrollWidth: document.documentElement.scrollWidth }));
    expect({ name, look, scrollWidth }).toEqual({ name, look, scrollWidth: 300 });
  });

test.each([
  ['zh-CN', texts.tooOld.zh],
  ['en-US', texts.tooOld.en],
])('an Excel that is too old, in %s', async (language, message) => {
  // Excel's own ground decides, not the system.
  for (const ground of ['#ffffff', '#262626']) {
    const { page, complaints } = await openAt300('/taskpane.html', { tooOld: true, language, ground });
    await page.getByText(message).waitFor();
    await lookAtAll(page, `too old ${language}`, (look) => (look === 'dark') === (ground === '#262626'));
    const shown = await page.locator('.fui-FluentProvider').evaluate((top) => getComputedStyle(top).backgroundColor);
    expect({ ground, isDark: Number(/\d+/.exec(shown)?.[0]) < 128 }).toEqual({ ground, isDark: ground === '#262626' });
    expect(complaints).toEqual([]);
  }
});

test('outside of Excel, in both languages', async () => {
  const { page, complaints } = await openAt300('/taskpane.html', { outside: true });
  await page.getByText(texts.notInExcel.zh).waitFor();
  await page.getByText(texts.notInExcel.en).waitFor();
  await lookAtAll(page, 'not in Excel');
  expect(complaints).toEqual([]);
});

test('without Office.js, in both languages, with the address', async () => {
  const { page } = await openAt300('/taskpane.html');
  await page.getByText(texts.noOffice.zh).waitFor();
  await page.getByText(texts.noOffice.en).waitFor();
  await page.getByText(/appsforoffice\.microsoft\.com/).waitFor();
  await lookAtAll(page, 'no Office.js');
});

test('the page before its scripts', async () => {
  const { page } = await visit.open({ viewport: { width: 300, height: 760 } });
  await page.route('**/*.js', (route) => route.abort());
  await page.goto('/taskpane.html');
  await page.getByText(/正在启动/).waitFor();
  await lookAtAll(page, 'starting');
});

test('the guide; inside Office it says that it is ready', async () => {
  const script = 'window.Office = { onReady: () => { window.told = (window.told ?? 0) + 1; return Promise.resolve({}); } };';
  const { page, complaints } = await visit.open({ viewport: { width: 300, height: 760 }, answer: () => script });
  const [zh, en] = ['策算使用说明', 'Cesuan guide'].map((name) => page.getByRole('heading', { name }));
  await page.goto('/help.html?lang=zh');
  await zh?.waitFor();
  await en?.waitFor({ state: 'hidden' });
  await page.waitForFunction(() => 'told' in globalThis);
  expect(await page.evaluate(() => (globalThis as { told?: number }).told)).toBe(1);
  await lookAtAll(page, 'guide');
  await page.getByRole('link', { name: 'English' }).click();
  await en?.waitFor();
  await zh?.waitFor({ state: 'hidden' });
  await lookAtAll(page, 'guide en');
  // Both have the same chapters, with as much to say in each.
  const points = await page.evaluate(() =>
    [...document.querySelectorAll('section')].map((section) =>
      [...section.querySelectorAll('ul, ol, p')].map((one) => one.children.length),
    ),
  );
  expect(points[0]?.length).toBeGreaterThan(8);
  expect(points[1]).toEqual(points[0]);
  expect(complaints).toEqual([]);
});
