/** The workbook part and what hangs on it: sheets with their parts, defined names, the active sheet, the date system. */
import { ProblemError } from '../../core/problem';
import { parseOwnName, parseReference } from '../../sheet/port/own-names';
import type { Area } from '../../sheet/port/port';
import { binaryWorkbook, damagedFile, missingSheetPart, notWorkbook, strictWorkbook } from '../problems';
import { checkMain, STRICT_NAMESPACE } from '../sheet/frame';
import { attribute, attributeNs, child, childrenOf, isTrue, textOf, type Node } from '../xml/tree';
import { CONTENT_TYPES, contentTypeOf } from './content-types';
import type { Draft, Xml } from './draft';
import { relationshipsOf, R_NAMESPACE, type Relationship } from './rels';

export interface BookSheet {
  readonly name: string;
  readonly sheetId: number;
  readonly visible: boolean;
  /** Whole name of the part. */
  readonly part: string;
  readonly worksheet: boolean;
}

export interface DefinedName {
  readonly name: string;
  /** Position of the sheet in whose scope it is; undefined for the workbook's. */
  readonly scope: number | undefined;
  /** What it refers to, entities resolved. */
  readonly text: string;
  readonly node: Node;
}

export interface Book extends Xml {
  readonly part: string;
  readonly relationships: readonly Relationship[];
  readonly sheets: readonly BookSheet[];
  readonly names: readonly DefinedName[];
  readonly active: string;
  readonly date1904: boolean;
  /** Sheets can be neither added nor removed. */
  readonly locked: boolean;
}

/** An own column with all its cells. */
export interface OwnArea {
  readonly key: string;
  readonly column: number;
  readonly area: Area;
}

const workbookPart = async (draft: Draft): Promise<string> => {
  if (!draft.has(CONTENT_TYPES)) {
    const ods = draft.has('mimetype') && draft.has('content.xml');
    throw new ProblemError([
      notWorkbook(
        draft.file,
        ods
          ? { zh: '它是 OpenDocument 表格（.ods）', en: 'it is an OpenDocument file (.ods)' }
          : { zh: '它是普通的 zip 压缩包', en: 'it is an ordinary zip archive' },
      ),
    ]);
  }
  const part = (await relationshipsOf(draft, '')).find((r) => r.kind === 'officeDocument')?.target;
  if (part === undefined || !draft.has(part))
    throw new ProblemError([damagedFile(draft.file, { zh: '缺少工作簿部件', en: 'the workbook part is missing' })]);
  const type = (await contentTypeOf(draft, part)) ?? '';
  if (type.includes('sheet.binary')) throw new ProblemError([binaryWorkbook(draft.file)]);
  if (!/spreadsheetml|ms-excel/.test(type)) {
    const what = type.includes('wordprocessingml')
      ? { zh: '它是 Word 文档', en: 'it is a Word document' }
      : type.includes('presentationml')
        ? { zh: '它是 PowerPoint 演示文稿', en: 'it is a PowerPoint presentation' }
        : { zh: '内容类型不符', en: 'its content type is another' };
    throw new ProblemError([notWorkbook(draft.file, what)]);
  }
  return part;
};

const sheetsOf = (draft: Draft, root: Node, relationships: readonly Relationship[]): readonly BookSheet[] =>
  childrenOf(child(root, 'sheets'), 'sheet').map((node) => {
    const name = attribute(node, 'name') ?? '';
    const id = attributeNs(node, 'id', R_NAMESPACE);
    const relationship = relationships.find((r) => r.id === id);
    if (!relationship || !draft.has(relationship.target)) throw new ProblemError([missingSheetPart(draft.file, name)]);
    return {
      name,
      sheetId: Number(attribute(node, 'sheetId')),
      visible: (attribute(node, 'state') ?? 'visible') === 'visible',
      part: relationship.target,
      worksheet: relationship.kind === 'worksheet',
    };
  });

const namesOf = (source: string, root: Node): readonly DefinedName[] =>
  childrenOf(child(root, 'definedNames'), 'definedName').map((node) => {
    const scope = attribute(node, 'localSheetId');
    return {
      name: attribute(node, 'name') ?? '',
      scope: scope === undefined ? undefined : Number(scope),
      text: textOf(source, node),
      node,
    };
  });

/** Throws ProblemError with the reason when the package holds no workbook that this editor understands. */
export const readBook = async (draft: Draft): Promise<Book> => {
  const part = await workbookPart(draft);
  const { source, root } = await draft.xml(part);
  if (root.ns === STRICT_NAMESPACE) throw new ProblemError([strictWorkbook(draft.file)]);
  checkMain(draft.file, part, root, 'workbook');
  const relationships = await relationshipsOf(draft, part);
  const sheets = sheetsOf(draft, root, relationships);
  if (!sheets.length)
    throw new ProblemError([damagedFile(draft.file, { zh: '工作簿里没有工作表', en: 'the workbook has no sheets' })]);
  const view = childrenOf(child(root, 'bookViews'), 'workbookView')[0];
  return {
    part,
    source,
    root,
    relationships,
    sheets,
    names: namesOf(source, root),
    active: (sheets[Number(attribute(view, 'activeTab') ?? 0)] ?? sheets[0])?.name ?? '',
    date1904: isTrue(attribute(child(root, 'workbookPr'), 'date1904')),
    locked: isTrue(attribute(child(root, 'workbookProtection'), 'lockStructure')),
  };
};

/** Sheets of ours: name of the sheet → key. */
export const ownSheets = (book: Book): ReadonlyMap<string, string> => {
  const own = new Map<string, string>();
  for (const { name, scope, text } of book.names) {
    const parsed = scope === undefined ? parseOwnName(name) : undefined;
    const at = parsed?.kind === 'sheet' ? parseReference(text) : undefined;
    const sheet = at && book.sheets.find((s) => s.worksheet && s.name.toLowerCase() === at.sheet.toLowerCase());
    if (parsed && sheet && !own.has(sheet.name)) own.set(sheet.name, parsed.key);
  }
  return own;
};

/** Sheets that the last run left standing under another name: name of the sheet → key of the own one. */
export const keptSheetsOf = (book: Book): ReadonlyMap<string, string> =>
  new Map(
    book.names.flatMap(({ name, scope, text }) => {
      const parsed = scope === undefined ? parseOwnName(name) : undefined;
      const at = parsed?.kind === 'kept' ? parseReference(text) : undefined;
      const sheet = at && book.sheets.find((s) => s.name.toLowerCase() === at.sheet.toLowerCase());
      return parsed && sheet ? [[sheet.name, parsed.key] as const] : [];
    }),
  );

/** Own columns on a sheet. A name that lost its cells, or points to another sheet, counts for nothing. */
export const ownAreas = (book: Book, sheet: string): readonly OwnArea[] => {
  const index = book.sheets.findIndex((s) => s.name === sheet);
  return book.names.flatMap(({ name, scope, text }) => {
    const parsed = scope === index ? parseOwnName(name) : undefined;
    const at = parsed?.kind === 'column' ? parseReference(text) : undefined;
    return parsed && at && at.sheet.toLowerCase() === sheet.toLowerCase()
      ? [{ key: parsed.key, column: at.area.column, area: at.area }]
      : [];
  });
};
