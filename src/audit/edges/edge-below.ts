/** A unit just below a line: a line and where the unit stands in; the input that brings it below by the fewest steps (yuan, or the input's smallest) and by how much, out, and tables with such cells. */
import { compare, divide, floor, multiply, rational, subtract, ZERO, type Rational } from '../../core/rational';
import type { Choices } from '../../engine/outcome';
import { numberOf } from '../../engine/scalar';
import { framesOf } from '../../engine/settle';
import { CellState, type Table } from '../../engine/table';
import type { Input, Item, Node, Policy } from '../../policy/model';
import { isMoney } from '../../policy/units';
import { namesIn } from '../../policy/walk';
import type { Line } from './edge-lines';

export interface Below {
  readonly input: Input;
  readonly less: Rational;
  /** The last that is still enough. */
  readonly enough: Rational;
}

export interface Standing {
  readonly policy: Policy;
  readonly choices: Choices;
  readonly table: Table;
  readonly item: Pick<Item, 'grain'>;
  /** Row or enterprise of the table, by the item's grain. */
  readonly unit: number;
}

/** The one input that a value is, seen through its names; undefined for a formula of several. */
export const inputOf = (subject: Node): string | undefined =>
  subject.op === 'term' ? inputOf(subject.node) : subject.op === 'input' ? subject.name : undefined;

/** One yuan; for anything else the smallest step that the input has. */
const stepOf = (input: Input): Rational => (isMoney(input.type) || input.whole ? rational(1) : rational(1, input.scale));

/** How far above the line a unit is; undefined where that cannot be told. */
const gapOf = ({ subject, figure }: Line, { policy, choices, table, item, unit }: Standing): Rational | undefined => {
  const frame = framesOf(table, policy)[item.grain];
  const [value, line] = [subject, figure].map((node) => numberOf(node, { policy, choices, frame, unit }));
  return value?.known && line?.known ? subtract(value.value, line.value) : undefined;
};

/** The cells that say it for the unit: a row's own, or those of all rows of the enterprise, which must say the same. */
const cellsOf = ({ enterpriseOf }: Table, { grain }: Pick<Item, 'grain'>, unit: number, input: Input): readonly number[] => {
  if (grain === 'project' && input.grain === 'project') return [unit];
  const enterprise = grain === 'project' ? enterpriseOf[unit] : unit;
  return Array.from(enterpriseOf).flatMap((e, row) => (e === enterprise ? [row] : []));
};

/** The table with each unit's cells that much less; undefined where one would be below nothing. */
export const lowered = (
  table: Table,
  item: Pick<Item, 'grain'>,
  units: readonly { readonly unit: number; readonly below: Pick<Below, 'input' | 'less'> }[],
): Table | undefined => {
  const columns = new Map(table.columns);
  for (const { unit, below } of units) {
    const { input, less } = below;
    const column = columns.get(input.name);
    const scaled = multiply(less, rational(input.scale));
    if (column?.kind !== 'number' || scaled.d !== 1n) return undefined;
    const own = column === table.columns.get(input.name) ? { ...column, values: column.values.slice() } : column;
    columns.set(input.name, own);
    for (const row of cellsOf(table, item, unit, input))
      if (own.state[row] === CellState.value) {
        own.values[row]! -= Number(scaled.n);
        if ((own.values[row] as number) < 0) return undefined;
      }
  }
  return { ...table, columns };
};

/** A line that bends (a ratio) is met after a few. */
const TRIES = 6;

const belowBy = (line: Line, standing: Standing, input: Input, gap: Rational): Below | undefined => {
  const step = stepOf(input);
  const gapBy = (less: Rational): Rational | undefined => {
    const table = lowered(standing.table, standing.item, [{ unit: standing.unit, below: { input, less } }]);
    return table && gapOf(line, { ...standing, table });
  };
  const isBelow = (at: Rational): boolean => compare(at, ZERO) < (line.strict ? 1 : 0);
  if (isBelow(gap)) return undefined;
  const found = (less: Rational): Below => ({ input, less, enough: subtract(less, step) });
  const after = gapBy(step);
  if (!after || compare(after, gap) >= 0) return undefined;
  if (isBelow(after)) return found(step);
  let steps = 1n;
  let left = after;
  for (let n = 0; n < TRIES; n += 1) {
    const slope = divide(subtract(gap, left), rational(steps));
    const more = divide(left, slope);
    steps += floor(more) + (line.strict && more.d === 1n && more.n > 0n ? 0n : 1n);
    const less = multiply(step, rational(steps));
    const now = gapBy(less);
    if (!now || compare(now, gap) >= 0) return undefined;
    if (isBelow(now)) return found(less);
    left = now;
  }
  return undefined;
};

/** The first input of the subject, in the order in which it names them, that brings the unit below the line when it is less. */
export const belowLine = (line: Line, standing: Standing): Below | undefined => {
  const gap = gapOf(line, standing);
  if (!gap) return undefined;
  for (const name of namesIn([line.subject]).inputs) {
    const input = standing.policy.inputs.get(name);
    const found = input && belowBy(line, standing, input, gap);
    if (found) return found;
  }
  return undefined;
};
