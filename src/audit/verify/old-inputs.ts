/**
 * Which cell of the data was changed, where the workbook has forgotten what it was computed from: workings that the evidence states and that are worked out now in;
 * cells of inputs that both name with different figures, out.
 */
import { text, type Lang } from '../../core/lang';
import type { Input } from '../../policy/model';
import type { Computed } from '../../run/run';
import { address } from '../../sheet/cells';
import type { Difference } from './difference';
import type { Working } from './results';

/** Nobody reads a longer list. */
const MOST_CELLS = 50;

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What a working says of an input: `设备投资额 2,300万元`. Undefined where it says nothing, or several things. */
const saidOf = (input: Input, header: string, lang: Lang): ((working: string) => string | undefined) => {
  const name = lang === 'zh' ? header : input.en;
  const figure = new RegExp(`(?<![\\p{Script=Han}\\w])${escaped(name)} (-?\\d[\\d,.]*(?:\\p{Script=Han}+| ?[a-zA-Z²]+)?)`, 'gu');
  return (working) => {
    const said = new Set([...working.matchAll(figure)].map(([, value = '']) => value.replace(/[,.]$/, '')));
    return said.size === 1 ? [...said][0] : undefined;
  };
};

export const oldInputs = (
  { settlement, recognition }: Computed,
  workings: readonly Working[],
  lang: Lang,
): readonly Difference[] => {
  const { policy, table } = settlement;
  const places = new Map<string, Difference>();
  const inputs = Object.entries(recognition.mapping.columns).flatMap(([name, { column, header }]) => {
    const input = policy.inputs.get(name);
    return input ? [{ input, column, header, said: saidOf(input, table.columns.get(name)?.header || name, lang) }] : [];
  });
  const rows = new Map(Array.from(table.rowNumbers, (number, row) => [number, row]));
  const single = new Map<number, number>();
  for (const e of table.enterpriseOf) single.set(e, (single.get(e) ?? 0) + 1);
  for (const { row, stated, found } of workings)
    for (const { input, column, header, said } of inputs) {
      const [before, now] = [said(stated), said(found)];
      const at = rows.get(row);
      if (before === undefined || now === undefined || before === now || at === undefined) continue;
      // What an enterprise has may stand on any of its rows.
      const sure = input.grain === 'project' || single.get(table.enterpriseOf[at] as number) === 1;
      const cell = address(row - 1, column);
      if (places.has(cell) || places.size >= MOST_CELLS) continue;
      places.set(cell, {
        kind: 'input',
        code: sure ? 'input-cell-evidence' : 'input-cell-perhaps',
        place: { sheet: table.sheet, cell, row },
        name: header,
        stated: before,
        found: now,
        note: sure
          ? text('按“测算依据”，这一格已不是测算时的值', 'by the evidence, this cell is no longer what was computed from')
          : text('按“测算依据”，本企业的这一项已改动', 'by the evidence, this value of the enterprise was changed'),
      });
    }
  return [...places.values()];
};
