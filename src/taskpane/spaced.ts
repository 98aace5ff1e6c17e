/** News that comes faster than anybody can read it: a listener in; one that hears at most one piece of news in a while, out. */

/** Milliseconds from one to the next. */
const BETWEEN_NEWS = 100;

/** Telling each of thousands of steps would take longer than the steps. */
export const spaced = <News extends readonly unknown[]>(tell: (...news: News) => void): ((...news: News) => void) => {
  let told = 0;
  return (...news) => {
    const now = performance.now();
    if (now - told < BETWEEN_NEWS) return;
    told = now;
    tell(...news);
  };
};
