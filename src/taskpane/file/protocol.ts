/** What the page asks the worker that holds a workbook's file, and what each question is answered with. The file's bytes never go over: both sides know it as a Blob. */
import type { CellNote } from '../../sheet/port/cell-note';
import type { Grid, OwnColumnAt, RowsDone, Workbook, WritePlan, WriteReceipt } from '../../sheet/port/port';
import type { OpenFile } from './open';

interface Nothing {
  readonly asked: Record<never, never>;
}
interface OfSheet {
  readonly asked: { readonly sheet: string };
}

export interface Questions {
  /** Once, before anything else. */
  readonly take: { readonly asked: { readonly file: Blob; readonly fileName: string }; readonly answer: undefined };
  readonly open: Nothing & { readonly answer: Workbook };
  readonly read: OfSheet & { readonly answer: Grid };
  readonly look: OfSheet & { readonly answer: Awaited<ReturnType<OpenFile['look']>> };
  readonly ownColumns: OfSheet & { readonly answer: readonly OwnColumnAt[] };
  readonly pointedAt: OfSheet & { readonly answer: readonly string[] };
  readonly notes: OfSheet & { readonly answer: readonly CellNote[] | undefined };
  readonly record: Nothing & { readonly answer: readonly string[] };
  /** Writes are counted, so that one can be stopped. */
  readonly write: { readonly asked: { readonly plan: WritePlan; readonly count: number }; readonly answer: WriteReceipt };
  /** May come before the write has come whole. */
  readonly stop: { readonly asked: { readonly count: number }; readonly answer: undefined };
  readonly save: Nothing & { readonly answer: Blob };
}

export type Ask = { [K in keyof Questions]: { readonly ask: K } & Questions[K]['asked'] }[keyof Questions];

/** How far reading or writing has come. */
export interface News {
  readonly done: number;
  readonly total: number;
  readonly rows: RowsDone | undefined;
}
