/** How our sheets come out of a printer: own sheets in; A4, as wide as the page, with rows repeated on top, out. Kept apart, since a computer without a printer refuses it. */
import type { OwnSheet } from '../../../sheet/port/port';
import { createBatch, SMALL } from '../batch';

/** In inches, as the files of the other adapter have them. */
const MARGINS = { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 };

const putPage = (sheet: Excel.Worksheet, { print }: OwnSheet): void => {
  const { pageLayout, horizontalPageBreaks } = sheet;
  pageLayout.paperSize = 'A4';
  pageLayout.orientation = print?.portrait ? 'Portrait' : 'Landscape';
  // One page across; as many down as it takes.
  pageLayout.zoom = { horizontalFitToPages: 1 };
  pageLayout.setPrintMargins('Inches', MARGINS);
  // Of an earlier run.
  horizontalPageBreaks.removePageBreaks();
  for (const row of print?.pages ?? []) horizontalPageBreaks.add(`A${row + 1}`);
  if (print?.titleRows) pageLayout.setPrintTitleRows(`$1:$${print.titleRows}`);
};

export const putPrint = async (context: Excel.RequestContext, sheets: readonly OwnSheet[]): Promise<void> => {
  const batch = createBatch(context);
  for (const own of sheets) {
    if (own.below !== undefined) continue;
    const sheet = context.workbook.worksheets.getItem(own.name);
    await batch.add({ cells: 0, bytes: SMALL.bytes * 6 }, () => putPage(sheet, own));
  }
  await batch.send();
};
