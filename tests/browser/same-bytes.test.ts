/** One run at one moment is one file: what Chromium writes of the sample is, byte for byte, what Node writes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { texts as bench } from '../../src/workbench/texts';
import { useBrowser } from '../support/browser';
import { NOW, folder as commandFolder, removeFolders } from '../support/cli';
import { paneOf, screensOf } from '../support/pane-pages';
import { sampleBytes } from '../support/sample';

const visit = useBrowser();

afterAll(removeFolders);

jest.setTimeout(180_000);

const bytesOfBrowser = async (): Promise<Uint8Array> => {
  const { page, complaints } = await visit.open({ viewport: { width: 1400, height: 900 }, acceptDownloads: true });
  await page.clock.setFixedTime(NOW);
  await page.goto('/workbench.html');
  const pane = paneOf(page);
  await pane.getByText(/第 5–84 行/).waitFor();
  for (const { name, go } of screensOf(page, pane, 'zh')) {
    await go();
    if (name === 'written') break;
  }
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: bench.save.zh }).click();
  const file = join(visit.folder(), 'saved.xlsx');
  await (await saving).saveAs(file);
  expect(complaints).toEqual([]);
  return new Uint8Array(readFileSync(file));
};

const bytesOfNode = async (): Promise<Uint8Array> => {
  const at = commandFolder();
  at.write('shaoxing-sample.xlsx', sampleBytes());
  const options = ['--policy', 'shaoxing-4151-2025', '--year', '2025', '--unit', '元', '-o', 'out.xlsx'];
  const { code, stderr } = await at.run('award', 'shaoxing-sample.xlsx', ...options);
  expect([code, code > 1 ? stderr : '']).toEqual([1, '']);
  return at.bytes('out.xlsx');
};

test('Chromium and Node write the same bytes', async () => {
  const [here, there] = [await bytesOfNode(), await bytesOfBrowser()];
  const [mine, theirs] = [unzipSync(here), unzipSync(there)];
  // Part by part first: a difference is told by its place.
  const differ = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])].filter(
    (name) => !Buffer.from(mine[name] ?? []).equals(Buffer.from(theirs[name] ?? [])),
  );
  expect(differ).toEqual([]);
  expect(Buffer.from(there).equals(Buffer.from(here))).toBe(true);
});
