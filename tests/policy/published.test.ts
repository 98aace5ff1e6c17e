/** What is generated from the code is what stands in the repository, and JSON Schema itself agrees with the loader about the shipped packs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020';
import { jsonSchema } from '../../src/policy/json-schema';
import { policyPage } from '../../tools/policy-page';
import { MINI } from '../support/mini-pack';
import { packSources, shipped } from '../support/packs';
import { readPackFile } from '../../src/policy/read-pack';
import { policyIds } from '../../src/run/policies';

const root = join(__dirname, '..', '..');
const { packIndex } = jest.requireActual<{ packIndex: () => string }>('../../tools/pack-index.cjs');

test('the index of packs lists every file (npm run packs)', () =>
  expect(readFileSync(join(root, 'src', 'policies', 'index.ts'), 'utf8')).toBe(packIndex()));

test('the published schema is current (npm run schema)', () =>
  expect(JSON.parse(readFileSync(join(root, 'docs', 'pack.schema.json'), 'utf8'))).toEqual(
    JSON.parse(JSON.stringify(jsonSchema())),
  ));

describe.each(policyIds)('the pages of %s are current (npm run policy-pages)', (id) => {
  const page = (name: string): string => readFileSync(join(root, 'docs', 'policies', name), 'utf8');
  test('in Chinese', () => expect(page(`${id}.md`)).toBe(policyPage(shipped(id), 'zh')));
  test('in English', () => expect(page(`${id}.en.md`)).toBe(policyPage(shipped(id), 'en')));
});

describe('a validator of JSON Schema', () => {
  const validate = new Ajv({ strict: false }).compile(jsonSchema());
  test.each(policyIds)('accepts %s', (id) => {
    for (const { file, data } of packSources(id)) expect([file, validate(data), validate.errors]).toEqual([file, true, null]);
  });
  test('refuses a misspelt key', () => {
    const read = readPackFile('x.yaml', MINI.replace('requires:', 'require:'));
    expect(read.ok && validate(read.value.data)).toBe(false);
  });
});
