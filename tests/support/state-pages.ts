/** States of the pane that a person seldom meets, on a page in Chromium: what has to go before in, what to press, in the order of a day's work, out. */
import type { Locator, Page } from 'playwright-core';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { catalogueTexts as catalogue } from '../../src/taskpane/catalogue/texts';
import { explainTexts } from '../../src/taskpane/texts/explain-texts';
import { texts } from '../../src/taskpane/texts/texts';
import { createXlsx } from '../../src/xlsx/create';
import { openXlsx } from '../../src/xlsx/open';
import { itemKey } from '../../src/sheet/own-keys';
import { columnLetters } from '../../src/sheet/port/own-names';
import { editCells } from './edit-cells';
import type { PaneScreen } from './pane-pages';

const exact = { exact: true } as const;
export const SHEET = '申报汇总';
const POLICY = 'shaoxing-4151-2025';

/** Not the document: a text of the same build, with most articles left out. */
const MADE_UP = '一、示例\n（七）园区。对示例园区奖励不超过20万元。\n';

const pressing =
  (pane: Locator) =>
  (name: string | RegExp): Promise<void> =>
    pane
      .getByRole('button', { name, ...(typeof name === 'string' && exact) })
      .first()
      .click();

/** A workbook that a run was written into, with an award and a figure that somebody changed since, and a remark of theirs on a sheet of ours. */
export const changedSince = async (written: Uint8Array): Promise<Uint8Array> => {
  const opened = await openXlsx(written, 't.xlsx');
  if (!opened.ok) throw new Error('refused');
  const own = (await opened.value.ownColumns(SHEET)).find(({ key }) => key === itemKey(POLICY, '8-equipment'));
  if (!own) throw new Error('no column of the award');
  return editCells(written, {
    [SHEET]: { [`${columnLetters(own.column)}5`]: 2_000_000, F6: 3210 },
    数据问题: { H2: '已电话核实' },
  });
};

/** The figure that `changedSince` changed, as it was when the results were written, in a workbook that has marked them as out of date. */
export const changedBack = async (marked: Uint8Array, written: Uint8Array): Promise<Uint8Array> => {
  const opened = await openXlsx(written, 't.xlsx');
  if (!opened.ok) throw new Error('refused');
  const grid = await opened.value.read(SHEET);
  const figure = grid.columns[5 - grid.firstColumn]?.values[5 - grid.firstRow];
  if (figure === undefined) throw new Error('no figure');
  return editCells(marked, { [SHEET]: { F6: figure } });
};

/** A workbook whose second sheet has broken rows. */
export const brokenSheet = async (): Promise<Uint8Array> => {
  const sheet = (name: string) => ({ name, rows: [['企业名称'], ['甲公司']], widths: [], freeze: { rows: 1, columns: 0 } });
  const parts = unzipSync(await createXlsx([sheet('好的'), sheet('坏的')]));
  const part = 'xl/worksheets/sheet2.xml';
  const xml = strFromU8(parts[part] as Uint8Array);
  return zipSync({ ...parts, [part]: strToU8(xml.replace('</c>', '</d>')) });
};

/** From one award to the next, before and after the last, and cells that have none. */
export const workingStates = (page: Page, pane: Locator): readonly PaneScreen[] => {
  const press = pressing(pane);
  const kind = (value: string) => pane.getByRole('combobox', { name: explainTexts.jumpKind.zh }).selectOption(value);
  const select = async (address: string): Promise<void> => {
    await page.locator(`[data-cell="${address}"]`).first().click();
  };
  return [
    { name: 'nothing computed', go: () => pane.getByRole('tab', { name: texts.tabExplain.zh }).click() },
    {
      name: 'a cell that is no data',
      go: async () => {
        await pane.getByRole('tab', { name: texts.tabRun.zh, ...exact }).click();
        await press(texts.compute.zh);
        await pane.getByText(texts.totalAwarded.zh).waitFor();
        await pane.getByRole('tab', { name: texts.tabExplain.zh }).click();
        await select('A1');
        await pane.getByText(texts.notData.zh).waitFor();
      },
    },
    {
      name: 'before the first award',
      go: async () => {
        await press(explainTexts.next.zh);
        await pane.getByText(texts.steps.zh).waitFor();
        await press(explainTexts.previous.zh);
        await pane.getByText(explainTexts.noneBefore.zh).waitFor();
      },
    },
    ...(['capped', 'displaced', 'undecided'] as const).map((one) => ({
      name: `the next, ${one}`,
      go: async () => {
        await kind(one);
        await press(explainTexts.next.zh);
        await pane.getByText(texts.steps.zh).or(pane.getByText(explainTexts.noneAfter.zh)).first().waitFor();
      },
    })),
    {
      name: 'after the last award',
      go: async () => {
        for (let presses = 0; presses < 400 && !(await pane.getByText(explainTexts.noneAfter.zh).isVisible()); presses += 1)
          await press(explainTexts.next.zh);
        await pane.getByText(explainTexts.noneAfter.zh).waitFor();
      },
    },
    {
      name: 'a row with all its items',
      go: async () => {
        await pane.getByRole('textbox', { name: explainTexts.find.zh }).fill('7');
        await pane
          .getByRole('listitem')
          .filter({ hasText: texts.selectedRow(7).zh })
          .getByRole('button')
          .first()
          .click();
        await press(new RegExp(explainTexts.allItems(0).zh.split('0')[0] ?? ''));
      },
    },
    {
      name: 'an item that is missing data',
      go: async () => {
        await pane.getByRole('listitem').filter({ hasText: '缺数据' }).first().getByRole('button').first().click();
        await pane.getByText(texts.missingData.zh).waitFor();
      },
    },
    {
      name: 'an item that is not eligible',
      go: async () => {
        await press(texts.back.zh);
        await press(new RegExp(explainTexts.allItems(0).zh.split('0')[0] ?? ''));
        await pane.getByRole('listitem').filter({ hasText: '不符合' }).first().getByRole('button').first().click();
        await pane.getByText(texts.steps.zh).waitFor();
      },
    },
    {
      name: 'nobody found',
      go: async () => {
        await pane.getByRole('textbox', { name: explainTexts.find.zh }).fill('没有这一户');
        await pane.getByText(explainTexts.findNone.zh).waitFor();
      },
    },
  ];
};

/** The official text that is another, lacks articles, has no words, is no text. */
export const sourceStates = (_page: Page, pane: Locator): readonly PaneScreen[] => {
  const press = pressing(pane);
  const take = (name: string, content: string): Promise<void> =>
    pane.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });
  return [
    {
      name: 'a file of another kind',
      go: async () => {
        await pane.getByRole('tab', { name: catalogue.tab.zh, ...exact }).click();
        await press(new RegExp(`^${catalogue.openSource.zh}`));
        await take('made-up.pdf', MADE_UP);
        await pane.getByText(catalogue.wrongKind('made-up.pdf').zh).waitFor();
      },
    },
    {
      name: 'a file without text',
      go: async () => {
        await take('made-up.txt', '');
        await pane.getByText(catalogue.noText('made-up.txt').zh).waitFor();
      },
    },
    {
      name: 'a text that lacks articles',
      go: async () => {
        await take('made-up.txt', MADE_UP);
        await pane.getByText('文中没有找到').first().waitFor();
      },
    },
    {
      name: 'an article that is not in the text',
      go: async () => {
        await pane.getByRole('combobox', { name: catalogue.article.zh }).selectOption('(八)');
        await pane.getByText(catalogue.articleNotFound('（八）').zh).first().waitFor();
      },
    },
    {
      name: 'a search without hits',
      go: async () => {
        await pane.getByRole('searchbox', { name: catalogue.searchSource.zh }).fill('没有这个词');
        await pane.getByText(catalogue.hits(0).zh, exact).first().waitFor();
      },
    },
  ];
};

/** A workbook with results that have gone out of date and one that was changed by hand: told, answered, written, taken back. */
export const changedStates = (pane: Locator): readonly PaneScreen[] => {
  const press = pressing(pane);
  return [
    { name: 'out of date', go: () => pane.getByRole('button', { name: texts.markExpired.zh }).waitFor() },
    {
      name: 'a run to explain again',
      go: async () => {
        await pane.getByRole('tab', { name: texts.tabExplain.zh }).click();
        await pane.getByText(texts.remembered.zh).waitFor();
      },
    },
    {
      name: 'marked as out of date',
      go: async () => {
        await pane.getByRole('tab', { name: texts.tabRun.zh, ...exact }).click();
        await press(texts.markExpired.zh);
        await pane.getByText(texts.expiredMarked.zh).waitFor();
      },
    },
    {
      name: 'changed by hand',
      go: async () => {
        await press(texts.compute.zh);
        await pane.getByText(texts.totalAwarded.zh).waitFor();
        await press(texts.prepare.zh);
        await pane.getByText(texts.editsFound(1).zh).waitFor();
      },
    },
    {
      name: 'a decision with its reason',
      go: async () => {
        await pane.getByRole('radio', { name: texts.editChoice.decide.zh }).check();
        await pane.getByRole('textbox', { name: texts.editReason.zh }).fill('专家评审核减');
      },
    },
    {
      name: 'written, and a sheet with a remark kept',
      go: async () => {
        await pane.getByRole('textbox', { name: texts.editReason.zh }).press('Enter');
        await press(texts.write.zh);
        await pane.getByText(texts.hasWritten.zh).waitFor();
        const kept = pane.getByText(/没有覆盖：原表改名为/).first();
        await kept.waitFor();
        await kept.scrollIntoViewIfNeeded();
      },
    },
    {
      name: 'settings changed since',
      go: async () => {
        await press(texts.prepare.zh);
        await pane.getByText(texts.willWrite.zh).waitFor();
        await pane.getByRole('combobox', { name: texts.year.zh }).selectOption('2026');
        await pane.getByText(texts.stale.zh).first().waitFor();
        await pane.getByText(texts.stale.zh).first().scrollIntoViewIfNeeded();
      },
    },
    {
      name: 'before undoing',
      go: async () => {
        await press(texts.undo.zh);
        await pane.getByRole('button', { name: texts.undoNow.zh, ...exact }).waitFor();
        await pane.getByRole('button', { name: texts.undoNow.zh, ...exact }).scrollIntoViewIfNeeded();
      },
    },
    {
      name: 'undone',
      go: async () => {
        await press(texts.undoNow.zh);
        await pane.getByText(texts.undone.zh).waitFor();
      },
    },
  ];
};
