/** The base of the row above or below instead of the row's own: a scene in, one world per number column and direction out. */
import { text } from '../../core/lang';
import { CellState, type NumberColumn } from '../../engine/table';
import { nodesIn } from '../rewrite';
import type { Item } from '../../policy/model';
import { nameOf } from './bases';
import type { Scene, World, Worlds } from './cause';

/** More columns than this are not tried. */
const MOST_COLUMNS = 40;

const DIRECTIONS = [
  [-1, '上一行', 'above'],
  [1, '下一行', 'below'],
] as const;

/** What a column of the whole sheet says so many rows further down, for the rows of the scene. */
const shifted = (column: NumberColumn, { whole, rowsOfWhole }: Scene, by: number): NumberColumn => {
  const state = new Uint8Array(rowsOfWhole.length).fill(CellState.blank);
  const values = new Float64Array(rowsOfWhole.length);
  rowsOfWhole.forEach((row, i) => {
    const from = row + by;
    if (from < 0 || from >= whole.rows) return;
    state[i] = column.state[from] as number;
    values[i] = column.values[from] as number;
  });
  return { ...column, state, values };
};

const readsOf = ({ amount }: Item): ReadonlySet<string> =>
  new Set(
    (amount ? nodesIn(amount.node) : []).flatMap((node) =>
      node.op === 'input' && node.type.kind === 'number' ? [node.name] : [],
    ),
  );

export const neighbours: Worlds = (scene) => {
  const { items, whole, table } = scene;
  const readers = new Map<string, string[]>();
  for (const item of items) for (const name of readsOf(item)) readers.set(name, [...(readers.get(name) ?? []), item.id]);
  return [...readers]
    .filter(([name]) => table.columns.has(name))
    .slice(0, MOST_COLUMNS)
    .flatMap(([name, touched]): World[] => {
      const column = whole.columns.get(name);
      if (column?.kind !== 'number') return [];
      return DIRECTIONS.map(([by, zh, en]) => ({
        id: 'shifted',
        // Behind the causes that name a rule.
        weight: 40,
        touched,
        text: text(`“${name}”取了${zh}的数`, `${nameOf(name, scene.policy).en} was taken from the row ${en}`),
        table: { ...table, columns: new Map([...table.columns, [name, shifted(column, scene, by)]]) },
      }));
    });
};
