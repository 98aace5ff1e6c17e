/** What a person seldom sees of the pane, at 300 px and in three themes: no breach of WCAG that axe can find, nothing wider than the pane, and a picture of each. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { texts } from '../../src/taskpane/texts';
import { launch, openPage, serveDist, type Site } from '../support/browser';
import { openWorkbench, screensOf, type PaneScreen } from '../support/pane-pages';
import { breaches, LOOKS, PICTURES, tooWide } from '../support/screen-checks';
import { changedSince, changedStates, sourceStates, workingStates } from '../support/state-pages';

let browser: Browser;
let site: Site;
beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  site = await serveDist();
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

jest.setTimeout(300_000);

const look = async (page: Page, pane: Locator, screen: string, picture: string): Promise<void> => {
  // Folds open with a movement.
  await page.waitForTimeout(200);
  await pane.screenshot({ path: join(PICTURES, `states-${picture}-${screen.replaceAll(/[ ,]+/g, '-')}.png`) });
  expect({ screen, breaches: await breaches(page, '[data-part="pane"]') }).toEqual({ screen, breaches: [] });
  expect({ screen, wide: await tooWide(pane) }).toEqual({ screen, wide: [] });
};
const lookAll = async (page: Page, pane: Locator, screens: readonly PaneScreen[], picture: string): Promise<void> => {
  for (const { name, go } of screens) {
    await go();
    await look(page, pane, name, picture);
  }
};

describe.each(LOOKS)('%s', (name, options) => {
  const picture = name.replace(' ', '-');
  const viewport = { width: 1100, height: 900 };

  test('the working and the official text', async () => {
    const { page, complaints } = await openPage(browser, site, { viewport, ...options });
    const pane = await openWorkbench(page, site);
    await lookAll(page, pane, workingStates(page, pane), picture);
    await lookAll(page, pane, sourceStates(page, pane), picture);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('results that were changed, have gone out of date, are taken back', async () => {
    const { page, complaints } = await openPage(browser, site, { viewport, ...options, acceptDownloads: true });
    const pane = await openWorkbench(page, site);
    for (const screen of screensOf(page, pane, 'zh')) {
      await screen.go();
      if (screen.name === 'written') break;
    }
    const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '另存为…' }).click()]);
    const chunks: Buffer[] = [];
    for await (const chunk of await saved.createReadStream()) chunks.push(chunk as Buffer);
    const changed = await changedSince(new Uint8Array(Buffer.concat(chunks)));
    await page
      .locator('header input[type=file]')
      .setInputFiles({ name: '改过的.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(changed) });
    await lookAll(page, pane, changedStates(pane), picture);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('a part that could not be fetched, and is there when it is tried again', async () => {
    const { page } = await openPage(browser, site, { viewport, ...options });
    const pane = await openWorkbench(page, site);
    await page.route('**/chunk.*.js', (route) => route.abort());
    await pane.getByRole('tab', { name: texts.tabExplain.zh }).click();
    await pane.getByRole('alert').waitFor();
    await look(page, pane, 'a part that could not be fetched', picture);
    await page.unroute('**/chunk.*.js');
    await pane.getByRole('button', { name: texts.tryAgain.zh }).click();
    await pane.getByText(texts.explainEmpty.zh).waitFor();
    await page.context().close();
  });
});
