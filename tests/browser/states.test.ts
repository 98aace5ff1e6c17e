/** What a person seldom sees of the pane, at 300 px and in three themes: no breach of WCAG that axe can find, nothing wider than the pane, and a picture of each. */
import type { Locator, Page } from 'playwright-core';
import { texts } from '../../src/taskpane/texts';
import { useBrowser } from '../support/browser';
import { openWorkbench, screensOf, type PaneScreen } from '../support/pane-pages';
import { lookAt } from '../support/screen-checks';
import { changedSince, changedStates, sourceStates, workingStates } from '../support/state-pages';

const visit = useBrowser();

jest.setTimeout(300_000);

const viewport = { width: 1100, height: 900 };

const lookAll = async (page: Page, pane: Locator, screens: readonly PaneScreen[]): Promise<void> => {
  for (const { name, go } of screens) {
    await go();
    await lookAt(page, pane, name, 'states');
  }
};

test('the working and the official text', async () => {
  const { page, complaints } = await visit.open({ viewport });
  const pane = await openWorkbench(page);
  await lookAll(page, pane, workingStates(page, pane));
  await lookAll(page, pane, sourceStates(page, pane));
  expect(complaints).toEqual([]);
});

test('results that were changed, have gone out of date, are taken back', async () => {
  const { page, complaints } = await visit.open({ viewport, acceptDownloads: true });
  const pane = await openWorkbench(page);
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
  await lookAll(page, pane, changedStates(pane));
  expect(complaints).toEqual([]);
});

test('a part that could not be fetched, and is there when it is tried again', async () => {
  const { page } = await visit.open({ viewport });
  const pane = await openWorkbench(page);
  await page.route('**/chunk.*.js', (route) => route.abort());
  await pane.getByRole('tab', { name: texts.tabExplain.zh }).click();
  await pane.getByRole('alert').waitFor();
  await lookAt(page, pane, 'a part that could not be fetched', 'states');
  await page.unroute('**/chunk.*.js');
  await pane.getByRole('button', { name: texts.tryAgain.zh }).click();
  await pane.getByText(texts.explainEmpty.zh).waitFor();
});
