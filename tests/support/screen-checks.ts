/** What is looked at on every screen of the pane: a page in; breaches of WCAG and whatever is wider than the pane, out. And the looks that each screen is seen in. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AxeResults, RunOptions } from 'axe-core';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
export const PICTURES = join(__dirname, '../../out/pictures');
const RULES: RunOptions = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };

/** Fluent's focus keepers, and the grid's scrolling parts: the grid itself takes the focus, and its arrow keys scroll. */
const NOT_OURS = ['[data-tabster-dummy]', '.vertical-inner'];

interface Breach {
  readonly rule: string;
  readonly where: readonly string[];
}

/** What axe finds in an element of the page, as short lines. */
export const breaches = async (page: Page, selector: string): Promise<readonly Breach[]> => {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    ([include, exclude, rules]) =>
      (globalThis as unknown as { axe: { run(context: unknown, rules: unknown): Promise<AxeResults> } }).axe.run(
        { include, exclude },
        rules,
      ),
    [selector, NOT_OURS, RULES] as const,
  );
  return violations.map(({ id, nodes }) => ({
    rule: id,
    where: nodes.slice(0, 5).map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary?.split('\n')[1] ?? ''}`),
  }));
};

export const tooWide = (pane: Locator): Promise<readonly string[]> =>
  pane.locator('[data-part="body"]').evaluate((main) => {
    const edge = main.getBoundingClientRect().right;
    // A word that is too long makes its box no wider.
    const beyond = main.scrollWidth > main.clientWidth ? [`scrolls to ${main.scrollWidth}`] : [];
    const boxes = [...main.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > edge + 0.5 && element.getBoundingClientRect().width > 0)
      .map((element) => element.outerHTML.slice(0, 120));
    return [...beyond, ...boxes];
  });

export const LOOKS: readonly (readonly [string, BrowserContextOptions])[] = [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['high contrast', { forcedColors: 'active' }],
];
