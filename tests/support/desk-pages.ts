/** The auditor's desk on a page in Chromium: a workbook with errors planted in it, and what a person presses at the desk, step by step, in either language. */
import type { Locator, Page } from 'playwright-core';
import type { Lang } from '../../src/core/lang';
import { deskTexts as desk } from '../../src/taskpane/audit/texts';
import { texts } from '../../src/taskpane/texts/texts';
import { createXlsx } from '../../src/xlsx/create';
import type { PaneScreen } from './pane-pages';

type Row = readonly (string | number | null)[];

export const POLICY = 'shaoxing-4151-2025';
const HEADER: Row = [
  '企业名称',
  '所属区县',
  '项目名称',
  '发票号码',
  '设备投资额（万元）',
  '列入市重点工业项目计划',
  '列入三化改造重点项目计划',
  '属于415X核心区或协同区项目',
  '制造业项目设备投入奖励（万元）',
];
const row = (
  name: string,
  town: string,
  project: string,
  invoice: string,
  wan: number,
  listed: string,
  given: number | null,
): Row => [name, town, project, invoice, wan, listed, '否', '否', given];

/** Right but for 乙 (above the cap), 丙 (below the threshold), 丁 (points left out), 戊 (blank), 己 (digits swapped); 庚 stands just above the threshold; 辛 repeats an invoice of 甲; the total is wrong. */
const ROWS: readonly Row[] = [
  HEADER,
  row('绍兴甲机械有限公司', '越城区', '数控产线', '31204567', 1000, '是', 80),
  row('绍兴乙纺织有限公司', '柯桥区', '印染技改', '31204568', 30_000, '否', 1800),
  row('绍兴丙电子有限公司', '上虞区', '封装产线', '31204569', 250, '否', 15),
  row('绍兴丁轴承有限公司', '越城区', '轴承二期', '31204570', 2000, '是', 120),
  row('绍兴戊新材有限公司', '诸暨市', '薄膜项目', '31204571', 4000, '否', null),
  row('绍兴己医药有限公司', '诸暨市', '冻干车间', '31204572', 5100, '否', 360),
  row('绍兴庚光电有限公司', '嵊州市', '镜头项目', '31204573', 303, '否', 18.18),
  row('绍兴辛机械有限公司', '越城区', '数控产线二期', '31204567', 900, '否', 54),
  ...Array.from({ length: 24 }, (_, i) =>
    row(`绍兴第${i + 1}实业有限公司`, '新昌县', `技改${i + 1}号`, `5120${4000 + i}`, 800 + 37 * i, '否', (800 + 37 * i) * 0.06),
  ),
  ['合计', null, null, null, null, null, null, null, 5000],
];

/** Last year's list: 甲 was paid for the same project. */
const EARLIER: readonly Row[] = [
  ['企业名称', '项目名称', '奖励金额（万元）'],
  ['绍兴甲机械有限公司', '数控产线', 66],
  ['绍兴癸服饰有限公司', '缝制产线', 20],
];

const sheet = (name: string, rows: readonly Row[]) => ({
  name,
  rows,
  widths: [26, 12, 16, 14, 14, 14, 14, 14, 18],
  freeze: { rows: 1, columns: 1 },
});

export const seededBook = (): Promise<Uint8Array> => createXlsx([sheet('拟奖补名单', ROWS)]);
export const earlierBook = (): Promise<Uint8Array> => createXlsx([sheet('2024年', EARLIER)]);

export const openBookOn = async (page: Page, name: string, bytes: Uint8Array): Promise<void> => {
  await page
    .locator('header input[type=file]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
  // Until then the workbook before is shown, which may have the same cells.
  await page.locator('header').getByText(name).waitFor();
  await page.locator('[data-cell="A2"]', { hasText: '绍兴甲' }).waitFor();
};

const exact = { exact: true } as const;

/** Every screen of the desk, in the order in which a person comes to it; the pane shows the seeded workbook. */
export const deskScreensOf = (pane: Locator, lang: Lang): readonly PaneScreen[] => {
  const t = (text: { readonly zh: string; readonly en: string }): string => text[lang];
  const press = (name: string | RegExp): Promise<void> =>
    pane
      .getByRole('button', { name, ...(typeof name === 'string' && exact) })
      .first()
      .click();
  const fold = (title: { readonly zh: string; readonly en: string }): Promise<void> => press(new RegExp(`^${t(title)}`));
  const tab = (name: { readonly zh: string; readonly en: string }): Promise<void> =>
    pane.getByRole('tab', { name: t(name), ...exact }).click();
  return [
    {
      name: 'the columns to check',
      go: async () => {
        await tab(texts.tabAudit);
        await pane.getByRole('combobox', { name: t(texts.policy), ...exact }).selectOption(POLICY);
        await pane.getByText(t(desk.recognised)).first().waitFor();
        await fold(desk.others);
        await press(new RegExp(t(texts.change)));
        await pane.getByRole('combobox', { name: t(desk.heldAgainst) }).scrollIntoViewIfNeeded();
      },
    },
    {
      name: 'findings in sum',
      go: async () => {
        await press(t(desk.run));
        await pane.getByText(t(desk.byCause)).waitFor({ timeout: 60_000 });
      },
    },
    {
      name: 'causes and sums',
      go: async () => {
        await fold(desk.sums);
        await pane.getByText(t(desk.byItem)).waitFor();
        await pane.getByText(t(desk.byItem)).scrollIntoViewIfNeeded();
      },
    },
    {
      name: 'the list of findings',
      go: async () => {
        await press(t(desk.through));
        await press(t(desk.backToList));
        await pane.getByRole('list', { name: t(desk.findings) }).waitFor();
      },
    },
    {
      name: 'a finding',
      go: async () => {
        await press(/I3 /);
        await pane.getByRole('radio', { name: t(desk.noOpinion) }).waitFor();
      },
    },
    {
      name: 'a finding with its working',
      go: async () => {
        await pane.getByRole('radio').nth(1).check();
        await pane.getByRole('textbox', { name: t(desk.remark) }).fill('3-14');
        await fold(desk.working);
        await pane.getByText(t(texts.steps)).waitFor();
        await pane.getByText(t(texts.steps)).scrollIntoViewIfNeeded();
      },
    },
    {
      name: 'a double',
      go: async () => {
        await press(t(desk.backToList));
        await pane.getByRole('combobox', { name: t(desk.kind) }).selectOption('double');
        await pane
          .getByRole('list', { name: t(desk.findings) })
          .getByRole('button')
          .first()
          .click();
        await pane.getByText(t(desk.related)).waitFor();
      },
    },
    {
      name: 'the paper written',
      go: async () => {
        await press(t(desk.backToList));
        await press(t(desk.back));
        await press(t(desk.write));
        await pane.getByText(t(desk.wrote)).waitFor();
      },
    },
    {
      name: 'no receipt to verify',
      go: async () => {
        await tab(desk.verify);
        await press(t(desk.verifyRun));
        await pane.locator('[data-part="body"]').getByRole('listitem').first().waitFor();
      },
    },
    {
      name: 'a result verified',
      go: async () => {
        await tab(texts.tabRun);
        await press(t(texts.compute));
        await pane.getByText(t(texts.totalAwarded)).waitFor();
        await press(t(texts.prepare));
        await pane.getByText(t(texts.willWrite)).waitFor();
        await press(t(texts.write));
        await pane.getByText(t(texts.selectHint)).waitFor();
        await tab(texts.tabAudit);
        await press(t(desk.verifyAgain));
        await pane.getByText(lang === 'zh' ? /^一致：/ : /^Identical:/).waitFor();
      },
    },
  ];
};
