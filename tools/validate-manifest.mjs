/** `node tools/validate-manifest.mjs FILE…`: checks add-in manifests without a network, prints what is wrong with its line, exits with 1 if anything is. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { filesOf } from './manifest/files.mjs';
import { checkManifest } from './manifest/rules.mjs';
import { readTree } from './manifest/tree.mjs';

const files = filesOf(fileURLToPath(new URL('..', import.meta.url)));

function check(xml) {
  let tree;
  try {
    tree = readTree(xml);
  } catch (error) {
    return [{ line: error.details?.[0]?.line ?? 1, message: `this is no well-formed XML: ${error.message.trim()}` }];
  }
  return checkManifest(tree, files);
}

for (const file of process.argv.slice(2)) {
  const complaints = check(readFileSync(file, 'utf8'));
  for (const { line, message } of complaints) console.error(`${file}:${line}: ${message}`);
  if (complaints.length > 0) process.exitCode = 1;
  else console.log(`${file}: valid`);
}
