/** The drawings in assets/icons/source come in, assets/icons/*.png go out in every size that Office asks for. Run after changing a drawing. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import chromium from './chromium.cjs';
import icons from './icons.cjs';

const browser = await chromium.launchChromium();
try {
  const page = await browser.newPage();
  for (const { file, source, size } of icons.iconFiles()) {
    const svg = await readFile(new URL(`../${source}`, import.meta.url), 'utf8');
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>html, body { margin: 0; background: none } svg { display: block; width: ${size}px; height: ${size}px }</style>${svg}`,
    );
    await page.screenshot({ path: fileURLToPath(new URL(`../${file}`, import.meta.url)), omitBackground: true });
    console.log(`${file} ← ${source}`);
  }
} finally {
  await browser.close();
}
