/** openpyxl, a strict reader, opens what we write and sees values, formats, notes, names, tables and links. */
import { createXlsx } from '../../src/xlsx/create';
import { describeOpenpyxl, openpyxlSays } from '../support/oracles';
import { richWorkbook } from '../support/rich-workbook/parts';
import { opened } from '../support/xlsx-harness';
import { richPlan } from '../support/xlsx-plans';

jest.setTimeout(60_000);

describeOpenpyxl((python) => {
  const written = async (plan = richPlan()): Promise<Uint8Array> => {
    const file = await opened(richWorkbook());
    await file.write(plan);
    return file.save();
  };

  test('cells, formats, notes and links of our columns', async () => {
    const says = openpyxlSays(
      python,
      await written(),
      `s = book["项目"]
print(json.dumps({
  "value": s["M5"].value, "format": s["M5"].number_format, "note": s["M5"].comment.text.rstrip("\\u2060"), "author": s["M5"].comment.author,
  "font": s["M3"].font.name, "fill": s["M4"].fill.fgColor.theme, "border": s["M5"].border.left.style, "text": s["O8"].value, "type": s["O8"].data_type,
  "link": s["N5"].hyperlink.location, "user": s["B5"].comment.text, "hidden": s.column_dimensions["M"].hidden,
}))`,
      'book.xlsm',
    );
    expect(says).toEqual({
      value: 1000.01,
      format: '#,##0.00',
      note: '第1行：0×6%',
      author: '策算',
      font: '仿宋',
      fill: 4,
      border: 'thin',
      text: '=1+1',
      type: 's',
      link: "'测算依据'!A3",
      user: '张三:\n已核对发票',
      hidden: false,
    });
  });

  test('our sheets and names', async () => {
    const says = openpyxlSays(
      python,
      await written(),
      `s = book["测算依据"]
print(json.dumps({
  "sheets": book.sheetnames, "freeze": s.freeze_panes, "filter": s.auto_filter.ref, "merges": [str(m) for m in s.merged_cells.ranges], "bold": s["A1"].font.b, "size": s["A1"].font.sz,
  "names": sorted((n.name, n.localSheetId, n.attr_text, n.hidden) for n in book.defined_names.definedName if n.name.startswith("_cesuan")), "charts": len(book["测算汇总"]._charts), "width": round(s.column_dimensions["A"].width, 1),
}))`,
      'book.xlsm',
    );
    expect(says).toEqual({
      sheets: ['项目', '设备清单', '汇总', '台账', '透视', '参数', '图表1', '测算依据', '测算汇总'],
      freeze: 'B3',
      filter: 'A2:C4',
      merges: ['A1:C1'],
      bold: true,
      size: 14,
      charts: 1,
      width: 24.7,
      names: [
        ['_cesuan.col.8_2d_equipment', 0, "'项目'!$M$3:$M$44", true],
        ['_cesuan.col.status', 0, "'项目'!$O$3:$O$44", true],
        ['_cesuan.col.奖补合计', 0, "'项目'!$N$3:$N$44", true],
        ['_cesuan.sheet.evidence', null, "'测算依据'!$A$1", true],
        ['_cesuan.sheet.summary', null, "'测算汇总'!$A$1", true],
      ],
    });
  });

  test('an extended table', async () => {
    const plan = richPlan({
      sheet: '设备清单',
      headerRow: 0,
      headerRows: 1,
      firstRow: 1,
      rowCount: 5,
      columns: richPlan().columns.map((c, i) => ({
        ...c,
        column: 3 + i,
        header: c.header.slice(-1),
        values: c.values.slice(0, 5),
      })),
    });
    expect(
      openpyxlSays(
        python,
        await written(plan),
        `t = book["设备清单"].tables["台账表"]\nprint(json.dumps([t.ref, [c.name for c in t.tableColumns]]))`,
        'book.xlsm',
      ),
    ).toEqual(['A1:F6', ['企业名称', '设备投资额', '合计', '（八）设备投入（元）', '奖补合计', '状态']]);
  });

  test('a new workbook with drop-down lists, short and long', async () => {
    const long = Array.from({ length: 80 }, (_, i) => `认定名称${i}，含逗号,`);
    const list = (
      row: number,
      options: readonly string[],
    ): { area: { row: number; column: number; rows: number; columns: number }; options: readonly string[] } => ({
      area: { row, column: 0, rows: 10, columns: 1 },
      options,
    });
    const bytes = await createXlsx([
      {
        name: '填报',
        rows: [['列入计划']],
        widths: [12],
        freeze: { rows: 1, columns: 0 },
        validations: [list(1, ['是', '否']), list(20, long)],
      },
    ]);
    expect(
      openpyxlSays(
        python,
        bytes,
        `s = book["填报"]\nprint(json.dumps([[(d.type, str(d.sqref), d.formula1) for d in s.data_validations.dataValidation], book["选项"].sheet_state, book["选项"]["A80"].value, s["A1"].font.name]))`,
      ),
    ).toEqual([
      [
        ['list', 'A2:A11', '"是,否"'],
        ['list', 'A21:A30', "'选项'!$A$1:$A$80"],
      ],
      'hidden',
      '认定名称79，含逗号,',
      '等线',
    ]);
  });
});
