/** Browser tests: Chromium driven by Playwright against the built pages in dist. */
const unit = require('./jest.config.cjs');

module.exports = {
  ...unit,
  roots: ['<rootDir>/tests/browser'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 60_000,
  // A file waits for its pages as often as it computes, so every core has a file.
  maxWorkers: '100%',
};
