/** From pack files to a policy: everything is checked here, so that nothing downstream can fail for the pack's sake. All problems are reported at once, each with file and line. */
import { text, type Text } from '../core/lang';
import { hashFiles } from '../core/hash';
import { done, failed, type Problem, type Result } from '../core/problem';
import { CONVENTIONS } from './conventions';
import { declare, type Declarations } from './declare';
import { formulas } from './formulas';
import { lowerItem } from './items';
import { merge, type Merged } from './merge';
import type { Article, Item, Policy } from './model';
import type { PackSource } from './pack';
import { lowerRules } from './rules';
import type { ArticleSpec, ItemSpec } from './schema';

const both = (zh: string, en: string): Text => text(zh, en);

const articlesOf = (pack: Merged): Article[] =>
  pack.chapters.flatMap(({ value: chapter }) =>
    chapter.articles.map((article) => ({
      number: article.article,
      title: both(article.title, article.en),
      chapter: both(chapter.title, chapter.en),
    })),
  );

/** An item that names no payer has its article's. */
const paidBy = ({ payer, 'payer-en': english }: ArticleSpec, spec: ItemSpec): ItemSpec =>
  spec.payer !== undefined || payer === undefined
    ? spec
    : { ...spec, payer, ...(english !== undefined && { 'payer-en': english }) };

/** The policy of a pack, or every reason why it does not load. */
export const loadPolicy = (sources: readonly PackSource[]): Result<Policy> => {
  const problems: Problem[] = [];
  const report = (found: readonly Problem[]): void => void problems.push(...found);

  const pack = merge(sources, report);
  if (!pack) return failed(...problems);
  const declared: Declarations = declare(pack, report);
  const compile = formulas(pack, declared, report);
  const header = pack.policy.value;

  const items: Item[] = pack.chapters.flatMap(({ value: chapter, at }) =>
    chapter.articles.flatMap((article, a) =>
      article.items.flatMap((spec, i) => {
        const item = lowerItem(
          paidBy(article, spec),
          article.article,
          at.child('articles', a, 'items', i),
          compile,
          header.rounding,
          declared,
          report,
        );
        return item ? [item] : [];
      }),
    ),
  );
  const rules = lowerRules(pack, items, compile, declared, report);

  const errors = problems.some(({ severity }) => severity === 'error');
  if (errors) return failed(...problems);
  const parameters = new Map(
    [...declared.parameters].map(([name, parameter]) => [
      name,
      { ...parameter, items: items.filter((item) => item.parameters.includes(name)).map(({ id }) => id) },
    ]),
  );
  return done(
    {
      id: header.id,
      version: header.version,
      name: both(header.name, header.en),
      short: both(header.short, header['short-en']),
      document: {
        issuer: both(header.issuer, header['issuer-en']),
        ...(header.number && { number: header.number }),
        ...(header.published && { published: header.published }),
      },
      from: header.from,
      to: header.to,
      source: header.source,
      // The folder that a pack lies in is no part of it, nor how the system separates folders.
      sha256: hashFiles(sources.map(({ file, sha256 }) => ({ file: file.replace(/^.*[\\/]/s, ''), sha256 }))),
      articles: articlesOf(pack),
      inputs: declared.inputs,
      readings: new Map([...declared.readings, ...CONVENTIONS.map((reading) => [reading.key, reading] as const)]),
      parameters,
      items,
      ...rules,
    },
    problems,
  );
};
