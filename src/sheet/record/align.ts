/**
 * Rows of an earlier run found again: its row marks and those of now in; for each row of now the row of then, or -1, out. Rows may have
 * been sorted, put in, taken out or renamed meanwhile.
 */
import type { RowMarks } from './row-marks';

const queues = (words: readonly string[], free: (row: number) => boolean): Map<string, number[]> => {
  const found = new Map<string, number[]>();
  words.forEach((word, row) => {
    if (!free(row)) return;
    const rows = found.get(word);
    if (rows) rows.push(row);
    else found.set(word, [row]);
  });
  return found;
};

export const alignRows = (then: RowMarks, now: RowMarks): Int32Array => {
  const at = new Int32Array(now.keys.length).fill(-1);
  const used = new Uint8Array(then.keys.length);
  const match = (wordsThen: readonly string[], wordsNow: readonly string[], counts: (row: number) => boolean): void => {
    const waiting = queues(wordsThen, (row) => used[row] === 0);
    const next = new Map<string, number>();
    wordsNow.forEach((word, row) => {
      if (at[row] !== -1 || !counts(row)) return;
      const i = next.get(word) ?? 0;
      const found = waiting.get(word)?.[i];
      if (found === undefined) return;
      next.set(word, i + 1);
      at[row] = found;
      used[found] = 1;
    });
  };
  const whole = ({ keys, inputs }: RowMarks): readonly string[] => keys.map((key, row) => `${key} ${inputs[row]}`);
  const named = (row: number): boolean => now.keys[row] !== 0;
  // The very same row; then the same enterprise and project with other figures.
  match(whole(then), whole(now), named);
  match(then.keys.map(String), now.keys.map(String), named);
  // A row that was renamed, or names nobody, stands between the same neighbours as before.
  for (let row = 0; row < at.length; row += 1) {
    if (at[row] !== -1) continue;
    const candidate = row === 0 ? 0 : (at[row - 1] ?? -1) + 1;
    if (candidate < used.length && (row === 0 || at[row - 1] !== -1) && used[candidate] === 0) {
      at[row] = candidate;
      used[candidate] = 1;
    }
  }
  return at;
};

/** Row by row, as after a sort that left our columns where they were. */
export const byPosition = (then: RowMarks, now: RowMarks): Int32Array =>
  Int32Array.from({ length: now.keys.length }, (_, row) => (row < then.keys.length ? row : -1));
