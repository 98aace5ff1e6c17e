/**
 * The clauses and the official text with every text of the catalogues marked, as in pseudo-run.
 * @jest-environment ./tests/support/dom-environment.cjs
 */
import { fireEvent } from '@testing-library/react';
import { catalogueTexts } from '../../src/taskpane/catalogue/texts';
import { texts } from '../../src/taskpane/texts/texts';
import { GOOD, leave, portOf } from '../support/pane-dom';
import type { Known } from '../support/pseudo';
import * as pane from '../support/pseudo-pane';
import { allOf, choose, come, fill, one, press, seen, turnTo, unfold } from '../support/pseudo-pane';

jest.mock('../../src/core/lang', () => jest.requireActual<typeof import('../support/pseudo')>('../support/pseudo').markedLang);

/** Not the document. */
const OFFICIAL =
  '一、示例\n（七）园区。对示例园区奖励不超过20万元。\n（八）设备。对示例项目设备投资额300万元以上的，按6%给予奖励。\n';

let known: Known;
beforeAll(async () => {
  known = await pane.knownOf({ rows: [GOOD], words: ['汇总', 'made-up.txt', 'made-up.pdf'], documents: OFFICIAL.split('\n') });
});
jest.setTimeout(120_000);
afterEach(leave);
const expectMarked = (screen: string): void => pane.expectMarked(screen, known);

const toClauses = async (): Promise<void> => {
  turnTo(catalogueTexts.tab);
  await come('input', catalogueTexts.searchLabel);
};
const optionsOf = (element: Element): readonly HTMLOptionElement[] => [...element.querySelectorAll('option')];

test('the clauses, each kind of them', async () => {
  await pane.open(await portOf(GOOD), { policy: '' });
  turnTo(catalogueTexts.tab);
  await seen(catalogueTexts.noPolicy);
  expectMarked('no policy');
  turnTo(texts.tabRun);
  choose(texts.policy, pane.POLICY);
  await seen(texts.identityColumns);
  await toClauses();
  press(catalogueTexts.filters);
  expectMarked('the clauses');
  fill(catalogueTexts.searchLabel, '没有这种条款');
  await seen(catalogueTexts.none);
  expectMarked('no clause found');
  fill(catalogueTexts.searchLabel, '');
  await come('button', catalogueTexts.showMore(0));
  press(catalogueTexts.showMore(0));
  expectMarked('more clauses');
  // Each kind of item has words of its own.
  for (const kind of optionsOf(one('select', catalogueTexts.kind)).map(({ value }) => value)) {
    choose(catalogueTexts.kind, kind);
    await pane.breath();
    const [first] = allOf('li button', '');
    if (!first) throw new Error(`no clause of kind ${kind}`);
    fireEvent.click(first);
    await come('button', catalogueTexts.back);
    expectMarked(`a clause, ${kind}`);
    press(catalogueTexts.back);
    await come('input', catalogueTexts.searchLabel);
    unfold(catalogueTexts.filters);
  }
});

test('what a clause comes to on the sheet', async () => {
  await pane.open(await portOf(GOOD));
  await seen(texts.identityColumns);
  press(texts.compute);
  await seen(texts.totalAwarded);
  await toClauses();
  for (const query of ['设备投入', '专精特新']) {
    fill(catalogueTexts.searchLabel, query);
    await pane.breath();
    fireEvent.click(allOf('li button', '')[0] as HTMLElement);
    await seen(catalogueTexts.paidHere);
    expectMarked(`a clause that was computed: ${query}`);
    press(catalogueTexts.back);
    await come('input', catalogueTexts.searchLabel);
  }
});

/** Gives the chosen file as the browser would. */
const takeFile = async (name: string, content: string): Promise<void> => {
  const file = { name, arrayBuffer: () => Promise.resolve(new TextEncoder().encode(content).buffer) };
  fireEvent.change(await come('input[type=file]', catalogueTexts.sourceFile), { target: { files: [file] } });
};

test('the official text', async () => {
  await pane.open(await portOf(GOOD));
  await seen(texts.identityColumns);
  await toClauses();
  press(catalogueTexts.openSource);
  await come('input[type=file]', catalogueTexts.sourceFile);
  expectMarked('no official text yet');
  await takeFile('made-up.pdf', OFFICIAL);
  await seen(catalogueTexts.wrongKind('made-up.pdf'));
  expectMarked('a file of another kind');
  await takeFile('made-up.txt', '');
  await seen(catalogueTexts.noText('made-up.txt'));
  expectMarked('a file without text');
  await takeFile('made-up.txt', OFFICIAL);
  await come('input', catalogueTexts.searchSource);
  expectMarked('an official text');
  fill(catalogueTexts.searchSource, '设备');
  await seen(catalogueTexts.hits(2));
  expectMarked('a search in the text');
  fill(catalogueTexts.searchSource, '');
  for (const article of ['七', '八', '九']) {
    const choice = one('select', catalogueTexts.article);
    choose(catalogueTexts.article, optionsOf(choice).find((option) => option.textContent?.includes(`（${article}）`))?.value);
    expectMarked(`article ${article}`);
  }
});
