/** Which column feeds which input: headings and wanted columns in; one column for each input, and those that nobody can decide, out. */
import type { Text } from '../../core/lang';
import { SURE, scoreOf, type Claim, type Heading } from './score';
import type { Wanted } from './vocabulary';

export interface Candidate {
  readonly column: number;
  readonly header: string;
  readonly score: number;
  readonly reason: Text;
  /** See Score.claim. */
  readonly claim?: Claim;
  /** See Score.otherYear. */
  readonly otherYear?: number;
  /** See Score.otherUnit. */
  readonly otherUnit?: string;
}

export interface Assignment {
  readonly chosen: ReadonlyMap<string, Candidate>;
  /** Every candidate per wanted id, best first, known false friends (score 0) included. */
  readonly candidates: ReadonlyMap<string, readonly Candidate[]>;
  /** One wanted column, several equally good columns. */
  readonly ambiguous: readonly { readonly id: string; readonly columns: readonly Candidate[] }[];
  /** One column, several wanted ones that it fits equally well. */
  readonly contested: readonly { readonly candidate: Candidate; readonly ids: readonly string[] }[];
}

export interface Headed {
  readonly column: number;
  readonly header: string;
  readonly label: string;
  readonly heading: Heading;
}

const candidatesOf = (columns: readonly Headed[], wanted: Wanted): readonly Candidate[] => {
  const found: Candidate[] = [];
  for (const { column, header, heading } of columns) {
    const score = scoreOf(heading, wanted);
    if (score) found.push({ ...score, column, header, score: Math.round(score.score * 1000) / 1000 });
  }
  return found.sort((a, b) => b.score - a.score || a.column - b.column);
};

/**
 * Best scores first. Among equals nothing is picked: an input with two equal columns and a column with two equal inputs are left to the officer.
 * `taken` columns (chosen by the officer, or remembered) are out of the game, and so are `settled` ids.
 */
export const assign = (
  columns: readonly Headed[],
  wanted: readonly Wanted[],
  taken: ReadonlySet<number>,
  settled: ReadonlySet<string>,
): Assignment => {
  const candidates = new Map(wanted.map((w) => [w.id, candidatesOf(columns, w)]));
  const chosen = new Map<string, Candidate>();
  const ambiguous: { id: string; columns: readonly Candidate[] }[] = [];
  const contested: { candidate: Candidate; ids: readonly string[] }[] = [];
  const usedColumns = new Set(taken);
  const usedIds = new Set(settled);
  const pairs = wanted.flatMap((w) =>
    (candidates.get(w.id) ?? []).filter((c) => c.score >= SURE).map((candidate) => ({ id: w.id, candidate })),
  );
  const levels = [...new Set(pairs.map((p) => p.candidate.score))].sort((a, b) => b - a);
  for (const level of levels) {
    const open = pairs.filter((p) => p.candidate.score === level && !usedIds.has(p.id) && !usedColumns.has(p.candidate.column));
    const byColumn = new Map<number, typeof open>();
    for (const pair of open) byColumn.set(pair.candidate.column, [...(byColumn.get(pair.candidate.column) ?? []), pair]);
    for (const [column, rivals] of byColumn) {
      const [first, second] = rivals;
      if (!first || !second) continue;
      contested.push({ candidate: first.candidate, ids: rivals.map((r) => r.id) });
      usedColumns.add(column);
      for (const rival of rivals) usedIds.add(rival.id);
    }
    for (const id of new Set(open.map((p) => p.id))) {
      if (usedIds.has(id)) continue;
      const mine = open.filter((p) => p.id === id && !usedColumns.has(p.candidate.column)).map((p) => p.candidate);
      const [only, ...more] = mine;
      if (!only) continue;
      if (more.length > 0) ambiguous.push({ id, columns: mine });
      else chosen.set(id, only);
      for (const c of mine) usedColumns.add(c.column);
      usedIds.add(id);
    }
  }
  return { chosen, candidates, ambiguous, contested };
};
