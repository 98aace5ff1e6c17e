/** Changes of the workbook part: sheets added at the end, names set and removed, full calculation on load. One text in, one text out. */
import { quotedSheet } from '../../sheet/port/own-names';
import type { Xml } from '../parts/draft';
import { R_NAMESPACE } from '../parts/rels';
import { escapeAttribute, escapeText } from '../xml/text';
import { appendTo, applySplices, insertAt, removeNode, setAttribute, type Splice } from '../xml/splice';
import { attribute, child, childrenOf, textOf, type Node } from '../xml/tree';

export interface NewName {
  readonly name: string;
  /** Position of the sheet whose name it is; absent for the workbook's. */
  readonly scope?: number;
  readonly text: string;
  /** For everybody to see. */
  readonly visible?: true;
}

export interface BookEdit {
  readonly sheets: readonly { readonly name: string; readonly sheetId: number; readonly id: string; readonly hidden?: boolean }[];
  /** Hidden unless they say otherwise. */
  readonly names: readonly NewName[];
  /** Names to remove, unless they are set. */
  readonly removed: (name: string, scope: number | undefined, text: string) => boolean;
  readonly calculateOnLoad: boolean;
  /** Positions of sheets that go; scopes of names, here and in the file, count the sheets of before. */
  readonly gone?: ReadonlySet<number>;
  /** Positions of sheets that get another name, in the names of their own scope, too. */
  readonly renamed?: ReadonlyMap<number, { readonly was: string; readonly as: string }>;
}

const ORDER = [
  'fileVersion',
  'fileSharing',
  'workbookPr',
  'workbookProtection',
  'bookViews',
  'sheets',
  'functionGroups',
  'externalReferences',
  'definedNames',
  'calcPr',
  'oleSize',
  'customWorkbookViews',
  'pivotCaches',
  'smartTagPr',
  'smartTagTypes',
  'webPublishing',
  'fileRecoveryPr',
  'webPublishObjects',
  'extLst',
];

const insertElement = (root: Node, local: string, text: string): Splice => {
  const next = root.children.find((node) => ORDER.indexOf(node.local) > ORDER.indexOf(local));
  return insertAt(next ? next.start : root.closeStart, text);
};

/** A sheet's name as formulas have it without quotation marks: all of it, and not the end of a longer one. */
const bareSheet = (name: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}_.'])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}!`, 'gu');

const keyOf = (name: string, scope: number | undefined): string => `${scope ?? ''}\n${name.toLowerCase()}`;

/** Position of a sheet when those that go have gone. */
const movedTo = (index: number, gone: ReadonlySet<number>): number => index - [...gone].filter((one) => one < index).length;

const nameXml = ({ name, scope, text, visible }: NewName, gone: ReadonlySet<number>): string =>
  `<definedName name="${escapeAttribute(name)}"${scope === undefined ? '' : ` localSheetId="${movedTo(scope, gone)}"`}${visible ? '' : ' hidden="1"'}>${escapeText(text)}</definedName>`;

const editNames = (source: string, root: Node, edit: BookEdit): readonly Splice[] => {
  const list = child(root, 'definedNames');
  const wanted = new Map(edit.names.map((name) => [keyOf(name.name, name.scope), name]));
  const splices: Splice[] = [];
  const nodes = childrenOf(list, 'definedName');
  const gone = edit.gone ?? new Set<number>();
  let removed = 0;
  for (const node of nodes) {
    const name = attribute(node, 'name') ?? '';
    const raw = attribute(node, 'localSheetId');
    const scope = raw === undefined ? undefined : Number(raw);
    const text = textOf(source, node);
    const target = wanted.get(keyOf(name, scope));
    if (!target && (edit.removed(name, scope, text) || (scope !== undefined && gone.has(scope)))) {
      removed += 1;
      splices.push(removeNode(node));
      continue;
    }
    wanted.delete(keyOf(name, scope));
    const renamed = scope === undefined ? undefined : edit.renamed?.get(scope);
    const moved =
      renamed &&
      text
        .replaceAll(`${quotedSheet(renamed.was)}!`, `${quotedSheet(renamed.as)}!`)
        .replace(bareSheet(renamed.was), `${quotedSheet(renamed.as)}!`);
    if (!target && moved !== undefined && moved !== text)
      splices.push({ start: node.openEnd, end: node.closeStart, text: escapeText(moved) });
    if (target && target.text !== text)
      splices.push({ start: node.openEnd, end: node.closeStart, text: escapeText(target.text) });
    if (scope !== undefined && movedTo(scope, gone) !== scope)
      splices.push(...setAttribute(node, 'localSheetId', String(movedTo(scope, gone))));
  }
  const added = [...wanted.values()].map((name) => nameXml(name, gone)).join('');
  if (!list) return added ? [insertElement(root, 'definedNames', `<definedNames>${added}</definedNames>`)] : [];
  // An empty list is not allowed.
  if (!added && removed === nodes.length && removed > 0) return [removeNode(list)];
  return added ? [...splices, appendTo(source, list, added)] : splices;
};

/** The active sheet and the first tab are told by position. */
const editViews = (root: Node, gone: ReadonlySet<number>): readonly Splice[] =>
  childrenOf(child(root, 'bookViews'), 'workbookView').flatMap((view) =>
    ['activeTab', 'firstSheet'].flatMap((name) => {
      const at = Number(attribute(view, name) ?? 0);
      const to = gone.has(at) ? 0 : movedTo(at, gone);
      return to === at ? [] : setAttribute(view, name, String(to));
    }),
  );

export const editBook = ({ source, root }: Xml, edit: BookEdit): string => {
  const splices: Splice[] = [...editNames(source, root, edit)];
  const sheets = child(root, 'sheets');
  const { gone } = edit;
  if (gone?.size) {
    splices.push(...editViews(root, gone));
    childrenOf(sheets, 'sheet').forEach((node, index) => gone.has(index) && splices.push(removeNode(node)));
  }
  childrenOf(sheets, 'sheet').forEach((node, index) => {
    const renamed = edit.renamed?.get(index);
    if (renamed) splices.push(...setAttribute(node, 'name', renamed.as));
  });
  if (sheets && edit.sheets.length) {
    const text = edit.sheets
      .map(
        ({ name, sheetId, id, hidden }) =>
          `<sheet xmlns:r="${R_NAMESPACE}" name="${escapeAttribute(name)}" sheetId="${sheetId}"${hidden ? ' state="hidden"' : ''} r:id="${id}"/>`,
      )
      .join('');
    splices.push(appendTo(source, sheets, text));
  }
  if (edit.calculateOnLoad) {
    const node = child(root, 'calcPr');
    splices.push(
      ...(node ? setAttribute(node, 'fullCalcOnLoad', '1') : [insertElement(root, 'calcPr', '<calcPr fullCalcOnLoad="1"/>')]),
    );
  }
  return applySplices(source, splices);
};
