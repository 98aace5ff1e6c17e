/** What a run remembers: a custom XML part wired as Excel does it (item, its properties, and the relationships between). */
import { MEMORY_NAMESPACE, memoryOf, memoryXml } from '../../sheet/own-memory';
import type { Book } from '../parts/book';
import { setContentType } from '../parts/content-types';
import type { Draft } from '../parts/draft';
import { relsOf } from '../parts/paths';
import { addRelationship } from '../parts/rels';
import { freePart } from '../notes/notes';

const PROPERTIES_TYPE = 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml';
const DATA_STORE = 'http://schemas.openxmlformats.org/officeDocument/2006/customXml';
// Identifies the part within a workbook; one workbook holds one.
const ITEM_ID = '{3C5E0F0A-51D7-4C0B-9B5E-6B1B0F5A4C51}';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const memoryPart = async (draft: Draft, book: Book): Promise<{ readonly part: string; readonly memory: string } | undefined> => {
  for (const { kind, target, external } of book.relationships) {
    if (kind !== 'customXml' || external || !draft.has(target)) continue;
    // Other parts may be in any encoding; ours is not.
    const xml = new TextDecoder().decode(await draft.bytes(target));
    const memory = xml.includes(MEMORY_NAMESPACE) ? memoryOf(xml) : undefined;
    if (memory !== undefined) return { part: target, memory };
  }
  return undefined;
};

export const readMemory = async (draft: Draft, book: Book): Promise<string | undefined> =>
  (await memoryPart(draft, book))?.memory;

/** Throws RangeError for text that XML cannot hold. */
export const writeMemory = async (draft: Draft, book: Book, memory: string): Promise<void> => {
  const found = await memoryPart(draft, book);
  if (found) {
    if (found.memory !== memory) draft.setText(found.part, memoryXml(memory));
    return;
  }
  const item = freePart(draft, 'customXml/item', '.xml');
  const properties = item.replace('/item', '/itemProps');
  draft.setText(item, memoryXml(memory));
  draft.setText(
    properties,
    `${HEAD}<ds:datastoreItem ds:itemID="${ITEM_ID}" xmlns:ds="${DATA_STORE}"><ds:schemaRefs><ds:schemaRef ds:uri="${MEMORY_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`,
  );
  await setContentType(draft, properties, PROPERTIES_TYPE);
  if (!draft.has(relsOf(item))) await addRelationship(draft, item, 'customXmlProps', properties);
  await addRelationship(draft, book.part, 'customXml', item);
};
