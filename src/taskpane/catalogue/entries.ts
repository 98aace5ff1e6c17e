/** A policy in, its items as a catalogue shows and searches them out: whom each is for, what sort of amount it has, and every word by which it can be found. */
import type { Lang } from '../../core/lang';
import { toNumber } from '../../core/rational';
import { describeItem } from '../../engine/explain/describe';
import { parseFigure } from '../../policy/figures';
import type { Article, Item, ItemKind, Policy, Subject } from '../../policy/model';
import { isMoney } from '../../policy/units';
import { KIND_WORDS, SUBJECT_WORDS } from '../../policy/words';

/** What is said of the money: an amount, a ceiling, nothing yet, or none at all. */
export type MoneyClass = 'exact' | 'ceiling' | 'open' | 'none';

export interface Entry {
  readonly item: Item;
  readonly article: Article;
  readonly money: MoneyClass;
  /** The amounts of money that the item prints, in yuan. */
  readonly yuan: readonly number[];
  /** Lower case, half-width, without spaces. */
  readonly words: string;
}

export const moneyOf = ({ kind, amount }: Item): MoneyClass =>
  kind === 'open' ? 'open' : !amount ? 'none' : amount.basis === 'ceiling' ? 'ceiling' : 'exact';

const yuanOf = (figures: readonly string[]): readonly number[] =>
  figures.flatMap((printed) => {
    const figure = parseFigure(printed);
    return figure && isMoney(figure.type) ? [toNumber(figure.value)] : [];
  });

export const searchable = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

const LANGS: readonly Lang[] = ['zh', 'en'];

const wordsOf = (policy: Policy, item: Item, article: Article): string => {
  const said = LANGS.flatMap((lang) => {
    const { conditions, pays, cap } = describeItem(policy, item, lang);
    return [
      item.title[lang],
      article.title[lang],
      article.chapter[lang],
      KIND_WORDS[item.kind][lang],
      SUBJECT_WORDS[item.subject][lang],
      ...conditions,
      pays ?? '',
      cap ?? '',
      item.remark?.[lang] ?? '',
      item.recipient?.[lang] ?? '',
      item.payer?.[lang] ?? '',
    ];
  });
  return searchable([item.id, article.number, ...item.figures, ...item.inputs, ...item.parameters, ...said].join('\n'));
};

/** In the order of the document. */
export const entriesOf = (policy: Policy): readonly Entry[] => {
  const articles = new Map(policy.articles.map((article) => [article.number, article]));
  return policy.items.flatMap((item) => {
    const article = articles.get(item.article);
    if (!article) return [];
    return [{ item, article, money: moneyOf(item), yuan: yuanOf(item.figures), words: wordsOf(policy, item, article) }];
  });
};

export interface Filter {
  readonly query: string;
  readonly article: string;
  readonly kind: ItemKind | '';
  readonly subject: Subject | '';
  readonly money: MoneyClass | '';
  /** 万元, as typed; an item matches where one of its amounts lies between. */
  readonly from: string;
  readonly to: string;
}

export const NO_FILTER: Filter = { query: '', article: '', kind: '', subject: '', money: '', from: '', to: '' };

const WAN = 10_000;

const bound = (typed: string, missing: number): number => {
  const value = typed.trim() === '' ? Number.NaN : Number(typed.normalize('NFKC').replace(/[,万元\s]/g, ''));
  return Number.isFinite(value) ? value * WAN : missing;
};

/** Every word that was typed must be there; what is not chosen does not count. */
export const matching = (entries: readonly Entry[], filter: Filter): readonly Entry[] => {
  const wanted = filter.query.split(/\s+/).map(searchable).filter(Boolean);
  const [from, to] = [bound(filter.from, -Infinity), bound(filter.to, Infinity)];
  const ranged = from !== -Infinity || to !== Infinity;
  return entries.filter(
    ({ item, money, yuan, words }) =>
      (filter.article === '' || item.article === filter.article) &&
      (filter.kind === '' || item.kind === filter.kind) &&
      (filter.subject === '' || item.subject === filter.subject) &&
      (filter.money === '' || money === filter.money) &&
      (!ranged || yuan.some((amount) => amount >= from && amount <= to)) &&
      wanted.every((word) => words.includes(word)),
  );
};
