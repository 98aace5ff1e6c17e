/** Unit and property tests. Browser tests have a configuration of their own (jest.browser.cjs). */
module.exports = {
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  testPathIgnorePatterns: ['/node_modules/', '/tests/browser/'],
  testEnvironment: 'node',
  // A busy machine is no failure; nothing here waits for a time.
  testTimeout: 60_000,
  transform: {
    '\\.ya?ml$': '<rootDir>/tools/yaml-jest.cjs',
    '\\.[tj]sx?$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } }, target: 'es2022' },
        module: { type: 'commonjs' },
      },
    ],
  },
  moduleNameMapper: { '\\.(png|svg|css)$': '<rootDir>/tools/empty.cjs' },
};
