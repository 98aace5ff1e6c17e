/** Webpack's loader for YAML: a file's text comes in, an ES module goes out whose default export is `{ data, sha256 }`. */
const { yamlToModule } = require('./yaml.cjs');

module.exports = (text) => yamlToModule(text, 'esm');
