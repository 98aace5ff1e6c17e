/** The pane on a page in Chromium, step by step, in either language: a page with the workbench or the pane in; what a person would press, out. */
import type { Locator, Page } from 'playwright-core';
import type { Lang } from '../../src/core/lang';
import { catalogueTexts as catalogue } from '../../src/taskpane/catalogue/texts';
import { guideTexts } from '../../src/taskpane/texts/guide-texts';
import { explainTexts } from '../../src/taskpane/texts/explain-texts';
import { texts } from '../../src/taskpane/texts/texts';

export interface PaneScreen {
  readonly name: string;
  /** Brings the page from the screen before to this one. */
  readonly go: () => Promise<void>;
}

export const paneOf = (page: Page): Locator => page.locator('[data-part="pane"]');

const LEAST_WIDTH = 300;

/** Not the document: a text of the same build. */
const MADE_UP = `一、示例
（七）园区。对示例园区奖励不超过20万元。
（八）设备。对示例项目设备投资额300万元以上的，按6%给予奖励，最高1500万元。
（九）开工。每提前1天奖励1万元。
`;

/** Opens the workbench with the sample, the pane at its least width. */
export const openWorkbench = async (page: Page, lang: Lang = 'zh'): Promise<Locator> => {
  await page.goto('/workbench.html');
  const pane = paneOf(page);
  await pane.getByText(/第 5–84 行/).waitFor();
  const edge = page.getByRole('separator');
  await edge.focus();
  while (Number(await edge.getAttribute('aria-valuenow')) > LEAST_WIDTH) await page.keyboard.press('ArrowRight');
  if (lang === 'en') {
    await pane.getByRole('button', { name: texts.language.zh }).click();
    await pane.getByText(texts.step1.en).waitFor();
  }
  return pane;
};

const exact = { exact: true } as const;

/** Every screen of the pane, in the order in which a person comes to it. */
export const screensOf = (_page: Page, pane: Locator, lang: Lang): readonly PaneScreen[] => {
  const t = (text: { readonly zh: string; readonly en: string }): string => text[lang];
  const press = (name: string | RegExp): Promise<void> =>
    pane
      .getByRole('button', { name, ...(typeof name === 'string' && exact) })
      .first()
      .click();
  const fold = (title: { readonly zh: string; readonly en: string }): Promise<void> => press(new RegExp(`^${t(title)}`));
  return [
    { name: 'first run', go: () => pane.getByRole('region', { name: t(guideTexts.title) }).waitFor() },
    {
      name: 'recognised',
      go: async () => {
        await press(t(guideTexts.dismiss));
        await pane.getByText(t(texts.identityColumns)).waitFor();
      },
    },
    {
      name: 'a column being changed',
      go: async () => {
        await fold(texts.dataColumns);
        await press(t(texts.changeOf(lang === 'zh' ? '当年设备投资额' : 'Equipment investment of the year')));
        await pane.getByRole('combobox', { name: t(texts.unit) }).waitFor();
      },
    },
    {
      name: 'readings and figures',
      go: async () => {
        await fold(texts.dataColumns);
        await fold(texts.readings);
        await fold(texts.parameters);
        await pane.getByRole('radio').first().waitFor();
        await fold(texts.notFound);
      },
    },
    {
      name: 'results',
      go: async () => {
        for (const title of [texts.readings, texts.parameters, texts.notFound]) await fold(title);
        await press(t(texts.compute));
        await pane.getByText(t(texts.totalAwarded)).waitFor();
        await fold(texts.byStatus);
      },
    },
    {
      name: 'before writing',
      go: async () => {
        await press(t(texts.prepare));
        await pane.getByText(t(texts.willWrite)).waitFor();
      },
    },
    {
      name: 'written',
      go: async () => {
        await press(t(texts.write));
        await pane.getByText(t(texts.selectHint)).waitFor();
      },
    },
    {
      name: 'a row',
      go: async () => {
        await pane.getByRole('tab', { name: t(texts.tabExplain) }).click();
        await pane.getByRole('textbox', { name: t(explainTexts.find) }).fill('5');
        await pane.getByRole('listitem').getByRole('button').first().click();
        await pane.getByRole('list', { name: t(explainTexts.itemsOfRow) }).waitFor();
      },
    },
    {
      name: 'a working',
      go: async () => {
        await pane
          .getByRole('list', { name: t(explainTexts.itemsOfRow) })
          .getByRole('button')
          .first()
          .click();
        await pane.getByText(t(texts.steps)).waitFor();
      },
    },
    {
      name: 'a clause',
      go: async () => {
        await press(t(catalogue.openItem));
        await pane.getByRole('heading', { name: t(catalogue.inputs) }).waitFor();
      },
    },
    {
      name: 'no official text yet',
      go: async () => {
        await press(t(catalogue.openSource));
        await pane.getByText(t(catalogue.sourceHelp('shaoxing-4151-2025.txt'))).waitFor();
      },
    },
    {
      name: 'an official text',
      go: async () => {
        await pane
          .locator('input[type=file]')
          .setInputFiles({ name: 'made-up.txt', mimeType: 'text/plain', buffer: Buffer.from(MADE_UP) });
        await pane.locator('mark[data-look=figure]').first().waitFor();
      },
    },
    {
      name: 'a search in the text',
      go: async () => {
        await pane.getByRole('searchbox', { name: t(catalogue.searchSource) }).fill('设备');
        await pane.locator('mark[data-look=found]').first().waitFor();
      },
    },
    {
      name: 'the clauses',
      go: async () => {
        await press(t(catalogue.backToItem));
        await press(t(catalogue.back));
        await pane.getByRole('searchbox', { name: t(catalogue.searchLabel) }).waitFor();
        await fold(catalogue.filters);
        await pane.getByRole('combobox', { name: t(catalogue.subject) }).waitFor();
      },
    },
    {
      name: 'clauses found',
      go: async () => {
        await pane.getByRole('searchbox', { name: t(catalogue.searchLabel) }).fill('设备');
        await pane.getByText(/^\d+ of \d+ items$|项中的 \d+ 项$/).waitFor();
      },
    },
  ];
};
