/** The icons as they are shipped: each is its drawing, drawn anew; the small ones have nothing but whole pixels of three colours. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { useBrowser } from '../support/browser';

interface Icon {
  readonly file: string;
  readonly source: string;
  readonly size: number;
}

const load = createRequire(__filename);
const { iconFiles } = load('../../tools/icons.cjs') as { iconFiles: () => readonly Icon[] };
const { drawIcon } = load('../../tools/draw-icon.cjs') as {
  drawIcon: (page: Page, svg: string, size: number) => Promise<Buffer>;
};

const TOP = join(__dirname, '../..');
const COLOURS = ['11,122,117,255', '255,255,255,255', '255,200,87,255'];
/** The corners of the ground are round: in squares of this many pixels there may be others. */
const CORNER = 5;

const visit = useBrowser();

/** Red, green, blue and opacity of each pixel. */
const pixels = (page: Page, png: Buffer): Promise<readonly number[]> =>
  page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    return [...(context?.getImageData(0, 0, image.width, image.height).data ?? [])];
  }, png.toString('base64'));

test('each is its drawing', async () => {
  const { page } = await visit.open();
  for (const { file, source, size } of iconFiles()) {
    const drawn = await pixels(page, await drawIcon(page, readFileSync(join(TOP, source), 'utf8'), size));
    const shipped = await pixels(page, readFileSync(join(TOP, file)));
    expect({ file, count: shipped.length }).toEqual({ file, count: 4 * size * size });
    // Another Chromium may smooth a curve a little differently.
    const farthest = shipped.reduce((most, value, at) => Math.max(most, Math.abs(value - (drawn[at] ?? 0))), 0);
    expect({ file, same: farthest <= 8 }).toEqual({ file, same: true });
  }
});

test.each(iconFiles().filter(({ size }) => size <= 24))('$file is sharp', async ({ file, size }) => {
  const { page } = await visit.open();
  const values = await pixels(page, readFileSync(join(TOP, file)));
  const edge = (at: number): boolean => at < CORNER || at >= size - CORNER;
  const blurred = Array.from({ length: size * size }, (_, at) => at).filter(
    (at) => !(edge(at % size) && edge(Math.floor(at / size))) && !COLOURS.includes(values.slice(4 * at, 4 * at + 4).join(',')),
  );
  expect(blurred.map((at) => `${at % size},${Math.floor(at / size)}`)).toEqual([]);
});
