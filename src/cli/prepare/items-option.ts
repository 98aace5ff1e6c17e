/** `--items ID,ID…` and `--articles （八）,（九）…`: a policy and what was typed in; its items of these names and articles, all of them where nothing was typed, out. */
import type { Problem } from '../../core/problem';
import type { Item, Policy } from '../../policy/model';
import { Stop } from '../exit';
import * as problem from '../problems';

/** What was typed for an option, or undefined where it was not given. */
const listed = (option: string, wanted: string | undefined): readonly string[] | undefined => {
  if (wanted === undefined) return undefined;
  const names = wanted
    .split(/[,，、]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 0) throw new Stop([problem.missingValue(option, option === '--items' ? 'ID,ID…' : '（八）,（九）…')]);
  return names;
};

/** Articles are typed with brackets of either width, or without. */
const articleKey = (name: string): string => name.normalize('NFKC').replace(/[()\s]/g, '');

const only = (names: readonly string[], known: readonly string[], unknown: (name: string) => Problem): void => {
  const strangers = names.filter((name) => !known.includes(name));
  if (strangers.length > 0) throw new Stop(strangers.map(unknown));
};

export const itemsNamed = (policy: Policy, wanted: string | undefined, wantedArticles?: string): readonly Item[] => {
  const ids = listed('--items', wanted);
  const articles = listed('--articles', wantedArticles)?.map(articleKey);
  const allIds = policy.items.map(({ id }) => id);
  const numbers = policy.articles.map(({ number }) => number);
  only(ids ?? [], allIds, (id) => problem.unknownItem(id, allIds));
  only(articles ?? [], numbers.map(articleKey), (name) => problem.unknownArticle(name, numbers));
  if (!ids && !articles) return policy.items;
  return policy.items.filter((item) => ids?.includes(item.id) === true || articles?.includes(articleKey(item.article)) === true);
};
