/** What policies cost in the pane: bytes on the wire are held to a budget, the time is told; a policy comes when it is asked for, its worked examples never. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { CAUSE_TEXT } from '../../src/audit/causes/cause';
import { deskTexts } from '../../src/taskpane/audit/texts';
import { policyIds, shippedExamples, shippedSources } from '../../src/run/policies';
import { texts } from '../../src/taskpane/texts/texts';
import { useBrowser } from '../support/browser';
import { paneOf } from '../support/pane-pages';

const DIST = join(__dirname, '../../dist');
/** Bytes, gzipped, of all shipped policies. */
const BUDGET = 150_000;

const scripts = readdirSync(DIST).filter((file) => file.endsWith('.js'));
const textOf = (file: string): string => readFileSync(join(DIST, file), 'utf8');
const chunkOf = (id: string): readonly string[] => scripts.filter((file) => file.startsWith(`policy-${id}.`));

test('each policy is one file, and all of them together keep to the budget', () => {
  const sizes = policyIds.map((id) => {
    const files = chunkOf(id);
    expect([id, files.length]).toEqual([id, 1]);
    return gzipSync(textOf(files[0] as string), { level: 9 }).length;
  });
  process.stdout.write(`policies, gzipped: ${policyIds.map((id, i) => `${id} ${sizes[i]}`).join(', ')}\n`);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(BUDGET);
});

/** Bytes, gzipped, of every script that the pane's page names: what is fetched before anything is seen. Office.js is not ours. */
const FIRST_BUDGET = 350_000;

test('the pane begins with less than its budget: what is not seen at first comes later', () => {
  const own = [...textOf('taskpane.html').matchAll(/<script[^>]* src="([^":]+\.js)"/g)].map(([, file]) => file as string);
  expect(own.length).toBeGreaterThan(1);
  const size = own.reduce((sum, file) => sum + gzipSync(textOf(file), { level: 9 }).length, 0);
  process.stdout.write(`the pane's first scripts, gzipped: ${size} bytes in ${own.length} files\n`);
  expect(size).toBeLessThan(FIRST_BUDGET);
});

/** Every text in a piece of data. */
const textsIn = (data: unknown): readonly string[] =>
  typeof data === 'string' ? [data] : typeof data === 'object' && data !== null ? Object.values(data).flatMap(textsIn) : [];

test('worked examples and the loader of packs stay out of the build', async () => {
  const all = scripts.map(textOf).join('\n');
  const packs = JSON.stringify((await Promise.all(policyIds.map(shippedSources))).flat());
  const examples = (await Promise.all(policyIds.map(shippedExamples))).flat().flatMap(({ data }) => textsIn(data));
  const own = [...new Set(examples)].filter((said) => said.length > 7 && !packs.includes(said));
  expect(own.length).toBeGreaterThan(20);
  expect(own.filter((said) => all.includes(said))).toEqual([]);
  expect(all).not.toContain('raised to the highest of');
});

/** Scripts that a page fetches before anything is asked for. */
const firstOf = (page: string): readonly string[] =>
  [...textOf(page).matchAll(/<script[^>]*src="([^"]+\.js)"/g)].flatMap(([, src = '']) => (src.startsWith('http') ? [] : [src]));

test.each(['taskpane.html', 'workbench.html'])('what the desk needs is not among the first scripts of %s', (page) => {
  const first = firstOf(page);
  expect(first.length).toBeGreaterThan(1);
  const own = [deskTexts.verifyHelp.zh, CAUSE_TEXT.displacement.zh];
  const all = scripts.map(textOf).join('\n');
  expect(own.filter((said) => !all.includes(said))).toEqual([]);
  expect(first.filter((file) => own.some((said) => textOf(file).includes(said)))).toEqual([]);
});

describe('in a browser', () => {
  const visit = useBrowser();

  test('a policy is fetched when it is chosen; how long all of them take is told', async () => {
    const { page, complaints } = await visit.open({ viewport: { width: 1200, height: 800 } });
    await page.goto('/workbench.html');
    const chooser = paneOf(page).getByRole('combobox', { name: texts.policy.zh, exact: true });
    await chooser.waitFor();
    const fetched = (): Promise<readonly string[]> =>
      page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .flatMap(({ name }) => /policy-([a-z0-9-]+)\.[0-9a-f]{10}\.js/.exec(name)?.[1] ?? []),
      );
    // The sample brings the policy that it was made for.
    await page.waitForFunction(() => performance.getEntriesByType('measure').some(({ name }) => name.startsWith('policy ')));
    const loaded = new Set(await fetched());
    expect(loaded.size).toBe(1);
    for (const id of policyIds) {
      expect(new Set(await fetched())).toEqual(loaded);
      loaded.add(id);
      await chooser.selectOption(id);
      await page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, `policy ${id}`);
    }
    const times = await page.evaluate(() =>
      performance
        .getEntriesByType('measure')
        .flatMap(({ name, duration }) => (name.startsWith('policy ') ? [{ name, duration }] : [])),
    );
    const all = times.reduce((sum, { duration }) => sum + duration, 0);
    process.stdout.write(
      `${times.map(({ name, duration }) => `${name} ${duration.toFixed(1)} ms`).join(', ')}; all ${all.toFixed(0)} ms\n`,
    );
    expect(times.length).toBe(policyIds.length);
    expect(complaints).toEqual([]);
  });
});
