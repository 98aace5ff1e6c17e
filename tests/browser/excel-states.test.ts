/** What a person seldom sees of the pane inside Excel, at 300 px in every theme: an Excel that falls silent while it writes, and the next pane, which tells of the write that broke off and cleans up. */
import type { Page } from 'playwright-core';
import { texts } from '../../src/taskpane/texts/texts';
import { useBrowser } from '../support/browser';
import type { BookSpec, ExcelHost } from '../support/excel-host';
import { officeScript } from '../support/excel-page';
import { paneOf } from '../support/pane-pages';
import { lookAt } from '../support/screen-checks';

const SHEET = '申报汇总';
const BOOK: BookSpec = {
  sheets: [
    {
      name: SHEET,
      cells: [
        ['企业名称', '所属区县', '设备投资额（万元）', '列入市重点工业项目计划'],
        ['绍兴甲机械有限公司', '越城区', 1000, '是'],
        ['绍兴乙纺织有限公司', '柯桥区', 3000, '否'],
      ],
    },
  ],
};

const visit = useBrowser();

jest.setTimeout(180_000);

type InPage = typeof globalThis & { readonly excelHost: ExcelHost };

const chosen = (page: Page): Promise<unknown> =>
  page.getByRole('combobox', { name: texts.policy.zh, exact: true }).selectOption('shaoxing-4151-2025');

/** As if the pane were closed and opened again, on the same workbook: its scripts begin anew in a place of their own. */
const openAnew = (page: Page): Promise<void> =>
  page.evaluate(() => {
    // What the first pane says of colours is not the second's.
    document.querySelectorAll('head style[id]').forEach((style) => style.remove());
    const root = document.createElement('div');
    root.id = 'root';
    root.dataset['part'] = 'pane';
    document.getElementById('root')?.replaceWith(root);
    for (const { src } of [...document.scripts].filter((one) => one.src.startsWith(location.origin)))
      document.body.append(Object.assign(document.createElement('script'), { src, async: false }));
  });

test('Excel falls silent while it writes; the next pane tells and cleans up', async () => {
  // Excel has no ground colour of its own here, so that the system decides.
  const script = officeScript(BOOK, { ground: '' });
  const { page, complaints } = await visit.open({ viewport: { width: 300, height: 760 }, answer: () => script });
  await page.goto('/taskpane.html');
  await page.locator('#root').evaluate((root) => (root.dataset['part'] = 'pane'));
  const pane = paneOf(page);
  const press = (name: string): Promise<void> => pane.getByRole('button', { name, exact: true }).first().click();
  await chosen(page);
  await pane.getByText(/第 2–3 行/).waitFor();
  await press(texts.compute.zh);
  await pane.getByText(texts.totalAwarded.zh).waitFor();
  await press(texts.prepare.zh);
  await pane.getByText(texts.willWrite.zh).waitFor();
  // Headers of ours stand on the sheet by then.
  await page.evaluate(
    ([name]) => {
      const { excelHost } = globalThis as InPage;
      excelHost.onRequest(() => {
        const ours =
          excelHost.book.sheets
            .find((sheet) => sheet.name === name)
            ?.cells.get(0)
            ?.get(4)?.value ?? '';
        if (ours === '') return;
        excelHost.onRequest(undefined);
        excelHost.fail({ request: 1, drop: true, forGood: true });
      });
    },
    [SHEET] as const,
  );
  await press(texts.write.zh);
  await pane.getByText(/15 秒没有应答/).waitFor({ timeout: 60_000 });
  await lookAt(page, pane, 'Excel is silent', 'excel');
  await press(texts.cancel.zh);
  await pane.getByText(texts.cancelling.zh).waitFor();
  await lookAt(page, pane, 'cancelled while Excel is silent', 'excel');
  await press(texts.leave.zh);
  await pane.getByText(/写入可能只完成了一半/).waitFor();
  await lookAt(page, pane, 'no longer waited for', 'excel');

  await page.evaluate(() => (globalThis as InPage).excelHost.fail(undefined));
  await openAnew(page);
  await pane.locator('[data-part="broken-off"]').waitFor();
  // There and to be pressed.
  await pane.getByRole('button', { name: texts.takeBack.zh }).click({ trial: true });
  await lookAt(page, pane, 'a write that broke off', 'excel');
  await press(texts.takeBack.zh);
  await pane.getByText(texts.tookBack.zh).waitFor();
  await lookAt(page, pane, 'cleaned up', 'excel');
  const left = await page.evaluate(() => (globalThis as InPage).excelHost.book.sheets.map(({ name }) => name));
  expect(left).toEqual([SHEET]);
  expect(complaints).toEqual([]);
});
