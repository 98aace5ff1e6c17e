/**
 * Names of our figures that a write would take away: the plan and what was looked at in; those that formulas of the user's use, with the
 * numbers that they had and keep, those that go, and a word about each that is kept, out. A name that stayed on an emptied cell would count as 0.
 */
import type { Problem } from '../../../core/problem';
import { isCellName, parseReference } from '../../../sheet/port/own-names';
import type { Area, WritePlan } from '../../../sheet/port/port';
import { readAreas } from '../../blocks';
import { nameKept } from '../../warnings';
import type { Looked } from './look';
import type { UserFormulas } from './user-formulas';

export interface KeptNames {
  /** Names that become numbers, with the number. */
  readonly fixed: ReadonlyMap<string, string>;
  readonly gone: readonly string[];
  readonly problems: readonly Problem[];
}

const NONE: KeptNames = { fixed: new Map(), gone: [], problems: [] };

interface Leaving {
  readonly name: string;
  /** Undefined where it is a number already, or lost. */
  readonly at: { readonly sheet: string; readonly area: Area } | undefined;
}

/** What each name came to; #N/A where that is no number. A block for each sheet, since the names of a run stand together. */
const numbersOf = async (
  context: Excel.RequestContext,
  leaving: readonly Leaving[],
): Promise<(sheet: string, area: Area) => string> => {
  const around = new Map<string, Area>();
  for (const { at } of leaving) {
    if (!at) continue;
    const known = around.get(at.sheet) ?? at.area;
    const [row, column] = [Math.min(known.row, at.area.row), Math.min(known.column, at.area.column)];
    around.set(at.sheet, {
      row,
      column,
      rows: Math.max(known.row + known.rows, at.area.row + at.area.rows) - row,
      columns: Math.max(known.column + known.columns, at.area.column + at.area.columns) - column,
    });
  }
  const numbers = new Map<string, number>();
  const key = (sheet: string, row: number, column: number): string => `${sheet}\n${row}\n${column}`;
  const areas = [...around].map(([sheet, area]) => ({ sheet, area }));
  await readAreas(context, areas, ['values'], ({ sheet, area }, read) =>
    read('values').forEach((line, i) =>
      line.forEach((value, j) => {
        if (typeof value === 'number') numbers.set(key(sheet, area.row + i, area.column + j), value);
      }),
    ),
  );
  return (sheet, { row, column }) => String(numbers.get(key(sheet, row, column)) ?? '#N/A');
};

/** `lost`: sheets whose cells are no figures any more. `formulas` is asked only where a name would go. */
export const keptNames = async (
  context: Excel.RequestContext,
  plan: WritePlan,
  looked: Looked,
  lost: ReadonlySet<string>,
  formulas: () => Promise<UserFormulas>,
): Promise<KeptNames> => {
  const wanted = new Set((plan.cellNames ?? []).map(({ name }) => name.toLowerCase()));
  const leaving: Leaving[] = [...looked.bookNames].flatMap(([name, formula]) => {
    if (!isCellName(name) || wanted.has(name.toLowerCase())) return [];
    const at = parseReference(formula);
    return at === undefined || lost.has(at.sheet) ? [{ name, at }] : [];
  });
  if (leaving.length === 0) return NONE;
  const { uses } = await formulas();
  const used = leaving.filter(({ name }) => uses.has(name.toLowerCase()));
  const numberAt = await numbersOf(context, used);
  const fixed = new Map<string, string>();
  const problems: Problem[] = [];
  for (const { name, at } of used) {
    const use = uses.get(name.toLowerCase());
    if (!use || !at) continue;
    const number = numberAt(at.sheet, at.area);
    fixed.set(name, number);
    problems.push(nameKept(use.sheet, use.where, name, number));
  }
  return { fixed, gone: leaving.flatMap(({ name }) => (uses.has(name.toLowerCase()) ? [] : [name])), problems };
};
