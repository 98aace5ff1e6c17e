/** A pack's article label in, the label as Chinese texts print it out: (八) is （八）, 12 is 第12条. */

/** Every line about an award ends with one: printed once each. */
const printed = new Map<string, string>();

export const articleText = (article: string): string => {
  const found =
    printed.get(article) ?? (/^\d+$/.test(article) ? `第${article}条` : article.replace('(', '（').replace(')', '）'));
  printed.set(article, found);
  return found;
};
