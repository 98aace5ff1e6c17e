/** A webpack plugin: puts the content security policy and, where a page asks for it, Office.js into the heads that html-webpack-plugin writes. */
const HtmlWebpackPlugin = require('html-webpack-plugin');
const { contentSecurityPolicy } = require('./pages.cjs');

const NAME = 'PageHead';

/** @param {{ office: string, dev: boolean }} options office: the address of Office.js for pages that need it */
function pageHead({ office, dev }) {
  return {
    apply(compiler) {
      compiler.hooks.compilation.tap(NAME, (compilation) => {
        HtmlWebpackPlugin.getHooks(compilation).alterAssetTagGroups.tap(NAME, (data) => {
          const url = data.plugin.userOptions.office ? office : undefined;
          const content = contentSecurityPolicy({ office: url, dev });
          const head = [
            { tagName: 'meta', voidTag: true, attributes: { 'http-equiv': 'Content-Security-Policy', content }, meta: {} },
          ];
          // Deferred: a network that does not reach Office.js must not keep the page's first words from showing.
          if (url) head.push({ tagName: 'script', voidTag: false, attributes: { src: url, defer: true }, meta: {} });
          data.headTags = [...head, ...data.headTags];
          return data;
        });
      });
    },
  };
}

module.exports = { pageHead };
