/** Hearing which cells somebody else than we has changed: Excel's events in; sheets by name with the area and the kind of change, in order, out. */
import { areasOf } from './address';
import { supportsSet } from './host-info';
import type { Session } from './session';
import type { SheetChange } from '../sheet/port';

interface Heard {
  readonly id: string;
  readonly change: Omit<SheetChange, 'sheet'>;
}

/** `triggerSource` came with ExcelApi 1.14; an older host cannot say who it was. */
type Arguments = Pick<Excel.WorksheetChangedEventArgs, 'address' | 'changeType' | 'source' | 'worksheetId'> & {
  readonly triggerSource?: string;
};

const heardOf = ({ address, changeType, worksheetId }: Arguments): Heard[] =>
  areasOf(`x!${address.slice(address.lastIndexOf('!') + 1)}`).map((area) => ({
    id: worksheetId,
    change: { area, moved: changeType !== 'RangeEdited' },
  }));

const sheetNames = async (context: Excel.RequestContext): Promise<ReadonlyMap<string, string>> => {
  const { worksheets } = context.workbook;
  worksheets.load('items/id,items/name');
  await context.sync();
  return new Map(worksheets.items.map(({ id, name }) => [id, name]));
};

/**
 * What this add-in writes itself is not told: the host says that it was us, or a host that does not say tells of a change here while we write. Hosts without the event
 * (before ExcelApi 1.9) tell nothing. Sheets are asked for by name once for many changes. Returns what stops it.
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

  const { handler, context: registered } = await session(async (context) => {
    const added = context.workbook.worksheets.onChanged.add(changed);
    await context.sync();
    return { handler: added, context };
  });
  return () => {
    stopped = true;
    // A handler can only be removed in the context that added it.
    const remove = async (): Promise<void> => {
      handler.remove();
      await registered.sync();
    };
    remove().catch(() => undefined);
  };
};
