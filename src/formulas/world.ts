/** How formulas see a sheet: a settlement, the grid and its mapping in; readings of inputs with holes for what differs by row, and what fills the holes, out. */
import { multiply, rational } from '../core/rational';
import { framesOf } from '../engine/settle';
import type { Settlement } from '../engine/outcome';
import { CellState } from '../engine/table';
import type { Grain } from '../policy/model';
import { address } from '../sheet/cells';
import { factorShown, shownIn } from '../sheet/format-units';
import type { Mapping } from '../sheet/mapping';
import { Kind, type Grid } from '../sheet/port/port';
import { plainYes } from '../sheet/read/flag-column';
import { columnAt } from '../sheet/read/source';
import { factorOf, isRate } from '../sheet/units';
import { constantReading, factorAt, readingOf, type CellReading, type Cells } from './cells';
import { constant, FAULT, hole, type Scope, type Value } from './expression';
import { figuresOf } from './figures';
import type { World } from './own';
import { Inexpressible, type Reason } from './reason';

interface Hole {
  readonly input: string;
  readonly via: Grain;
  /** A reference to the cell, or what its number is multiplied by. */
  readonly what: 'cell' | 'factor';
}

export interface SheetWorld extends World {
  /** Text of a hole for the table row on which the formula stands. */
  readonly fill: (index: number, row: number) => string;
  readonly scope: (row: number) => Scope;
  /** What tells rows whose formulas differ in nothing but the row; undefined where a hole refers to another row. */
  readonly likeness: (holes: readonly number[], row: number) => string | undefined;
}

/** What a spreadsheet's formula gets from a cell. */
const valueAt = (grid: Grid, row: number, column: number): Value => {
  const source = columnAt(grid, column);
  const r = row - grid.firstRow;
  if (!source || r < 0 || r >= grid.rows) return null;
  const value = source.values[r] ?? 0;
  switch (source.kinds[r] as Kind) {
    case Kind.number:
      return value;
    case Kind.flag:
      return value === 1;
    case Kind.text:
      return grid.strings[value] ?? '';
    case Kind.error:
      return FAULT;
    default:
      return null;
  }
};

const NONE = new Uint8Array(0);

const asNumber = (value: { readonly n: bigint; readonly d: bigint }): number =>
  value.d === 1n ? Number(value.n) : Number(value.n) / Number(value.d);

export const worldOf = (settlement: Settlement, grid: Grid, mapping: Mapping): SheetWorld => {
  const { policy, table, choices } = settlement;
  const { groups } = framesOf(table, policy);
  const holes: Hole[] = [];
  const cells = new Map<string, Cells>();
  const readings = new Map<string, CellReading | undefined | Reason>();

  const sheetRow = (row: number): number => (table.rowNumbers[row] as number) - 1;

  const cellsOf = (input: string): Cells | undefined => {
    const before = cells.get(input);
    if (before) return before;
    const column = table.columns.get(input);
    const mapped = mapping.columns[input];
    const definition = policy.inputs.get(input);
    if (!column || !definition) return undefined;
    const scale = rational(BigInt(definition.scale));
    const bare = mapped ? asNumber(multiply(factorOf(definition, mapped.unit), scale)) : 1;
    // A number format may draw a unit of its own.
    const drawn = mapped
      ? shownIn(columnAt(grid, mapped.column)?.formats ?? NONE).flatMap((shown) => {
          const factor = factorShown(definition, mapped.unit, shown);
          return factor ? asNumber(multiply(factor, scale)) : [];
        })
      : [];
    const made: Cells = {
      column,
      factors: [...new Set([bare, ...(isRate(definition.type) ? [definition.scale] : []), ...drawn])],
      ...(mapped && column.column >= 0 && { raw: (row: number) => valueAt(grid, sheetRow(row), mapped.column) }),
      ...(mapped &&
        definition.type.kind === 'flag' && {
          yes: plainYes(definition, mapped, { year: choices.year, readings: choices.readings }),
        }),
    };
    cells.set(input, made);
    return made;
  };

  /** The row of an enterprise whose cell speaks for it: the first that says anything. */
  const voice = (enterprise: number, { column }: Cells): number => {
    const rows = groups.rows.subarray(groups.start[enterprise], groups.start[enterprise + 1]);
    return rows.find((row) => column.state[row] === CellState.value) ?? (rows[0] as number);
  };

  const rowFor = ({ input, via }: Hole, row: number, of: Cells): number =>
    via === 'project' && policy.inputs.get(input)?.grain === 'project' ? row : voice(table.enterpriseOf[row] as number, of);

  // The same cells are asked for by many items: what fills a hole is found once for all rows.
  const filled: { readonly texts: readonly string[]; readonly values: readonly Value[]; readonly from: readonly number[] }[] = [];
  const holeFor = (made: Hole): number => holes.push(made) - 1;
  const fillingOf = (index: number): (typeof filled)[number] => {
    const found = filled[index];
    if (found) return found;
    const made = holes[index] as Hole;
    const of = cellsOf(made.input) as Cells;
    const from = Array.from({ length: table.rows }, (_, row) => rowFor(made, row, of));
    const factor = made.what === 'factor';
    return (filled[index] = {
      from,
      texts: from.map((row) => (factor ? String(factorAt(of, row)) : address(sheetRow(row), of.column.column))),
      values: from.map((row) => (factor ? factorAt(of, row) : (of.raw?.(row) ?? null))),
    });
  };

  const reading = (input: string, via: Grain): CellReading | undefined => {
    const definition = policy.inputs.get(input);
    const of = cellsOf(input);
    if (!definition || !of) return undefined;
    if (!of.raw) return constantReading(definition, of.column);
    const factors = new Set(Array.from({ length: table.rows }, (_, row) => factorAt(of, row)));
    const [only] = factors;
    return readingOf(
      definition,
      of,
      hole(holeFor({ input, via, what: 'cell' })),
      factors.size === 1 && only !== undefined ? constant(only) : hole(holeFor({ input, via, what: 'factor' })),
    );
  };

  const figures = figuresOf(policy, choices);
  return {
    settlement,
    figures,
    cell: (input, via) => {
      const key = `${via} ${input}`;
      if (!readings.has(key)) {
        try {
          readings.set(key, reading(input, via));
        } catch (error) {
          if (!(error instanceof Inexpressible)) throw error;
          readings.set(key, error.reason);
        }
      }
      const found = readings.get(key);
      if (typeof found === 'string') throw new Inexpressible(found);
      return found;
    },
    fill: (index, row) => fillingOf(index).texts[row] ?? '',
    likeness: (indices, row) => {
      let key = '';
      for (const index of indices) {
        const { from, texts } = fillingOf(index);
        if (holes[index]?.what === 'factor') key += `${texts[row] ?? ''} `;
        else if (from[row] !== row) return undefined;
      }
      return key;
    },
    scope: (row) => ({
      hole: (index) => fillingOf(index).values[row] ?? null,
      name: (name) => figures.value(name) ?? FAULT,
    }),
  };
};
