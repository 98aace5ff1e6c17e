/** Where an address of the manifest has its file: a folder comes in; what is there, how large a picture is and which views a page has, out. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pages from '../pages.cjs';

/** @typedef {ReturnType<typeof filesBelow>} Files */

const pageAt = (path) => pages.PAGES.find(({ name }) => path === `${name}.html`);

/** Width and height from the header of a PNG; 0 of anything else. */
function pngSize(file) {
  const bytes = readFileSync(file);
  const png = bytes.length > 24 && bytes.readUInt32BE(0) === 0x89504e47 && bytes.toString('latin1', 12, 16) === 'IHDR';
  return png ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : { width: 0, height: 0 };
}

/** @param {(path: string) => { there: string, file: string }[]} places what must be there for a path, as it is told and where it is */
const filesBelow = (places) => ({
  /** Why there is no such file; undefined where there is one. @param {string} path below the manifest's base address */
  missing: (path) => {
    const place = places(path).find(({ file }) => !existsSync(file));
    return place && `there is no ${place.there}`;
  },
  /** Undefined where there is no such file. @param {string} path */
  pngSize: (path) =>
    places(path)
      .filter(({ file }) => existsSync(file))
      .map(({ file }) => pngSize(file))
      .at(-1),
  /** Whether a path is that of a page with Office.js. @param {string} path */
  runsInExcel: (path) => pageAt(path)?.office ?? false,
  /** What may follow `?view=` after a page's address. @param {string} path */
  viewsOf: (path) => pageAt(path)?.views ?? [],
});

/** What is served: the pages as they were built. A package has them in site, beside its manifest; the build has both in one folder. */
const built = (folder) => [folder, join(folder, 'site')].find((site) => existsSync(join(site, 'taskpane.html')));

/**
 * The files that a manifest speaks of: those that were built beside it; without them, those that this project builds them from, and dist once that is there.
 * @param {string} folder the manifest's @param {string} top the project's
 */
export function filesOf(folder, top) {
  const site = built(folder);
  if (site) return filesBelow((path) => [{ there: path, file: join(site, path) }]);
  const dist = existsSync(join(top, 'dist/taskpane.html'));
  return filesBelow((path) => {
    const source = pageAt(path)?.template ?? path;
    const sources = [{ there: source, file: join(top, source) }];
    return dist ? [...sources, { there: `dist/${path}`, file: join(top, 'dist', path) }] : sources;
  });
}
