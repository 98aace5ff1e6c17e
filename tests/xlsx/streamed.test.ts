/** Evidence that is worked out while it is written: the same file as from a plan that has it all, each row asked for once, and a row that no sheet could hold refuses the whole write. */
import { compute, openSheet, planWrite, recogniseSheet } from '../../src/run/run';
import { ProblemError } from '../../src/core/problem';
import { ownKey } from '../../src/sheet/own-keys';
import type { OwnSheet, RowsToCome, WritePlan } from '../../src/sheet/port/port';
import { openXlsx, type XlsxFile } from '../../src/xlsx/open';
import { shipped } from '../support/packs';
import { sampleBytes } from '../support/sample';

const POLICY = 'shaoxing-4151-2025';
const EVIDENCE = ownKey(POLICY, 'evidence');

const planned = async (streamed: boolean): Promise<{ readonly file: XlsxFile; readonly plan: WritePlan }> => {
  const file = await openXlsx(sampleBytes(), 'sample.xlsx');
  if (!file.ok) throw new Error('the sample does not open');
  const opened = await openSheet(file.value);
  if (!opened.ok) throw new Error('the sample has no sheet');
  const policy = shipped(POLICY);
  const recognition = recogniseSheet(opened.value, policy, 2025);
  if (!recognition.ok) throw new Error('the sample is not recognised');
  const computed = compute(opened.value, recognition.value, policy, { year: 2025, readings: {}, parameters: {} });
  if (!computed.ok) throw new Error('the sample is not computed');
  const options = { lang: 'zh', unit: '元', fileName: 'sample.xlsx', now: '2025-01-01T00:00:00Z', streamed } as const;
  return { file: file.value, plan: planWrite(opened.value, computed.value, options).plan };
};

const withMore = (plan: WritePlan, change: (more: RowsToCome) => RowsToCome): WritePlan => ({
  ...plan,
  sheets: plan.sheets.map((sheet): OwnSheet => (sheet.more ? { ...sheet, more: change(sheet.more) } : sheet)),
});

test('a plan has all its rows unless it is asked to make them on the way', async () => {
  const { plan } = await planned(false);
  expect(plan.sheets.filter(({ more }) => more)).toEqual([]);
  const evidence = plan.sheets.find(({ key }) => key === EVIDENCE);
  const streamed = (await planned(true)).plan.sheets.find(({ key }) => key === EVIDENCE);
  expect(streamed?.rows).toEqual(evidence?.rows.slice(0, 1));
  expect([...(streamed?.more ?? [])]).toEqual(evidence?.rows.slice(1));
  expect(streamed?.more).toMatchObject({ length: (evidence?.rows.length ?? 0) - 1, width: evidence?.rows[0]?.length });
});

test('the same file, and every row is asked for once', async () => {
  const whole = await planned(false);
  const told = await whole.file.write(whole.plan);
  const streamed = await planned(true);
  let asked = 0;
  const counting = withMore(streamed.plan, (more) => ({
    ...more,
    *[Symbol.iterator]() {
      for (const row of more) {
        asked += 1;
        yield row;
      }
    },
  }));
  expect(await streamed.file.write(counting)).toEqual(told);
  expect(asked).toBe((whole.plan.sheets.find(({ key }) => key === EVIDENCE)?.rows.length ?? 0) - 1);
  expect(Buffer.from(await streamed.file.save()).equals(Buffer.from(await whole.file.save()))).toBe(true);
});

test.each([
  ['a number that is none', Number.NaN, 'xlsx/not-a-number'],
  ['a text longer than a cell', 'x'.repeat(32_768), 'xlsx/text-too-long'],
])('%s in the last row refuses the write, and the file stays as it was', async (_what, value, code) => {
  const { file, plan } = await planned(true);
  const before = await file.save();
  const spoilt = withMore(plan, (more) => ({
    ...more,
    *[Symbol.iterator]() {
      let n = 0;
      for (const row of more) yield (n += 1) === more.length ? [value, ...row.slice(1)] : row;
    },
  }));
  const refused = await file.write(spoilt).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(ProblemError);
  expect((refused as ProblemError).problems.map((one) => one.code)).toEqual([code]);
  expect(Buffer.from(await file.save()).equals(Buffer.from(before))).toBe(true);
});
