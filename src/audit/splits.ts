/** Parts of several levels of government: a table and its compared columns in; the rows whose parts do not add up to the award, out. */
import { text } from '../core/lang';
import { oneUnit } from '../core/money';
import type { Settlement } from '../engine/outcome';
import { CellState } from '../engine/table';
import { headerPath, layoutOf } from '../sheet/recognise/layout';
import type { Source } from '../sheet/read/source';
import type { ColumnResult } from './differences';
import type { Found } from './finding';
import { isOfLevel, isSplit } from './given/kinds';
import { readGiven } from './given/read';
import { statedUnit } from './given/unit';
import { sumFinding } from './sum-finding';

export const checkSplits = (source: Source, { table }: Settlement, columns: readonly ColumnResult[]): readonly Found[] => {
  const { grid, mapping } = source;
  const layout = layoutOf(grid, []);
  // 其中：市级资金, and 区级资金 beside it.
  let part = false;
  const splits = layout.columns.filter((column) => {
    const path = headerPath(layout, mapping.headerRow, mapping.headerRows, column);
    return (part = isSplit(path) || (part && isOfLevel(path)));
  });
  if (splits.length < 2) return [];
  const parts = splits.map((column) => {
    const unit = statedUnit(layout, mapping, column).unit || (columns[0]?.unit ?? '万元');
    const header = headerPath(layout, mapping.headerRow, mapping.headerRows, column).join(' / ');
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
  const fits = ({ amounts }: ColumnResult): number =>
    Array.from(source.rows, (_, i) => Number(sumAt(i) === (amounts.fen[i] as number))).reduce((a, b) => a + b, 0);
  // The parts are of the amount that most of them add up to.
  const of = [...columns].sort((a, b) => fits(b) - fits(a))[0];
  if (!of) return [];
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
