/** An official text as published in; where in it each article stands and each figure is printed, out, so that it can be shown as it is, not as it is read. */
import { articlesIn, figureSpans, plainText, type Span } from './source-text';

export interface SourcePlaces {
  /** By the names that a pack uses. */
  readonly articles: ReadonlyMap<string, Span>;
  readonly figures: readonly Span[];
}

/** The plain text, letter by letter, with the place in the published text that each letter comes from. */
const letterPlaces = (source: string): { readonly plain: string; readonly at: readonly number[] } => {
  const at: number[] = [];
  let plain = '';
  let place = 0;
  for (const letter of source) {
    const read = plainText(letter);
    plain += read;
    for (let i = 0; i < read.length; i += 1) at.push(place);
    place += letter.length;
  }
  at.push(source.length);
  return { plain, at };
};

export const sourcePlaces = (source: string): SourcePlaces => {
  const { plain, at } = letterPlaces(source);
  const published = ({ from, to }: Span): Span => ({
    from: at[from] ?? source.length,
    to: to > from ? (at[to - 1] ?? source.length) + 1 : (at[from] ?? source.length),
  });
  const articles = new Map<string, Span>();
  for (const [name, body] of articlesIn(source)) {
    const from = plain.indexOf(body);
    if (from >= 0) articles.set(name, published({ from, to: from + body.length }));
  }
  return { articles, figures: figureSpans(plain).map(published) };
};
