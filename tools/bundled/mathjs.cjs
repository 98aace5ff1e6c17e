/** What tests have in place of the package, in one file: see ../bundle-jest.cjs. */
module.exports = ['mathjs/number'];
