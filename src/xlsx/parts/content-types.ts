/** `[Content_Types].xml`: what kind of content each part has. */
import { escapeAttribute } from '../xml/text';
import { appendTo, applySplices, insertAt, removeNode } from '../xml/splice';
import { attribute, childrenOf, type Node } from '../xml/tree';
import type { Draft } from './draft';

export const CONTENT_TYPES = '[Content_Types].xml';

const partOf = (node: Node): string => (attribute(node, 'PartName') ?? '').replace(/^\//, '').toLowerCase();

export const contentTypeOf = async (draft: Draft, part: string): Promise<string | undefined> => {
  const { root } = await draft.xml(CONTENT_TYPES);
  const override = childrenOf(root, 'Override').find((node) => partOf(node) === part.toLowerCase());
  if (override) return attribute(override, 'ContentType');
  const extension = part.slice(part.lastIndexOf('.') + 1).toLowerCase();
  return attribute(
    childrenOf(root, 'Default').find((node) => attribute(node, 'Extension')?.toLowerCase() === extension),
    'ContentType',
  );
};

/** States the type of one part; nothing when it is stated already. */
export const setContentType = async (draft: Draft, part: string, type: string): Promise<void> => {
  const { source, root } = await draft.xml(CONTENT_TYPES);
  const found = childrenOf(root, 'Override').find((node) => partOf(node) === part.toLowerCase());
  if (found && attribute(found, 'ContentType') === type) return;
  const prefix = root.name.slice(0, -'Types'.length);
  const element = `<${prefix}Override PartName="/${escapeAttribute(part)}" ContentType="${type}"/>`;
  draft.setText(CONTENT_TYPES, applySplices(source, [...(found ? [removeNode(found)] : []), appendTo(source, root, element)]));
};

/** States the type of all parts with this ending, where it is not stated yet. */
export const setDefaultType = async (draft: Draft, extension: string, type: string): Promise<void> => {
  const { source, root } = await draft.xml(CONTENT_TYPES);
  if (childrenOf(root, 'Default').some((node) => attribute(node, 'Extension')?.toLowerCase() === extension)) return;
  const prefix = root.name.slice(0, -'Types'.length);
  const element = `<${prefix}Default Extension="${extension}" ContentType="${type}"/>`;
  const first = root.children[0];
  draft.setText(CONTENT_TYPES, applySplices(source, [first ? insertAt(first.start, element) : appendTo(source, root, element)]));
};

export const removeContentType = async (draft: Draft, part: string): Promise<void> => {
  const { source, root } = await draft.xml(CONTENT_TYPES);
  draft.setText(
    CONTENT_TYPES,
    applySplices(
      source,
      childrenOf(root, 'Override')
        .filter((node) => partOf(node) === part.toLowerCase())
        .map(removeNode),
    ),
  );
};
