/**
 * A sheet part is two things: the data, which may be huge and stays bytes, and everything around it, the frame, which is small and
 * becomes a text with a tree. The bytes of the part go in; both come out, and `joinSheet` puts an edited frame around edited data.
 */
import { ProblemError } from '../../core/problem';
import { decodeUtf8, parsePart, type Xml } from '../parts/draft';
import { damagedPart, unusualXml } from '../problems';
import { applySplices, insertAt, type Splice } from '../xml/splice';
import { child, type Node } from '../xml/tree';

export const MAIN_NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const STRICT_NAMESPACE = 'http://purl.oclc.org/ooxml/spreadsheetml/main';

export interface SheetParts {
  readonly bytes: Uint8Array;
  /** Where rows begin and end: behind `<sheetData>`, before `</sheetData>`; equal for an empty sheet. */
  readonly from: number;
  readonly to: number;
  /** The whole element, tags included. */
  readonly start: number;
  readonly end: number;
  readonly frame: Frame;
}

/** The part's text with `<sheetData/>` in place of the data. */
export interface Frame extends Xml {
  readonly data: Node;
}

const PLACE = '<sheetData/>';

const indexOfAscii = (bytes: Uint8Array, text: string, from: number): number => {
  const first = text.charCodeAt(0);
  for (let i = bytes.indexOf(first, from); i >= 0; i = bytes.indexOf(first, i + 1)) {
    let k = 1;
    while (k < text.length && bytes[i + k] === text.charCodeAt(k)) k += 1;
    if (k === text.length) return i;
  }
  return -1;
};

const lastIndexOfAscii = (bytes: Uint8Array, text: string): number => {
  const first = text.charCodeAt(0);
  for (let i = bytes.lastIndexOf(first); i >= 0; i = i === 0 ? -1 : bytes.lastIndexOf(first, i - 1)) {
    let k = 1;
    while (k < text.length && bytes[i + k] === text.charCodeAt(k)) k += 1;
    if (k === text.length) return i;
  }
  return -1;
};

/** The first `<sheetData` that is not inside a comment. */
const dataStart = (bytes: Uint8Array): number => {
  let at = 0;
  for (;;) {
    const found = indexOfAscii(bytes, '<sheetData', at);
    const comment = indexOfAscii(bytes.subarray(0, found < 0 ? bytes.length : found), '<!--', at);
    if (found < 0 || comment < 0) return found;
    const end = indexOfAscii(bytes, '-->', comment);
    if (end < 0) return -1;
    at = end + 3;
  }
};

const frameOf = (file: string, part: string, source: string): Frame => {
  const xml = parsePart(file, part, source);
  checkMain(file, part, xml.root, 'worksheet');
  const data = child(xml.root, 'sheetData');
  if (!data) throw new ProblemError([damagedPart(file, part, 'sheetData is missing')]);
  return { ...xml, data };
};

/** Refuses a root element that this editor would damage: with a prefix, in the strict namespace, or another one. */
export const checkMain = (file: string, part: string, root: Node, local: string): void => {
  if (root.ns === STRICT_NAMESPACE)
    throw new ProblemError([unusualXml(file, part, { zh: 'Strict Open XML', en: 'Strict Open XML' })]);
  if (root.ns !== MAIN_NAMESPACE || root.local !== local)
    throw new ProblemError([damagedPart(file, part, `root element ${root.name}`)]);
  if (root.name !== local)
    throw new ProblemError([
      unusualXml(file, part, { zh: `元素带前缀“${root.name}”`, en: `elements with a prefix: ${root.name}` }),
    ]);
};

export const splitSheet = (file: string, part: string, bytes: Uint8Array): SheetParts => {
  const decode = (start: number, end: number): string => decodeUtf8(file, part, bytes.subarray(start, end));
  const start = dataStart(bytes);
  if (start < 0) {
    // Perhaps prefixed or strict, perhaps no sheet at all: the tree tells.
    frameOf(file, part, decode(0, bytes.length));
    throw new ProblemError([damagedPart(file, part, 'sheetData is missing')]);
  }
  const open = bytes.indexOf(0x3e, start) + 1;
  const empty = bytes[open - 2] === 0x2f;
  const to = empty ? open : lastIndexOfAscii(bytes, '</sheetData');
  const end = empty ? open : bytes.indexOf(0x3e, to) + 1;
  if (to < open || end <= 0) throw new ProblemError([damagedPart(file, part, 'sheetData is not closed')]);
  return { bytes, from: open, to, start, end, frame: frameOf(file, part, decode(0, start) + PLACE + decode(end, bytes.length)) };
};

/** Applies splices to the frame. They must not touch the place of the data. */
export const editFrame = (file: string, part: string, frame: Frame, splices: readonly Splice[]): Frame =>
  splices.length ? frameOf(file, part, applySplices(frame.source, splices)) : frame;

/** The whole part again, in pieces. `data` is the edited content between the tags of `<sheetData>`; undefined where it stays. */
export function* joinSheet(before: SheetParts, frame: Frame, data: Iterable<Uint8Array> | undefined): Generator<Uint8Array> {
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const wasEmpty = before.from === before.end;
  yield encode(frame.source.slice(0, frame.data.start));
  if (!data) yield before.bytes.subarray(before.start, before.end);
  else {
    yield wasEmpty ? encode('<sheetData>') : before.bytes.subarray(before.start, before.from);
    yield* data;
    yield wasEmpty ? encode('</sheetData>') : before.bytes.subarray(before.to, before.end);
  }
  yield encode(frame.source.slice(frame.data.end));
}

// The order that the schema wants around and behind the data.
const ORDER = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'sheetCalcPr',
  'sheetProtection',
  'protectedRanges',
  'scenarios',
  'autoFilter',
  'sortState',
  'dataConsolidate',
  'customSheetViews',
  'mergeCells',
  'phoneticPr',
  'conditionalFormatting',
  'dataValidations',
  'hyperlinks',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'rowBreaks',
  'colBreaks',
  'customProperties',
  'cellWatches',
  'ignoredErrors',
  'smartTags',
  'drawing',
  'legacyDrawing',
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
];

const orderOf = (node: Node): number => {
  // A wrapper counts as what it holds.
  const local = node.local === 'AlternateContent' ? (node.children[0]?.children[0]?.local ?? '') : node.local;
  return ORDER.indexOf(local);
};

/** Adds a child of the worksheet at its place in the schema's order. */
export const insertElement = (frame: Frame, local: string, text: string): Splice => {
  const order = ORDER.indexOf(local);
  const next = frame.root.children.find((node) => orderOf(node) > order);
  return insertAt(next ? next.start : frame.root.closeStart, text);
};
