/**
 * What runs keep of themselves, as custom XML parts that are read and written a few at a time. New parts stand beside the old ones until
 * the write has succeeded, so that a failure only has to take the new ones away.
 */
import { looksIn, withLooks, type ColumnLook } from '../../../sheet/port/column-looks';
import { lastRecord, RECORD_NAMESPACE, recordAlone, recordParts, recordsIn } from '../../../sheet/port/own-record';
import { has } from '../../host-info';

/** Parts of one request: 400,000 characters each, under the 5 MB of the web. */
const PARTS_AT_ONCE = 6;

/** Asked for with whatever is asked next. */
export const recordNow = (context: Excel.RequestContext): Excel.CustomXmlPartScopedCollection | undefined => {
  if (!has('memory')) return undefined;
  const found = context.workbook.customXmlParts.getByNamespace(RECORD_NAMESPACE);
  found.load('items/id');
  return found;
};

const partIds = async (context: Excel.RequestContext): Promise<readonly string[]> => {
  const found = recordNow(context);
  if (found) await context.sync();
  return found?.items.map(({ id }) => id) ?? [];
};

const groups = <T>(all: readonly T[]): (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / PARTS_AT_ONCE) }, (_, i) => all.slice(i * PARTS_AT_ONCE, (i + 1) * PARTS_AT_ONCE));

/** Of custom XML parts, by their ids. */
const someTexts = async (context: Excel.RequestContext, ids: readonly string[]): Promise<readonly string[]> => {
  const some = ids.map((id) => context.workbook.customXmlParts.getItem(id).getXml());
  await context.sync();
  return some.map(({ value }) => value);
};

export const textsOf = async (context: Excel.RequestContext, ids: readonly string[]): Promise<readonly string[]> => {
  const texts: string[] = [];
  for (const some of groups(ids)) texts.push(...(await someTexts(context, some)));
  return texts;
};

export const readRecord = async (context: Excel.RequestContext): Promise<readonly string[]> =>
  recordsIn(await textsOf(context, await partIds(context))).map(recordAlone);

/** Number of the newest writing that is there, the looks of before that it keeps, and what runs kept of themselves. */
export const lastWriting = async (
  context: Excel.RequestContext,
  ids: readonly string[],
): Promise<{ readonly last: number; readonly looks: readonly ColumnLook[]; readonly records: readonly string[] }> => {
  const texts = await textsOf(context, ids);
  const found = recordsIn(texts);
  return { last: lastRecord(texts), looks: looksIn(found), records: found.map(recordAlone) };
};

/** An empty record stands for none until the older one is taken away. */
export const addRecord = async (
  context: Excel.RequestContext,
  record: string,
  last: number,
  looks: readonly ColumnLook[],
): Promise<void> => {
  if (!has('memory')) return;
  const parts = recordParts(withLooks(record, looks), last + 1);
  await addParts(context, parts);
};

export const addParts = async (context: Excel.RequestContext, xmls: readonly string[]): Promise<void> => {
  for (const some of groups(xmls)) await addSome(context, some);
};

const addSome = (context: Excel.RequestContext, some: readonly string[]): Promise<void> => {
  for (const xml of some) context.workbook.customXmlParts.add(xml);
  return context.sync();
};

/** Takes away all parts that are not of before. */
export const forgetRecord = async (context: Excel.RequestContext, before: readonly string[]): Promise<void> => {
  const gone = (await partIds(context)).filter((id) => !before.includes(id));
  if (gone.length === 0) return;
  for (const id of gone) context.workbook.customXmlParts.getItem(id).delete();
  await context.sync();
};

/** The parts that are no newer than a writing. */
export const recordsUpTo = async (context: Excel.RequestContext, last: number): Promise<readonly string[]> => {
  const ids = await partIds(context);
  const texts = await textsOf(context, ids);
  return ids.filter((_, i) => lastRecord([texts[i] ?? '']) <= last);
};
