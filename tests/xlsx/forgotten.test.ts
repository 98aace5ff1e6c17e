/** A workbook that another program has saved without our records, or without our hidden names: the next run says so before it writes, and so does its undo. */
import { strToU8, unzipSync, zipSync } from 'fflate';
import { formulaRun, policy, type FormulaRun } from '../support/excel-formulas';
import { opened, textParts } from '../support/xlsx-harness';
import { seedWorkbook } from '../support/xlsx-seed';

const SHEET = '申报';
const BOOK = 'xl/workbook.xml';

const seed = seedWorkbook({
  sheets: [
    {
      name: SHEET,
      cells: [
        ['企业名称', '统一社会信用代码', '设备投资额（元）', '标准数（项）'],
        ['甲公司', null, 1_000_000, 1],
        ['乙公司', null, 2_000_000, 2],
      ],
    },
  ],
});

interface On {
  readonly run: FormulaRun;
  readonly save: () => Promise<Uint8Array>;
  readonly sheets: () => Promise<readonly string[]>;
}

const on = async (bytes: Uint8Array): Promise<On> => {
  const file = await opened(bytes);
  return {
    run: formulaRun(file, SHEET, policy, { year: 2021, readings: {}, parameters: {} }),
    save: () => file.save(),
    sheets: async () => (await file.open()).sheets.map(({ name }) => name),
  };
};

const written = async (bytes: Uint8Array): Promise<Uint8Array> => {
  const { run, save } = await on(bytes);
  await run.write(false);
  return save();
};

/** As programs save it that keep no custom XML; with `names`, those that drop hidden names too. */
const savedElsewhere = (bytes: Uint8Array, names: boolean): Uint8Array => {
  const files = unzipSync(bytes);
  const kept = Object.entries(files).filter(([name]) => !name.startsWith('customXml/'));
  const rels = 'xl/_rels/workbook.xml.rels';
  const texts = textParts(bytes);
  const without = (texts[rels] ?? '').replace(/<Relationship [^>]*customXml[^>]*\/>/g, '');
  const book = texts[BOOK] ?? '';
  const bare = names ? book : book.replace(/<definedName [^>]*name="_cesuan[^>]*>[^<]*<\/definedName>/g, '');
  const types = (texts['[Content_Types].xml'] ?? '').replace(/<Override [^>]*customXml[^>]*\/>/g, '');
  return zipSync({
    ...Object.fromEntries(kept),
    ...{ [rels]: strToU8(without), [BOOK]: strToU8(bare), '[Content_Types].xml': strToU8(types) },
  });
};

const codes = (problems: readonly { readonly code: string }[]): readonly string[] => problems.map(({ code }) => code);

const FORGOTTEN = ['record-gone', 'names-gone'];

const forgotten = (problems: readonly { readonly code: string }[]): readonly string[] =>
  codes(problems).filter((code) => FORGOTTEN.includes(code));

test('where nothing is lost, nothing is told', async () => {
  const first = await on(seed);
  expect(forgotten((await first.run.plan(false)).told)).toEqual([]);
  const again = await on(await written(seed));
  const plan = await again.run.plan(false);
  expect(forgotten(plan.told)).toEqual([]);
  expect(forgotten(plan.problems)).toEqual([]);
});

test('records gone: told before the run and with it, on the sheet of problems, and by the undo', async () => {
  const { run, save } = await on(savedElsewhere(await written(seed), true));
  const made = await run.plan(false);
  expect(forgotten(made.told)).toEqual(['record-gone']);
  expect(forgotten(made.problems)).toEqual(['record-gone']);
  const problems = made.plan.sheets.find(({ name }) => name === '数据问题');
  expect(JSON.stringify(problems?.rows)).toContain('已没有上次测算的记录');
  expect(made.told[0]?.message.zh).toContain('人工核定也已丢失');
  await run.put(made.plan);
  const after = await on(await save());
  await expect(after.run.undo()).rejects.toMatchObject({ problems: [{ code: 'undo-unknown' }] });
  // From then on it is known again.
  expect(forgotten((await after.run.plan(false)).told)).toEqual([]);
  await after.run.write(false);
  await expect((await on(await after.save())).run.undo()).resolves.toBeDefined();
});

test('names gone as well: the columns and sheets that look like ours are named, and stay', async () => {
  const lost = savedElsewhere(await written(seed), false);
  const { run, save, sheets } = await on(lost);
  const before = await sheets();
  const made = await run.plan(false);
  expect(forgotten(made.told)).toEqual(['names-gone']);
  const said = made.told.find(({ code }) => code === 'names-gone')?.message.zh ?? '';
  expect(said).toMatch(/^E、F/);
  for (const name of ['测算依据', '测算凭据']) expect(said).toContain(name);
  await run.put(made.plan);
  const after = await on(await save());
  expect((await after.sheets()).slice(0, before.length)).toEqual(before);
  // The second set is known, the first still is not.
  expect(forgotten((await after.run.plan(false)).told)).toEqual([]);
  await expect(after.run.undo()).resolves.toBeDefined();
});

test('a column of the user’s that is called 状态, and sheets that were kept, are no earlier run', async () => {
  const theirs = seedWorkbook({
    sheets: [
      {
        name: SHEET,
        cells: [
          ['企业名称', '设备投资额（元）', '状态'],
          ['甲公司', 1_000_000, '在营'],
        ],
      },
      { name: '测算依据（留存1）', cells: [['x']] },
      { name: '测算凭据', cells: [['x']] },
    ],
  });
  expect(forgotten((await (await on(theirs)).run.plan(false)).told)).toEqual([]);
});
