/** A pack's article label in, the label as Chinese texts print it out: (八) is （八）, 12 is 第12条. */
export const articleText = (article: string): string =>
  /^\d+$/.test(article) ? `第${article}条` : article.replace('(', '（').replace(')', '）');
