/**
 * What runs keep of themselves, as custom XML parts that are read and written a few at a time. New parts stand beside the old ones until
 * the write has succeeded, so that a failure only has to take the new ones away.
 */
import { lastRecord, recordParts, recordsIn, RECORD_NAMESPACE } from '../../sheet/own-record';
import { has } from '../host-info';

/** Parts of one request: 400,000 characters each, under the 5 MB of the web. */
const PARTS_AT_ONCE = 6;

const partIds = async (context: Excel.RequestContext): Promise<readonly string[]> => {
  if (!has('memory')) return [];
  const found = context.workbook.customXmlParts.getByNamespace(RECORD_NAMESPACE);
  found.load('items/id');
  await context.sync();
  return found.items.map(({ id }) => id);
};

const groups = <T>(all: readonly T[]): (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / PARTS_AT_ONCE) }, (_, i) => all.slice(i * PARTS_AT_ONCE, (i + 1) * PARTS_AT_ONCE));

const someTexts = async (context: Excel.RequestContext, ids: readonly string[]): Promise<readonly string[]> => {
  const some = ids.map((id) => context.workbook.customXmlParts.getItem(id).getXml());
  await context.sync();
  return some.map(({ value }) => value);
};

const textsOf = async (context: Excel.RequestContext, ids: readonly string[]): Promise<readonly string[]> => {
  const texts: string[] = [];
  for (const some of groups(ids)) texts.push(...(await someTexts(context, some)));
  return texts;
};

export const readRecord = async (context: Excel.RequestContext): Promise<readonly string[]> =>
  recordsIn(await textsOf(context, await partIds(context)));

/** The ids of the parts that are there already: what a later `forgetRecord` leaves, or takes. */
export const recordIds = partIds;

/** An empty record stands for none until the older one is taken away. */
export const addRecord = async (context: Excel.RequestContext, record: string, old: readonly string[]): Promise<void> => {
  if (!has('memory')) return;
  const parts = recordParts(record, lastRecord(await textsOf(context, old)) + 1);
  for (const some of groups(parts)) await addSome(context, some);
};

const addSome = (context: Excel.RequestContext, some: readonly string[]): Promise<void> => {
  for (const xml of some) context.workbook.customXmlParts.add(xml);
  return context.sync();
};

/** Takes parts away: those of before once the new ones count, or all that are not of before. */
export const forgetRecord = async (
  context: Excel.RequestContext,
  which: { readonly only: readonly string[] } | { readonly except: readonly string[] },
): Promise<void> => {
  const there = await partIds(context);
  const gone = there.filter((id) => ('only' in which ? which.only.includes(id) : !which.except.includes(id)));
  if (gone.length === 0) return;
  for (const id of gone) context.workbook.customXmlParts.getItem(id).delete();
  await context.sync();
};
