/** Notes on one sheet: the three things each needs (comment, box, and the sheet's pointer to the boxes) written together. */
import type { Problem } from '../../core/problem';
import { setContentType, setDefaultType } from '../parts/content-types';
import { parsePart, type Draft } from '../parts/draft';
import { addRelationship, R_NAMESPACE, type Relationship } from '../parts/rels';
import { threadKept, userNoteKept } from '../write/problems';
import { cellName } from '../sheet/areas';
import { checkMain, insertElement, type Frame } from '../sheet/frame';
import type { Splice } from '../xml/splice';
import { attributeNs, child } from '../xml/tree';
import { EMPTY_COMMENTS, readComments, replaceComments, type Note } from './comments';
import { EMPTY_VML, replaceShapes, usedBlocks } from './vml';

export interface NotesRequest {
  readonly draft: Draft;
  readonly sheet: string;
  readonly part: string;
  readonly frame: Frame;
  readonly relationships: readonly Relationship[];
  /** Cells where a note with our sign may be replaced. */
  readonly ours: (row: number, column: number) => boolean;
  readonly notes: readonly Note[];
}

export interface NotesOutcome {
  readonly written: number;
  readonly problems: readonly Problem[];
  /** For the frame. */
  readonly splices: readonly Splice[];
}

export const COMMENTS_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml';
export const VML_TYPE = 'application/vnd.openxmlformats-officedocument.vmlDrawing';

/** `stem` and the lowest number that no part has: `xl/comments` + 2 + `.xml`. */
export const freePart = (draft: Draft, stem: string, ending: string, taken: ReadonlySet<string> = new Set()): string => {
  let n = 1;
  while (draft.has(`${stem}${n}${ending}`) || taken.has(`${stem}${n}${ending}`)) n += 1;
  return `${stem}${n}${ending}`;
};

export const blocksElsewhere = async (draft: Draft, own: string | undefined): Promise<ReadonlySet<number>> => {
  const blocks = new Set<number>();
  for (const part of draft.names()) {
    if (!part.toLowerCase().endsWith('.vml') || part.toLowerCase() === own?.toLowerCase()) continue;
    for (const block of usedBlocks(await draft.text(part))) blocks.add(block);
  }
  return blocks;
};

export const setNotes = async ({
  draft,
  sheet,
  part,
  frame,
  relationships,
  ours,
  notes,
}: NotesRequest): Promise<NotesOutcome> => {
  const commentsPart = relationships.find((r) => r.kind === 'comments' && !r.external)?.target;
  const before = commentsPart === undefined ? undefined : await draft.xml(commentsPart);
  const found = before ? readComments(before) : [];
  const old = found.filter((note) => note.signed && !note.thread && ours(note.row, note.column));
  const replaced = new Set(old);
  const kept = new Map(found.filter((note) => !replaced.has(note)).map((note) => [cellName(note.row, note.column), note]));
  const problems: Problem[] = [];
  const wanted = notes.filter(({ row, column }) => {
    const at = cellName(row, column);
    const other = kept.get(at);
    if (other) problems.push(other.thread ? threadKept(sheet, at) : userNoteKept(sheet, at));
    return !other;
  });
  if (!wanted.length && !old.length) return { written: 0, problems, splices: [] };

  const target = commentsPart ?? freePart(draft, 'xl/comments', '.xml');
  if (commentsPart === undefined) {
    await setContentType(draft, target, COMMENTS_TYPE);
    await addRelationship(draft, part, 'comments', target);
  }
  const comments = before ?? parsePart(draft.file, target, EMPTY_COMMENTS);
  checkMain(draft.file, target, comments.root, 'comments');
  draft.setText(target, replaceComments(comments, old, wanted));

  const legacy = child(frame.root, 'legacyDrawing');
  const id = legacy && attributeNs(legacy, 'id', R_NAMESPACE);
  const drawn = relationships.find((r) => r.id === id)?.target;
  const drawing = drawn ?? freePart(draft, 'xl/drawings/vmlDrawing', '.vml');
  const splices: Splice[] = [];
  if (drawn === undefined) {
    draft.setText(drawing, EMPTY_VML);
    await setDefaultType(draft, 'vml', VML_TYPE);
    const newId = await addRelationship(draft, part, 'vmlDrawing', drawing);
    splices.push(insertElement(frame, 'legacyDrawing', `<legacyDrawing xmlns:r="${R_NAMESPACE}" r:id="${newId}"/>`));
  }
  const blocks = await blocksElsewhere(draft, drawing);
  draft.setText(drawing, replaceShapes(await draft.text(drawing), old, wanted, blocks));
  return { written: wanted.length, problems, splices };
};
