/** jsdom with what every browser has and jsdom lacks: text codecs, streams and structured clones, taken from Node, of one realm with its byte arrays; and scrolling, which does nothing here. */
const { TestEnvironment } = require('jest-environment-jsdom');

const FROM_NODE = [
  'TextEncoder',
  'TextDecoder',
  'structuredClone',
  'CompressionStream',
  'DecompressionStream',
  'ReadableStream',
  'Blob',
  'Response',
  'Uint8Array',
  'ArrayBuffer',
];

class DomEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    for (const name of FROM_NODE) this.global[name] = globalThis[name];
    this.global.Element.prototype.scrollIntoView = () => undefined;
  }
}

module.exports = DomEnvironment;
