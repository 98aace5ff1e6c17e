/** What goes into the package: a built folder and where it will be served come in, the files of the zip with their bytes come out. */
const { createHash } = require('node:crypto');
const { readFileSync, readdirSync } = require('node:fs');
const path = require('node:path');
const { decodedPath } = require('./address.cjs');
const { iis, nginx } = require('./server.cjs');

const GUIDES = path.join(__dirname, '..', '..', 'assets', 'deploy');

/** Files below a folder, with slashes, sorted, so that the same build makes the same package. */
const filesBelow = (folder, under = '') =>
  readdirSync(path.join(folder, under), { withFileTypes: true })
    .flatMap((entry) => {
      const name = under ? `${under}/${entry.name}` : entry.name;
      return entry.isDirectory() ? filesBelow(folder, name) : [name];
    })
    .sort();

/** The command line is no part of a site, and maps of the sources are of no use to officers. */
const served = (name) => !name.startsWith('cli/') && !name.endsWith('.map');

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

const text = (words) => Buffer.from(words, 'utf8');

const guide = (name, facts) =>
  text(readFileSync(path.join(GUIDES, name), 'utf8').replace(/\{\{(\w+)\}\}/g, (_, key) => facts[key] ?? `{{${key}}}`));

/**
 * @param {{ dist: string, baseUrl: string, office: string, version: string }} build office: the address of Office.js
 * @returns {Record<string, Buffer>} by path in the zip; SHA256SUMS.txt covers all others
 */
function contents({ dist, baseUrl, office, version }) {
  const facts = { baseUrl, version, office: new URL(office, `${baseUrl}/`).href, path: `${decodedPath(new URL(baseUrl))}/` };
  const files = {
    '安装说明.md': guide('install.zh-CN.md', facts),
    'INSTALL.md': guide('install.md', facts),
    'manifest.xml': readFileSync(path.join(dist, 'manifest.xml')),
    'server/nginx.conf': text(nginx(baseUrl, office)),
    'server/web.config': text(iis(office)),
    ...Object.fromEntries(
      filesBelow(dist)
        .filter(served)
        .map((name) => [`site/${name}`, readFileSync(path.join(dist, name))]),
    ),
  };
  const sums = Object.entries(files).map(([name, bytes]) => `${sha256(bytes)}  ${name}`);
  return { ...files, 'SHA256SUMS.txt': text(`${sums.join('\n')}\n`) };
}

module.exports = { contents };
