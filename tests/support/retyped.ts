/** A workbook whose award was typed over after a run of the pane: what was typed in; a port to it, out. */
import { texts } from '../../src/taskpane/texts/texts';
import { openXlsx, type XlsxFile } from '../../src/xlsx/open';
import { editCells } from './edit-cells';
import { GOOD, leave, portOf, press, show, shown } from './pane-dom';

/** The port of GOOD after a run, with the award of the first row typed over. */
export const retyped = async (found: number | string = 600_000): Promise<XlsxFile> => {
  const port = (await portOf(GOOD)) as XlsxFile;
  await show(port);
  await shown(/共 2 行数据/);
  press(texts.compute.zh);
  await shown(texts.totalAwarded.zh);
  press(texts.prepare.zh);
  await shown(/将写入以下内容/);
  press(texts.write.zh);
  await shown(/已写入：/);
  leave();
  const own = (await port.ownColumns('汇总')).find(({ key }) => key.endsWith(':item:8-equipment'));
  if (!own) throw new Error('no column of the award');
  const at = `${String.fromCharCode(65 + own.column)}2`;
  const again = await openXlsx(editCells(await port.save(), { 汇总: { [at]: found } }), 't.xlsx');
  if (!again.ok) throw new Error('refused');
  return again.value;
};
