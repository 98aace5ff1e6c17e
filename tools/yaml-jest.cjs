/** Jest's transform for YAML: a file's text comes in, a CommonJS module goes out that `import pack from './x.yaml'` reads as `{ data, sha256 }`. */
const { createHash } = require('node:crypto');
const { yamlToModule } = require('./yaml.cjs');

const VERSION = '1';

module.exports = {
  process: (text) => ({ code: yamlToModule(text, 'commonjs') }),
  getCacheKey: (text, path) => createHash('sha256').update(`${VERSION}\0${path}\0${text}`).digest('hex'),
};
