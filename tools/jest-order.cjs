/** Which test files begin first: those that take longest, so that none is left to run alone at the end. Jest by itself goes by size where it has not measured yet, as in CI. */
const { default: Sequencer } = require('@jest/test-sequencer');

/** The longest first; only what takes minutes where others take seconds. */
const LONG = [
  'formulas/libreoffice.oracle',
  'audit/every-kind/minhang',
  'audit/every-kind/shaoxing',
  'excel/broken-off',
  'excel/broken-off-large',
  'formulas/vectors.oracle',
  'formulas/emit',
  'formulas/change.oracle',
  'formulas/many-decimals.oracle',
  'xlsx/libreoffice.oracle',
  'browser/states',
  'browser/screens',
  'browser/workbench',
  'browser/desk',
  'browser/taskpane',
];

/** Its place among the long ones; after them all where it is none. */
const place = ({ path }) => {
  const at = LONG.findIndex((name) => path.replaceAll('\\', '/').endsWith(`/tests/${name}.test.ts`));
  return at < 0 ? LONG.length : at;
};

module.exports = class extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => place(a) - place(b));
  }
};
module.exports.LONG = LONG;
