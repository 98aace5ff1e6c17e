/** Packs for tests: read from their YAML files with line numbers, or from a text in the test. */
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Policy } from '../../src/policy/model';
import { loadPolicy } from '../../src/policy/load';
import type { PackSource } from '../../src/policy/pack';
import { readPackFile } from '../../src/policy/read-pack';
import type { Result } from '../../src/core/problem';

const load = createRequire(__filename);

export const packFolder = (id: string): string => join(__dirname, '..', '..', 'src', 'policies', id);

const source = (file: string, text: string): PackSource => {
  const read = readPackFile(file, text);
  if (!read.ok) throw new Error(read.problems.map((p) => `${file}:${p.place.line}: ${p.message.en}`).join('\n'));
  return read.value;
};

const yamlFilesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort();

const sourcesIn = (folder: string): PackSource[] =>
  yamlFilesIn(folder).map((file) => source(file, readFileSync(join(folder, file), 'utf8')));

/** All files of a shipped pack but its examples. */
export const packSources = (id: string): PackSource[] => sourcesIn(packFolder(id));

/** The worked examples of a shipped pack. */
export const exampleSources = (id: string): PackSource[] => sourcesIn(join(packFolder(id), 'examples'));

export const loadText = (...texts: string[]): Result<Policy> =>
  loadPolicy(texts.map((text, i) => source(`pack-${i + 1}.yaml`, text)));

/** The files of a folder as builds have them: without lines, and read in a fraction of the time. */
const builtIn = (folder: string): PackSource[] =>
  yamlFilesIn(folder).map((file) => ({ file, ...(load(join(folder, file)) as Pick<PackSource, 'data' | 'sha256'>) }));

/** The worked examples of a shipped pack, without lines: for rows of sheets. */
export const builtExamples = (id: string): PackSource[] => builtIn(join(packFolder(id), 'examples'));

/** A shipped policy; throws with every problem, and its line, when it does not load. */
export const shipped = (id: string): Policy => {
  const built = loadPolicy(builtIn(packFolder(id)));
  const result = built.ok ? built : loadPolicy(packSources(id));
  if (!result.ok)
    throw new Error(
      result.problems.map((p) => `${p.place.file}:${p.place.line ?? ''} ${p.place.item ?? ''} ${p.message.en}`).join('\n'),
    );
  return result.value;
};
