/** Browser tests: Chromium driven by Playwright against the built pages in dist. One after the other, since they share the machine's two cores. */
const unit = require('./jest.config.cjs');

module.exports = {
  ...unit,
  roots: ['<rootDir>/tests/browser'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 60_000,
  maxWorkers: 1,
};
