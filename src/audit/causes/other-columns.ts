/** Another column of money taken for the base of an amount: a scene in; one world for each base and column of the sheet out. */
import { text } from '../../core/lang';
import { CellState, type NumberColumn } from '../../engine/table';
import { isMoney } from '../../policy/units';
import { nodesIn } from '../rewrite';
import { nameOf } from './bases';
import type { Scene, World, Worlds } from './cause';

/** More columns than this are not tried for one base. */
const MOST_COLUMNS = 30;

/** 上年研发投入 and 研发投入 are told as the year's. */
const withoutYear = (name: string): string => name.replace(/^(?:当年度?|本年度?|今年|去年|上年度?|上一年度?|年)/, '');

interface Candidate {
  readonly label: { readonly zh: string; readonly en: string };
  /** Over the rows of the scene. */
  readonly column: NumberColumn;
}

const inScene = (column: NumberColumn, { rowsOfWhole }: Scene): NumberColumn => ({
  ...column,
  state: Uint8Array.from(rowsOfWhole, (row) => column.state[row] ?? CellState.blank),
  values: Float64Array.from(rowsOfWhole, (row) => column.values[row] ?? 0),
});

/** What else of the sheet is money of the same scale. */
const candidates = (scene: Scene, base: string, scale: number): readonly Candidate[] => {
  const { whole, document } = scene;
  const read = [...whole.columns].flatMap(([name, column]): Candidate[] => {
    const input = document.inputs.get(name);
    if (name === base || column.kind !== 'number' || !input || input.scale !== scale || !isMoney(input.type)) return [];
    return withoutYear(name) === withoutYear(base) ? [] : [{ label: nameOf(name, document), column: inScene(column, scene) }];
  });
  const unread = scene.others.map(({ header, column }): Candidate => ({
    label: text(header, header),
    column: inScene(column, scene),
  }));
  return [...read, ...(scale === 100 ? unread : [])].slice(0, MOST_COLUMNS);
};

export const otherColumns: Worlds = (scene) => {
  const { items, table, document } = scene;
  const readers = new Map<string, Set<string>>();
  for (const { id, amount } of items)
    for (const node of amount ? nodesIn(amount.node) : [])
      if (node.op === 'input' && isMoney(node.type)) readers.set(node.name, (readers.get(node.name) ?? new Set()).add(id));
  return [...readers].flatMap(([base, touched]): World[] => {
    const [own, input] = [table.columns.get(base), document.inputs.get(base)];
    if (own?.kind !== 'number' || !input) return [];
    return candidates(scene, base, input.scale).map(({ label, column }) => ({
      id: 'other-column',
      // Ahead of a rate that nobody has written; behind what names a rule.
      weight: 61,
      touched: [...touched],
      text: text(`“${base}”用成了“${label.zh}”`, `${label.en} was used for ${nameOf(base, document).en}`),
      table: { ...table, columns: new Map([...table.columns, [base, { ...own, state: column.state, values: column.values }]]) },
    }));
  });
};
