/** What is looked at on every screen of the pane: a page in; breaches of WCAG and whatever is wider than the pane, out. And the looks that each screen is seen in. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Locator, Page } from 'playwright-core';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const PICTURES = join(__dirname, '../../out/pictures');
const RULES: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  // Of what passes, one element a rule is named: naming all of them takes most of the time.
  resultTypes: ['violations'],
};

/** Fluent's focus keepers, and the grid's scrolling parts: the grid itself takes the focus, and its arrow keys scroll. */
const NOT_OURS = ['[data-tabster-dummy]', '.vertical-inner'];

interface Breach {
  readonly rule: string;
  readonly where: readonly string[];
}

/** What axe finds in an element of the page, as short lines. */
export const breaches = async (page: Page, selector: string): Promise<readonly Breach[]> => {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  // Nothing but the breaches leaves the page.
  const violations = await page.evaluate(
    ([include, exclude, rules]) =>
      (globalThis as unknown as { axe: { run(context: unknown, rules: unknown): Promise<AxeResults> } }).axe
        .run({ include, exclude }, rules)
        .then((results) => results.violations),
    [selector, NOT_OURS, RULES] as const,
  );
  return violations.map(({ id, nodes }) => ({
    rule: id,
    where: nodes.slice(0, 5).map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary?.split('\n')[1] ?? ''}`),
  }));
};

/** Whatever of the pane, its head and foot as well, lies beyond its edge, numbers and units that go on in another line, and hints in fields that are cut. */
export const tooWide = (pane: Locator): Promise<readonly string[]> =>
  pane.evaluate((root) => {
    const edge = root.getBoundingClientRect().right;
    const all = [root, ...root.querySelectorAll('*')];
    // A word that is too long makes its box no wider. A native list scrolls nobody.
    const scrolling = all
      .filter((element) => /auto|scroll/.test(getComputedStyle(element).overflowX) || element === root)
      .filter((element) => element.tagName !== 'SELECT' && element.scrollWidth > element.clientWidth)
      .map((element) => `scrolls to ${element.scrollWidth}: ${element.outerHTML.slice(0, 120)}`);
    const boxes = all
      .filter((element) => element.getBoundingClientRect().right > edge + 0.5 && element.getBoundingClientRect().width > 0)
      .map((element) => element.outerHTML.slice(0, 120));
    const broken: string[] = [];
    const range = document.createRange();
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode())
      for (const { 0: number, index } of (texts.currentNode.nodeValue ?? '').matchAll(/\d[\d,]*\d(?:\.\d+)?/g)) {
        range.setStart(texts.currentNode, index);
        range.setEnd(texts.currentNode, index + number.length);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        if (lines.size > 1) broken.push(`broken: ${number}`);
      }
    // Of tables: in a sentence a unit may go on in another line.
    for (const cell of root.querySelectorAll('td')) {
      range.selectNodeContents(cell);
      const tops = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      if (tops.size > 1 && /^[\d,.]+[万亿]?元$/.test(cell.textContent)) broken.push(`broken: ${cell.textContent}`);
    }
    const drawn = document.createElement('canvas').getContext('2d');
    const cut = [...root.querySelectorAll('input')].flatMap((input) => {
      const { font, paddingLeft, paddingRight } = getComputedStyle(input);
      if (!drawn || input.placeholder === '' || input.clientWidth === 0) return [];
      drawn.font = font;
      const room = input.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
      return drawn.measureText(input.placeholder).width > room + 1 ? [`cut: ${input.placeholder}`] : [];
    });
    return [...scrolling, ...boxes, ...broken, ...cut];
  });

/** The three themes that the system can ask for. */
const LOOKS = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  'high-contrast': { colorScheme: 'light', forcedColors: 'active' },
} as const;

/** Does something in each theme, on the page as it stands; the last is the light one again. */
export const inEachLook = async (page: Page, doing: (look: string) => Promise<void>): Promise<void> => {
  for (const [look, media] of Object.entries(LOOKS)) {
    await page.emulateMedia(media);
    await settled(page);
    await doing(look);
  }
  await page.emulateMedia(LOOKS.light);
};

/** Folds open and colours change with a movement: until each that has begun has come to its end. */
export const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
    const moving = (): Animation[] =>
      document
        .getAnimations()
        .filter(({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity);
    // What a press or another theme sets going begins with a frame after it, and may set more going.
    for (let still = 0; still < 2; still += 1) {
      await frame();
      const all = moving();
      if (all.length > 0) still = 0;
      await Promise.all(all.map(({ finished }) => finished.catch(() => undefined)));
    }
  });

/** A picture of the pane as it stands. */
export const picture = async (pane: Locator, ...words: readonly string[]): Promise<void> => {
  await pane.screenshot({ path: join(PICTURES, `${words.join('-').replaceAll(/[ ,]+/g, '-')}.png`) });
};

const PANE = '[data-part="pane"]';

/** Of a screen at rest: a button that changes its colours while axe looks at it is looked at again, and a breach is still there. */
const breachesAtRest = async (page: Page, selector: string): ReturnType<typeof breaches> => {
  const found = await breaches(page, selector);
  if (found.length === 0) return found;
  await settled(page);
  return breaches(page, selector);
};

const check = async (page: Page, pane: Locator, screen: string, look: string, selector = PANE): Promise<void> => {
  expect({ screen, look, breaches: await breachesAtRest(page, selector) }).toEqual({ screen, look, breaches: [] });
  expect({ screen, look, wide: await tooWide(pane) }).toEqual({ screen, look, wide: [] });
};

/** A screen of the pane in every theme: a picture of it, no breach that axe finds, nothing wider than the pane, no number in two lines. */
export const lookAt = (page: Page, pane: Locator, screen: string, ...before: readonly string[]): Promise<void> =>
  inEachLook(page, async (look) => {
    await picture(pane, ...before, look, screen);
    await check(page, pane, screen, look);
  });

/** The same in the light theme only: in the other language the colours are the same. */
export const lookOnceAt = async (page: Page, pane: Locator, screen: string, ...before: readonly string[]): Promise<void> => {
  await settled(page);
  await picture(pane, ...before, screen);
  await check(page, pane, screen, before.join(' '));
};

/** The same of the workbook beside the pane. */
export const lookAtBook = (page: Page, book: Locator, screen: string, ...before: readonly string[]): Promise<void> =>
  inEachLook(page, async (look) => {
    await picture(book, ...before, look, screen);
    await check(page, book, screen, look, 'section[aria-label="工作簿"]');
  });
