/** An audit as the screen needs it: what was made in; findings and sums without the columns' arrays, out. */
import type { Audit } from '../../audit/audit';
import type { ColumnResult } from '../../audit/differences/differences';
import type { GivenColumn } from '../../audit/given/columns';
import { unitTold } from '../../audit/unit-told';

export interface ShownColumn {
  readonly given: GivenColumn;
  /** The unit that its numbers were read in. */
  readonly unit: string;
  /** Rows with an amount, those that agree, those that differ, and those of which nothing can be said. */
  readonly rows: number;
  readonly agreeing: number;
  readonly differing: number;
  readonly open: number;
  /** 分 of what can be checked, and what is given where nothing can. */
  readonly sumGiven: number;
  readonly sumExpected: number;
  readonly sumOpen: number;
  readonly over: number;
  readonly under: number;
}

export interface ShownAudit extends Omit<Audit, 'columns'> {
  readonly columns: readonly ShownColumn[];
}

const shownColumn = ({ given, unit, comparison, found, sumGiven, sumExpected, sumOpen }: ColumnResult): ShownColumn => {
  const differences = found.flatMap(({ kind, difference }) => (kind === 'difference' ? [difference ?? 0] : []));
  const of = (sign: 1 | -1): number => differences.reduce((sum, fen) => sum + Math.max(0, sign * fen), 0);
  return {
    given,
    unit,
    rows: comparison.given,
    agreeing: comparison.agreeing,
    differing: comparison.differences.length,
    open: comparison.open.length,
    sumGiven,
    sumExpected,
    sumOpen,
    over: of(1),
    under: of(-1),
  };
};

/** The unit in which amounts of a column are told, and of what is of no column. */
export const unitOf = ({ columns }: Pick<ShownAudit, 'columns'>, about?: string): string => unitTold(columns, about);

export const shownAudit = ({ columns, ...rest }: Audit): ShownAudit => ({ ...rest, columns: columns.map(shownColumn) });
