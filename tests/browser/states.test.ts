/** What a person seldom sees of the pane, at 300 px and in three themes: no breach of WCAG that axe can find, nothing wider than the pane, and a picture of each. */
import type { Locator, Page } from 'playwright-core';
import { texts } from '../../src/taskpane/texts/texts';
import { texts as bench } from '../../src/workbench/texts';
import { useBrowser } from '../support/browser';
import { openWorkbench, screensOf, type PaneScreen } from '../support/pane-pages';
import { lookAt, lookAtBook } from '../support/screen-checks';
import { brokenSheet, changedBack, changedSince, changedStates, sourceStates, workingStates } from '../support/state-pages';

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

const bytesOf = async (page: Page): Promise<Uint8Array> => {
  const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '另存为…' }).click()]);
  const chunks: Buffer[] = [];
  for await (const chunk of await saved.createReadStream()) chunks.push(chunk as Buffer);
  return new Uint8Array(Buffer.concat(chunks));
};

const openBytes = (page: Page, name: string, bytes: Uint8Array): Promise<void> =>
  page
    .locator('header input[type=file]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });

test('results that were changed, have gone out of date, are taken back', async () => {
  const { page, complaints } = await visit.open({ viewport, acceptDownloads: true });
  const pane = await openWorkbench(page);
  for (const screen of screensOf(page, pane, 'zh')) {
    await screen.go();
    if (screen.name === 'written') break;
  }
  const written = await bytesOf(page);
  await openBytes(page, '改过的.xlsx', await changedSince(written));
  const states = changedStates(pane);
  const marked = states.findIndex(({ name }) => name === 'marked as out of date') + 1;
  await lookAll(page, pane, states.slice(0, marked));
  const withMarks = await bytesOf(page);
  await lookAll(page, pane, states.slice(marked));
  const back = await changedBack(withMarks, written);
  await openBytes(page, '改回的.xlsx', back);
  await page.getByRole('button', { name: bench.openAnyway.zh }).click();
  await pane.getByRole('button', { name: texts.unmark.zh }).waitFor();
  await lookAt(page, pane, 'marked, and right again', 'states');
  expect(complaints).toEqual([]);
});

test('a sheet of the workbook that cannot be read, beside one that can', async () => {
  const { page, complaints } = await visit.open({ viewport });
  await openWorkbench(page);
  await openBytes(page, '有坏表.xlsx', await brokenSheet());
  await page.getByRole('tab', { name: '坏的' }).click();
  const book = page.getByRole('region', { name: bench.workbook.zh, exact: true });
  await book.getByRole('alert').waitFor();
  await lookAtBook(page, book, 'a sheet that cannot be read', 'states');
  await book.getByRole('button', { name: texts.tryAgain.zh }).click();
  await book.getByRole('alert').waitFor();
  await page.getByRole('tab', { name: '好的' }).click();
  await page.locator('[data-cell="A2"]').waitFor();
  await book.getByRole('alert').waitFor({ state: 'detached' });
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
