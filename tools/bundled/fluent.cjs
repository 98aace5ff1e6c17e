/** What tests have in place of the packages, in one file: see ../bundle-jest.cjs. */
module.exports = ['@fluentui/react-components', '@fluentui/react-icons'];
