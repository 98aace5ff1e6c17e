/** Parts of several levels of government: a table and its compared columns in; the rows whose parts do not add up to the award, out. */
import { text } from '../core/lang';
import { oneUnit } from '../core/money';
import type { Settlement } from '../engine/outcome';
import { CellState } from '../engine/table';
import { headerPath, layoutOf } from '../sheet/recognise/layout';
import type { Source } from '../sheet/read/source';
import type { ColumnResult } from './differences';
import type { Found } from './finding';
import { isOfLevel, isSplit, mayBeSplit } from './given/kinds';
import { readGiven } from './given/read';
import { statedUnit } from './given/unit';
import { sumFinding } from './sum-finding';

export const checkSplits = (source: Source, { table }: Settlement, columns: readonly ColumnResult[]): readonly Found[] => {
  const { grid, mapping } = source;
  const layout = layoutOf(grid, []);
  const pathOf = (column: number): readonly string[] => headerPath(layout, mapping.headerRow, mapping.headerRows, column);
  const audited = new Set(columns.map(({ given }) => given.column));
  // 其中：市级资金, and 区级资金 beside it.
  let part = false;
  const said = layout.columns.filter((column) => (part = isSplit(pathOf(column)) || (part && isOfLevel(pathOf(column)))));
  const splits = said.length >= 2 ? said : layout.columns.filter((column) => mayBeSplit(pathOf(column)) && !audited.has(column));
  if (splits.length < 2) return [];
  const parts = splits.map((column) => {
    const unit = statedUnit(layout, mapping, column).unit || (columns[0]?.unit ?? '万元');
    const header = pathOf(column).join(' / ');
    return readGiven(
      source,
      { column, header, label: header, kind: 'award', own: false, unit, unitSource: 'header', items: [], all: true },
      unit,
    );
  });
  const sumAt = (i: number): number | undefined =>
    parts.every(({ state }) => state[i] !== CellState.value)
      ? undefined
      : parts.reduce((sum, part) => sum + (part.state[i] === CellState.value ? (part.fen[i] as number) : 0), 0);
  const rowsWith = Array.from(source.rows, (_, i) => i).filter((i) => sumAt(i) !== undefined);
  const fits = ({ amounts }: ColumnResult): number => rowsWith.filter((i) => sumAt(i) === (amounts.fen[i] as number)).length;
  // The parts are of the amount that most of them add up to.
  const of = [...columns].sort((a, b) => fits(b) - fits(a))[0];
  if (!of) return [];
  // Where no header says that they are parts, or what of, most of them have to add up.
  const sure =
    splits.every((column) => /承担|负担|分担|配套|出资|资金|补助|奖|补贴|财政/.test(pathOf(column).at(-1) ?? '')) &&
    said.length >= 2;
  if (!sure && fits(of) * 2 <= rowsWith.length) return [];
  return Array.from(source.rows).flatMap((row, i): Found[] => {
    const sum = sumAt(i);
    const award = of.amounts.state[i] === CellState.value ? (of.amounts.fen[i] as number) : 0;
    if (sum === undefined || sum === award || of.amounts.state[i] === CellState.bad) return [];
    const enterprise = table.enterprises[table.enterpriseOf[i] as number];
    const money = oneUnit([sum, award, sum - award]);
    return [
      {
        ...sumFinding(
          source,
          row,
          splits[0] as number,
          of.given.label,
          sum,
          award,
          text(
            `各级承担相加是${money(sum, 'zh')}，“${of.given.label}”是${money(award, 'zh')}，相差${money(Math.abs(sum - award), 'zh')}。`,
            `The parts add up to ${money(sum, 'en')}, “${of.given.label}” is ${money(award, 'en')}: ${money(Math.abs(sum - award), 'en')} apart.`,
          ),
          'split',
        ),
        enterprise: enterprise?.name ?? '',
        code: enterprise?.code ?? null,
      },
    ];
  });
};
