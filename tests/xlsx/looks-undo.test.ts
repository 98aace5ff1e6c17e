/** How the user's empty columns look where ours come to stand in a file: after a run and its undo, through other programs and hosts, as before. */
import { looksIn, withLooks, type KeptLook } from '../../src/sheet/port/column-looks';
import { cellLooks } from '../../src/xlsx/cell-looks';
import { parsePart } from '../../src/xlsx/parts/draft';
import { MINIMAL_STYLES, styleEditor } from '../../src/xlsx/styles/edit';
import { keptLooks } from '../../src/xlsx/styles/kept-look';
import { formulaRun, policy, type FormulaRun } from '../support/excel-formulas';
import { editCells } from '../support/edit-cells';
import { changedWorkbook, SHEET1 } from '../support/xlsx-files';
import { excelJs, opened } from '../support/xlsx-harness';
import { partsOf } from '../support/xlsx-inventory';
import { seedWorkbook } from '../support/xlsx-seed';

const SHEET = '申报';

const seed = seedWorkbook({
  sheets: [
    {
      name: SHEET,
      cells: [
        ['企业名称', '统一社会信用代码', '设备投资额（元）', '标准数（项）'],
        ['甲公司', null, 1_000_000, 1],
        ['乙公司', null, 2_000_000, 2],
        ['丙公司', null, 900_000, 2],
      ],
    },
  ],
});

/** Formats, fills, lines and widths in columns without a value, as somebody prepares a form. */
const prepared = async (): Promise<Uint8Array> => {
  const book = await excelJs(seed);
  const sheet = book.getWorksheet(SHEET);
  if (!sheet) throw new Error('no sheet');
  for (let row = 1; row <= 4; row += 1) {
    const thin = { style: 'thin', color: { argb: 'FFFF0000' } } as const;
    sheet.getCell(row, 5).numFmt = '0.000';
    sheet.getCell(row, 5).border = { top: thin, bottom: thin };
    if (row % 2 === 0) sheet.getCell(row, 6).fill = { type: 'pattern', pattern: 'solid', fgColor: { theme: 4 } };
    sheet.getCell(row, 7).font = { name: '宋体', size: 9, italic: true, color: { theme: 5 } };
    sheet.getCell(row, 8).alignment = { horizontal: 'right', wrapText: true, indent: 1 };
  }
  sheet.getColumn(5).width = 31.25;
  sheet.getColumn(7).width = 4.5;
  return new Uint8Array(await book.xlsx.writeBuffer());
};

const looks = async (bytes: Uint8Array): Promise<unknown> => {
  const sheet = (await excelJs(bytes)).getWorksheet(SHEET);
  return Array.from({ length: 16 }, (_, i) => [
    sheet?.getColumn(i + 5).width,
    ...[1, 2, 3, 4].map((row) => {
      const { value, style } = sheet?.getCell(row, i + 5) ?? {};
      const { numFmt, font, fill, border, alignment } = style ?? {};
      return [value, numFmt, font, fill, border, alignment];
    }),
  ]);
};

const on = async (bytes: Uint8Array): Promise<{ readonly run: FormulaRun; readonly save: () => Promise<Uint8Array> }> => {
  const file = await opened(bytes);
  return {
    run: formulaRun(file, SHEET, policy, { year: 2021, readings: {}, parameters: {} }),
    save: () => file.save(),
  };
};

const written = async (bytes: Uint8Array): Promise<Uint8Array> => {
  const { run, save } = await on(bytes);
  await run.write(false);
  return save();
};

const undone = async (bytes: Uint8Array): Promise<Uint8Array> => {
  const { run, save } = await on(bytes);
  await run.undo();
  return save();
};

test('a run and its undo leave formats, fills, fonts, lines and widths of empty columns as they were', async () => {
  const before = await prepared();
  const then = await looks(before);
  const after = await written(before);
  expect(await looks(after)).not.toEqual(then);
  expect(await looks(await undone(after))).toEqual(then);
});

test('columns that were hidden or grouped are so again', async () => {
  const book = await excelJs(await prepared());
  const sheet = book.getWorksheet(SHEET);
  if (!sheet) throw new Error('no sheet');
  for (const column of [6, 7]) sheet.getColumn(column).hidden = true;
  sheet.getColumn(8).outlineLevel = 2;
  sheet.getColumn(8).width = 7;
  const shapes = async (bytes: Uint8Array): Promise<unknown> => {
    const now = (await excelJs(bytes)).getWorksheet(SHEET);
    return [5, 6, 7, 8, 9].map((column) => {
      const { hidden, outlineLevel, width } = now?.getColumn(column) ?? {};
      return { hidden, outlineLevel, width };
    });
  };
  const before = new Uint8Array(await book.xlsx.writeBuffer());
  const after = await written(before);
  expect(await shapes(after)).not.toContainEqual(expect.objectContaining({ hidden: true }));
  const back = await shapes(await undone(after));
  expect(back).toEqual(await shapes(before));
  expect(back).toContainEqual({ hidden: true, outlineLevel: 0, width: 4.5 });
  expect(back).toContainEqual({ hidden: false, outlineLevel: 2, width: 7 });
});

test('a run on a run keeps them, and its undo gives the run back', async () => {
  const once = await written(await prepared());
  const twice = await written(once);
  expect(await looks(await undone(twice))).toEqual(await looks(once));
});

test('a row that was moved meanwhile has its look beside it', async () => {
  const book = await excelJs(seed);
  const marked = book.getWorksheet(SHEET)?.getCell(2, 6);
  if (!marked) throw new Error('no sheet');
  marked.numFmt = '0.0000';
  const after = editCells(await written(new Uint8Array(await book.xlsx.writeBuffer())), {
    [SHEET]: { A2: '丙公司', C2: 900_000, D2: 2, A4: '甲公司', C4: 1_000_000, D4: 1 },
  });
  const back = (await excelJs(await undone(after))).getWorksheet(SHEET);
  expect([2, 3, 4].map((row) => back?.getCell(row, 6).numFmt)).toEqual([undefined, undefined, '0.0000']);
});

test('a sheet without any of that has no cells and no widths after the undo that it did not have', async () => {
  const then = await looks(seed);
  expect(await looks(await undone(await written(seed)))).toEqual(then);
});

describe('a look that Excel told', () => {
  const told: KeptLook = {
    format: '0.000',
    fill: '#FFFF00',
    font: { name: '宋体', size: 9, color: '#FF0000', bold: true },
    wrap: true,
    horizontal: 'Right',
    borders: { top: ['Continuous', 'Medium', '#00FF00'] },
  };

  test('becomes a format of a file', () => {
    const editor = styleEditor(parsePart('a.xlsx', 'xl/styles.xml', MINIMAL_STYLES));
    const number = editor.whole(told) ?? -1;
    const source = editor.result();
    const { root } = parsePart('a.xlsx', 'xl/styles.xml', source);
    expect(cellLooks(root)[number]).toEqual({
      ...{ code: '0.000', bold: true, color: '#ff0000', fill: '#ffff00', align: 'right', wrap: true },
    });
    expect(source).toContain('<top style="medium"><color rgb="FF00FF00"/></top>');
    expect(source).toContain('<name val="宋体"/>');
  });

  const inFile = (look: KeptLook, styles = MINIMAL_STYLES): string => {
    const editor = styleEditor(parsePart('a.xlsx', 'xl/styles.xml', styles));
    editor.whole(look);
    return editor.result();
  };

  test.each([
    [{ horizontal: 'CenterAcrossSelection' }, 'horizontal="centerContinuous"'],
    [{ horizontal: 'Distributed', vertical: 'Justify' }, 'horizontal="distributed" vertical="justify"'],
    [{ vertical: 'Center' }, '<alignment vertical="center"/>'],
    [{ font: { underline: 'SingleAccountant' } }, '<u val="singleAccounting"/>'],
    [{ font: { underline: 'Double' } }, '<u val="double"/>'],
    [{ borders: { left: ['Dash', 'Medium', '#000000'] } }, '<left style="mediumDashed">'],
    [{ borders: { left: ['Continuous', 'Hairline', '#000000'] } }, '<left style="hair">'],
  ] as const)('%j has the words of a file', (look, xml) => {
    expect(inFile(look)).toContain(xml);
  });

  test('has nothing of a first font that looks otherwise', () => {
    const first =
      '<font><b/><i/><u/><sz val="11"/><color rgb="FFFF0000"/><name val="等线"/><family val="2"/><charset val="134"/><scheme val="minor"/></font>';
    const styles = MINIMAL_STYLES.replace(/<font>.*<\/font>/, first);
    expect(inFile({ font: { name: '仿宋', size: 12, color: '#000000' } }, styles)).toContain(
      '<font><sz val="12"/><color rgb="FF000000"/><name val="仿宋"/></font>',
    );
    expect(inFile({ font: { name: '等线', size: 11, color: '#FF0000', bold: true } }, styles)).toContain(
      '<font><b/><sz val="11"/><color rgb="FFFF0000"/><name val="等线"/><family val="2"/><charset val="134"/><scheme val="minor"/></font>',
    );
  });

  test('and the usual one becomes none', () => {
    const editor = styleEditor(parsePart('a.xlsx', 'xl/styles.xml', MINIMAL_STYLES));
    expect(editor.whole({ font: { name: '等线', size: 11, color: '#000000' }, horizontal: 'General', vertical: 'Bottom' })).toBe(
      undefined,
    );
  });

  test('goes with the record and comes back from it, and a record without any is as it was', () => {
    const column = { key: 'a', width: 50, cells: [[3, told] as const, [1, null] as const] };
    expect(looksIn([withLooks('eJwD', [column])])).toEqual([column]);
    expect(withLooks('eJwD', [])).toBe('eJwD');
    expect(withLooks('', [column])).toBe('');
    expect(looksIn(['eJwD'])).toEqual([]);
  });
});

test('a look of a file is kept in the words of Excel, too', () => {
  const styles = MINIMAL_STYLES.replace(
    '</fonts>',
    '<font><i/><strike/><u val="doubleAccounting"/><sz val="9"/><color rgb="ff00ff00"/><name val="仿宋"/></font></fonts>',
  )
    .replace(
      '</borders>',
      '<border><left style="hair"><color theme="3"/></left><right/><top style="mediumDashDot"><color rgb="FFAA0000"/></top><bottom/></border></borders>',
    )
    .replace(
      '</cellXfs>',
      '<xf numFmtId="10" fontId="1" borderId="1"><alignment horizontal="centerContinuous" vertical="distributed" wrapText="1"/></xf></cellXfs>',
    );
  const look = keptLooks(parsePart('a.xlsx', 'xl/styles.xml', styles));
  expect(look(1)).toEqual({
    format: '0.00%',
    font: { name: '仿宋', size: 9, color: '#00FF00', italic: true, strikethrough: true, underline: 'DoubleAccountant' },
    wrap: true,
    horizontal: 'CenterAcrossSelection',
    vertical: 'Distributed',
    borders: { top: ['DashDot', 'Medium', '#AA0000'], left: ['Continuous', 'Hairline', '#000000'] },
    xml: expect.stringContaining('mediumDashDot'),
  });
  // A bottom and a left that the file does not say are those that a program takes.
  expect(look(0)).toMatchObject({
    font: { name: '等线', size: 11, color: '#000000' },
    horizontal: 'General',
    vertical: 'Bottom',
  });
});

test('our columns take the widths that they were given along, and an undo brings each back with its own', async () => {
  const standards = (bytes: Uint8Array, value: number): Uint8Array =>
    editCells(bytes, { [SHEET]: { D2: value, D3: value, D4: value } });
  // By its text: another program might drop our names.
  const arranged = (bytes: Uint8Array): Uint8Array => {
    const parts = { ...partsOf(bytes) };
    const cols = [5, 6, 7, 8].map(
      (at) => `<col min="${at}" max="${at}" width="${40 + at}" customWidth="1"${at === 6 ? ' hidden="1"' : ''}/>`,
    );
    const xml = parts[SHEET1] ?? '';
    const widened = xml.replace(/<cols>.*<\/cols>/, `<cols>${cols.join('')}</cols>`);
    expect(widened).not.toBe(xml);
    parts[SHEET1] = widened;
    return changedWorkbook(parts);
  };
  const shapes = async (bytes: Uint8Array): Promise<readonly (readonly [unknown, number | undefined, boolean])[]> => {
    const sheet = (await excelJs(bytes)).getWorksheet(SHEET);
    return Array.from({ length: 8 }, (_, i) => {
      const { width, hidden = false } = sheet?.getColumn(i + 5) ?? {};
      return [sheet?.getCell(1, i + 5).value, width, hidden] as const;
    });
  };
  const named = (all: Awaited<ReturnType<typeof shapes>>): ReadonlyMap<unknown, unknown> =>
    new Map(all.flatMap(([name, ...shape]) => (typeof name === 'string' ? [[name, shape] as const] : [])));
  for (const [first, second] of [
    [0, 2],
    [2, 0],
  ] as const) {
    const once = arranged(await written(standards(await prepared(), first)));
    const before = await shapes(once);
    const twice = await written(standards(once, second));
    const [was, now] = [named(before), named(await shapes(twice))];
    const both = [...was.keys()].filter((name) => now.has(name));
    expect(both.length).toBeGreaterThan(1);
    expect(both.map((name) => [name, now.get(name)])).toEqual(both.map((name) => [name, was.get(name)]));
    expect(now.size).not.toBe(was.size);
    expect(await shapes(await undone(twice))).toEqual(before);
  }
});

test('our columns folded up in a group: an award that comes in is folded up with them, and what is moved out of it can be seen', async () => {
  const standards = (bytes: Uint8Array, value: number): Uint8Array =>
    editCells(bytes, { [SHEET]: { D2: value, D3: value, D4: value } });
  const colsOf = (bytes: Uint8Array): string => /<cols>.*<\/cols>/.exec(partsOf(bytes)[SHEET1] ?? '')?.[0] ?? '';
  const shaped = (bytes: Uint8Array, cols: string): Uint8Array => {
    const parts = partsOf(bytes);
    return changedWorkbook({ ...parts, [SHEET1]: (parts[SHEET1] ?? '').replace(/<cols>.*<\/cols>/, cols) });
  };
  const shapes = async (bytes: Uint8Array): Promise<unknown> => {
    const sheet = (await excelJs(bytes)).getWorksheet(SHEET);
    return Array.from({ length: 8 }, (_, i) => {
      const { width, hidden = false, outlineLevel = 0 } = sheet?.getColumn(i + 5) ?? {};
      return [sheet?.getCell(1, i + 5).value ?? '', width, hidden, outlineLevel];
    });
  };
  const once = await written(standards(seed, 0));
  const count = ((await shapes(once)) as readonly (readonly [unknown])[]).filter(([name]) => name !== '').length;
  const end = 5 + count;
  const group = Array.from(
    { length: count },
    (_, i) => `<col min="${5 + i}" max="${5 + i}" width="${21 + i}" customWidth="1" hidden="1" outlineLevel="1"/>`,
  );
  const folded = shaped(
    once,
    `<cols>${group.join('')}<col min="${end}" max="${end}" width="9" customWidth="1" collapsed="1"/></cols>`,
  );
  const before = await shapes(folded);
  const twice = await written(standards(folded, 2));
  const now = (await shapes(twice)) as readonly (readonly [string, number, boolean, number])[];
  expect(now.filter(([name]) => name !== '')).toHaveLength(count + 1);
  // The group and its end stay where they are, whatever stands in them.
  expect(now.map(([, , hidden, level]) => [hidden, level])).toEqual(now.map((_, i) => [i < count, i < count ? 1 : 0]));
  expect(colsOf(twice)).toMatch(new RegExp(`<col min="${end}" max="${end}"[^>]* collapsed="1"`));
  const was = new Map((before as typeof now).map(([name, width]) => [name, width]));
  for (const [name, width] of now) if (name !== '' && was.has(name)) expect([name, width]).toEqual([name, was.get(name)]);
  expect(await shapes(await undone(twice))).toEqual(before);
  // One that goes while it is folded up comes back to be seen where nothing is folded.
  const gone = await written(standards(twice, 0));
  const back = await written(standards(shaped(gone, colsOf(gone).replace(/ (?:hidden|outlineLevel|collapsed)="1"/g, '')), 2));
  expect(((await shapes(back)) as typeof now).filter(([, , hidden]) => hidden)).toEqual([]);
});
