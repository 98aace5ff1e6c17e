/** One column of numbers: cells in; whole numbers of the engine (money in 分), a state per row and what was found on the way, out. */
import { multiply, rational, toDecimal, type Rational } from '../../core/rational';
import type { Problem } from '../../core/problem';
import { CellState, type NumberColumn } from '../../engine/table';
import type { Input } from '../../policy/model';
import { shownAt } from '../cells';
import { factorShown, shownAs, type ShownAs } from '../format-units';
import type { MappedColumn } from '../mapping';
import { Kind, NumberFormat } from '../port/port';
import { factorOf, fits, isPure, isRate, unitNamed } from '../units';
import { fastScaled, multiplierOf, scaledNumber, scaledText, type Multiplier, type Scaled } from './decimal';
import { yearOfSerial } from './flag-text';
import { notesOf } from './notes';
import { parseNumberText, type NumberText } from './number-text';
import { bareNumbers, judgePercent, type PercentRule } from './percent';
import * as problem from './problems';
import { RULES } from './rules';
import { columnAt, kindOf, type Source } from './source';

export interface ReadColumn<C> {
  readonly column: C;
  readonly problems: readonly Problem[];
}

interface Bounds {
  readonly least: number;
  readonly most: number;
  readonly from?: string;
  readonly to?: string;
}

const boundsOf = (input: Input): Bounds => {
  const scaled = (x: Rational): number =>
    Number(multiply(x, rational(input.scale)).n) / Number(multiply(x, rational(input.scale)).d);
  const percent = isRate(input.type) ? rational(100n) : rational(1n);
  const shown = (x: Rational): string => `${toDecimal(multiply(x, percent)) ?? ''}${isRate(input.type) ? '%' : ''}`;
  return {
    least: input.min ? scaled(input.min) : -Infinity,
    most: input.max ? scaled(input.max) : Infinity,
    ...(input.min && { from: shown(input.min) }),
    ...(input.max && { to: shown(input.max) }),
  };
};

/** How numbers of each unit become the engine's integers. */
interface Scales {
  readonly bare: Multiplier;
  readonly fraction: Multiplier;
  readonly ofUnit: (text: NumberText & { kind: 'number' }) => Multiplier | undefined;
  /** Of a number format that shows a number in a unit, or smaller than it is; undefined where the unit does not fit. */
  readonly ofFormat: (shown: ShownAs) => Multiplier | undefined;
}

const scalesOf = (input: Input, unit: string): Scales => {
  const scale = rational(input.scale);
  const memo = new Map<string, Multiplier>();
  return {
    bare: multiplierOf(multiply(factorOf(input, unit), scale)),
    fraction: multiplierOf(scale),
    ofUnit: ({ unit: own, magnitude }) => {
      if (magnitude) return multiplierOf(multiply(magnitude, scale));
      if (!own || !fits(own, input.type)) return undefined;
      const known = memo.get(own.name) ?? multiplierOf(multiply(own.factor, scale));
      memo.set(own.name, known);
      return known;
    },
    ofFormat: (shown) => {
      const factor = factorShown(input, unit, shown);
      return factor && multiplierOf(multiply(factor, scale));
    },
  };
};

export const readNumbers = (source: Source, input: Input, mapped: MappedColumn): ReadColumn<NumberColumn> => {
  const { grid, rows } = source;
  const cells = columnAt(grid, mapped.column);
  const at: problem.At = { sheet: grid.sheet, column: mapped.column, header: mapped.label, input: input.name };
  const notes = notesOf(at);
  const values = new Float64Array(rows.length);
  const state = new Uint8Array(rows.length);
  const column: NumberColumn = { kind: 'number', input: input.name, header: mapped.label, column: mapped.column, state, values };
  if (!cells) return { column: { ...column, state: state.fill(CellState.blank) }, problems: [] };

  const scales = scalesOf(input, mapped.unit);
  const bounds = boundsOf(input);
  const percent: PercentRule | undefined = isRate(input.type)
    ? judgePercent(bareNumbers(source, mapped.column), mapped)
    : undefined;
  const bare = percent === 'fraction' ? scales.fraction : scales.bare;
  const plain = !input.whole;
  const isYear = input.type.kind === 'number' && input.type.dims['年'] === 1;
  const texts = new Map<number, NumberText>();
  const found = (row: number): string => shownAt(grid, row, mapped.column);
  const bad = (i: number, row: number, fault: problem.CellFault, shown = found): void => {
    state[i] = CellState.bad;
    notes.report(fault, row, shown);
  };
  const outOfRange = problem.outOfRange(bounds.from, bounds.to);
  const unitContradiction = problem.unitContradiction(unitShown(mapped, input));

  const faultOf = ({ value, exact }: Scaled): problem.CellFault | undefined => {
    if (Number.isNaN(value)) return problem.tooLarge;
    if (value < 0 && bounds.least === 0) return problem.negative;
    if (value < bounds.least || value > bounds.most) return outOfRange;
    return input.whole && (!exact || value % input.scale !== 0) ? problem.notWhole : undefined;
  };

  const accept = (i: number, row: number, scaled: Scaled): boolean => {
    const fault = faultOf(scaled);
    if (fault) bad(i, row, fault);
    else {
      const { value, exact } = scaled;
      if (!exact)
        notes.report(
          problem.subFen(() => keptText(value, input)),
          row,
          found,
        );
      values[i] = value;
    }
    return !fault;
  };

  const readText = (i: number, row: number, index: number): void => {
    let text = texts.get(index);
    if (!text) texts.set(index, (text = parseNumberText(grid.strings[index] ?? '')));
    if (text.kind === 'blank' || text.kind === 'none') {
      state[i] = CellState.blank;
      if (text.kind === 'none') notes.tally(RULES.dashAsBlank, row);
      return;
    }
    if (text.kind === 'bad') {
      const { why } = text;
      bad(i, row, why === 'grouping' ? problem.badGrouping : why === 'unit' ? unitContradiction : problem.textInNumber);
      return;
    }
    const hasUnit = text.unit !== undefined || text.magnitude !== undefined;
    const by = hasUnit ? scales.ofUnit(text) : bare;
    if (!by) bad(i, row, unitContradiction);
    else if (!hasUnit && percent === 'mixed') state[i] = CellState.bad;
    else if (accept(i, row, scaledText(text.decimal, by))) {
      notes.tally(
        hasUnit && text.unit?.name !== (unitNamed(mapped.unit)?.name ?? mapped.unit) && !isRate(input.type)
          ? RULES.unitInCell
          : RULES.numberAsText,
        row,
      );
    }
  };

  /** What the screen shows counts: a person reads the unit and the dot that the number format draws. */
  const formats = new Map<number, { readonly shown: ShownAs; readonly by: Multiplier | undefined } | undefined>();
  const readShown = (i: number, row: number, value: number, format: number): void => {
    if (!formats.has(format)) {
      const shown = shownAs(format);
      formats.set(format, shown && { shown, by: scales.ofFormat(shown) });
    }
    const known = formats.get(format);
    if (!known) return;
    const { shown, by } = known;
    if (!by) bad(i, row, unitContradiction, () => displayed(value, shown));
    else if (percent === 'mixed' && !shown.unit) state[i] = CellState.bad;
    else if (accept(i, row, scaledNumber(value, by))) {
      if (shown.tens > 0) notes.tally(RULES.scaledFormat, row, displayed(value, shown));
      else if (shown.unit && shown.unit.name !== (unitNamed(mapped.unit)?.name ?? mapped.unit))
        notes.tally(RULES.unitInFormat, row);
    }
  };

  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    const r = row - grid.firstRow;
    const value = cells.values[r] ?? 0;
    switch (kindOf(source, cells, r)) {
      case Kind.number: {
        const format = cells.formats[r] ?? NumberFormat.general;
        if (format === NumberFormat.date) {
          if (isYear) accept(i, row, { value: yearOfSerial(value, grid.date1904) * input.scale, exact: true });
          else bad(i, row, problem.dateInNumber);
        } else if (percent && format === NumberFormat.percent) accept(i, row, scaledNumber(value, scales.fraction));
        else if (format > NumberFormat.text) readShown(i, row, value, format);
        else if (format === NumberFormat.percent && !isPure(input.type)) bad(i, row, unitContradiction);
        else if (percent === 'mixed') state[i] = CellState.bad;
        else {
          const fast = plain ? fastScaled(value, bare.ten) : Number.NaN;
          if (fast >= bounds.least && fast <= bounds.most) values[i] = fast + 0;
          else accept(i, row, scaledNumber(value, bare));
        }
        break;
      }
      case Kind.text:
        readText(i, row, value);
        break;
      case Kind.error:
        bad(i, row, problem.errorValue(found(row)));
        break;
      case Kind.flag:
        bad(i, row, problem.textInNumber);
        break;
      default:
        state[i] = CellState.blank;
    }
  }
  return { column, problems: [...notes.done(), ...percentProblems(source, at, percent, mapped)] };
};

const unitShown = (mapped: MappedColumn, input: Input): string => mapped.unit || input.displayUnit || '数';

/** A number as its format draws it. */
const displayed = (value: number, { unit, tens }: ShownAs): string =>
  `${Number((value / 10 ** tens).toPrecision(15))}${unit?.name ?? ''}`;

const keptText = (value: number, input: Input): string => {
  const kept = rational(BigInt(value), BigInt(input.scale));
  if (isRate(input.type)) return `${toDecimal(multiply(kept, rational(100n))) ?? ''}%`;
  const base = input.type.kind === 'number' ? (Object.keys(input.type.dims)[0] ?? '') : '';
  return `${toDecimal(kept) ?? ''}${base}`;
};

const percentProblems = (
  source: Source,
  at: problem.At,
  percent: PercentRule | undefined,
  mapped: MappedColumn,
): readonly Problem[] => {
  if (!percent || percent === 'percent') return percent ? smallOnes(source, at, mapped) : [];
  const bare = bareNumbers(source, mapped.column);
  const notes = notesOf(at);
  if (percent === 'mixed') {
    const first = [...bare.small, ...bare.large].sort((a, b) => a - b)[0] ?? 0;
    for (const row of [...bare.small, ...bare.large].sort((a, b) => a - b))
      notes.tally(problem.percentMixed, row, shownAt(source.grid, first, mapped.column));
  } else if (mapped.unitSource === 'usual') for (const row of bare.small) notes.tally(RULES.fractionAsPercent, row);
  return notes.done();
};

const smallOnes = (source: Source, at: problem.At, mapped: MappedColumn): readonly Problem[] => {
  const bare = bareNumbers(source, mapped.column);
  const notes = notesOf(at);
  if (mapped.unitSource === 'usual') for (const row of bare.large) notes.tally(RULES.numberAsPercent, row);
  else for (const row of bare.small) notes.tally(problem.percentSmall, row, shownAt(source.grid, row, mapped.column));
  return notes.done();
};
