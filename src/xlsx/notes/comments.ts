/** The comments part of a sheet: who noted what where; and the part again with our notes replaced. */
import { NOTE_SIGN } from '../../sheet/port/own-names';
import { parseArea } from '../../sheet/port/references';
import type { Xml } from '../parts/draft';
import { cellName } from '../sheet/areas';
import { MAIN_NAMESPACE } from '../sheet/frame';
import { cellText } from '../xml/text';
import { appendTo, applySplices, insertAt, removeNode, type Splice } from '../xml/splice';
import { attribute, child, childrenOf, textOf, type Node } from '../xml/tree';

/** Shown in Excel's status bar for notes of ours. */
export const AUTHOR = '策算';

export interface Note {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

export interface FoundNote extends Note {
  /** The visible side of a threaded comment: its text only says that one is there. */
  readonly thread: boolean;
  /** Ends with our sign. */
  readonly signed: boolean;
  readonly node: Node;
}

export const EMPTY_COMMENTS = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="${MAIN_NAMESPACE}"><authors/><commentList/></comments>`;

const noteText = (source: string, node: Node): string => {
  const text = child(node, 'text');
  const pieces: string[] = [];
  const collect = (n: Node): void => {
    if (n.local === 't') pieces.push(textOf(source, n));
    else if (n.local !== 'rPh') n.children.forEach(collect);
  };
  if (text) collect(text);
  return pieces.join('');
};

export const readComments = ({ source, root }: Xml): readonly FoundNote[] => {
  const authors = childrenOf(child(root, 'authors'), 'author').map((node) => textOf(source, node));
  return childrenOf(child(root, 'commentList'), 'comment').flatMap((node) => {
    const at = parseArea(attribute(node, 'ref') ?? '');
    if (!at) return [];
    const text = noteText(source, node);
    const thread = (authors[Number(attribute(node, 'authorId'))] ?? '').startsWith('tc=');
    return [{ row: at.row, column: at.column, text, thread, signed: text.endsWith(NOTE_SIGN), node }];
  });
};

const RUN = '<rPr><sz val="9"/><color indexed="81"/><rFont val="宋体"/><family val="3"/><charset val="134"/></rPr>';

const commentXml = ({ row, column, text }: Note, author: number): string =>
  `<comment ref="${cellName(row, column)}" authorId="${author}"><text><r>${RUN}<t xml:space="preserve">${cellText(text + NOTE_SIGN)}</t></r></text></comment>`;

/** The part with `old` notes gone and `notes` at the end. Running it again on its result changes nothing. */
export const replaceComments = ({ source, root }: Xml, old: readonly FoundNote[], notes: readonly Note[]): string => {
  const authors = child(root, 'authors');
  const list = child(root, 'commentList');
  const names = childrenOf(authors, 'author').map((node) => textOf(source, node));
  const known = names.indexOf(AUTHOR);
  const author = known < 0 ? names.length : known;
  const text = notes.map((note) => commentXml(note, author)).join('');
  if (old.map(({ node }) => source.slice(node.start, node.end)).join('') === text) return source;
  const splices: Splice[] = old.map(({ node }) => removeNode(node));
  if (known < 0 && notes.length)
    splices.push(
      authors
        ? appendTo(source, authors, `<author>${AUTHOR}</author>`)
        : insertAt(root.openEnd, `<authors><author>${AUTHOR}</author></authors>`),
    );
  if (text) splices.push(list ? appendTo(source, list, text) : insertAt(root.closeStart, `<commentList>${text}</commentList>`));
  return applySplices(source, splices);
};
