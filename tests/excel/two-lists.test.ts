/** @jest-environment ./tests/support/dom-environment.cjs */
/** Two lists in one workbook, a copied sheet, a renamed one: what a run of one policy keeps of itself stays with its sheet, whatever is done on another. */
import { createExcelPort } from '../../src/excel/port';
import { expiredMarks, expiredOf } from '../../src/run/expired';
import { openSheet } from '../../src/run/run';
import type { Policy } from '../../src/policy/model';
import { SHEET_NAMES } from '../../src/sheet/compose/words';
import { FIELDS } from '../../src/sheet/parameters/columns';
import { recordsOf } from '../../src/run/records';
import { cellAt, type ExcelHost, type SheetModel } from '../support/excel-host';
import { codes, formulaRun, policy as district, type FormulaRun } from '../support/excel-formulas';
import { startHost } from '../support/excel-library';
import { mini as miniPack } from '../support/mini-pack';

const mini = miniPack();
const FIRST = '甲表';
const SECOND = '乙表';
const INVESTMENT = 2;
const AWARD = 3;

const begun = (): ExcelHost =>
  startHost(
    {
      sheets: [FIRST, SECOND].map((name) => ({
        name,
        cells: [
          ['企业名称', '统一社会信用代码', '设备投资额（元）'],
          ...[1_200_000, 2_000_000, 3_000_000].map((yuan, i) => [`${name}企业${i}`, null, yuan]),
        ],
      })),
    },
    'm365',
  );

const runOn = (sheet: string, policy = district, year = 2021): FormulaRun =>
  formulaRun(createExcelPort(), sheet, policy, { year, readings: {}, parameters: {} });

const cellsOf = (host: ExcelHost, name: string): readonly unknown[] =>
  Array.from({ length: 8 }, (_, row) => Array.from({ length: 24 }, (__, column) => cellAt(host.sheet(name), row, column).value));

const all = (host: ExcelHost): unknown => host.book.sheets.map(({ name }) => [name, cellsOf(host, name)]);

/** As Excel does it: with the names of the sheet, none of the workbook. */
const copySheet = (host: ExcelHost, name: string, as: string): void => {
  const copy: SheetModel = structuredClone({ ...host.sheet(name), id: `{${as}}`, name: as });
  for (const one of copy.names) one.formula = one.formula.replaceAll(`'${name}'!`, `'${as}'!`);
  host.book.sheets.push(copy);
};

const renameSheet = (host: ExcelHost, name: string, as: string): void => {
  const sheet = host.sheet(name);
  for (const one of [...sheet.names, ...host.book.names]) one.formula = one.formula.replaceAll(`'${name}'!`, `'${as}'!`);
  sheet.name = as;
};

const deleteAwardColumns = (host: ExcelHost, name: string): void => {
  const sheet = host.sheet(name);
  for (const line of sheet.cells.values()) for (const column of [...line.keys()]) if (column >= AWARD) line.delete(column);
  for (const one of sheet.names) one.formula = '=#REF!';
};

const VALUE = FIELDS.findIndex(({ field }) => field === 'value');
const names = (host: ExcelHost): readonly string[] => host.book.sheets.map(({ name }) => name);
const policiesOn = (host: ExcelHost): ReadonlySet<unknown> =>
  new Set([...host.sheet(SHEET_NAMES.parameters.zh).cells].flatMap(([row, line]) => (row > 0 ? [line.get(0)?.value] : [])));

const award = (host: ExcelHost, sheet: string, row = 1): unknown => cellAt(host.sheet(sheet), row, AWARD).value;

describe('another policy on another sheet', () => {
  const both = async (): Promise<ExcelHost> => {
    const host = begun();
    await runOn(FIRST).write(false);
    await runOn(SECOND, mini, 2025).write(false, { now: '2026-01-02T00:00:00Z' });
    return host;
  };

  test('an edit is still told from what was written, and kept', async () => {
    const host = await both();
    host.edit(FIRST, 1, AWARD, 12_345);
    const { plan, edits } = await runOn(FIRST).plan(false);
    await runOn(FIRST).put(plan);
    expect(edits).toMatchObject([{ choice: 'keep', edit: { row: 1, column: AWARD, written: 60_000, found: 12_345 } }]);
    expect(award(host, FIRST)).toBe(12_345);
  });

  test('a changed figure is told, marked, and the other sheet’s run can be taken back after it', async () => {
    const host = await both();
    host.edit(FIRST, 1, INVESTMENT, 9_000_000);
    const opened = await runOn(FIRST).opened();
    expect(expiredOf(opened, district, undefined).rows).toEqual([{ row: 1, why: 'changed' }]);
    const mapping = opened.memory?.policies[district.id]?.mapping;
    const marks = mapping && expiredMarks(opened, district, mapping, 'zh');
    if (!marks) throw new Error('nothing to mark');
    await runOn(FIRST).put(marks);
    await runOn(SECOND, mini, 2025).undo();
    expect(cellsOf(host, SECOND)).toEqual(cellsOf(begun(), SECOND));
  });

  test.each([
    ['the first first', [FIRST, SECOND]],
    ['the second first', [SECOND, FIRST]],
  ])('both are taken back, %s', async (_, order) => {
    const untouched = all(begun());
    const host = await both();
    for (const sheet of order) await (sheet === FIRST ? runOn(FIRST) : runOn(SECOND, mini, 2025)).undo();
    expect(all(host)).toEqual(untouched);
    expect(host.book.names).toEqual([]);
  });
});

describe('the sheet for figures of other documents, with rows of two policies', () => {
  const both = async (): Promise<ExcelHost> => {
    const host = begun();
    await runOn(FIRST).write(false);
    await runOn(FIRST, mini, 2025).write(false, { now: '2026-01-02T00:00:00Z' });
    expect(policiesOn(host)).toEqual(new Set([district.id, mini.id]));
    return host;
  };
  const undo = (policy: Policy): Promise<unknown> => runOn(FIRST, policy, policy === mini ? 2025 : 2021).undo();

  test.each([
    ['the one that made it first', [district, mini]],
    ['the other first', [mini, district]],
  ])('goes with both, its name too: %s', async (_, order) => {
    const untouched = all(begun());
    const host = await both();
    const [first, second] = order as [Policy, Policy];
    await undo(first);
    expect(names(host)).toContain(SHEET_NAMES.parameters.zh);
    await undo(second);
    expect(all(host)).toEqual(untouched);
    expect(host.book.names).toEqual([]);
  });

  test('stays where somebody has filled a figure in, whoever’s it is', async () => {
    for (const row of [1, 2]) {
      const host = await both();
      host.edit(SHEET_NAMES.parameters.zh, row, VALUE, 5);
      await undo(district);
      await undo(mini);
      expect(names(host)).toContain(SHEET_NAMES.parameters.zh);
    }
  });

  test('stays for a run that found its rows there', async () => {
    const host = await both();
    await undo(mini);
    await runOn(FIRST, mini, 2025).write(false);
    await undo(district);
    expect(policiesOn(host)).toContain(mini.id);
    await undo(mini);
    expect(names(host)).not.toContain(SHEET_NAMES.parameters.zh);
  });
});

describe('the same policy on another sheet', () => {
  test('is refused before anything is touched, and the run of the first goes on', async () => {
    const host = begun();
    await runOn(FIRST).write(false);
    const before = all(host);
    expect(await codes(runOn(SECOND).write(false))).toEqual(['results-elsewhere']);
    expect(all(host)).toEqual(before);
    host.edit(FIRST, 1, AWARD, 12_345);
    expect((await runOn(FIRST).plan(false)).edits).toHaveLength(1);
  });

  test('is computed once the first run is taken back', async () => {
    const host = begun();
    await runOn(FIRST).write(false);
    await runOn(FIRST).undo();
    await runOn(SECOND).write(false);
    expect(award(host, SECOND)).toBe(60_000);
    expect(Object.keys(recordsOf(await runOn(SECOND).opened()))).toEqual([district.id]);
  });

  test('or once its columns are deleted', async () => {
    const host = begun();
    await runOn(FIRST).write(false);
    deleteAwardColumns(host, FIRST);
    await runOn(SECOND).write(false);
    await runOn(SECOND).undo();
    expect(award(host, SECOND)).toBe('');
  });

  test('undo on the sheet without results says where they are', async () => {
    begun();
    await runOn(FIRST).write(false);
    const [problem] = await runOn(SECOND)
      .undo()
      .then(
        () => [],
        (error: { problems: { message: { zh: string } }[] }) => error.problems,
      );
    expect(problem?.message.zh).toContain(`“${FIRST}”`);
  });
});

describe('a copied sheet', () => {
  test('does nothing to its original', async () => {
    const host = begun();
    await runOn(FIRST).write(false);
    copySheet(host, FIRST, `${FIRST} (2)`);
    const before = all(host);
    expect(recordsOf(await runOn(`${FIRST} (2)`).opened())).toEqual({});
    expect(await codes(runOn(`${FIRST} (2)`).write(false))).toEqual(['results-elsewhere']);
    expect(await codes(runOn(`${FIRST} (2)`).undo())).toEqual(['results-elsewhere']);
    expect(all(host)).toEqual(before);
    await runOn(FIRST).undo();
    expect(cellsOf(host, FIRST)).toEqual(cellsOf(begun(), FIRST));
  });

  test('may have another policy, and both are taken back', async () => {
    const host = begun();
    const before = cellsOf(host, FIRST);
    await runOn(FIRST).write(false);
    copySheet(host, FIRST, `${FIRST} (2)`);
    const copied = cellsOf(host, `${FIRST} (2)`);
    await runOn(`${FIRST} (2)`, mini, 2025).write(false);
    await runOn(FIRST).undo();
    expect(cellsOf(host, FIRST)).toEqual(before);
    await runOn(`${FIRST} (2)`, mini, 2025).undo();
    expect(cellsOf(host, `${FIRST} (2)`)).toEqual(copied);
  });

  test('is told from an original that was renamed', async () => {
    const host = begun();
    await runOn(FIRST).write(false);
    renameSheet(host, FIRST, '2025年');
    copySheet(host, '2025年', '2025年 (2)');
    expect(await codes(runOn('2025年 (2)').write(false))).toEqual(['results-elsewhere']);
    await runOn('2025年').write(false);
    expect(Object.keys(recordsOf(await runOn('2025年').opened()))).toEqual([district.id]);
  });

  test('where nobody can tell them apart, neither is touched, and the message asks', async () => {
    const host = begun();
    await runOn(FIRST).write(false);
    renameSheet(host, FIRST, '2025年');
    copySheet(host, '2025年', '2026年');
    const before = all(host);
    for (const name of ['2025年', '2026年']) {
      const opened = await runOn(name).opened();
      expect(opened.elsewhere[district.id]).toMatchObject({ was: FIRST });
      expect(await codes(runOn(name).write(false))).toEqual(['results-elsewhere']);
    }
    expect(all(host)).toEqual(before);
    deleteAwardColumns(host, '2026年');
    await runOn('2025年').undo();
    expect(cellsOf(host, '2025年')).toEqual(cellsOf(begun(), FIRST));
  });
});

test('a workbook with one list is asked for the columns of no other sheet', async () => {
  begun();
  await runOn(FIRST).write(false);
  const port = createExcelPort();
  const asked: string[] = [];
  await openSheet({ ...port, ownColumns: (name) => (asked.push(name), port.ownColumns(name)) }, FIRST);
  expect(asked).toEqual([FIRST]);
});
