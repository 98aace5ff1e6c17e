/** Every worked example beside every shipped pack, one test each. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runExamples } from '../../src/engine/examples';
import { readPackFile } from '../../src/policy/read-pack';
import { policyIds } from '../../src/run/policies';
import { packFolder, shipped } from '../support/packs';

describe.each([...policyIds])('%s', (id) => {
  const folder = join(packFolder(id), 'examples');
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  const policy = shipped(id);
  const results = files.flatMap((file) => {
    const read = readPackFile(file, readFileSync(join(folder, file), 'utf8'));
    if (!read.ok) throw new Error(read.problems.map((p) => `${file}:${p.place.line ?? ''} ${p.message.en}`).join('\n'));
    return runExamples(policy, [read.value]);
  });

  test.each(results.map((result) => [`${result.item} #${result.index + 1}`, result] as const))('%s', (_name, result) => {
    expect(result.problems.map(({ place, message }) => `${place.file}:${place.line ?? ''} ${message.zh}`)).toEqual([]);
  });

  test('every item that can pay has an example', () => {
    const shown = new Set(results.map(({ item }) => item));
    expect(policy.items.filter((item) => item.amount && !shown.has(item.id)).map((item) => item.id)).toEqual([]);
  });
});
