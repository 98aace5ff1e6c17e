/** The pane as it runs inside Excel: Microsoft's client library over the in-memory host, in Chromium, at the width that Excel gives a pane. */
import type { Page } from 'playwright-core';
import { deskTexts as desk } from '../../src/taskpane/audit/texts';
import { guideTexts } from '../../src/taskpane/texts/guide-texts';
import { explainTexts } from '../../src/taskpane/texts/explain-texts';
import { texts } from '../../src/taskpane/texts/texts';
import { openXlsx } from '../../src/xlsx/open';
import { useBrowser, type Watched } from '../support/browser';
import type { BookSpec, ExcelHost } from '../support/excel-host';
import { seededBook } from '../support/desk-pages';
import { bookOf, officeScript, type PageOptions } from '../support/excel-page';
import { screensOf } from '../support/pane-pages';
import { samplePort } from '../support/sample';

interface InPage {
  readonly excelHost: ExcelHost;
}

const visit = useBrowser();
let book: BookSpec;
beforeAll(async () => {
  book = await bookOf(await samplePort());
});

jest.setTimeout(180_000);

const openPane = async (options: PageOptions = {}, query = '', of: BookSpec = book): Promise<Watched> => {
  const script = officeScript(of, options);
  const watched = await visit.open({
    viewport: { width: 320, height: 760 },
    answer: (url) => (url.endsWith('/office.js') ? script : undefined),
  });
  await watched.page.goto(`/taskpane.html${query}`);
  return watched;
};

const ended = ({ complaints }: Watched): void => expect(complaints).toEqual([]);

/** The value of a cell and where the host's columns of ours lie, asked of the host. */
const valueAt = (page: Page, sheet: string, row: number, column: number): Promise<unknown> =>
  page.evaluate(([name, r, c]) => (globalThis as unknown as InPage).excelHost.sheet(name).cells.get(r)?.get(c)?.value, [
    sheet,
    row,
    column,
  ] as const);

const headerColumn = (page: Page, sheet: string, row: number, header: string): Promise<number> =>
  page.evaluate(
    ([name, r, wanted]) => {
      const cells =
        (globalThis as unknown as InPage).excelHost.sheet(name).cells.get(r) ?? new Map<number, { readonly value: unknown }>();
      return [...cells].find(([, { value }]) => value === wanted)?.[0] ?? -1;
    },
    [sheet, row, header] as const,
  );

/** The pane chooses no policy by itself: several are shipped. */
const choose = async (page: Page): Promise<void> => {
  await page.getByRole('combobox', { name: texts.policy.zh, exact: true }).selectOption('shaoxing-4151-2025');
  await page.getByText(/第 5–84 行/).waitFor();
};

const toTheEnd = async (page: Page): Promise<void> => {
  const pane = page.locator('body');
  await choose(page);
  for (const { name, go } of screensOf(page, pane, 'zh')) {
    await go();
    if (name === 'written') return;
  }
};

test('computes and writes through Office.js, and explains the award that is selected in Excel', async () => {
  const watched = await openPane();
  const { page } = watched;
  await toTheEnd(page);
  const column = await headerColumn(page, '申报汇总', 3, '制造业项目设备投入奖励（元）');
  expect(column).toBeGreaterThan(30);
  expect(await valueAt(page, '申报汇总', 4, column)).toBe(2_300_000);
  // The user's own cells are as they were.
  expect(await valueAt(page, '申报汇总', 4, 5)).toBe(2300);

  await page.evaluate(([at]) => (globalThis as unknown as InPage).excelHost.select('申报汇总', 4, at), [column] as const);
  await page.getByText(texts.steps.zh).waitFor();
  await page.getByText('230万元', { exact: true }).first().waitFor();

  await page
    .getByRole('button', { name: texts.goTo('F5').zh })
    .first()
    .click();
  const selected = (): Promise<readonly [string, number, number]> =>
    page.evaluate(() => {
      const { sheet, area } = (globalThis as unknown as InPage).excelHost.book.selection;
      return [sheet.name, area.row, area.column] as const;
    });
  await page.waitForFunction(() => (globalThis as unknown as InPage).excelHost.book.selection.area.column === 5);
  expect(await selected()).toEqual(['申报汇总', 4, 5]);
  await page.getByText(texts.steps.zh).waitFor();

  // From one award that waits for a decision to the next: shown in the pane, selected on the sheet.
  await page.getByRole('combobox', { name: explainTexts.jumpKind.zh }).selectOption('undecided');
  await page.getByRole('button', { name: explainTexts.next.zh }).click();
  await page.waitForFunction(() => (globalThis as unknown as InPage).excelHost.book.selection.area.column > 30);
  const [, row, at] = await selected();
  await page
    .getByRole('status')
    .filter({ hasText: texts.selectedRow(row + 1).zh })
    .waitFor();
  expect(await valueAt(page, '申报汇总', row, at)).toBeTruthy();
  await page.keyboard.press('Alt+ArrowDown');
  await page.waitForFunction(
    ([r, c]) => {
      const { area } = (globalThis as unknown as InPage).excelHost.book.selection;
      return area.row !== r || area.column !== c;
    },
    [row, at] as const,
  );
  ended(watched);
});

test('with the keyboard alone: choose, compute, write, and go through the awards', async () => {
  const watched = await openPane();
  const { page } = watched;
  /** Tab until the control has the focus; never more often than there can be controls. */
  const tabTo = async (name: string): Promise<void> => {
    for (let presses = 0; presses < 150; presses += 1) {
      const there = await page.evaluate((wanted) => {
        const at = document.activeElement;
        const label = at instanceof HTMLSelectElement ? at.labels[0]?.textContent : null;
        return [at?.getAttribute('aria-label'), label, at?.textContent].some((one) => one?.trim() === wanted);
      }, name);
      if (there) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`the focus never comes to ${name}`);
  };
  const pressKey = async (name: string): Promise<void> => {
    await tabTo(name);
    await page.keyboard.press('Enter');
  };
  await page.getByRole('combobox', { name: texts.policy.zh, exact: true }).waitFor();
  await tabTo(texts.policy.zh);
  const policy = page.getByRole('combobox', { name: texts.policy.zh, exact: true });
  for (let steps = 0; steps < 20 && (await policy.inputValue()) !== 'shaoxing-4151-2025'; steps += 1)
    await page.keyboard.press('ArrowDown');
  await page.getByText(/第 5–84 行/).waitFor();
  await pressKey(texts.compute.zh);
  await page.getByText(texts.totalAwarded.zh).waitFor();
  await pressKey(texts.prepare.zh);
  await page.getByText(texts.willWrite.zh).waitFor();
  await pressKey(texts.write.zh);
  await page.getByText(texts.selectHint.zh).waitFor();
  await tabTo(texts.tabRun.zh);
  for (const key of ['ArrowRight', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
  await page.getByRole('button', { name: explainTexts.next.zh }).waitFor();
  await pressKey(explainTexts.next.zh);
  await page.getByText(texts.steps.zh).waitFor();
  ended(watched);
});

test('after a reload the pane begins with the policy, the readings and the language of before, and without the guide', async () => {
  const watched = await openPane();
  const { page } = watched;
  await choose(page);
  await page.getByRole('button', { name: guideTexts.dismiss.zh }).click();
  await page.getByRole('button', { name: texts.compute.zh, exact: true }).click();
  await page.getByText(texts.totalAwarded.zh).waitFor();
  await page.getByRole('button', { name: /^口径/ }).click();
  await page.getByRole('radio', { name: '须同时列入' }).click();
  await page.getByRole('button', { name: texts.language.zh, exact: true }).click();
  await page.reload();
  await page.getByText(/Rows 5–84/).waitFor();
  expect(await page.getByRole('combobox', { name: texts.policy.en, exact: true }).inputValue()).toBe('shaoxing-4151-2025');
  await page.getByText(guideTexts.readingsKept.en).waitFor();
  expect(await page.getByRole('region', { name: guideTexts.title.en }).count()).toBe(0);
  await page.getByRole('button', { name: guideTexts.show.en }).click();
  await page.getByRole('region', { name: guideTexts.title.en }).waitFor();
  // The help page leads to it as well.
  await page.goto('/help.html');
  await page.getByRole('link', { name: /三步引导/ }).click();
  await page.getByRole('region', { name: guideTexts.title.en }).waitFor();
  ended(watched);
});

test('the ribbon’s button that explains, before any run, says what to do and leads there', async () => {
  const watched = await openPane({}, '?view=explain');
  const { page } = watched;
  await page.getByText(texts.explainEmpty.zh).waitFor();
  await page.getByRole('button', { name: texts.toRun.zh }).click();
  await choose(page);
  ended(watched);
});

test('the ribbon’s button that audits opens the desk: findings are selected in Excel, opinions and the paper written through Office.js', async () => {
  const opened = await openXlsx(await seededBook(), '名单.xlsx');
  if (!opened.ok) throw new Error('refused');
  const watched = await openPane({}, '?view=audit', await bookOf(opened.value));
  const { page } = watched;
  await page.getByRole('combobox', { name: texts.policy.zh, exact: true }).selectOption('shaoxing-4151-2025');
  await page.getByText(desk.recognised.zh).first().waitFor();
  await page.getByRole('button', { name: desk.run.zh, exact: true }).click();
  await page.getByText(desk.byCause.zh).waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: desk.through.zh }).click();
  await page.waitForFunction(() => {
    const { sheet, area } = (globalThis as unknown as InPage).excelHost.book.selection;
    return sheet.name === '拟奖补名单' && area.row === 2 && area.column === 8;
  });
  await page.getByRole('radio', { name: '存疑' }).check();
  await page.getByRole('textbox', { name: desk.remark.zh }).fill('待查');
  await page.getByRole('button', { name: desk.write.zh, exact: true }).click();
  await page.getByText(desk.wroteSheets('核对底稿、核对底稿·明细').zh).waitFor();
  const findings = await page.evaluate(() =>
    [...((globalThis as unknown as InPage).excelHost.sheet('核对底稿·明细').cells.get(1)?.values() ?? [])].map(
      ({ value }) => value,
    ),
  );
  expect(findings).toEqual(expect.arrayContaining(['I3', '绍兴乙纺织有限公司', '存疑', '待查']));
  expect(await valueAt(page, '拟奖补名单', 2, 8)).toBe(1800);
  ended(watched);
});

test('an Excel without notes is told of, and everything else is written', async () => {
  const watched = await openPane({ profile: 'ltsc2021' });
  await watched.page.getByText(/不能写批注/).waitFor();
  await toTheEnd(watched.page);
  const column = await headerColumn(watched.page, '申报汇总', 3, '制造业项目设备投入奖励（元）');
  expect(await valueAt(watched.page, '申报汇总', 4, column)).toBe(2_300_000);
  ended(watched);
});

test('an English Excel has an English pane; a dark one a dark pane', async () => {
  const watched = await openPane({ language: 'en-US', ground: '#262626' });
  await watched.page.getByText(texts.step1.en).waitFor();
  const ground = await watched.page.locator('main').evaluate((main) => getComputedStyle(main).backgroundColor);
  expect(Number(/\d+/.exec(ground)?.[0])).toBeLessThan(80);
  ended(watched);
});

test('while a cell is being edited the pane waits, and goes on when it is done', async () => {
  const watched = await openPane();
  const { page } = watched;
  await choose(page);
  await page.evaluate(() => (globalThis as unknown as InPage).excelHost.setEditing(true));
  await page.getByRole('button', { name: texts.compute.zh, exact: true }).click();
  await page.getByText(/正在读取/).waitFor();
  await page.evaluate(() => (globalThis as unknown as InPage).excelHost.setEditing(false));
  await page.getByText(texts.totalAwarded.zh).waitFor();
  ended(watched);
});

test.each([
  ['an Excel that is too old', { tooOld: true }, texts.tooOld.zh],
  ['a page outside of Excel', { outside: true }, texts.notInExcel.zh],
] as const)('%s is told what it needs', async (_, options, message) => {
  const watched = await openPane(options);
  await watched.page.getByText(message).waitFor();
  ended(watched);
});

test('without Office.js the address that cannot be reached is named', async () => {
  const { page } = await visit.open({ viewport: { width: 320, height: 760 } });
  await page.goto('/taskpane.html');
  await page.getByText(/没有载入 Office\.js.*appsforoffice\.microsoft\.com/).waitFor();
});
