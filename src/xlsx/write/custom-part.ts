/** Custom XML parts of ours, wired as Excel does it (item, its properties, and the relationships between): found by namespace, set, and taken away. */
import { freePart } from '../notes/notes';
import type { Book } from '../parts/book';
import { setContentType } from '../parts/content-types';
import type { Draft } from '../parts/draft';
import { relsOf } from '../parts/paths';
import { removeUnreachable, reachableFrom } from '../parts/reach';
import { addRelationship, relationshipsOf, removeRelationships } from '../parts/rels';

const PROPERTIES_TYPE = 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml';
const DATA_STORE = 'http://schemas.openxmlformats.org/officeDocument/2006/customXml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export interface CustomPart {
  readonly part: string;
  readonly xml: string;
}

/** Parts of the workbook that name the namespace anywhere: the caller looks closer. */
export const customParts = async (draft: Draft, book: Book, namespace: string): Promise<readonly CustomPart[]> => {
  const found: CustomPart[] = [];
  for (const { kind, target, external } of await relationshipsOf(draft, book.part)) {
    if (kind !== 'customXml' || external || !draft.has(target)) continue;
    // Other parts may be in any encoding; ours is not.
    const xml = new TextDecoder().decode(await draft.bytes(target));
    if (xml.includes(namespace)) found.push({ part: target, xml });
  }
  return found;
};

/** `id` identifies the part within the workbook: a GUID in braces. */
export const addCustomPart = async (draft: Draft, book: Book, namespace: string, id: string, xml: string): Promise<void> => {
  const item = freePart(draft, 'customXml/item', '.xml');
  const properties = item.replace('/item', '/itemProps');
  draft.setText(item, xml);
  draft.setText(
    properties,
    `${HEAD}<ds:datastoreItem ds:itemID="${id}" xmlns:ds="${DATA_STORE}"><ds:schemaRefs><ds:schemaRef ds:uri="${namespace}"/></ds:schemaRefs></ds:datastoreItem>`,
  );
  await setContentType(draft, properties, PROPERTIES_TYPE);
  if (!draft.has(relsOf(item))) await addRelationship(draft, item, 'customXmlProps', properties);
  await addRelationship(draft, book.part, 'customXml', item);
};

export const removeCustomPart = async (draft: Draft, book: Book, part: string): Promise<void> => {
  const before = new Set([part.toLowerCase(), ...(await reachableFrom(draft, part))]);
  await removeRelationships(draft, book.part, ({ kind, target }) => kind === 'customXml' && target === part);
  await removeUnreachable(draft, before);
};
