/** Where an address of the manifest has its file: a page's template or a picture in the repository, and the same in dist once that is built. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pages from '../pages.cjs';

/** @typedef {ReturnType<typeof filesOf>} Files */

/** @param {string} top the repository's path */
export function filesOf(top) {
  const built = existsSync(join(top, 'dist/taskpane.html'));
  const page = (path) => pages.PAGES.find(({ name }) => path === `${name}.html`);
  const source = (path) => page(path)?.template ?? path;
  return {
    /** What may follow `?view=` after a page's address. @param {string} path */
    viewsOf: (path) => page(path)?.views ?? [],
    /** Why there is no such file; undefined where there is one. @param {string} path below the manifest's base address */
    missing(path) {
      const file = source(path);
      if (!existsSync(join(top, file))) return `there is no ${file}`;
      return built && !existsSync(join(top, 'dist', path)) ? `the build made no dist/${path}` : undefined;
    },
    /** Width and height from the header of a PNG; undefined where there is no such file. @param {string} url */
    pngSize(url) {
      const at = url.indexOf('/assets/');
      const file = at < 0 ? undefined : join(top, url.slice(at + 1));
      if (!file || !existsSync(file)) return undefined;
      const bytes = readFileSync(file);
      const png = bytes.length > 24 && bytes.readUInt32BE(0) === 0x89504e47 && bytes.toString('latin1', 12, 16) === 'IHDR';
      return png ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : { width: 0, height: 0 };
    },
  };
}
