/** What was written into a workbook of the workbench is not lost by another file or another page without a question; nothing is asked where nothing would be lost. */
import type { Page } from 'playwright-core';
import { texts as bench } from '../../src/workbench/texts';
import { useBrowser } from '../support/browser';
import { openWorkbench, screensOf } from '../support/pane-pages';
import { sampleBytes } from '../support/sample';
import { breaches, tooWide } from '../support/screen-checks';

const visit = useBrowser();
jest.setTimeout(180_000);

const choose = (page: Page, name: string): Promise<void> =>
  page
    .locator('header input[type=file]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(sampleBytes()) });
const button = (page: Page, name: { readonly zh: string }) => page.locator('header').getByRole('button', { name: name.zh });
const named = (page: Page, name: string) => page.locator('header span').getByText(name);

/** Whether the browser would ask who leaves the page. */
const asksBeforeLeaving = (page: Page): Promise<boolean> =>
  page.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })));

test('another file and another page wait for an answer, once something was written', async () => {
  const { page, complaints } = await visit.open({ viewport: { width: 1100, height: 900 }, acceptDownloads: true });
  const pane = await openWorkbench(page);
  const question = page.getByRole('alert').filter({ hasText: '后就没有了' });
  expect(await asksBeforeLeaving(page)).toBe(false);
  await choose(page, '一.xlsx');
  await named(page, '一.xlsx').waitFor();
  expect(await question.count()).toBe(0);
  await page.reload();
  await pane.getByText(/第 5–84 行/).waitFor();
  for (const screen of screensOf(page, pane, 'zh')) {
    await screen.go();
    if (screen.name === 'written') break;
  }
  expect(await asksBeforeLeaving(page)).toBe(true);

  await choose(page, '二.xlsx');
  await question.filter({ hasText: bench.unsaved('shaoxing-sample.xlsx', '二.xlsx').zh }).waitFor();
  expect(await breaches(page, 'header')).toEqual([]);
  expect(await tooWide(page.locator('header'))).toEqual([]);
  await button(page, bench.stay).click();
  await question.waitFor({ state: 'detached' });
  await named(page, 'shaoxing-sample.xlsx').waitFor();

  await choose(page, '二.xlsx');
  const saving = page.waitForEvent('download');
  await button(page, bench.saveFirst).click();
  expect((await saving).suggestedFilename()).toBe('shaoxing-sample.xlsx');
  await named(page, '二.xlsx').waitFor();
  await question.waitFor({ state: 'detached' });
  expect(await asksBeforeLeaving(page)).toBe(false);
  expect(complaints).toEqual([]);
});

test('who does not want to save opens the other file at once', async () => {
  const { page, complaints } = await visit.open({ viewport: { width: 1100, height: 900 } });
  const pane = await openWorkbench(page);
  for (const screen of screensOf(page, pane, 'zh')) {
    await screen.go();
    if (screen.name === 'written') break;
  }
  await choose(page, '二.xlsx');
  await page.screenshot({ path: 'out/pictures/unsaved.png' });
  await button(page, bench.openAnyway).click();
  await named(page, '二.xlsx').waitFor();
  expect(await asksBeforeLeaving(page)).toBe(false);
  expect(complaints).toEqual([]);
});
