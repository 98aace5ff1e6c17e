/** A policy by its id, or by a folder of YAML files of the user's own: the policy with its files and examples, or every reason with file and line, out. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { done, failed, type Problem, type Result } from '../../core/problem';
import { loadPolicy } from '../../policy/load';
import type { Policy } from '../../policy/model';
import type { PackSource } from '../../policy/pack';
import { readPackFile } from '../../policy/read-pack';
import { loadShipped, policyIds, shippedExamples, shippedSources } from '../../run/policies';
import { decodeText } from './csv';
import { readInput } from './io';
import * as problem from './file-problems';

export interface Pack {
  readonly policy: Policy;
  readonly sources: readonly PackSource[];
  readonly examples: readonly PackSource[];
}

const yamlIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /\.ya?ml$/i.test(name))
        .sort()
    : [];

const readAll = (folder: string, cwd: string): Result<readonly PackSource[]> => {
  const sources: PackSource[] = [];
  const problems: Problem[] = [];
  for (const name of yamlIn(resolve(cwd, folder))) {
    const file = join(folder, name);
    const bytes = readInput(file, cwd);
    const text = bytes.ok ? decodeText(bytes.value) : undefined;
    const read = !bytes.ok ? bytes : text === undefined ? failed(problem.badEncoding(file)) : readPackFile(file, text);
    if (read.ok) sources.push(read.value);
    else problems.push(...read.problems);
  }
  return problems.length > 0 ? failed(...problems) : done(sources);
};

const loadFolder = (folder: string, cwd: string): Result<Pack> => {
  const sources = readAll(folder, cwd);
  if (!sources.ok) return sources;
  if (sources.value.length === 0) return failed(problem.packEmpty(folder));
  const policy = loadPolicy(sources.value);
  if (!policy.ok) return policy;
  const examples = readAll(join(folder, 'examples'), cwd);
  return examples.ok
    ? done({ policy: policy.value, sources: sources.value, examples: examples.value }, policy.problems)
    : examples;
};

const loadById = async (id: string): Promise<Result<Pack>> => {
  const policy = await loadShipped(id);
  if (!policy.ok) return policy;
  return done({ policy: policy.value, sources: await shippedSources(id), examples: await shippedExamples(id) }, policy.problems);
};

/** An id wins over a folder of the same name; anything that looks like a path is one. */
export const loadPack = async (given: string, cwd: string): Promise<Result<Pack>> => {
  if (policyIds.includes(given)) return loadById(given);
  const found = statSync(resolve(cwd, given), { throwIfNoEntry: false });
  if (found) return found.isDirectory() ? loadFolder(given, cwd) : failed(problem.packNotAFolder(given));
  return /[\\/]/.test(given) ? failed(problem.packFolderMissing(given)) : loadById(given);
};
