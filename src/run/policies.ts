/** Shipped policies by id: loaded and checked once, kept for the session. */
import { text, type Text } from '../core/lang';
import { failed, type Result } from '../core/problem';
import { PACKS, type PackFiles } from '../policies';
import { loadPolicy } from '../policy/load';
import type { Policy } from '../policy/model';
import type { PackSource } from '../policy/pack';
import { packFile } from '../policy/schema';
import { unknownPolicy } from './problems';

export const policyIds: readonly string[] = Object.keys(PACKS);

const sourcesOf = (id: string, files: PackFiles['files'], folder = ''): Promise<PackSource[]> =>
  Promise.all(Object.entries(files).map(async ([name, load]) => ({ file: `${id}/${folder}${name}`, ...(await load()).default })));

const loaded = new Map<string, Promise<Result<Policy>>>();

export const loadShipped = (id: string): Promise<Result<Policy>> => {
  const pack = PACKS[id];
  if (!pack) return Promise.resolve(failed(unknownPolicy(id, policyIds)));
  const found = loaded.get(id) ?? sourcesOf(id, pack.files).then(loadPolicy);
  loaded.set(id, found);
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
  readonly from: string;
  readonly to: string;
}

/** The shipped policies in their order; only the head of each pack is read. */
export const listShipped = async (): Promise<readonly PolicyFacts[]> =>
  Promise.all(
    Object.entries(PACKS).map(async ([id, { files }]) => {
      const head = packFile.safeParse((await files['policy.yaml']?.())?.default.data).data?.policy;
      return { id, name: text(head?.name ?? id, head?.en ?? id), from: head?.from ?? '', to: head?.to ?? '' };
    }),
  );
