/**
 * A webpack plugin: which packages' code stands in the pages comes in from the build; one file with their licences, as these ask of whoever passes code on, goes out.
 */
const { existsSync, readdirSync, readFileSync } = require('node:fs');
const path = require('node:path');
const { Compilation, sources } = require('webpack');

const NAME = 'Licences';
const FILE = 'THIRD-PARTY-LICENSES.txt';

/** The folder of the package that a file is of; undefined for our own. */
function packageOf(file) {
  const [, folder] = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(file ?? '') ?? [];
  return folder !== undefined && existsSync(path.join(folder, 'package.json')) ? folder : undefined;
}

/** A module that joins others has their files, not one of its own. */
const filesOf = (module) => [
  ...(module.modules ?? []).flatMap(filesOf),
  ...(module.resource ? [module.resource.split('?')[0]] : []),
];

/** Name and version, and every licence and notice that lies in the folder. */
function licenceOf(folder) {
  const { name, version, license, author } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const texts = readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|notice|copying)/i.test(file) && !/\.(?:js|ts)$/.test(file))
    .sort()
    .map((file) => readFileSync(path.join(folder, file), 'utf8').replace(/\r\n/g, '\n').trim());
  return { package: `${name} ${version}`, text: texts.join('\n\n') || `Licence: ${license}, ${author?.name ?? author ?? name}` };
}

/** Packages under one text stand together. @param {readonly string[]} folders */
function licences(folders) {
  const byText = new Map();
  for (const { package: name, text } of folders.map(licenceOf)) byText.set(text, [...(byText.get(text) ?? []), name]);
  return [...byText]
    .map(([text, names]) => `${names.sort().join('\n')}\n\n${text}\n`)
    .sort()
    .join(`\n${'-'.repeat(80)}\n\n`);
}

const licencesPlugin = () => ({
  apply(compiler) {
    compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
      compilation.hooks.processAssets.tap({ name: NAME, stage: Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL }, () => {
        const folders = new Set([...compilation.modules].flatMap(filesOf).map(packageOf));
        folders.delete(undefined);
        compilation.emitAsset(FILE, new sources.RawSource(licences([...folders])));
      });
    });
  },
});

module.exports = { FILE, licencesPlugin };
