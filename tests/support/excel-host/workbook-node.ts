/** The root object: the workbook, its application, functions, names and custom XML parts. */
import type { Env } from './env';
import { rangeNode } from './range-node';
import { denied, invalid, notFound, type HostNode } from './node';
import { namesNode } from './name-node';
import { sheetsNode } from './sheet-node';
import { tablesNode } from './table-node';

const xmlNode = (env: Env, part: { id: string; content: string }): HostNode => {
  const { xml } = env.book;
  if (!xml.includes(part)) throw notFound('CustomXmlPart');
  return {
    type: 'CustomXmlPart',
    identity: () => ({ Id: part.id }),
    get: { Id: () => part.id, NamespaceUri: () => namespaceOf(part.content) },
    call: {
      GetXml: () => part.content,
      SetXml: (content) => void (part.content = wellFormed(content, 'CustomXmlPart.setXml')),
      Delete: () => void xml.splice(xml.indexOf(part), 1),
    },
  };
};

const wellFormed = (content: unknown, location: string): string => {
  const text = String(content);
  if (!/^\s*(?:<\?xml[^>]*\?>)?\s*<[\s\S]*>\s*$/.test(text)) throw invalid(location);
  return text;
};

/** The namespace on the root element, as Excel finds parts by. */
const namespaceOf = (content: string): string => /^\s*(?:<\?xml[^>]*\?>)?\s*<\w+\s[^>]*?xmlns="([^"]*)"/.exec(content)?.[1] ?? '';

const partsNode = (env: Env, within: () => { id: string; content: string }[]): HostNode => ({
  type: 'CustomXmlPartCollection',
  identity: () => ({}),
  items: () => within().map((part) => xmlNode(env, part)),
  item: (key) => {
    const part = env.book.xml.find((one) => one.id === key);
    if (!part) throw notFound('CustomXmlPartCollection.getItem');
    return xmlNode(env, part);
  },
  call: {
    GetByNamespace: (namespace) => ({
      ...partsNode(env, () => env.book.xml.filter((part) => namespaceOf(part.content) === namespace)),
      type: 'CustomXmlPartScopedCollection',
    }),
    GetCount: () => within().length,
    Add: (content) => {
      const part = { id: `{X${env.book.nextId++}}`, content: wellFormed(content, 'CustomXmlPartCollection.add') };
      env.book.xml.push(part);
      return xmlNode(env, part);
    },
  },
});

/** The workbook function DATE, which tells the date system; others are not asked for. */
const functionsNode = (env: Env): HostNode => ({
  type: 'Functions',
  identity: () => ({}),
  call: {
    Date: (year, month, day) => {
      const serial = Math.round((Date.UTC(Number(year), Number(month) - 1, Number(day)) - Date.UTC(1899, 11, 30)) / 86_400_000);
      return {
        type: 'FunctionResult',
        identity: () => ({}),
        get: { Value: () => serial - (env.book.date1904 ? 1462 : 0), Error: () => null },
      } satisfies HostNode;
    },
  },
});

export const workbookNode = (env: Env): HostNode => ({
  type: 'Workbook',
  identity: () => ({}),
  get: { UsePrecisionAsDisplayed: () => env.book.precisionAsDisplayed, Name: () => 'host.xlsx', ReadOnly: () => false },
  link: {
    Worksheets: () => sheetsNode(env),
    Names: () => namesNode(env, env.book.names, undefined),
    Tables: () => tablesNode(env, env.book.sheets),
    CustomXmlParts: () => partsNode(env, () => env.book.xml),
    Functions: () => functionsNode(env),
    Protection: () => ({
      type: 'WorkbookProtection',
      identity: () => ({}),
      get: { Protected: () => env.book.structureProtected },
    }),
    Application: () => ({
      type: 'Application',
      identity: () => ({}),
      get: {
        CalculationMode: () => (env.book.calculation === 'manual' ? 'Manual' : 'Automatic'),
        CalculationState: () => 'Done',
      },
      call: { SuspendApiCalculationUntilNextSync: () => undefined, SuspendScreenUpdatingUntilNextSync: () => undefined },
    }),
  },
  call: {
    GetActiveCell: () => rangeNode(env, env.book.selection.sheet, { ...env.book.selection.area, rows: 1, columns: 1 }),
    GetSelectedRange: () => rangeNode(env, env.book.selection.sheet, env.book.selection.area),
    _RemoveReference: (id) => void env.references.delete(String(id)),
    _RegisterSelectionChangedEvent: () => {
      throw denied('Workbook.onSelectionChanged');
    },
  },
});
