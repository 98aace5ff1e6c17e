/** Collects what is found in one column: single problems up to a number, and cells read by a stated rule, which become one message for all of them. */
import type { Text } from '../../core/lang';
import type { Problem } from '../../core/problem';
import { address, cellList } from '../cells';
import type { At, CellFault } from './problems';
import { RULES } from './rules';

/** More single problems of one kind in one column help nobody. */
const MOST = 200;
const LISTED = 5;

type Rule = (at: At, row: number, cells: Text, found?: string) => Problem;

interface Tally {
  readonly at: At;
  readonly rule: Rule;
  readonly row: number;
  readonly found: string | undefined;
  readonly cells: string[];
  total: number;
}

export interface Notes {
  /** `found` gives what the cell says. It is asked for the first of a kind only: where every cell has the fault, the others would be texts that nobody sees. */
  readonly report: (fault: CellFault, row: number, found: (row: number) => string) => void;
  /** Counts a cell under a rule; `key` tells tallies of one rule apart. */
  readonly tally: (rule: Rule, row: number, found?: string, key?: string) => void;
  readonly done: () => readonly Problem[];
}

export const notesOf = (at: At): Notes => {
  const single: Problem[] = [];
  const counts = new Map<string, { total: number; row: number }>();
  const tallies = new Map<Rule | string, Tally>();
  return {
    report: ({ code, make }, row, found) => {
      const count = counts.get(code) ?? { total: 0, row: 0 };
      counts.set(code, count);
      count.total += 1;
      if (count.total <= MOST) single.push(make(at, row, found(row)));
      else if (count.total === MOST + 1) count.row = row;
    },
    tally: (rule, row, found, key) => {
      const id = key ?? rule;
      const tally = tallies.get(id);
      if (!tally) tallies.set(id, { at, rule, row, found, cells: [address(row, at.column)], total: 1 });
      else {
        tally.total += 1;
        if (tally.cells.length < LISTED) tally.cells.push(address(row, at.column));
      }
    },
    done: () => [
      ...single,
      ...[...counts.values()].filter((c) => c.total > MOST).map((c) => RULES.more(c.total - MOST)(at, c.row, { zh: '', en: '' })),
      ...[...tallies.values()].map((t) => t.rule(t.at, t.row, cellList(t.cells, t.total), t.found)),
    ],
  };
};
