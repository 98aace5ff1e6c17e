/** Page setup of a sheet and the lists that its cells offer, recorded with Excel's rules about what may be set. */
import type { Area } from '../../../src/sheet/port/port';
import { guard, type Env } from './env';
import { contains, intersect, type SheetModel } from './model';
import { HostError, invalid, type HostNode } from './node';

const PAPER = ['Letter', 'A3', 'A4', 'A5', 'Legal'];
const FULL_ROWS = /^\$(\d+):\$(\d+)$/;

const isNumber = (value: unknown, least: number, most: number): boolean =>
  value === undefined || value === null || (typeof value === 'number' && value >= least && value <= most);

const CHECKS: Readonly<Record<string, (value: unknown) => boolean>> = {
  PaperSize: (value) => PAPER.includes(String(value)),
  Orientation: (value) => value === 'Portrait' || value === 'Landscape',
  Zoom: (value) => {
    if (typeof value !== 'object' || value === null) return false;
    const { scale, horizontalFitToPages, verticalFitToPages } = value as Record<string, unknown>;
    return isNumber(scale, 10, 400) && isNumber(horizontalFitToPages, 1, 32_767) && isNumber(verticalFitToPages, 1, 32_767);
  },
};

export const pageNode = ({ printer }: Env, sheet: SheetModel): HostNode => {
  const put = (key: string, value: unknown): void => {
    // As on a desktop where no printer is installed.
    if (!printer()) throw new HostError('GeneralException', 'The page setup cannot be changed.', `PageLayout.${key}`);
    if (sheet.protected || CHECKS[key]?.(value) === false) throw invalid(`PageLayout.${key}`);
    sheet.page.set(key, value);
  };
  return {
    type: 'PageLayout',
    identity: () => ({}),
    get: Object.fromEntries(Object.keys(CHECKS).map((key) => [key, () => sheet.page.get(key)])),
    set: Object.fromEntries(Object.keys(CHECKS).map((key) => [key, (value: unknown) => put(key, value)])),
    call: {
      SetPrintMargins: (unit, margins) => put('Margins', { unit, ...(margins as object) }),
      SetPrintTitleRows: (rows) => {
        const found = FULL_ROWS.exec(String(rows));
        if (!found || Number(found[1]) > Number(found[2])) throw invalid('PageLayout.setPrintTitleRows');
        put('TitleRows', String(rows));
        // Excel keeps them as a name of the sheet, among all the others.
        const formula = `='${sheet.name.replaceAll("'", "''")}'!${String(rows)}`;
        const known = sheet.names.find(({ name }) => name === 'Print_Titles');
        if (known) known.formula = formula;
        else sheet.names.push({ name: 'Print_Titles', formula, visible: true, comment: '' });
      },
    },
  };
};

/** Above the first cell of a range; there is none above the first row. */
export const pageBreaksNode = ({ printer }: Env, sheet: SheetModel): HostNode => {
  const breaks = (): number[] => (sheet.page.get('Breaks') as number[] | undefined) ?? [];
  const put = (rows: readonly number[], member: string): void => {
    if (!printer()) throw new HostError('GeneralException', 'The page setup cannot be changed.', `PageBreakCollection.${member}`);
    sheet.page.set('Breaks', rows);
  };
  return {
    type: 'PageBreakCollection',
    identity: () => ({}),
    call: {
      RemovePageBreaks: () => put([], 'removePageBreaks'),
      Add: (address) => {
        const row = Number(/^[A-Z]+(\d+)/.exec(String(address))?.[1]) - 1;
        if (!(row > 0)) throw invalid('PageBreakCollection.add');
        put([...breaks(), row], 'add');
        return { type: 'PageBreak', identity: () => ({}) };
      },
    },
  };
};

/** Excel takes no longer list as a text. */
const SOURCE_AT_MOST = 255;

export const validationNode = (sheet: SheetModel, area: Area): HostNode => ({
  type: 'DataValidation',
  identity: () => ({}),
  set: {
    Rule: (value) => {
      guard(sheet, area, 'DataValidation.rule', false);
      const source = (value as { readonly list?: { readonly source?: unknown } } | null)?.list?.source;
      if (typeof source !== 'string' || source === '' || source.length > SOURCE_AT_MOST) throw invalid('DataValidation.rule');
      sheet.lists = [...sheet.lists.filter((list) => !contains(area, list.area)), { area, source, strict: true }];
    },
    ErrorAlert: (value) => {
      const { showAlert } = value as { readonly showAlert?: unknown };
      if (typeof showAlert !== 'boolean') throw invalid('DataValidation.errorAlert');
      for (const list of sheet.lists) if (contains(area, list.area)) list.strict = showAlert;
    },
  },
  call: {
    Clear: () => {
      guard(sheet, area, 'DataValidation.clear', false);
      sheet.lists = sheet.lists.filter((list) => !intersect(list.area, area));
    },
  },
});
