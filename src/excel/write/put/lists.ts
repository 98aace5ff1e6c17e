/** Cells that offer words to choose from: where own sheets are in; what an earlier run offered gone and the lists of this one there, out. Other words may be typed too. */
import { rangeOf } from '../../ranges';
import { createBatch, SMALL } from '../batch';
import type { SheetPlace } from '../look/look';

const ANY_WORD: Excel.DataValidationErrorAlert = { showAlert: false, style: 'Information', title: '', message: '' };

export const putLists = async (context: Excel.RequestContext, places: readonly SheetPlace[]): Promise<void> => {
  const batch = createBatch(context);
  for (const { sheet: own, now } of places) {
    const lists = own.lists ?? [];
    if (own.below !== undefined || (now === undefined && lists.length === 0)) continue;
    const sheet = context.workbook.worksheets.getItem(own.name);
    await batch.add({ cells: 0, bytes: SMALL.bytes * (2 * lists.length + 1) }, () => {
      if (now !== undefined) sheet.getRange().dataValidation.clear();
      for (const { area, options } of lists) {
        const { dataValidation } = rangeOf(sheet, area);
        dataValidation.rule = { list: { inCellDropDown: true, source: options.join(',') } };
        dataValidation.errorAlert = ANY_WORD;
      }
    });
  }
  await batch.send();
};
