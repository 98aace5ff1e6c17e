/** Lint rules: correctness with types, the rooms' one-way arrows, Office.js in its place, no code from text, files that stay small. */
import js from '@eslint/js';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import officeAddins from 'eslint-plugin-office-addins';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import rooms from './tools/rooms.cjs';

const { OFFICE_GLOBALS, ROOMS, zones } = rooms;

const TYPESCRIPT = ['{src,tests,bench,tools}/**/*.{ts,tsx}'];
const NODE_GLOBALS = {
  process: 'readonly',
  console: 'readonly',
  Buffer: 'readonly',
  URL: 'readonly',
  setTimeout: 'readonly',
  clearTimeout: 'readonly',
};
const COMMONJS_GLOBALS = { require: 'readonly', module: 'writable', __dirname: 'readonly', __filename: 'readonly' };

/** The globals of Office.js that a room may not name. */
const closedGlobals = Object.keys(ROOMS).map((room) => ({
  files: [`src/${room}/**`],
  rules: {
    'no-restricted-globals': [
      'error',
      {
        checkGlobalObject: true,
        globals: Object.entries(OFFICE_GLOBALS)
          .filter(([, rooms]) => !rooms.includes(room))
          .map(([name, rooms]) => ({ name, message: `Only ${rooms.map((r) => `src/${r}`).join(' and ')} may use ${name}.` })),
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'coverage/', 'node_modules/'] },
  // A rule holds for everyone or it is changed here.
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    rules: {
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-implied-eval': 'error',
      'no-script-url': 'error',
      // XML and zip names are checked for control characters on purpose.
      'no-control-regex': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  { files: ['**/*.cjs', '*.js'], languageOptions: { sourceType: 'commonjs', globals: { ...NODE_GLOBALS, ...COMMONJS_GLOBALS } } },
  { files: ['**/*.mjs'], languageOptions: { globals: NODE_GLOBALS } },
  {
    files: TYPESCRIPT,
    extends: [tseslint.configs.recommendedTypeChecked],
    // Named so that no-restricted-globals sees through window.Excel.
    languageOptions: {
      globals: { window: 'readonly', self: 'readonly', globalThis: 'readonly' },
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.js', '.json', '.yaml'] })],
    },
    rules: {
      'import-x/no-default-export': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Codes are kept as bytes in typed arrays and compared with the enum's members.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { 'import-x': importX },
    rules: {
      'max-lines': ['error', { max: 300 }],
      'import-x/no-restricted-paths': ['error', { zones: zones(import.meta.dirname) }],
      'no-console': 'error',
    },
  },
  { files: ['src/cli/**'], rules: { 'no-console': 'off' } },
  // Jest's matchers (expect.any, expect.objectContaining) are typed `any` and stand inside expected values.
  { files: ['tests/**'], rules: { '@typescript-eslint/no-unsafe-assignment': 'off' } },
  // A module declaration has to say `export default` for what other tools export.
  { files: ['**/*.d.ts'], rules: { 'import-x/no-default-export': 'off' } },
  ...closedGlobals,
  { files: ['src/{taskpane,workbench}/**/*.{ts,tsx}', 'tests/**/*.tsx'], extends: [reactHooks.configs.flat.recommended] },
  {
    files: ['src/excel/**/*.ts', 'src/taskpane/**/*.{ts,tsx}'],
    plugins: { 'office-addins': officeAddins },
    rules: Object.fromEntries(Object.keys(officeAddins.rules).map((rule) => [`office-addins/${rule}`, 'error'])),
  },
);
