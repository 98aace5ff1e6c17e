/**
 * The workbench around the pane with every text of the catalogues marked, as in the pane's tests of that name: the bar, the grid, the tabs, the edge, what is said of a file that cannot be opened.
 * @jest-environment ./tests/support/dom-environment.cjs
 */
import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import { cleanup, render } from '@testing-library/react';
import type { Problem } from '../../src/core/problem';
import type { SheetModel } from '../../src/workbench/sheet-model';
import { openBook, type Book } from '../../src/workbench/book';
import { texts as bench } from '../../src/workbench/texts';
import { Workbench } from '../../src/workbench/Workbench';
import { texts } from '../../src/taskpane/texts/texts';
import { createXlsx } from '../../src/xlsx/create';
import { GOOD } from '../support/pane-dom';
import type { Known } from '../support/pseudo';
import * as pane from '../support/pseudo-pane';
import { come, press, seen } from '../support/pseudo-pane';

jest.mock('../../src/core/lang', () => jest.requireActual<typeof import('../support/pseudo')>('../support/pseudo').markedLang);
// The grid's own element draws what is in view, and nothing is in view in jsdom: here it shows the texts and notes of all cells.
jest.mock('../../src/workbench/grid-element', () => ({
  createGrid: (host: HTMLElement) => ({
    show: ({ frozenRows, rows, columns, text, note }: SheetModel) => {
      const cells = [...frozenRows, ...rows].flatMap((row) =>
        columns.map((column) => [text(row, column).text, note(row, column)]),
      );
      host.replaceChildren(
        ...cells.map(([said, noted]) => Object.assign(document.createElement('p'), { textContent: said, title: noted ?? '' })),
      );
    },
    dress: (_dark: boolean, label: string) => host.setAttribute('aria-label', label),
    reveal: () => Promise.resolve(),
    remove: () => host.replaceChildren(),
  }),
}));

let known: Known;
beforeAll(async () => {
  known = await pane.knownOf({ rows: [GOOD], words: ['汇总'] });
});
jest.setTimeout(120_000);
afterEach(cleanup);

const show = (book: Book | undefined, problems: readonly Problem[] = []): void => {
  const nothing = (): void => undefined;
  render(
    <FluentProvider theme={webLightTheme}>
      <Workbench
        book={book}
        policy={pane.POLICY}
        problems={problems}
        reading={false}
        dark={false}
        lang="zh"
        onLang={nothing}
        onFile={nothing}
      />
    </FluentProvider>,
  );
};
const blobOf = (bytes: Uint8Array): Blob => new Blob([bytes as Uint8Array<ArrayBuffer>]);
const bookOf = async (): Promise<Book> =>
  openBook(blobOf(await createXlsx([{ name: '汇总', rows: GOOD, widths: [], freeze: { rows: 1, columns: 0 } }])), 't.xlsx');
const expectMarked = (screen: string): void => pane.expectMarked(screen, known);

test('a workbook beside the pane, before and after it is written', async () => {
  show(await bookOf());
  await seen(texts.identityColumns);
  await seen('甲公司');
  expectMarked('a workbook');
  press(texts.compute);
  await seen(texts.totalAwarded);
  press(texts.prepare);
  await seen(texts.willWrite);
  press(texts.write);
  await seen(texts.hasWritten);
  await seen(bench.changed);
  // What is written into the grid says the room’s own words in one language of two: the tests of what is written hold those.
  document.querySelector(`[aria-label="${bench.gridOf('汇总').zh}"]`)?.replaceChildren();
  expectMarked('a workbook that was written into');
});

test('no workbook, and what is wrong with a file', async () => {
  show(undefined);
  await seen(bench.loading);
  expectMarked('nothing yet');
  cleanup();
  const failed = await openBook(blobOf(new Uint8Array([1, 2, 3])), 't.xlsx').catch(
    (error: { problems: readonly Problem[] }) => error.problems,
  );
  show(undefined, failed as readonly Problem[]);
  expectMarked('a file that cannot be opened');
  cleanup();
  show(await bookOf(), failed as readonly Problem[]);
  await come('[role="alert"]', '');
  expectMarked('another file that cannot be opened');
});

test('a sheet that cannot be read, until it is tried again', async () => {
  const book = await bookOf();
  const broken = jest.spyOn(book, 'state').mockReturnValue({
    ...book.state(),
    model: undefined,
    failed: [{ code: 'unexpected', severity: 'error', place: {}, message: texts.unexpected('') }],
  });
  const turned = jest.spyOn(book, 'turnTo').mockResolvedValue();
  show(book);
  await seen(bench.sheetNotRead('汇总'));
  expectMarked('a sheet that cannot be read');
  press(texts.tryAgain);
  expect(turned).toHaveBeenCalledWith('汇总');
  broken.mockRestore();
});
