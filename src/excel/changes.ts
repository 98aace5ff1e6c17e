/** Hearing which cells somebody else than we has changed: Excel's events in; sheets by name with the area and the kind of change, in order, out. */
import { areasOf } from './address';
import { supportsSet } from './host-info';
import type { Session } from './session';
import type { SheetChange } from '../sheet/port/port';

interface Heard {
  readonly id: string;
  readonly change: Omit<SheetChange, 'sheet'>;
}

/** `triggerSource` came with ExcelApi 1.14; an older host cannot say who it was. */
type Arguments = Pick<Excel.WorksheetChangedEventArgs, 'address' | 'changeType' | 'source' | 'worksheetId'> & {
  readonly triggerSource?: string;
};

const areasIn = (address: string) => areasOf(`x!${address.slice(address.lastIndexOf('!') + 1)}`);

const heardOf = ({ address, changeType, worksheetId }: Arguments): Heard[] =>
  areasIn(address).map((area) => ({
    id: worksheetId,
    change: { area, moved: changeType !== 'RangeEdited' },
  }));

/** Rows that changed places in a sort: each of their cells is another's now. Which of two sorts it was, with our columns or without, another reading tells. */
const sortedOf = ({ address, worksheetId }: Pick<Excel.WorksheetRowSortedEventArgs, 'address' | 'worksheetId'>): Heard[] =>
  areasIn(address).map((area) => ({ id: worksheetId, change: { area, moved: false } }));

const sheetNames = async (context: Excel.RequestContext): Promise<ReadonlyMap<string, string>> => {
  const { worksheets } = context.workbook;
  worksheets.load('items/id,items/name');
  await context.sync();
  return new Map(worksheets.items.map(({ id, name }) => [id, name]));
};

/**
 * What this add-in writes itself is not told: the host says that it was us, or a host that does not say tells of a change here while we write. Hosts without the event
 * (before ExcelApi 1.9) tell nothing, those before 1.10 nothing of sorts. We never sort. Sheets are asked for by name once for many changes. Returns what stops it.
 */
export const listenToChanges = async (
  session: Session,
  writing: () => boolean,
  listener: (change: SheetChange) => void,
): Promise<() => void> => {
  if (!supportsSet('ExcelApi', '1.9')) return () => undefined;
  let waiting: Heard[] = [];
  let asking = false;
  let stopped = false;

  const tell = async (): Promise<void> => {
    if (asking) return;
    asking = true;
    while (waiting.length > 0 && !stopped) {
      const heard = waiting;
      waiting = [];
      try {
        const names = await session(sheetNames);
        for (const { id, change } of heard) {
          const sheet = names.get(id);
          if (sheet !== undefined && !stopped) listener({ sheet, id, ...change });
        }
      } catch {
        // Excel could not be asked; the sheet is read again before anything is computed or written in any case.
      }
    }
    asking = false;
  };

  const changed = async (given: Arguments): Promise<void> => {
    const { triggerSource, source } = given;
    const ours = triggerSource === undefined ? writing() && source === 'Local' : triggerSource === 'ThisLocalAddin';
    if (stopped || ours) return;
    waiting.push(...heardOf(given));
    await tell();
  };

  const sorted = async (given: Excel.WorksheetRowSortedEventArgs): Promise<void> => {
    if (stopped) return;
    waiting.push(...sortedOf(given));
    await tell();
  };

  const { handlers, context: registered } = await session(async (context) => {
    const { worksheets } = context.workbook;
    const added = [
      worksheets.onChanged.add(changed),
      // Without the member the whole registration would throw, and plain changes be missed with it.
      ...(supportsSet('ExcelApi', '1.10') && 'onRowSorted' in Excel.WorksheetCollection.prototype
        ? [worksheets.onRowSorted.add(sorted)]
        : []),
    ];
    await context.sync();
    return { handlers: added, context };
  });
  return () => {
    stopped = true;
    // A handler can only be removed in the context that added it.
    const remove = async (): Promise<void> => {
      handlers.forEach((handler) => handler.remove());
      await registered.sync();
    };
    remove().catch(() => undefined);
  };
};
