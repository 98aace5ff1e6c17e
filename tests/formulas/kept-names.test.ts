/** A formula of the user's that uses the name of one of our figures comes to the same after the figures have gone. */
import { withFormulas } from '../../src/formulas/columns';
import type { Dress } from '../../src/formulas/facts';
import { compute, openSheet, planWrite, recogniseSheet } from '../../src/run/run';
import { undoRun } from '../../src/run/undo';
import type { WriteReceipt } from '../../src/sheet/port/port';
import type { XlsxFile } from '../../src/xlsx/open';
import { formulaBook, withSheets, type FormulaBook } from '../support/formula-book';
import { formulaSheet } from '../support/formula-rows';
import { shipped } from '../support/packs';
import { opened, textParts } from '../support/xlsx-harness';

const ID = 'hangzhou-manufacturing-2018';
const policy = shipped(ID);
const sheet = formulaSheet(policy, ID, 1);
let book: FormulaBook;
let name: string;
let value: unknown;

const defined = async (port: XlsxFile): Promise<ReadonlyMap<string, string>> =>
  new Map(
    [...(textParts(await port.save())['xl/workbook.xml'] ?? '').matchAll(/<definedName name="(策算_[^"]+)"[^>]*>([^<]*)</g)].map(
      ([, found = '', text = '']) => [found, text],
    ),
  );

/** The user's formula far to the right of a row. */
const used = (formula: string): Uint8Array =>
  withSheets(book.bytes, (xml, part) =>
    part.endsWith('/sheet1.xml')
      ? xml.replace(/(<row r="3"[^>]*>.*?)<\/row>/s, `$1<c r="ZZ3"><f>${formula}</f><v>1</v></c></row>`)
      : xml,
  );

const again = async (port: XlsxFile, dress?: Dress): Promise<WriteReceipt> => {
  const found = await openSheet(port, book.plan.sheet);
  if (!found.ok) throw new Error('not opened');
  const recognition = recogniseSheet(found.value, policy, sheet.wanted.year);
  if (!recognition.ok) throw new Error('not recognised');
  const computed = compute(found.value, recognition.value, policy, sheet.wanted);
  if (!computed.ok) throw new Error('not computed');
  const { plan } = planWrite(found.value, computed.value, {
    lang: 'zh',
    unit: '元',
    fileName: 'book.xlsx',
    now: '2026-01-02T00:00:00.000Z',
    dress,
  });
  return port.write(plan);
};

const kept = ({ problems }: WriteReceipt) =>
  problems.filter(({ code }) => code.endsWith('name-kept')).map(({ place, message }) => [place.cell, message.zh]);

beforeAll(async () => {
  book = await formulaBook(policy, sheet);
  const figures = book.plan.sheets.find(({ key }) => key === `${ID}:figures`);
  const at = book.plan.cellNames?.[0];
  if (!figures || !at) throw new Error('no figures');
  name = at.name;
  const cell = figures.rows[at.row]?.[at.column];
  value = typeof cell === 'object' && cell !== null ? cell.value : cell;
});

test('a run with values keeps the name with its number, and says which cell uses it', async () => {
  const port = await opened(used(`${name}*2`));
  const receipt = await again(port);
  expect(kept(receipt)).toEqual([['ZZ3', expect.stringContaining(`“${name}”`) as string]]);
  expect([...(await defined(port))]).toEqual([[name, String(value)]]);
  // Nothing more to say the next time, and with formulas the name has a cell again.
  const later = await opened(await port.save());
  expect(kept(await again(later))).toEqual([]);
  expect([...(await defined(later))]).toEqual([[name, String(value)]]);
  expect(kept(await again(later, withFormulas))).toEqual([]);
  expect((await defined(later)).get(name)).toMatch(/\$F\$\d+$/);
});

test('an undo keeps it too, though the sheet of figures goes', async () => {
  const port = await opened(used(`${name.toLowerCase()}*2`));
  const found = await openSheet(port, book.plan.sheet);
  if (!found.ok) throw new Error('not opened');
  const undo = await undoRun(port, found.value);
  if (!undo.ok) throw new Error(undo.problems.map(({ message }) => message.en).join('\n'));
  expect(kept(await port.write(undo.value.plan))).toHaveLength(1);
  expect([...(await defined(port))]).toEqual([[name, String(value)]]);
});

test('a text that looks like the name, and our own formulas, keep nothing', async () => {
  const port = await opened(used(`"${name}"&amp;"x"`));
  expect(kept(await again(port))).toEqual([]);
  expect((await defined(port)).size).toBe(0);
});

test('a name that no formula uses any more goes with the next run', async () => {
  const port = await opened(used(`${name}*2`));
  await again(port);
  const without = withSheets(await port.save(), (xml) => xml.replace(/<c r="ZZ3".*?<\/c>/s, ''));
  const later = await opened(without);
  await again(later);
  expect((await defined(later)).size).toBe(0);
});
