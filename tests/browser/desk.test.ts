/** The auditor's desk in Chromium: every screen of it, and the whole job from a file with errors to a paper whose opinions are there when it is opened again. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { readMarks } from '../../src/audit/marks';
import { deskTexts as desk } from '../../src/taskpane/audit/texts';
import { texts } from '../../src/taskpane/texts/texts';
import { texts as bench } from '../../src/workbench/texts';
import { openXlsx } from '../../src/xlsx/open';
import { useBrowser } from '../support/browser';
import { deskScreensOf, earlierBook, openBookOn, POLICY, seededBook } from '../support/desk-pages';
import { openWorkbench, paneOf } from '../support/pane-pages';
import { lookAt, lookOnceAt } from '../support/screen-checks';

const visit = useBrowser();

jest.setTimeout(300_000);

test('every screen of the desk in three themes', async () => {
  const { page, complaints } = await visit.open({ viewport: { width: 1100, height: 900 } });
  const pane = await openWorkbench(page);
  await openBookOn(page, '拟奖补名单.xlsx', await seededBook());
  for (const [i, { name, go }] of deskScreensOf(pane, 'zh').entries()) {
    await go();
    await lookAt(page, pane, `${i + 1} ${name}`, 'desk');
  }
  expect(complaints).toEqual([]);
});

const HAN = /[\u3400-\u9fff]/;

test('in English every screen of the desk; its own words are English', async () => {
  const { page, complaints } = await visit.open({ viewport: { width: 1100, height: 900 } });
  const pane = await openWorkbench(page, 'en');
  await openBookOn(page, '拟奖补名单.xlsx', await seededBook());
  for (const [i, { name, go }] of deskScreensOf(pane, 'en').entries()) {
    await go();
    await lookOnceAt(page, pane, `${i + 1} ${name}`, 'desk', 'en');
    const words = await pane.evaluate((root) => [
      ...[...root.querySelectorAll('h1, h2, button, label, legend, [role="status"], [role="tab"], dt, dd, thead th')].map(
        (element) => element.textContent ?? '',
      ),
      ...[...root.querySelectorAll('[aria-label]')].map((element) => element.getAttribute('aria-label') ?? ''),
    ]);
    // What the sheet and the document say is theirs; the other language is named in itself.
    const own = words.filter(
      (word) =>
        HAN.test(word) && word !== '中文' && !/绍兴|设备投入|“[^”]*”|[(（][一二三四五六七八九十]+[)）]|核对底稿|Audit/.test(word),
    );
    expect({ screen: name, own }).toEqual({ screen: name, own: [] });
  }
  expect(complaints).toEqual([]);
});

const auditIn = async (page: Page): Promise<void> => {
  const pane = paneOf(page);
  await pane.getByRole('tab', { name: texts.tabAudit.zh, exact: true }).click();
  await pane.getByRole('combobox', { name: texts.policy.zh, exact: true }).selectOption(POLICY);
  await pane.getByText(desk.recognised.zh).first().waitFor();
  await pane.getByRole('button', { name: desk.run.zh, exact: true }).click();
  await pane.getByText(desk.byCause.zh).waitFor({ timeout: 60_000 });
};

test('the whole job: errors found and named, marked, written, saved; opened again the opinions are there', async () => {
  const { page, complaints, outside } = await visit.open({
    viewport: { width: 1400, height: 900 },
    acceptDownloads: true,
  });
  const pane = await openWorkbench(page);
  await openBookOn(page, '拟奖补名单.xlsx', await seededBook());
  await pane.getByRole('tab', { name: texts.tabAudit.zh, exact: true }).click();
  await pane.getByRole('combobox', { name: texts.policy.zh, exact: true }).selectOption(POLICY);
  await pane.getByText(desk.recognised.zh).first().waitFor();
  await pane.getByRole('button', { name: new RegExp(`^${desk.others.zh}`) }).click();
  await pane
    .getByLabel(desk.addFileLabel.zh)
    .setInputFiles({ name: '2024年.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(await earlierBook()) });
  await pane.getByText(desk.fileOf('2024年.xlsx', 1).zh).waitFor();
  await auditIn(page);

  // Each planted error, by the cell that it is in, with its cause.
  await pane.getByRole('button', { name: desk.through.zh }).click();
  await pane.getByRole('button', { name: desk.backToList.zh }).click();
  const list = pane.getByRole('list', { name: desk.findings.zh });
  await list.waitFor();
  const lines = await list.getByRole('listitem').allInnerTexts();
  const at = (cell: string): string => lines.filter((line) => line.startsWith(`${cell} `)).join('\n');
  expect(at('I3')).toContain('上限未执行');
  expect(at('I4')).toContain('未达到条件');
  expect(at('I5')).toContain('加点用错');
  expect(at('I6')).toContain('符合条件未奖');
  expect(at('I7')).toContain('数字录错');
  expect(lines.filter((line) => line.includes('贴近界限')).join('\n')).toContain('绍兴庚光电');
  expect(lines.filter((line) => line.includes('合计不符')).length).toBe(1);
  const doubles = lines.filter((line) => line.includes('疑似重复')).join('\n');
  expect(doubles).toContain('同一发票号码');
  expect(doubles).toContain('2024年');
  expect(lines.filter((line) => /绍兴第\d+实业/.test(line))).toEqual([]);

  // From one to the next, the sheet goes along; each gets an opinion.
  await pane.getByRole('combobox', { name: desk.kind.zh }).selectOption('difference');
  await list.getByRole('button').first().click();
  for (const [cell, mark, remark] of [
    ['I3', '更正', '按1500万元封顶'],
    ['I4', '存疑', '待补发票'],
    ['I5', '认可', ''],
  ] as const) {
    await pane.getByRole('button', { name: texts.goTo(cell).zh }).waitFor();
    await page.locator(`[data-cell="${cell}"]`).waitFor();
    await pane.getByRole('radio', { name: mark }).check();
    if (remark !== '') await pane.getByRole('textbox', { name: desk.remark.zh }).fill(remark);
    await pane.getByRole('button', { name: desk.next.zh }).click();
  }
  await pane.getByRole('button', { name: texts.goTo('I6').zh }).waitFor();
  await pane.getByRole('button', { name: desk.write.zh, exact: true }).click();
  await pane.getByText(desk.wroteSheets('核对底稿、核对底稿·明细').zh).waitFor();
  await page.getByRole('tab', { name: '核对底稿·明细' }).waitFor();

  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: bench.save.zh }).click();
  const file = join(visit.folder(), '核对后.xlsx');
  await (await saving).saveAs(file);
  const saved = await openXlsx(new Uint8Array(readFileSync(file)), '核对后.xlsx');
  if (!saved.ok) throw new Error('the saved file does not open');
  const marks = [...readMarks(await saved.value.read('核对底稿·明细')).values()];
  expect(marks.map(({ mark, remark }) => [mark, remark])).toEqual([
    ['更正', '按1500万元封顶'],
    ['存疑', '待补发票'],
    ['认可', ''],
  ]);

  await openBookOn(page, '核对后.xlsx', new Uint8Array(readFileSync(file)));
  await auditIn(page);
  await pane.getByRole('button', { name: desk.through.zh }).click();
  await pane.getByRole('button', { name: desk.backToList.zh }).click();
  await pane.getByRole('combobox', { name: desk.opinion.zh }).selectOption('存疑');
  await list.getByRole('listitem').nth(1).waitFor({ state: 'detached' });
  expect(await list.getByRole('listitem').count()).toBe(1);
  await list.getByRole('button').first().click();
  expect(await pane.getByRole('textbox', { name: desk.remark.zh }).inputValue()).toBe('待补发票');
  expect(await pane.getByRole('radio', { name: '存疑' }).isChecked()).toBe(true);

  expect(complaints).toEqual([]);
  expect(outside).toEqual([]);
});
