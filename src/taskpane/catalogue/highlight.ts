/** A stretch of the official text in; its paragraphs as runs of plain text, printed figures and places that a search found, out. */
import type { Span } from '../../policy/source-text';

export interface Run {
  readonly text: string;
  readonly look: 'plain' | 'figure' | 'found';
}

export interface Paragraph {
  /** Where it begins in the text. */
  readonly from: number;
  readonly runs: readonly Run[];
  readonly hits: number;
}

/** Where a word stands, whatever the case and the width of its letters; spaces in the text do not part a word. */
const placesOf = (line: string, query: string): readonly Span[] => {
  const letters = [...query.normalize('NFKC').replace(/\s+/g, '')];
  if (letters.length === 0) return [];
  const fold = (letter: string): string => letter.normalize('NFKC').toLowerCase();
  const wanted = letters.map(fold);
  const there = line.split('').map(fold);
  const spans: Span[] = [];
  for (let from = 0; from < there.length; from += 1) {
    let [at, met] = [from, 0];
    while (met < wanted.length && at < there.length && (there[at] === wanted[met] || (met > 0 && /^\s$/.test(there[at] ?? '')))) {
      if (there[at] === wanted[met]) met += 1;
      at += 1;
    }
    if (met < wanted.length) continue;
    spans.push({ from, to: at });
    from = at - 1;
  }
  return spans;
};

const runsOf = (line: string, figures: readonly Span[], found: readonly Span[]): readonly Run[] => {
  const look: Run['look'][] = Array.from({ length: line.length }, () => 'plain');
  for (const { from, to } of figures) look.fill('figure', from, to);
  for (const { from, to } of found) look.fill('found', from, to);
  const runs: { text: string; look: Run['look'] }[] = [];
  line.split('').forEach((letter, i) => {
    const last = runs.at(-1);
    if (last && last.look === look[i]) last.text += letter;
    else runs.push({ text: letter, look: look[i] ?? 'plain' });
  });
  return runs;
};

export const paragraphsOf = (text: string, { from, to }: Span, figures: readonly Span[], query: string): readonly Paragraph[] => {
  let at = from;
  return text
    .slice(from, to)
    .split('\n')
    .map((line): Paragraph => {
      const start = at;
      at += line.length + 1;
      const own = figures
        .filter((span) => span.from >= start && span.to <= start + line.length)
        .map((span) => ({ from: span.from - start, to: span.to - start }));
      const found = placesOf(line, query);
      return { from: start, runs: runsOf(line, own, found), hits: found.length };
    })
    .filter(({ runs }) => runs.some((run) => run.text.trim() !== ''));
};
