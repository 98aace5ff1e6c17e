/** Packs for tests: read from their YAML files with line numbers, or from a text in the test. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Policy } from '../../src/policy/model';
import { loadPolicy } from '../../src/policy/load';
import type { PackSource } from '../../src/policy/pack';
import { readPackFile } from '../../src/policy/read-pack';
import type { Result } from '../../src/core/problem';

export const packFolder = (id: string): string => join(__dirname, '..', '..', 'src', 'policies', id);

const source = (file: string, text: string): PackSource => {
  const read = readPackFile(file, text);
  if (!read.ok) throw new Error(read.problems.map((p) => `${file}:${p.place.line}: ${p.message.en}`).join('\n'));
  return read.value;
};

const sourcesIn = (folder: string): PackSource[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => source(file, readFileSync(join(folder, file), 'utf8')));

/** All files of a shipped pack but its examples. */
export const packSources = (id: string): PackSource[] => sourcesIn(packFolder(id));

/** The worked examples of a shipped pack. */
export const exampleSources = (id: string): PackSource[] => sourcesIn(join(packFolder(id), 'examples'));

export const loadText = (...texts: string[]): Result<Policy> =>
  loadPolicy(texts.map((text, i) => source(`pack-${i + 1}.yaml`, text)));

/** A shipped policy; throws with every problem when it does not load. */
export const shipped = (id: string): Policy => {
  const result = loadPolicy(packSources(id));
  if (!result.ok)
    throw new Error(
      result.problems.map((p) => `${p.place.file}:${p.place.line ?? ''} ${p.place.item ?? ''} ${p.message.en}`).join('\n'),
    );
  return result.value;
};
