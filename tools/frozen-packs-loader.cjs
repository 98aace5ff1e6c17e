/**
 * Webpack's loader for src/policies in browsers. index.ts comes in: the list of frozen policies goes out. policy.yaml of a pack comes in:
 * the whole pack, loaded and checked here, goes out as the text of a frozen policy. A pack that does not load stops the build.
 */
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { folder, frozenIndex, packIds, yamlIn } = require('./pack-index.cjs');
const { yamlValue } = require('./yaml.cjs');

const sourcesOf = (id) =>
  yamlIn(path.join(folder, id)).map((name) => ({
    file: `${id}/${name}`,
    ...yamlValue(readFileSync(path.join(folder, id, name), 'utf8')),
  }));

const reasons = (problems) =>
  problems
    .filter(({ severity }) => severity === 'error')
    .map(({ place, message }) => `${place.file ?? ''} ${message.en}`)
    .join('\n');

/** Frozen texts by id, kept while the packs' files are the same. */
const kept = new Map();
function frozen(id) {
  const sources = sourcesOf(id);
  const state = sources.map(({ file, sha256 }) => `${file} ${sha256}`).join('\n');
  const found = kept.get(id);
  if (found?.state === state) return found.text;
  require('./register.cjs');
  const { loadPolicy } = require('../src/policy/load.ts');
  const { freeze } = require('../src/policy/frozen/freeze.ts');
  const loaded = loadPolicy(sources);
  if (!loaded.ok) throw new Error(`The pack ${id} does not load:\n${reasons(loaded.problems)}`);
  const text = freeze(loaded.value);
  kept.set(id, { state, text });
  return text;
}

module.exports = function frozenPacks() {
  for (const id of packIds()) this.addContextDependency(path.join(folder, id));
  require('./register.cjs');
  const { alphabetOf, shorten } = require('../src/policy/frozen/letters.ts');
  const alphabet = alphabetOf(packIds().map(frozen));
  if (this.resourcePath === path.join(folder, 'index.ts')) return frozenIndex(alphabet);
  return `export default ${JSON.stringify(shorten(frozen(path.basename(this.context)), alphabet))};\n`;
};
