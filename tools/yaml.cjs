/**
 * The text of a YAML file comes in; the source of a JavaScript module goes out whose value is `{ data, sha256 }`.
 * `data` is the parsed document; `sha256` is the digest of the file's UTF-8 bytes with LF line ends and without a byte order mark,
 * so that a check-out on Windows gives the same digest.
 */
const { createHash } = require('node:crypto');
const { parse } = require('yaml');

/** @param {string} text @returns {{ data: unknown, sha256: string }} */
function yamlValue(text) {
  const lf = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  return { data: parse(lf), sha256: createHash('sha256').update(lf, 'utf8').digest('hex') };
}

/** @param {string} text @param {'esm' | 'commonjs'} [format] @returns {string} */
function yamlToModule(text, format = 'esm') {
  // U+2028 and U+2029 are legal in JSON and in modern JavaScript alike, so JSON text is module text.
  const json = JSON.stringify(yamlValue(text));
  return format === 'esm' ? `export default ${json};\n` : `module.exports = ${json};\n`;
}

module.exports = { yamlValue, yamlToModule };
