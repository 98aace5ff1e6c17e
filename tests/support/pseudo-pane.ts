/**
 * The words of a person's doings on a page whose texts are marked: what a text says in, the element that says it, pressed or filled in, out.
 * By content and attributes only: roles would be worked out for every element of the page, each time.
 */
import { act, configure, fireEvent, waitFor } from '@testing-library/react';
import type { Text } from '../../src/core/lang';
import { inlineAuditor } from '../../src/taskpane/audit/auditor';
import { loadShipped } from '../../src/run/policies';
import type { SheetPort } from '../../src/sheet/port/port';
import { openXlsx, type XlsxFile } from '../../src/xlsx/open';
import { editCells, type Edits } from './edit-cells';
import { show, type Row } from './pane-dom';
import { marked, textsIn, unmarked, type Known } from './pseudo';

export const POLICY = 'shaoxing-4151-2025';
const WITHIN = { timeout: 30_000 };
// The whole page in words helps nobody.
configure({ getElementError: (message) => new Error(message?.split('\n')[0]) });

type Said = Text | string;
const zh = (said: Said): string => (typeof said === 'string' ? said : said.zh);

/** What a text says, whatever its numbers are. */
const saying = (said: Said): RegExp =>
  new RegExp(
    zh(said)
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replace(/\d+/g, '\\d+'),
  );

const labelOf = (element: Element): string =>
  'labels' in element ? [...((element as HTMLInputElement).labels ?? [])].map((one) => one.textContent).join(' ') : '';
/** As it is read out. */
const nameOf = (element: Element): string =>
  element.getAttribute('aria-label') ?? (labelOf(element) || (element.textContent ?? ''));

export const allOf = (selector: string, said: Said, inside: Element = document.body): readonly HTMLElement[] => {
  const wanted = saying(said);
  return [...inside.querySelectorAll<HTMLElement>(selector)].filter((element) => wanted.test(nameOf(element)));
};
export const one = (selector: string, said: Said, inside?: Element): HTMLElement => {
  const [first] = allOf(selector, said, inside);
  if (!first) throw new Error(`no ${selector}: ${zh(said)}`);
  return first;
};

/** Waits for what is to be read anywhere on the page. */
export const seen = (said: Said): Promise<void> =>
  waitFor(() => {
    if (!saying(said).test(document.body.textContent ?? '')) throw new Error(`not seen: ${zh(said)}`);
  }, WITHIN);
/** Waits for an element of that name. */
export const come = (selector: string, said: Said): Promise<HTMLElement> => waitFor(() => one(selector, said), WITHIN);

export const press = (said: Said, inside?: Element): void => {
  fireEvent.click(one('button:not([role="tab"])', said, inside));
};
/** Lets a result answer what the page has just asked of it. */
export const answered = (): Promise<void> => act(() => new Promise<void>((resolve) => setTimeout(resolve, 5)));
/** A fold or a form behind a button, where it is closed. */
export const unfold = (said: Said): void => {
  const [first] = allOf('button[aria-expanded="false"]', said);
  if (first) fireEvent.click(first);
};
export const turnTo = (said: Said): void => {
  fireEvent.click(one('[role="tab"]', said));
};
export const choose = (said: Said, value: string | undefined): void => {
  fireEvent.change(one('select', said), { target: { value } });
};
export const fill = (said: Said, value: string): void => {
  fireEvent.change(one('input, textarea', said), { target: { value } });
};

/** What the sheets say that the screens are shown on. */
export interface Sheets {
  readonly rows: readonly (readonly Row[])[];
  readonly words?: readonly string[];
  readonly documents?: readonly string[];
}

/** What may stand on a screen unmarked: the policy's texts, the sheet's, and what a person has typed in. */
export const knownOf = async ({ rows, words = [], documents = [] }: Sheets): Promise<Known> => {
  const policy = await loadShipped(POLICY);
  if (!policy.ok) throw new Error('the policy does not load');
  const cells = rows.flat(2).filter((cell) => typeof cell === 'string');
  const ids = policy.value.items.map(({ id }) => id);
  const texts = [...textsIn(policy.value), ...cells, ...ids, ...policy.value.parameters.keys(), 't.xlsx', ...words];
  return {
    // The longest first: one may be the beginning of another.
    texts: texts.sort((a, b) => b.length - a.length),
    documents,
  };
};

/** Says which screen has which texts past the catalogues. */
export const expectMarked = (screen: string, known: Known): void => {
  expect({ screen, unmarked: unmarked(document.body, known) }).toEqual({ screen, unmarked: [] });
};

export const open = (port: SheetPort, more: Parameters<typeof show>[1] = {}): Promise<void> =>
  show(port, { about: marked('测试', 'test'), createAuditor: inlineAuditor, ...more });

export const reopened = async (port: XlsxFile, edits: Edits): Promise<XlsxFile> => {
  const again = await openXlsx(editCells(await port.save(), edits), 't.xlsx');
  if (!again.ok) throw new Error('refused');
  return again.value;
};

/** Where the award of the first row stands. */
export const ownCell = async (port: XlsxFile): Promise<string> => {
  const own = (await port.ownColumns('汇总')).find(({ key }) => key.endsWith(':item:8-equipment'));
  if (!own) throw new Error('no column of the award');
  return `${String.fromCharCode(65 + own.column)}2`;
};

/** Lets what was begun come to its end. */
export const breath = (): Promise<void> => act(() => new Promise<void>((resolve) => setTimeout(resolve)));
