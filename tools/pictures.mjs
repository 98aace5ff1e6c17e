/** The pages of dist with the sample workbook come in, docs/pictures/workbench.png goes out: the workbench with the working of an award. Run after `npm run build`, and look at them. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import chromium from './chromium.cjs';

const SITE = 'http://localhost';
const dist = (path) => fileURLToPath(new URL(`../dist${path}`, import.meta.url));
const picture = (name) => fileURLToPath(new URL(`../docs/pictures/${name}.png`, import.meta.url));

const browser = await chromium.launchChromium();

/** Up to the working of the first award of equipment investment. */
const explained = async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.route(`${SITE}/**`, (route) => {
    const path = dist(decodeURIComponent(new URL(route.request().url()).pathname));
    return existsSync(path) ? route.fulfill({ path }) : route.fulfill({ status: 404 });
  });
  const page = await context.newPage();
  await page.goto(`${SITE}/workbench.html`);
  const pane = page.locator('[data-part="pane"]');
  const press = (name) => pane.getByRole('button', { name, exact: true }).first().click();
  await press('知道了');
  await press('测算');
  await press('预览写入内容');
  await pane.getByText(/将写入以下内容/).waitFor();
  await press('写入工作簿');
  await press('查看写入的列');
  await page.locator('.rgCell.cell-own', { hasText: '2,300,000.00' }).first().click();
  await pane.getByText('逐步计算').waitFor();
  return page;
};

/** Without a note over the cell, and when nothing moves any more. */
const still = async (page) => {
  await page.mouse.move(500, 10);
  await page.waitForTimeout(1000);
};

try {
  const page = await explained();
  await still(page);
  await page.screenshot({ path: picture('workbench') });
} finally {
  await browser.close();
}
