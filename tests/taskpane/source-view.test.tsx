/**
 * The official text as it is read: the buttons turn from article to article, and the way back leads where the reader is.
 * @jest-environment ./tests/support/dom-environment.cjs
 */
import { fireEvent, screen, within } from '@testing-library/react';
import { catalogueTexts } from '../../src/taskpane/catalogue/texts';
import { loadShipped } from '../../src/run/policies';
import type { Policy } from '../../src/policy/model';
import { GOOD, leave, portOf, press, pressSoon, show, shown } from '../support/pane-dom';

jest.setTimeout(60_000);
afterEach(leave);

const policyOf = async (): Promise<Policy> => {
  const loaded = await loadShipped('shaoxing-4151-2025');
  if (!loaded.ok) throw new Error('no policy');
  return loaded.value;
};

/** Not the document: a line for each of its articles. */
const official = (policy: Policy): string =>
  policy.articles.map(({ number }, i) => `${number}第${i + 1}段。奖励${i + 1}万元。`).join('\n');

const chosen = (): string => screen.getByRole<HTMLSelectElement>('combobox', { name: catalogueTexts.article.zh }).value;
const button = (name: string): HTMLElement => screen.getByRole('button', { name });
const isOff = (name: string): boolean => button(name).getAttribute('aria-disabled') === 'true';

const read = async (text: string): Promise<void> => {
  const file = { name: 'text.txt', arrayBuffer: () => Promise.resolve(new TextEncoder().encode(text).buffer) };
  fireEvent.change(screen.getByLabelText(catalogueTexts.sourceFile.zh), { target: { files: [file] } });
  await screen.findByRole('combobox', { name: catalogueTexts.article.zh });
};

const toItem = async (title: string): Promise<void> => {
  fireEvent.click(screen.getByRole('tab', { name: catalogueTexts.tab.zh }));
  const search = await screen.findByRole('searchbox', { name: catalogueTexts.searchLabel.zh }, { timeout: 20_000 });
  fireEvent.change(search, { target: { value: title } });
  fireEvent.click(await shown(title));
  await pressSoon(catalogueTexts.openSource.zh);
};

test('from the first article to the last and back, one at a time', async () => {
  const policy = await policyOf();
  await show(await portOf(GOOD));
  await shown(/共 2 行数据/);
  await toItem('制造业项目设备投入奖励');
  await read(official(policy));
  fireEvent.change(screen.getByRole('combobox', { name: catalogueTexts.article.zh }), { target: { value: '' } });
  expect(screen.queryByRole('button', { name: catalogueTexts.next.zh })).toBeNull();
  const numbers = policy.articles.map(({ number }) => number);
  const first = numbers[0] as string;
  fireEvent.change(screen.getByRole('combobox', { name: catalogueTexts.article.zh }), { target: { value: first } });
  expect([isOff(catalogueTexts.previous.zh), isOff(catalogueTexts.next.zh)]).toEqual([true, false]);
  press(catalogueTexts.previous.zh);
  expect(chosen()).toBe(first);
  const visited = [first];
  while (!isOff(catalogueTexts.next.zh)) {
    press(catalogueTexts.next.zh);
    visited.push(chosen());
    // Articles of the supplement stand under a heading that this text has not.
    if (chosen().startsWith('附则')) continue;
    expect(screen.getAllByText(/^第\d+段。/).map((line) => line.textContent)[0]).toContain(`第${visited.length}段。`);
  }
  expect(visited).toEqual(numbers);
  press(catalogueTexts.next.zh);
  expect(chosen()).toBe(numbers.at(-1));
  press(catalogueTexts.previous.zh);
  expect(chosen()).toBe(numbers.at(-2));
});

test('who has turned to another article is not led back to the item of the one before', async () => {
  const policy = await policyOf();
  await show(await portOf(GOOD));
  await shown(/共 2 行数据/);
  await toItem('制造业项目设备投入奖励');
  await read(official(policy));
  const at = chosen();
  expect(at).toBe('(八)');
  expect(button(catalogueTexts.backToItem.zh)).toBeTruthy();
  press(catalogueTexts.next.zh);
  expect(chosen()).not.toBe(at);
  expect(screen.queryByRole('button', { name: catalogueTexts.backToItem.zh })).toBeNull();
  const items = screen.getByRole('navigation', { name: catalogueTexts.itemsHere.zh });
  const here = policy.items.filter(({ article }) => article === chosen());
  expect(
    within(items)
      .getAllByRole('button')
      .map((one) => one.textContent),
  ).toEqual(here.map(({ title }) => title.zh));
});
