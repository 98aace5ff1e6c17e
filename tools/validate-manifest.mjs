/** `node tools/validate-manifest.mjs [FILE…]`: checks add-in manifests, of this project where none is named, without a network, prints what is wrong with its line, exits with 1 if anything is. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TextDecoder } from 'node:util';
import { filesOf } from './manifest/files.mjs';
import { checkManifest } from './manifest/rules.mjs';
import { readTree } from './manifest/tree.mjs';

const top = fileURLToPath(new URL('..', import.meta.url));

function check(xml, files) {
  // Entities of a document type would hide what an element holds.
  if (xml.includes('<!DOCTYPE')) return [{ line: 1, message: 'this has a document type; a manifest has none' }];
  let tree;
  try {
    tree = readTree(xml);
  } catch (error) {
    return [{ line: error.details?.[0]?.line ?? 1, message: `this is no well-formed XML: ${error.message.trim()}` }];
  }
  return checkManifest(tree, files);
}

/** The text of a file; undefined where it is in another encoding. */
const utf8 = (bytes) => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const read = (file) => {
  try {
    const xml = utf8(readFileSync(file));
    if (xml === undefined) return [{ line: 1, message: 'this is not in UTF-8; save it as UTF-8' }];
    return check(xml, filesOf(dirname(file), top));
  } catch (error) {
    return [{ line: 1, message: `this cannot be read: ${error.message}` }];
  }
};

const given = process.argv.slice(2);
for (const file of given.length > 0 ? given : [join(top, 'manifest.xml')]) {
  const complaints = read(file);
  for (const { line, message } of complaints) console.error(`${file}:${line}: ${message}`);
  if (complaints.length > 0) process.exitCode = 1;
  else console.log(`${file}: valid`);
}
