/** Unit and property tests. Browser tests have a configuration of their own (jest.browser.cjs). */
module.exports = {
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  testPathIgnorePatterns: ['/node_modules/', '/tests/browser/'],
  testEnvironment: 'node',
  testSequencer: '<rootDir>/tools/jest-order.cjs',
  // A busy machine is no failure; nothing here waits for a time.
  testTimeout: 60_000,
  // What the engine asks for in every loop. Jest runs tests in a sandbox whose globals are slow to find; these are handed to each module by name, which
  // takes a third off the long files. None of them is replaced by any test or declared anew
  // by a package (as Fluent declares Symbol).
  sandboxInjectedGlobals: [
    ...['Array', 'BigInt', 'Boolean', 'Error', 'Infinity', 'JSON', 'Map', 'Math', 'Number', 'Object', 'Reflect', 'RegExp', 'Set'],
    ...['String', 'WeakMap', 'DataView', 'Float64Array', 'Int32Array', 'Uint8Array', 'Uint16Array', 'Uint32Array'],
  ],
  transform: {
    '\\.ya?ml$': '<rootDir>/tools/yaml-jest.cjs',
    '/tools/bundled/': '<rootDir>/tools/bundle-jest.cjs',
    '\\.[tj]sx?$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } }, target: 'es2022' },
        module: { type: 'commonjs' },
      },
    ],
  },
  moduleNameMapper: {
    '\\.(png|svg|css)$': '<rootDir>/tools/empty.cjs',
    '^exceljs$': '<rootDir>/tools/bundled/exceljs.cjs',
    '^mathjs/number$': '<rootDir>/tools/bundled/mathjs.cjs',
    '^@fluentui/react-(components|icons)$': '<rootDir>/tools/bundled/fluent.cjs',
  },
};
