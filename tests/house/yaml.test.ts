/** YAML files as modules: the same value in jest and in a bundle, whatever the line ends. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import sample from './sample.yaml';

const { yamlValue, yamlToModule } = createRequire(__filename)('../../tools/yaml.cjs') as {
  yamlValue: (text: string) => { data: unknown; sha256: string };
  yamlToModule: (text: string, format?: 'esm' | 'commonjs') => string;
};

describe('a YAML module', () => {
  const text = readFileSync(join(__dirname, 'sample.yaml'), 'utf8');

  test('is the parsed document with the digest of the file', () => {
    expect(sample).toEqual({ data: { a: 1, b: ['甲', '6%'] }, sha256: createHash('sha256').update(text).digest('hex') });
  });

  test('is the same after a check-out with CRLF or with a byte order mark', () => {
    expect(yamlValue(`\uFEFF${text.replace(/\n/g, '\r\n')}`)).toEqual(yamlValue(text));
  });

  test('is an ES module for bundles', () => {
    expect(yamlToModule(text)).toBe(`export default ${JSON.stringify(sample)};\n`);
  });

  test('refuses a document that names one key twice', () => {
    expect(() => yamlValue('a: 1\na: 2\n')).toThrow(/unique/i);
  });
});
