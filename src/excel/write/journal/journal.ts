/**
 * The journal of a write: what stood before in, kept in the workbook ahead of the first change; read back when a write broke off, out. What is
 * found there is enough for the way back that a failed write takes.
 */
import { paced } from '../../../core/breath';
import {
  JOURNAL_NAMESPACE,
  journalParts,
  packJournal,
  parseJournal,
  unpackJournal,
  wholeJournal,
  type BrokenOff,
} from '../../../sheet/port/own-journal';
import type { WritePlan } from '../../../sheet/port/port';
import { has } from '../../host-info';
import { entryOf, linesOf, type JournalEntry, type Kept, type Planned } from './journal-lines';
import { addParts, textsOf } from './record';

export const journalNow = (context: Excel.RequestContext): Excel.CustomXmlPartScopedCollection | undefined => {
  if (!has('memory')) return undefined;
  const found = context.workbook.customXmlParts.getByNamespace(JOURNAL_NAMESPACE);
  found.load('items/id');
  return found;
};

/** Of parts that are loaded: whose write broke off, if it is a whole journal. */
export const standing = async (
  context: Excel.RequestContext,
  found: Excel.CustomXmlPartScopedCollection | undefined,
): Promise<BrokenOff | undefined> => {
  const ids = found?.items.map(({ id }) => id) ?? [];
  const [xml] = await textsOf(context, ids.slice(0, 1));
  const part = xml === undefined ? undefined : parseJournal(xml);
  return part?.of === ids.length ? { at: part.at, sheet: part.sheet } : undefined;
};

/** Before anything is changed. What an earlier write put there before it had changed anything goes. */
export const keepJournal = async (
  context: Excel.RequestContext,
  plan: WritePlan,
  before: Kept,
  planned: Planned,
): Promise<void> => {
  if (!has('memory')) return;
  const packed = await packJournal(linesOf(plan, before, planned), paced());
  const parts = journalParts(packed, { at: new Date().toISOString(), sheet: before.looked.sheet });
  const { customXmlParts } = context.workbook;
  for (const id of before.looked.journalParts) customXmlParts.getItem(id).delete();
  await addParts(context, parts);
};

/** Queues its removal; `found` is loaded. */
export const closeJournal = (found: Excel.CustomXmlPartScopedCollection | undefined): void => {
  for (const part of found?.items ?? []) part.delete();
};

export const dropJournal = async (context: Excel.RequestContext): Promise<void> => {
  const found = journalNow(context);
  if (!found) return;
  await context.sync();
  closeJournal(found);
  await context.sync();
};

/** Undefined where there is none that is whole. */
export const readJournal = async (context: Excel.RequestContext): Promise<JournalEntry | undefined> => {
  const found = journalNow(context);
  if (!found) return undefined;
  await context.sync();
  const parts = wholeJournal(
    await textsOf(
      context,
      found.items.map(({ id }) => id),
    ),
  );
  if (!parts) return undefined;
  return entryOf(
    await unpackJournal(
      parts.map(({ text }) => text),
      paced(),
    ),
  );
};
