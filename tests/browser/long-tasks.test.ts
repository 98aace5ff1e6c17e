/**
 * The pane while it works on 20,000 rows in Chromium: the thread of the screen goes on answering, since a worker computes and keeps what it computed.
 * What changes hands is counted; how long the thread was ever held, how soon the pane answers at first and how soon a result is there, is told.
 */
import type { Locator } from 'playwright-core';
import { explainTexts } from '../../src/taskpane/texts/explain-texts';
import { texts } from '../../src/taskpane/texts/texts';
import { useBrowser } from '../support/browser';
import { paneOf } from '../support/pane-pages';
import {
  BYTES,
  ROWS,
  bigBook,
  count,
  countDrawn,
  during,
  toldOf,
  watch,
  type Beats,
  type InPage,
} from '../support/watched-thread';

const POLICY = 'shaoxing-4151-2025';

const visit = useBrowser();

jest.setTimeout(240_000);

/** Runs in the page: when each of some texts is first there. */
const clock = (texts: readonly string[]): void => {
  const seen: Record<string, number> = {};
  Object.assign(globalThis, { seen });
  const look = (): void => {
    const all = document.querySelector('[data-part="pane"]')?.textContent ?? '';
    for (const text of texts) if (!(text in seen) && all.includes(text)) seen[text] = performance.now();
  };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
};

test('choosing a policy, computing, explaining and planning leave the screen’s thread free', async () => {
  const { page, complaints } = await visit.open({ viewport: { width: 1300, height: 900 } });
  await page.addInitScript(count);
  await page.goto('/workbench.html');
  const pane: Locator = paneOf(page);
  await pane.getByText(/第 5–84 行/).waitFor();
  const file = await bigBook(visit.folder());
  await page.evaluate(watch);
  const before = await page.evaluate(() => (globalThis as InPage).handed.bytes);
  await page.evaluate(countDrawn);
  // Unpacked, parsed and drawn by the workbench on this thread, which in Excel nobody does.
  const opening = await during(page, async () => {
    await page.locator('input[type=file]').first().setInputFiles(file);
    await page.getByRole('tab', { name: '大表' }).waitFor();
    await page.waitForFunction((bytes) => (globalThis as InPage).handed.bytes >= bytes, before + BYTES);
    await page.locator('[data-cell="A20"]', { hasText: '第19企业' }).waitFor();
  });
  const drawn = await page.evaluate(() => (globalThis as InPage).drawn);
  // The grid fills in slices: no frame draws the half of it.
  expect(drawn.length).toBeGreaterThan(2);
  expect(Math.max(...drawn)).toBeLessThan(drawn.reduce((sum, rows) => sum + rows, 0) / 2);
  const choosing = await during(page, async () => {
    await pane.getByRole('combobox', { name: texts.policy.zh, exact: true }).selectOption(POLICY);
    await pane.getByText(new RegExp(`共 ${ROWS} 行数据`)).waitFor();
  });

  const COMPUTING = '正在测算';
  await page.evaluate(clock, [COMPUTING, texts.totalAwarded.zh]);
  const computing = await during(page, async () => {
    await pane.getByRole('button', { name: texts.compute.zh, exact: true }).click();
    await pane.getByText(texts.totalAwarded.zh).waitFor();
  });
  // One computes, one holds the file.
  expect(page.workers().length).toBe(2);
  // The thread came to its timer again and again while the pane said that it was at work.
  expect(computing.beats.filter(({ busy }) => busy).length).toBeGreaterThan(10);

  const explaining = await during(page, async () => {
    await pane.getByRole('tab', { name: texts.tabExplain.zh }).click();
    await pane.getByRole('textbox', { name: explainTexts.find.zh }).fill(`第${ROWS}企业`);
    await pane.getByRole('listitem').getByRole('button').first().click();
    await pane.getByRole('list', { name: explainTexts.itemsOfRow.zh }).getByRole('button').first().click();
    await pane.getByText(texts.steps.zh).waitFor();
    // To the award of the row before, and on from there.
    for (let i = 0; i < 5; i += 1) await pane.getByRole('button', { name: explainTexts.previous.zh }).click();
  });
  const planning = await during(page, async () => {
    await pane.getByRole('tab', { name: texts.tabRun.zh, exact: true }).click();
    await pane.getByRole('button', { name: texts.prepare.zh }).click();
    await pane.getByText(texts.willWrite.zh).waitFor();
  });

  // Columns go over once, before anybody waits for a result, and without being cloned.
  expect(opening.bytes).toBe(BYTES);
  expect([choosing.bytes, computing.bytes, explaining.bytes, planning.bytes]).toEqual([0, 0, 0, 0]);
  // All rows are looked through where the columns are recognised: by the worker, once for a policy, and not again where nothing has changed.
  expect(choosing.asked).toEqual(['warm', 'recognise']);
  expect(computing.asked.filter((ask) => ask === 'compute' || ask === 'recognise')).toEqual(['compute']);
  // A few for each column, each search, each working, each step and each plan, however many rows there are.
  for (const { messages } of [choosing, computing, explaining, planning]) expect(messages).toBeLessThan(100);

  const { [COMPUTING]: began = 0, [texts.totalAwarded.zh]: result = 0 } = await page.evaluate(() => (globalThis as InPage).seen);
  const told = Object.entries({ opening, choosing, computing, explaining, planning }).map(([what, one]) => toldOf(what, one));
  process.stdout.write(
    `${ROWS} rows in the pane; rows of the grid (in three parts) drawn in a frame: ${drawn.join(', ')}\n${told.join('\n')}\nfirst result ${Math.round(result - began)} ms after reading\n`,
  );
  expect(complaints).toEqual([]);
});

/** Runs in the page before anything else: where its thread is held, and when something is drawn. */
const watchFirst = (): void => {
  const watched: Beats = { beats: [], held: [], scripts: [] };
  (globalThis as InPage).watched = watched;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) watched.held.push({ at: startTime, ms: duration });
  }).observe({ type: 'longtask' });
};

/** Milliseconds of quiet after which a page counts as one that answers. */
const QUIET = 2_000;

test('how soon the pane can be used is told', async () => {
  const { page, complaints } = await visit.open({ viewport: { width: 1300, height: 900 } });
  await page.addInitScript(watchFirst);
  await page.goto('/workbench.html');
  await paneOf(page).getByRole('button', { name: texts.compute.zh, exact: true }).waitFor();
  await page.waitForFunction(
    (quiet) => {
      const { held } = (globalThis as InPage).watched;
      const last = held.at(-1);
      return performance.now() - (last ? last.at + last.ms : 0) > quiet;
    },
    QUIET,
    { polling: 200 },
  );
  const { drawn, held } = await page.evaluate(() => ({
    drawn: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
    held: (globalThis as InPage).watched.held,
  }));
  const last = held.at(-1);
  const interactive = Math.max(drawn, last ? last.at + last.ms : 0);
  expect(drawn).toBeGreaterThan(0);
  process.stdout.write(
    `workbench with the sample: drawn after ${Math.round(drawn)} ms, interactive after ${Math.round(interactive)} ms, thread held ${held.length} times until then (${held.map(({ ms }) => Math.round(ms)).join(', ')})\n`,
  );
  expect(complaints).toEqual([]);
});
