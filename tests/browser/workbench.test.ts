/** The workbench in Chromium, as a person without Excel uses it: the sample from choosing to a saved file, notes, tabs, other files, many rows. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { createXlsx } from '../../src/xlsx/create';
import { openXlsx } from '../../src/xlsx/open';
import { texts } from '../../src/taskpane/texts/texts';
import { texts as bench } from '../../src/workbench/texts';
import { useBrowser, type Watched } from '../support/browser';
import { paneOf, screensOf } from '../support/pane-pages';
import { sampleBytes } from '../support/sample';

const visit = useBrowser();
let watched: Watched;
beforeEach(async () => {
  watched = await visit.open({ viewport: { width: 1400, height: 900 }, acceptDownloads: true });
});
afterEach(() => {
  expect(watched.complaints).toEqual([]);
  expect(watched.outside).toEqual([]);
});

jest.setTimeout(180_000);

const cell = (page: Page, address: string): Locator => page.locator(`[data-cell="${address}"]`);

const open = async (page: Page): Promise<Locator> => {
  await page.goto('/workbench.html');
  const pane = paneOf(page);
  await pane.getByText(/第 5–84 行/).waitFor();
  return pane;
};

const upTo = async (page: Page, pane: Locator, last: string): Promise<void> => {
  for (const { name, go } of screensOf(page, pane, 'zh')) {
    await go();
    if (name === last) return;
  }
};

/** Puts the columns that were written into view and gives the address of the first award of an item. */
const showAwards = async (page: Page, pane: Locator): Promise<void> => {
  await pane.getByRole('button', { name: texts.showColumns.zh }).click();
  await page.locator('.cell-own').first().waitFor();
};

test('the whole way: compute, write, see the columns, select an award, read its working, save', async () => {
  const { page } = watched;
  const pane = await open(page);
  await upTo(page, pane, 'written');
  await showAwards(page, pane);

  const award = page.locator('.rgCell.cell-own', { hasText: '2,300,000.00' }).first();
  await award.click();
  await pane.getByText(texts.steps.zh).waitFor();
  await pane.getByText('230万元', { exact: true }).first().waitFor();
  await pane.getByRole('heading', { name: '（八）制造业项目设备投入奖励' }).waitFor();

  // A value leads to its cell, and the working stays.
  await pane
    .getByRole('button', { name: texts.goTo('F5').zh })
    .first()
    .click();
  await cell(page, 'F5').waitFor();
  await pane.getByText(texts.steps.zh).waitFor();

  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: bench.save.zh }).click();
  const file = join(visit.folder(), 'saved.xlsx');
  await (await saving).saveAs(file);
  const bytes = readFileSync(file);
  expect(bytes.subarray(0, 2).toString('latin1')).toBe('PK');
  const saved = await openXlsx(new Uint8Array(bytes), 'saved.xlsx');
  if (!saved.ok) throw new Error('the saved file does not open');
  expect((await saved.value.ownColumns('申报汇总')).map(({ key }) => key)).toContain('shaoxing-4151-2025:item:8-equipment');
  expect((await saved.value.open()).sheets.filter(({ own }) => own !== undefined)).toHaveLength(5);
});

test('notes show beside their cell, ours and the user’s', async () => {
  const { page } = watched;
  const pane = await open(page);
  await cell(page, 'F4').hover();
  const user = await page.getByRole('tooltip').innerText();
  expect(user.length).toBeGreaterThan(3);
  await cell(page, 'F8').hover();
  await page.getByRole('tooltip').waitFor({ state: 'detached' });
  await upTo(page, pane, 'written');
  await showAwards(page, pane);
  await page.locator('.rgCell.cell-own.cell-note:not(.cell-frozen)').first().hover();
  await page.getByRole('tooltip').filter({ hasText: '4151（' }).waitFor();
});

test('header and first columns stay in view; merged header cells are read whole', async () => {
  const { page } = watched;
  const pane = await open(page);
  await upTo(page, pane, 'written');
  await showAwards(page, pane);
  // The title and the names are there although the sheet is scrolled far to the right.
  await cell(page, 'A1').filter({ hasText: '2025年度绍兴市' }).waitFor();
  await cell(page, 'B5').waitFor();
  expect(await cell(page, 'B4').innerText()).toBe(await cell(page, 'B3').innerText());
  await page.mouse.move(500, 500);
  await page.mouse.wheel(0, 1200);
  await cell(page, 'B60').waitFor();
  await cell(page, 'B3').waitFor();
});

test('tabs turn to other sheets, ours among them after writing; a hidden row is left out', async () => {
  const { page } = watched;
  const pane = await open(page);
  expect(await page.getByRole('tab', { name: '测算汇总' }).count()).toBe(0);
  await page.mouse.move(500, 500);
  await page.mouse.wheel(0, 500);
  await cell(page, 'B36').waitFor();
  expect(await cell(page, 'B35').count()).toBe(0);
  await upTo(page, pane, 'written');
  await page.getByRole('tab', { name: '测算汇总' }).click();
  await page.locator('[data-cell]', { hasText: '制造业项目投资' }).first().waitFor();
});

test('another sheet is seen from its top, however far the one before was scrolled', async () => {
  const { page } = watched;
  const pane = await open(page);
  await upTo(page, pane, 'written');
  await showAwards(page, pane);
  await page.mouse.move(500, 500);
  await page.mouse.wheel(0, 1200);
  await cell(page, 'B60').waitFor();
  await page.getByRole('tab', { name: '测算依据' }).click();
  // Both sheets have these cells: what stands in them tells the one from the other.
  await cell(page, 'A1').filter({ hasText: '序号' }).waitFor();
  await cell(page, 'A3').filter({ hasText: /^2$/ }).waitFor();
  await cell(page, 'E3').waitFor();
  await page.getByRole('tab', { name: '申报汇总' }).click();
  await cell(page, 'A1').filter({ hasText: '2025年度绍兴市' }).waitFor();
  // As many rows as have room, from the top and from the left.
  await cell(page, 'B20').waitFor();
  await cell(page, 'B12').waitFor();
  await cell(page, 'E6').waitFor();
  await cell(page, 'B60').waitFor({ state: 'detached' });
});

test('another workbook is opened by its file, a broken one is refused and the first stays', async () => {
  const { page } = watched;
  await open(page);
  const rows = [
    ['企业名称', '统一社会信用代码', '设备投资额（万元）'],
    ...Array.from({ length: 12_000 }, (_, i) => [`第${i + 1}企业有限公司`, '', 300 + i]),
  ];
  const good = join(visit.folder(), '一万二千行.xlsx');
  writeFileSync(good, await createXlsx([{ name: '大表', rows, widths: [30, 24, 20], freeze: { rows: 1, columns: 1 } }]));
  const bad = join(visit.folder(), 'broken.xlsx');
  writeFileSync(bad, sampleBytes().subarray(0, 5000));

  const input = page.locator('input[type=file]');
  await input.setInputFiles(bad);
  await page.getByRole('alert').filter({ hasText: 'broken.xlsx' }).waitFor();
  await cell(page, 'B5').waitFor();

  await input.setInputFiles(good);
  // Nothing tells which policy a workbook is for; the pane begins anew with it.
  await page.getByRole('tab', { name: '大表' }).waitFor();
  await paneOf(page).getByRole('combobox', { name: texts.policy.zh, exact: true }).selectOption('shaoxing-4151-2025');
  await paneOf(page)
    .getByText(/共 12000 行数据/)
    .waitFor();
  await page.getByRole('alert').waitFor({ state: 'detached' });
  expect(await page.locator('.rgRow').count()).toBeLessThan(300);
  // No row has the height of one of the workbook before.
  await cell(page, 'A2').waitFor();
  const heights = (address: string): Promise<number | undefined> => cell(page, address).evaluate((one) => one.clientHeight);
  for (const address of ['A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A9', 'A10', 'A11', 'A12'])
    expect([address, await heights(address)]).toEqual([address, await heights('A2')]);
  await page.mouse.move(400, 500);
  await page.mouse.wheel(0, 100_000);
  await page.waitForFunction(() =>
    [...document.querySelectorAll('[data-cell]')].some(
      (one) => Number(/\d+$/.exec(one.getAttribute('data-cell') ?? '')?.[0]) > 3000,
    ),
  );
  expect(await page.locator('.rgRow').count()).toBeLessThan(300);
});

test('the pane is as wide as its edge says, between 300 and 800', async () => {
  const { page } = watched;
  const pane = await open(page);
  const edge = page.getByRole('separator');
  await edge.focus();
  for (const [key, width] of [
    ['ArrowLeft', 800],
    ['ArrowRight', 300],
  ] as const) {
    for (let i = 0; i < 40; i += 1) await page.keyboard.press(key);
    await page.locator(`[role="separator"][aria-valuenow="${width}"]`).waitFor();
    expect((await pane.boundingBox())?.width).toBe(width);
  }
});
