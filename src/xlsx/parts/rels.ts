/** Relationships of a part: read as a list of whole part names, and edited one by one in their XML. */
import { escapeAttribute } from '../xml/text';
import { appendTo, applySplices, removeNode } from '../xml/splice';
import { attribute, childrenOf } from '../xml/tree';
import type { Draft } from './draft';
import { relativeTarget, relsOf, resolveTarget } from './paths';

const NAMESPACE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Namespace of `r:id` and stem of all relationship types used here. */
export const R_NAMESPACE = OFFICE;

export interface Relationship {
  readonly id: string;
  /** The last word of the type: `worksheet`, `comments`, `vmlDrawing` … */
  readonly kind: string;
  readonly type: string;
  /** Whole part name; as written for external targets. */
  readonly target: string;
  readonly external: boolean;
}

export const relationshipsOf = async (draft: Draft, part: string): Promise<readonly Relationship[]> => {
  const rels = relsOf(part);
  if (!draft.has(rels)) return [];
  const { root } = await draft.xml(rels);
  return childrenOf(root, 'Relationship').map((node) => {
    const type = attribute(node, 'Type') ?? '';
    const external = attribute(node, 'TargetMode') === 'External';
    const target = attribute(node, 'Target') ?? '';
    return {
      id: attribute(node, 'Id') ?? '',
      type,
      kind: type.slice(type.lastIndexOf('/') + 1),
      target: external ? target : resolveTarget(part, target),
      external,
    };
  });
};

/** Adds a relationship and returns its id. `type` is the last word of an officeDocument type. */
export const addRelationship = async (draft: Draft, part: string, type: string, target: string): Promise<string> => {
  const rels = relsOf(part);
  const known = await relationshipsOf(draft, part);
  const highest = known.reduce((max, { id }) => Math.max(max, Number(/^rId(\d{1,9})$/.exec(id)?.[1] ?? 0)), 0);
  const id = `rId${highest + 1}`;
  const element = (prefix: string): string =>
    `<${prefix}Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${escapeAttribute(relativeTarget(part, target))}"/>`;
  if (!draft.has(rels)) {
    draft.setText(
      rels,
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${NAMESPACE}">${element('')}</Relationships>`,
    );
    return id;
  }
  const { source, root } = await draft.xml(rels);
  draft.setText(rels, applySplices(source, [appendTo(source, root, element(root.name.slice(0, -'Relationships'.length)))]));
  return id;
};

export const removeRelationships = async (
  draft: Draft,
  part: string,
  drop: (relationship: Relationship) => boolean,
): Promise<void> => {
  const known = await relationshipsOf(draft, part);
  const ids = new Set(known.filter(drop).map((r) => r.id));
  if (!ids.size) return;
  const { source, root } = await draft.xml(relsOf(part));
  draft.setText(
    relsOf(part),
    applySplices(
      source,
      childrenOf(root, 'Relationship')
        .filter((n) => ids.has(attribute(n, 'Id') ?? ''))
        .map(removeNode),
    ),
  );
};
