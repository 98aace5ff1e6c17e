/** Shipped policies by id: loaded and checked once, kept for the session. */
import { text, type Text } from '../core/lang';
import { done, failed, type Result } from '../core/problem';
import { ALPHABET, PACKS, type PackFiles } from '../policies';
import { lengthen } from '../policy/frozen/letters';
import { thaw } from '../policy/frozen/thaw';
import type { Policy } from '../policy/model';
import type { PackSource } from '../policy/pack';
import { unknownPolicy } from './problems';

export const policyIds: readonly string[] = Object.keys(PACKS);

const sourcesOf = (id: string, files: PackFiles['files'], folder = ''): Promise<PackSource[]> =>
  Promise.all(Object.entries(files).map(async ([name, load]) => ({ file: `${id}/${folder}${name}`, ...(await load()).default })));

/** Bundles for browsers carry policies that were checked when they were built; elsewhere a pack is read and checked here. */
const load = async (id: string, { frozen, files }: PackFiles): Promise<Result<Policy>> => {
  if (!frozen) return (await import('../policy/load')).loadPolicy(await sourcesOf(id, files));
  const { default: text_ } = await frozen();
  const start = performance.now();
  const policy = thaw(lengthen(text_, ALPHABET));
  performance.measure(`policy ${id}`, { start });
  return done(policy);
};

const loaded = new Map<string, Promise<Result<Policy>>>();

export const loadShipped = (id: string): Promise<Result<Policy>> => {
  const pack = PACKS[id];
  if (!pack) return Promise.resolve(failed(unknownPolicy(id, policyIds)));
  const found = loaded.get(id) ?? load(id, pack);
  loaded.set(id, found);
  // A chunk that did not arrive may arrive the next time.
  found.catch(() => loaded.delete(id));
  return found;
};

/** The files of a shipped pack, for the comparison with the official text; none for an unknown id. */
export const shippedSources = (id: string): Promise<PackSource[]> => sourcesOf(id, PACKS[id]?.files ?? {});

/** The worked examples of a shipped pack. */
export const shippedExamples = (id: string): Promise<PackSource[]> => sourcesOf(id, PACKS[id]?.examples ?? {}, 'examples/');

/** What a list of policies shows of each, without loading it. */
export interface PolicyFacts {
  readonly id: string;
  readonly name: Text;
  readonly short: Text;
  readonly from: string;
  readonly to: string;
}

/** The shipped policies in their order. */
export const shippedFacts: readonly PolicyFacts[] = Object.entries(PACKS).map(([id, { head }]) => ({
  id,
  name: text(head.name, head.en),
  short: text(head.short, head.shortEn),
  from: head.from,
  to: head.to,
}));
