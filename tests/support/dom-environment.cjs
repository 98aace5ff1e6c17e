/** jsdom with what every browser has and jsdom lacks: text codecs, streams and structured clones, taken from Node, of one realm with its byte arrays; and scrolling, which does nothing here. */
const { setImmediate } = require('node:timers');
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

/** Of Fluent's hundreds of rules, those by which something is not seen: each role that is asked for is looked up in all of them. */
const HIDES = /visibility|display:\s*none/;

class DomEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    for (const name of FROM_NODE) this.global[name] = globalThis[name];
    // For the Excel of tests, since a timer waits for a millisecond or two each time; as timers do, it ends with the document.
    this.global.nextTurn = (work) => setImmediate(() => this.closed || work());
    this.global.Element.prototype.scrollIntoView = () => undefined;
    const sheets = this.global.CSSStyleSheet.prototype;
    const { insertRule } = sheets;
    sheets.insertRule = function (rule) {
      return HIDES.test(rule) ? insertRule.call(this, rule, this.cssRules.length) : this.cssRules.length;
    };
  }

  async teardown() {
    this.closed = true;
    await super.teardown();
  }
}

module.exports = DomEnvironment;
