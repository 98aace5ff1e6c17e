/** Every screen of the pane, from 300 to 800 px: no breach of WCAG that axe can find, nothing wider than the pane, and no Chinese in English but what the policy and the sheet say. */
import type { Page } from 'playwright-core';
import { loadShipped } from '../../src/run/policies';
import { useBrowser } from '../support/browser';
import { samplePort } from '../support/sample';
import { openWorkbench, screensOf } from '../support/pane-pages';
import { breaches, inEachLook, lookAt, lookOnceAt, picture, settled, tooWide } from '../support/screen-checks';

const visit = useBrowser();

jest.setTimeout(300_000);

/** Drags the pane's edge until the pane is so wide. */
const widen = async (page: Page, width: number): Promise<void> => {
  const edge = page.getByRole('separator').first();
  await edge.hover();
  await page.mouse.down();
  await page.mouse.move((page.viewportSize()?.width ?? 0) - width, 450);
  await page.mouse.up();
  await page.locator(`[role="separator"][aria-valuenow="${width}"]`).waitFor();
};

test('every screen in three themes, at 300, 500 and 800 px', async () => {
  const { page, complaints } = await visit.open({ viewport: { width: 1500, height: 900 } });
  const pane = await openWorkbench(page);
  await inEachLook(page, async (look) =>
    expect({ look, breaches: await breaches(page, 'body') }).toEqual({ look, breaches: [] }),
  );
  for (const [i, { name, go }] of screensOf(page, pane, 'zh').entries()) {
    await go();
    const screen = `${i + 1} ${name}`;
    await lookAt(page, pane, screen);
    for (const width of [500, 800]) {
      await widen(page, width);
      await settled(page);
      expect({ screen, width, wide: await tooWide(pane) }).toEqual({ screen, width, wide: [] });
    }
    expect({ screen, breaches: await breaches(page, '[data-part="pane"]') }).toEqual({ screen, breaches: [] });
    await inEachLook(page, (look) => picture(pane, 'wide', look, screen));
    await widen(page, 300);
  }
  expect(complaints).toEqual([]);
});

const HAN = /[\u3400-\u9fff]/;
/** Each language is named in itself; articles have the document's numbers; what the sheet says is quoted. */
const OTHERS_WORDS = /^中文$|“[^”]*”|(?:附则)?\([一二三四五六七八九十]+\)/g;

/** What the policy says in English where it names Chinese terms, and what the sheet says. */
const othersTexts = async (): Promise<readonly string[]> => {
  const policy = await loadShipped('shaoxing-4151-2025');
  if (!policy.ok) throw new Error('the policy does not load');
  const { readings, parameters, inputs, items } = policy.value;
  const { strings } = await (await samplePort()).read('申报汇总');
  const own = [
    ...[...readings.values()].flatMap(({ question, because, options }) => [
      question,
      because,
      ...options.map(({ label }) => label),
    ]),
    ...[...parameters.values(), ...inputs.values()].flatMap(({ help }) => help ?? []),
    ...items.map(({ title }) => title),
  ].map(({ en }) => en);
  return [...own, ...items.flatMap(({ figures }) => figures), ...strings]
    .filter((text) => HAN.test(text))
    .sort((a, b) => b.length - a.length);
};

test('in English every screen at 300 px; the pane’s own words are English', async () => {
  const { page, complaints } = await visit.open({ viewport: { width: 1100, height: 900 } });
  const pane = await openWorkbench(page, 'en');
  const others = await othersTexts();
  const inOurWords = (text: string): string =>
    others.reduce((rest, said) => rest.replaceAll(said, ''), text).replace(OTHERS_WORDS, '');
  for (const [i, { name, go }] of screensOf(page, pane, 'en').entries()) {
    await go();
    await lookOnceAt(page, pane, `${i + 1} ${name}`, 'en');
    const words = await pane.evaluate((root) => [
      // The official text is in its own language, and says so.
      ...[
        ...root.querySelectorAll('h1, h2, h3, button, label, th, td, dt, dd, li, legend, span, p, [role="status"], [role="tab"]'),
      ]
        .filter((element) => !element.parentElement?.closest('[lang="zh-CN"]'))
        .flatMap((element) => [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE))
        .map((node) => node.nodeValue ?? ''),
      ...[...root.querySelectorAll('[aria-label]')].map((element) => element.getAttribute('aria-label') ?? ''),
      ...[...root.querySelectorAll('[placeholder]')].map((element) => element.getAttribute('placeholder') ?? ''),
    ]);
    expect({ screen: name, words: words.filter((word) => HAN.test(inOurWords(word))) }).toEqual({
      screen: name,
      words: [],
    });
  }
  expect(complaints).toEqual([]);
});
