/**
 * A workbook of 20,000 rows with results in it, in the pane in Chromium: writing, opening it again, marking what is out of date and an undo leave
 * the screen's thread free, since the worker has the record. What changes hands is counted; how long the thread was ever held is told.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { loadShipped } from '../../src/run/policies';
import { texts } from '../../src/taskpane/texts/texts';
import { texts as bench } from '../../src/workbench/texts';
import { useBrowser } from '../support/browser';
import { editCells } from '../support/edit-cells';
import { paneOf } from '../support/pane-pages';
import { BYTES, ROWS, bigBook, count, during, toldOf, watch, type InPage } from '../support/watched-thread';

const POLICY = 'shaoxing-4151-2025';

const visit = useBrowser();

jest.setTimeout(900_000);

const press = (pane: Locator, name: string): Promise<void> => pane.getByRole('button', { name, exact: true }).click();

/** All rows are read, and it is known what they are. */
const ready = (pane: Locator): Promise<void> => pane.getByText(new RegExp(`共 ${ROWS} 行数据`)).waitFor();

const openFile = async (page: Page, file: string): Promise<void> => {
  const before = await page.evaluate(() => (globalThis as InPage).handed.bytes);
  await page.locator('input[type=file]').first().setInputFiles(file);
  await page.getByRole('tab', { name: '大表' }).waitFor();
  await page.waitForFunction(([bytes]) => (globalThis as InPage).handed.bytes >= bytes, [before + BYTES] as const);
};

const save = async (page: Page, to: string): Promise<void> => {
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: bench.save.zh }).click();
  await (await saving).saveAs(to);
};

/** Of what is asked of the record. */
const ABOUT_RECORDS = ['misplaced', 'marks', 'undo'];
const records = (asked: readonly string[]): readonly string[] => asked.filter((ask) => ABOUT_RECORDS.includes(ask));

test('writing, opening again, marking and an undo leave the screen’s thread free, and the record goes over once for each reading that has another', async () => {
  expect((await loadShipped(POLICY)).ok).toBe(true);
  const { page, complaints } = await visit.open({ viewport: { width: 1300, height: 900 }, acceptDownloads: true });
  // The file is written whole several times.
  page.setDefaultTimeout(240_000);
  await page.addInitScript(count);
  await page.goto('/workbench.html');
  const pane = paneOf(page);
  await pane.getByText(/第 5–84 行/).waitFor();
  await openFile(page, await bigBook(visit.folder()));
  await pane.getByRole('combobox', { name: texts.policy.zh, exact: true }).selectOption(POLICY);
  await ready(pane);
  await press(pane, texts.compute.zh);
  await pane.getByText(texts.totalAwarded.zh).waitFor();
  await press(pane, texts.prepare.zh);
  await pane.getByText(texts.willWrite.zh).waitFor();

  await page.evaluate(watch);
  const writing = await during(page, async () => {
    await press(pane, texts.write.zh);
    await pane.getByText(texts.selectHint.zh).waitFor();
    await pane.getByRole('button', { name: texts.undo.zh }).waitFor();
  });
  const written = join(visit.folder(), 'written.xlsx');
  await save(page, written);
  // Somebody else changes an input and brings the workbook back.
  const changed = join(visit.folder(), 'changed.xlsx');
  await writeFile(changed, editCells(await readFile(written), { 大表: { C2: 4321, C3: 5432 } }));

  const reopening = await during(page, async () => {
    await openFile(page, changed);
    await pane.locator('[data-part="expired"]').filter({ hasText: '2 行数据已改' }).waitFor();
  });
  const marking = await during(page, async () => {
    await press(pane, texts.markExpired.zh);
    await pane.getByText(texts.expiredMarked.zh).waitFor();
  });
  const readying = await during(page, async () => {
    await pane.getByRole('button', { name: texts.undo.zh }).click();
    await pane.locator('[data-part="undo"]').waitFor();
  });
  const undoing = await during(page, async () => {
    await press(pane, texts.undoNow.zh);
    await pane.getByText(texts.undone.zh).waitFor();
  });

  const steps = { writing, reopening, marking, readying, undoing };
  process.stdout.write(
    `${ROWS} rows with results in the pane\n${Object.entries(steps)
      .map(([what, one]) => toldOf(what, one))
      .join('\n')}\n`,
  );
  expect(Object.values(steps).map(({ asked }) => records(asked))).toEqual([['misplaced'], [], ['marks'], ['undo'], []]);
  // All columns, ours among them, once for each reading that has others: neither before marks are written nor, of the list, for an undo.
  expect(writing.bytes).toBeGreaterThan(BYTES);
  expect([reopening.bytes, marking.bytes]).toEqual([writing.bytes, writing.bytes]);
  // The pieces of a record and of columns; for an undo, those of our sheets as well.
  for (const { messages } of [writing, reopening, marking, undoing]) expect(messages).toBeLessThan(150);
  // While it waits for the worker, the thread comes to its timer.
  for (const { beats } of Object.values(steps)) expect(beats.length).toBeGreaterThan(10);
  expect(complaints).toEqual([]);
});
