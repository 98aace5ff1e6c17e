/** The drawings in assets/icons/source come in, assets/icons/*.png go out in every size that Office asks for. Run after changing a drawing. */
import { readFile, writeFile } from 'node:fs/promises';
import chromium from './chromium.cjs';
import draw from './draw-icon.cjs';
import icons from './icons.cjs';

const browser = await chromium.launchChromium();
try {
  const page = await browser.newPage();
  for (const { file, source, size } of icons.iconFiles()) {
    const svg = await readFile(new URL(`../${source}`, import.meta.url), 'utf8');
    await writeFile(new URL(`../${file}`, import.meta.url), await draw.drawIcon(page, svg, size));
    console.log(`${file} ← ${source}`);
  }
} finally {
  await browser.close();
}
