/**
 * The in-memory Excel: a workbook and the bridge by which the real client library talks to it.
 * Every request is logged with its bytes; faults, cell-edit mode and changes by others can be asked for.
 */
import { calculate } from './calculate';
import { newBook, type BookSpec } from './book';
import type { Env } from './env';
import { addressOf, putCell, sheetByName, sortRows, type BookModel, type Scalar, type SheetModel } from './model';
import type { Area } from '../../../src/sheet/port/port';
import { PROFILES, type Profile, type ProfileName } from './profile';
import { runBody, type Body } from './process';

/** After what runs now: by a turn of the machine's own where tests have one, since a timer waits each time, and a run is hundreds of answers. */
const soon = (work: () => void): void => {
  const { nextTurn } = globalThis as { readonly nextTurn?: (work: () => void) => void };
  if (nextTurn) nextTurn(work);
  else setTimeout(work, 0);
};

export interface Logged {
  readonly flags: number;
  readonly actions: number;
  readonly requestBytes: number;
  readonly replyBytes: number;
  readonly error?: string;
}

export interface Fault {
  /** Counts requests from 1 on from when the fault was set; clean-up requests do not count. */
  readonly request: number;
  /** Share of the request's actions that still run: 0 none, 1 all. */
  readonly after?: number;
  readonly code?: string;
  /** True: this request and all that follow. */
  readonly forGood?: boolean;
  /** True: no answer is ever given. */
  readonly drop?: boolean;
  /** True: all of the request is carried out, which only a missing answer makes a fault. */
  readonly whole?: boolean;
}

export interface Bridge {
  sendMessageToHost: (message: string) => void;
  onMessageFromHost: (message: string) => void;
}

export interface ExcelHost {
  readonly book: BookModel;
  readonly profile: Profile;
  readonly bridge: Bridge;
  readonly log: Logged[];
  /** With its formulas calculated, where the host does that. */
  sheet(name: string): SheetModel;
  fail(fault: Fault | undefined): void;
  /** The user is typing in a cell, or has ended. */
  setEditing(editing: boolean): void;
  /** Whether the computer has a printer; it has at first. */
  setPrinter(there: boolean): void;
  /** Called before each request is run, with its number: a co-author at work. */
  onRequest(change: ((count: number) => void) | undefined): void;
  select(sheet: string, row: number, column: number): void;
  /** Somebody types into a cell: here, or in another window on the same workbook. */
  edit(sheet: string, row: number, column: number, value: Scalar, source?: 'Local' | 'Remote'): void;
  /** The rows of an area change places, by the values of a column; in Excel by its own button, which tells of no changed cells. */
  sort(sheet: string, area: Area, by: number): void;
  /** Told when rows or columns come or go, as by `insertRows`. */
  moved(sheet: string, area: Area, type: 'RowInserted' | 'RowDeleted' | 'ColumnInserted' | 'ColumnDeleted'): void;
}

interface Message {
  readonly id: number;
  readonly flags: number;
  readonly message: { readonly body: Body };
}

const DELAY_FOR_CELL_EDIT = 64;

/** Length in UTF-8; jsdom has no TextEncoder. A surrogate pair is four bytes, two for each half. */
const bytes = (text: string): number => {
  let sum = text.length;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code >= 0x80) sum += code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 1 : 2;
  }
  return sum;
};

const isCleanUp = (body: Body): boolean =>
  body.Actions.every((action) => action.ActionType === 1 || action.Name === '_RemoveReference');

export const createHost = (spec: BookSpec, profileName: ProfileName = 'm365'): ExcelHost => {
  const book = newBook(spec);
  const profile: Profile = PROFILES[profileName];
  const log: Logged[] = [];
  const waiting: Message[] = [];
  let fault: Fault | undefined;
  let counted = 0;
  let seen = 0;
  let editing = false;
  let printer = true;
  let stale = false;
  let change: ((count: number) => void) | undefined;

  const push = (message: unknown): void => soon(() => bridge.onMessageFromHost(JSON.stringify(message)));
  const env: Env = {
    book,
    profile,
    references: new Map(),
    events: new Set(),
    printer: () => printer,
    selected: () => {
      if (!env.events.has('selection')) return;
      const { sheet, area } = book.selection;
      const message = JSON.stringify({ address: `R${area.row}C${area.column}`, worksheetId: sheet.id });
      push({ type: 3, message: { entries: [{ messageCategory: 65_536, messageType: 14, targetId: 'Workbook', message }] } });
    },
    changed: ({ sheet, area, type = 'RangeEdited', source = 'Local', byAddin = false }) => {
      if (!env.events.has('changed')) return;
      const message = JSON.stringify({
        address: addressOf(sheet, area).split('!')[1],
        changeType: type,
        source,
        worksheetId: sheet.id,
        ...(profile.api >= 14 ? { triggerSource: byAddin ? 'ThisLocalAddin' : 'Unknown' } : {}),
      });
      push({ type: 3, message: { entries: [{ messageCategory: 65_536, messageType: 10, targetId: 'Workbook', message }] } });
    },
    sorted: ({ sheet, area }) => {
      if (!env.events.has('sorted')) return;
      const message = JSON.stringify({ address: addressOf(sheet, area).split('!')[1], source: 'Local', worksheetId: sheet.id });
      push({ type: 3, message: { entries: [{ messageCategory: 65_536, messageType: 19, targetId: 'Workbook', message }] } });
    },
  };

  const calculated = (): void => {
    if (book.calculation === 'automatic' && stale) calculate(book);
    stale = false;
  };
  const answer = (id: number, body: unknown, statusCode = 200): string =>
    JSON.stringify({ id, type: 2, message: { statusCode, headers: {}, body } });
  const refusal = (code: string): unknown => ({ error: { code, message: `The host refused: ${code}.`, innerError: null } });

  const run = ({ id, flags, message: { body } }: Message, requestBytes: number): void => {
    const cleanUp = isCleanUp(body);
    if (!cleanUp) {
      counted += 1;
      seen += 1;
      change?.(seen);
    }
    const broken =
      !cleanUp && fault && (counted === fault.request || (fault.forGood === true && counted > fault.request)) ? fault : undefined;
    const finish = (text: string, error?: string): void => {
      if (!cleanUp)
        log.push({ flags, actions: body.Actions.length, requestBytes, replyBytes: bytes(text), ...(error ? { error } : {}) });
      if (!broken?.drop) soon(() => bridge.onMessageFromHost(text));
    };
    const refuse = (code: string): void => finish(answer(id, refusal(code), 400), code);
    if (requestBytes > profile.payload) return refuse('RequestPayloadSizeLimitExceeded');
    if (editing)
      return finish(
        answer(id, {
          Results: [],
          TraceIds: [],
          Error: {
            Code: 'InvalidOperationInCellEditMode',
            Message: 'Excel is in cell-editing mode.',
            Location: '',
            ActionIndex: 0,
            HttpStatusCode: 400,
          },
        }),
        'InvalidOperationInCellEditMode',
      );
    // Who asks for nothing waits for nothing: what was changed is calculated when the next request asks.
    if (body.Actions.some(({ ActionType }) => ActionType === 2)) calculated();
    const reply = runBody(
      env,
      body,
      broken && !broken.whole
        ? {
            at: Math.min(body.Actions.length - 1, Math.floor((broken.after ?? 0) * body.Actions.length)),
            code: broken.code ?? 'GeneralException',
          }
        : undefined,
    );
    if (body.Actions.some(({ ActionType }) => ActionType === 3 || ActionType === 4)) stale = true;
    const text = answer(id, reply);
    if (bytes(text) > profile.payload) return refuse('ResponsePayloadSizeLimitExceeded');
    return finish(text, reply.Error?.Code);
  };

  const bridge: Bridge = {
    sendMessageToHost: (text) => {
      const message = JSON.parse(text) as Message;
      if (editing && (message.flags & DELAY_FOR_CELL_EDIT) !== 0) waiting.push(message);
      else run(message, bytes(text));
    },
    onMessageFromHost: () => undefined,
  };

  return {
    book,
    profile,
    bridge,
    log,
    sheet: (name) => {
      calculated();
      const sheet = sheetByName(book, name);
      if (!sheet) throw new RangeError(`no sheet ${name}`);
      return sheet;
    },
    fail: (next) => {
      fault = next;
      counted = 0;
    },
    setEditing: (value) => {
      editing = value;
      if (!editing) for (const message of waiting.splice(0)) run(message, bytes(JSON.stringify(message)));
    },
    setPrinter: (there) => {
      printer = there;
    },
    onRequest: (next) => {
      change = next;
      seen = 0;
    },
    edit: (name, row, column, value, source) => {
      const sheet = sheetByName(book, name);
      if (!sheet) throw new RangeError(`no sheet ${name}`);
      putCell(sheet, row, column, { value, formula: undefined });
      stale = true;
      calculated();
      env.changed({ sheet, area: { row, column, rows: 1, columns: 1 }, ...(source && { source }) });
    },
    sort: (name, area, by) => {
      const sheet = sheetByName(book, name);
      if (!sheet) throw new RangeError(`no sheet ${name}`);
      sortRows(sheet, area, by);
      stale = true;
      calculated();
      env.sorted({ sheet, area });
    },
    moved: (name, area, type) => {
      const sheet = sheetByName(book, name);
      if (sheet) env.changed({ sheet, area, type });
    },
    select: (name, row, column) => {
      const sheet = sheetByName(book, name);
      if (!sheet) throw new RangeError(`no sheet ${name}`);
      book.active = sheet;
      book.selection = { sheet, area: { row, column, rows: 1, columns: 1 } };
      env.selected();
    },
  };
};
