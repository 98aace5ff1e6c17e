/** A pack held against the official text: every figure of an item stands in its article, every figure that an article prints is used or excepted with a reason, every article has an item. */
import { hashText } from '../core/hash';
import { text } from '../core/lang';
import type { Place, Problem, Severity } from '../core/problem';
import { figureKey, parseFigure } from './figures';
import { merge, type Merged } from './merge';
import type { PackSource } from './pack';
import { articlesIn, figuresIn } from './source-text';

const problem = (code: string, severity: Severity, place: Place, zh: string, en: string, found?: string): Problem => ({
  code,
  severity,
  place,
  message: text(zh, en),
  ...(found !== undefined && { found }),
});

interface Cited {
  readonly figure: string;
  readonly place: Place;
  /** Excepted figures need not stand in a formula. */
  readonly excepted: boolean;
}

const key = (figure: string): string => {
  const quantity = parseFigure(figure);
  return quantity ? figureKey(quantity) : figure;
};

/** Every figure that the pack cites, by article. */
const citations = (pack: Merged): ReadonlyMap<string, readonly Cited[]> => {
  const out = new Map<string, Cited[]>();
  const add = (article: string, figures: readonly string[], place: Place, excepted = false): void => {
    out.set(article, [
      ...(out.get(article) ?? []),
      ...figures.map((figure) => ({ figure, place: { ...place, article }, excepted })),
    ]);
  };
  for (const { value, at } of pack.chapters) {
    value.articles.forEach((article, a) => {
      add(article.article, Object.keys(article['other figures']), at.child('articles', a, 'other figures').place, true);
      article.items.forEach((item, i) =>
        add(article.article, item.figures, { ...at.child('articles', a, 'items', i).place, item: item.id }),
      );
    });
  }
  for (const [, { value, at }] of pack.terms) add(value.article, value.figures, at.place);
  for (const [, { value, at }] of pack.parameters)
    if (value['at most'] !== undefined) add(value.article, [value['at most']], at.place);
  for (const { value, at } of [...pack.gates, ...pack.limits]) add(value.article, value.figures, at.place);
  return out;
};

/** All differences between a pack and its text; empty when they agree. The pack must load. */
export const checkSource = (sources: readonly PackSource[], source: string): Problem[] => {
  const pack = merge(sources, () => undefined);
  if (!pack) return [];
  const problems: Problem[] = [];
  const recorded = pack.policy.value.source;
  const hash = hashText(source);
  if (hash !== recorded.sha256) {
    problems.push(
      problem(
        'source-differs',
        'warning',
        pack.policy.at.place,
        `原文与登记的不是同一文本（SHA-256 不同）；请确认版本。`,
        'This is not the recorded text (its SHA-256 differs); make sure of the version.',
        hash,
      ),
    );
  } else if ([...source].length !== recorded.characters) {
    problems.push(
      problem(
        'source-differs',
        'warning',
        pack.policy.at.place,
        `原文有 ${[...source].length} 个字符，登记为 ${recorded.characters} 个。`,
        `The text has ${[...source].length} characters, ${recorded.characters} are recorded.`,
      ),
    );
  }

  const articles = articlesIn(source);
  const cited = citations(pack);
  const covered = new Set<string>();
  for (const { value, at } of pack.chapters) {
    value.articles.forEach((article, a) => {
      const place = { ...at.child('articles', a).place, article: article.article };
      covered.add(article.article);
      const body = articles.get(article.article);
      if (body === undefined) {
        problems.push(
          problem(
            'article-not-found',
            'error',
            place,
            `原文中找不到条款${article.article}。`,
            `The text has no article ${article.article}.`,
            article.article,
          ),
        );
        return;
      }
      if (article.items.length === 0) {
        const why = article['not encoded'];
        problems.push(
          problem(
            'article-without-item',
            why ? 'warning' : 'error',
            place,
            `条款${article.article}没有条目${why ? `：${why}` : '。'}`,
            `Article ${article.article} has no item${why ? `: ${why}` : '.'}`,
          ),
        );
        return;
      }
      const printed = figuresIn(body);
      const printedKeys = new Set(printed.map(key));
      const own = cited.get(article.article) ?? [];
      for (const { figure, place: where } of own) {
        if (!printedKeys.has(key(figure)) && !body.includes(figure)) {
          problems.push(
            problem(
              'figure-not-printed',
              'error',
              where,
              `“${figure}”不在条款${article.article}的原文中。`,
              `“${figure}” is not printed in article ${article.article}.`,
              figure,
            ),
          );
        }
      }
      const used = new Set(own.map(({ figure }) => key(figure)));
      for (const figure of printed) {
        if (!used.has(key(figure)))
          problems.push(
            problem(
              'figure-unused',
              'error',
              place,
              `条款${article.article}印有“${figure}”，没有条目使用它。`,
              `Article ${article.article} prints “${figure}”, which no item uses.`,
              figure,
            ),
          );
      }
    });
  }
  for (const { article, place } of [...cited.values()]
    .flat()
    .map(({ place: at }) => ({ article: at.article ?? '', place: at }))) {
    if (!covered.has(article) && !articles.has(article))
      problems.push(
        problem(
          'article-not-found',
          'error',
          place,
          `原文中找不到条款${article}。`,
          `The text has no article ${article}.`,
          article,
        ),
      );
  }
  return problems;
};

/** Articles of the text that the pack does not have. */
export const uncoveredArticles = (sources: readonly PackSource[], source: string): readonly string[] => {
  const pack = merge(sources, () => undefined);
  const have = new Set(pack?.chapters.flatMap(({ value }) => value.articles.map(({ article }) => article)));
  const found = articlesIn(source);
  const bodies = new Map<string, string[]>();
  for (const [number, body] of found) bodies.set(body, [...(bodies.get(body) ?? []), number]);
  return [...bodies.values()].filter((numbers) => !numbers.some((number) => have.has(number))).map(([first]) => first ?? '');
};
