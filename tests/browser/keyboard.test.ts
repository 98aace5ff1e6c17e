/** A whole run with the keyboard alone: the pane keeps it while the workbook is shown, and Tab leads out of the grid again. */
import type { Page } from 'playwright-core';
import { explainTexts } from '../../src/taskpane/texts/explain-texts';
import { texts } from '../../src/taskpane/texts/texts';
import { useBrowser } from '../support/browser';
import { paneOf } from '../support/pane-pages';

const visit = useBrowser();
jest.setTimeout(180_000);

/** The role or kind of what has the keyboard, and its name. */
const at = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const one = document.activeElement;
    const labels = one && 'labels' in one ? [...((one as HTMLInputElement).labels ?? [])] : [];
    const name = one?.getAttribute('aria-label') ?? labels[0]?.textContent ?? one?.textContent ?? '';
    return `${one?.getAttribute('role') ?? one?.tagName.toLowerCase() ?? ''} ${name.trim()}`;
  });

/** Tab, or the other key, until the keyboard is there. */
const goTo = async (page: Page, wanted: RegExp, key = 'Tab'): Promise<void> => {
  const seen: string[] = [];
  for (let i = 0; i < 80; i += 1) {
    await page.keyboard.press(key);
    const now = await at(page);
    if (wanted.test(now)) return;
    seen.push(now.slice(0, 30));
  }
  throw new Error(`${wanted.source} is not reached: ${seen.join(', ')}`);
};

test('choose, compute, write, walk through the awards, go to a cell and leave the grid', async () => {
  const { page, complaints } = await visit.open({ viewport: { width: 1400, height: 900 } });
  await page.goto('/workbench.html');
  const pane = paneOf(page);
  await pane.getByText(/第 5–84 行/).waitFor();
  const press = (key: string): Promise<void> => page.keyboard.press(key);
  const shownCell = page.locator('[data-cell="F5"]');

  // Another sheet: the keyboard stays on the choice while it is read, and the workbook turns to it.
  await goTo(page, /^select 工作表$/);
  await press('ArrowDown');
  await page.getByRole('treegrid', { name: '工作表 区县统计' }).waitFor();
  await pane.getByText(/第 5–84 行/).waitFor({ state: 'detached' });
  expect(await at(page)).toBe('select 工作表');
  await press('ArrowUp');
  await pane.getByText(/第 5–84 行/).waitFor();
  expect(await at(page)).toBe('select 工作表');
  await shownCell.waitFor();

  await goTo(page, new RegExp(`^button ${texts.compute.zh}$`));
  await press('Enter');
  await pane.getByText(texts.totalAwarded.zh).waitFor();
  await goTo(page, new RegExp(`^button ${texts.prepare.zh}$`));
  await press('Enter');
  await pane.getByText(texts.willWrite.zh).waitFor();
  await press('Enter');
  await pane.getByText(texts.hasWritten.zh).waitFor();

  // Cells are shown, and the keyboard stays where they were asked for.
  await goTo(page, new RegExp(`^button ${texts.showColumns.zh}$`), 'Shift+Tab');
  await press('Enter');
  await page.locator('.rgCell.cell-own').first().waitFor();
  expect(await at(page)).toBe(`button ${texts.showColumns.zh}`);
  await goTo(page, new RegExp(`^tab ${texts.tabRun.zh}`), 'Shift+Tab');
  await press('ArrowRight');
  await press('ArrowRight');
  await press('Enter');
  await goTo(page, new RegExp(`^button ${explainTexts.next.zh}$`));
  await press('Enter');
  await pane.getByText(texts.steps.zh).waitFor();
  const first = await pane.getByRole('status').textContent();
  await press('Enter');
  await page.waitForFunction(
    (before) => document.querySelector('[data-part="pane"] [role="status"]')?.textContent !== before,
    first,
  );
  // A button that leads to another view goes with its own; the keyboard is at the beginning of the next.
  await goTo(page, new RegExp(`^button ${texts.back.zh}$`));
  await press('Enter');
  await pane.getByRole('button', { name: texts.back.zh }).waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-part') === 'body');
  await press('Tab');
  expect(await at(page)).toMatch(/^select /);
  await goTo(page, new RegExp(`^button ${explainTexts.next.zh}$`));
  await press('Enter');
  await pane.getByText(texts.steps.zh).waitFor();
  await goTo(page, /^button 转到 /);
  await press('Enter');
  expect(await at(page)).toMatch(/^button 转到 /);

  // The grid takes the keyboard when somebody goes there, and gives it back.
  await goTo(page, /^treegrid /, 'Shift+Tab');
  await press('ArrowRight');
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'gridcell');
  await press('Tab');
  expect(await at(page)).toBe('tab 申报汇总');
  await press('ArrowDown');
  expect(await at(page)).toMatch(/^tab /);
  await press('Shift+Tab');
  await press('Shift+Tab');
  expect(await at(page)).not.toMatch(/^gridcell/);
  expect(complaints).toEqual([]);
});
