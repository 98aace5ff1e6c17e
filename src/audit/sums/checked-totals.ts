/** Do totals rows hold? A sheet and its compared columns in; each total of a column of amounts that its rows do not add up to, once and with the reason where one is found, out. */
import { text, type Text } from '../../core/lang';
import { moneyIn } from '../../core/money';
import type { Settlement } from '../../engine/outcome';
import { CellState } from '../../engine/table';
import { address, kindAt, shownAt } from '../../sheet/cells';
import { compact } from '../../sheet/normalise';
import { Kind, UNCALCULATED } from '../../sheet/port/port';
import { sumsAsItStands } from '../../sheet/read/as-it-stands';
import type { Source } from '../../sheet/read/source';
import type { ColumnResult } from '../differences/differences';
import type { Found } from '../finding';
import type { GivenColumn } from '../given/columns';
import { moneyColumn, readGiven, type GivenAmounts } from '../given/read';
import { numberColumns } from '../number-columns';
import { isRounded } from './stated';
import { sumFinding } from './sum-finding';
import { rowsBetween, summedIn, sumOf, whyTotal } from './why-total';

export interface Check {
  readonly found: readonly Found[];
  readonly checked: number;
  /** Of those that were checked; more than are told, since what a subtotal carries into a total is told once. */
  readonly failing: number;
  /** Sheet rows of totals of audited columns that do not add up. */
  readonly rows: readonly number[];
  /** Cells of totals that no program has calculated yet. */
  readonly uncalculated: readonly string[];
}

interface TotalsRow {
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

/** Totals, subtotals, and group titles that carry a sum: each with the rows that it covers. */
const totalRows = ({ mapping }: Source): readonly TotalsRow[] =>
  mapping.skipped.flatMap(({ row, kind, covers }) => {
    if (kind === 'header') return [];
    if (covers) return [{ row, ...covers }];
    const next = mapping.skipped.find((other) => other.row > row && other.kind !== 'header');
    return kind === 'group' ? [{ row, from: row + 1, to: next ? next.row - 1 : mapping.lastRow }] : [];
  });

/** What the last digit that the cell has is worth in 分: a total may have fewer than its rows. */
const stepAt = ({ grid }: Source, row: number, column: number, fen: number): number => {
  const shown = compact(shownAt(grid, row, column)).replaceAll(',', '');
  const step = fen / Number(shown) / 10 ** (shown.split('.')[1]?.length ?? 0);
  return Number.isFinite(step) ? Math.abs(step) : 0;
};

interface Summable {
  readonly given: GivenColumn;
  readonly unit: string;
  readonly amounts: GivenAmounts;
  /** Numbers of something else than money: shown without a unit. */
  readonly plain: boolean;
  /** Each enterprise once is a sum too: its own figures may stand on each of its rows. */
  readonly once: boolean;
}

const checkColumn = (source: Source, settlement: Settlement, { given, unit, amounts, once, plain }: Summable): Check => {
  const { column } = given;
  const { enterpriseOf } = settlement.table;
  const wrong: (TotalsRow & { readonly off: number; readonly made: Found })[] = [];
  const uncalculated: string[] = [];
  let checked = 0;
  const rows = totalRows(source);
  const stated = readGiven({ ...source, rows: Int32Array.from(rows, ({ row }) => row) }, { ...given, own: false }, unit);
  for (const [n, at] of rows.entries()) {
    const { row, from, to } = at;
    if (shownAt(source.grid, row, column) === UNCALCULATED) uncalculated.push(address(row, column));
    if (stated.state[n] !== CellState.value) continue;
    checked += 1;
    const [begin, end] = rowsBetween(source.rows, from, to);
    const all = summedIn(source, column, amounts, begin, end);
    const sum = sumOf(all);
    const [first, last] = [source.rows[begin] ?? from, source.rows[end - 1] ?? to];
    const says = stated.fen[n] as number;
    const step = stepAt(source, row, column, says);
    if (isRounded(sum, says, step) || sumsAsItStands(source, column, row, { from, to })) continue;
    if (once) {
      const seen = new Set<number>();
      let single = 0;
      for (let i = begin; i < end; i += 1) {
        const enterprise = enterpriseOf[i] as number;
        if (seen.has(enterprise) || amounts.state[i] !== CellState.value) continue;
        seen.add(enterprise);
        single += amounts.fen[i] as number;
      }
      if (isRounded(single, says, step)) continue;
    }
    const money = plain ? (fen: number): string => String(fen / 100) : moneyIn(unit);
    const why = whyTotal(source, all, sum - says);
    const made = sumFinding(
      source,
      row,
      column,
      given.label,
      says,
      sum,
      text(
        `合计写的是${money(says, 'zh')}，第 ${first + 1} 至 ${last + 1} 行相加是${money(sum, 'zh')}，${says > sum ? '多' : '少'}${money(Math.abs(says - sum), 'zh')}。${why?.zh ?? ''}`,
        `The total says ${money(says, 'en')}, rows ${first + 1} to ${last + 1} sum to ${money(sum, 'en')}: ${money(Math.abs(says - sum), 'en')} too ${says > sum ? 'much' : 'little'}.${why ? ` ${why.en}` : ''}`,
      ),
      'total',
    );
    const bare = { given: null, expected: null, difference: null };
    wrong.push({ ...at, off: says - sum, made: plain ? { ...made, ...bare } : made });
  }
  return {
    found: toldOnce(source, column, wrong),
    checked,
    failing: wrong.length,
    rows: wrong.map(({ row }) => row),
    uncalculated,
  };
};

/** Half of what subtotals are off by is in a total that adds up rows and subtotals and divides by two; to the 分 of the list. */
const isHalf = (off: number, of: number): boolean => Math.abs(2 * off - of) <= 1 && Math.abs(of) > 1;

/** A total that is off by just what the subtotals within it are off by, or by half of it, is told with them. */
const toldOnce = (
  { grid }: Source,
  column: number,
  wrong: readonly (TotalsRow & { readonly off: number; readonly made: Found })[],
): readonly Found[] => {
  const within = (outer: TotalsRow) =>
    wrong.filter(
      (one) => one.row !== outer.row && one.from >= outer.from && one.to <= outer.to && one.to - one.from < outer.to - outer.from,
    );
  const offWithin = (outer: TotalsRow): number | undefined => {
    const inner = within(outer);
    // Of totals within totals the outermost: they have what stands in theirs.
    const direct = inner.filter(
      (one) =>
        !inner.some(
          (other) => other !== one && other.from <= one.from && other.to >= one.to && other.to - other.from > one.to - one.from,
        ),
    );
    return direct.length > 0 ? direct.reduce((sum, { off }) => sum + off, 0) : undefined;
  };
  const carried = wrong.filter((outer) => offWithin(outer) === outer.off);
  const halved = wrong.filter((outer) => isHalf(outer.off, offWithin(outer) ?? 0));
  return wrong.flatMap((one) => {
    if (carried.includes(one) || halved.includes(one)) return [];
    const above = (outers: typeof wrong): readonly string[] =>
      outers.filter((outer) => within(outer).includes(one)).map(({ row }) => address(row, column));
    const [whole, half] = [above(carried), above(halved)];
    const into = [...whole, ...half];
    if (into.length === 0) return [one.made];
    const told = (cells: readonly string[], zh: string, en: string): Text =>
      cells.length === 0
        ? text('', '')
        : text(`${cells.join('、')} ${zh}`, ` ${cells.join(', ')} ${cells.length === 1 ? 'is' : 'are'} ${en}`);
    const [all, part] = [
      told(whole, '随之相差。', 'off by it too.'),
      told(
        half,
        '随之相差一半，像是各行和小计一起相加再除以 2。',
        'off by half of it, as if rows and subtotals had been added up and divided by two.',
      ),
    ];
    const { message, related } = one.made;
    return [
      {
        ...one.made,
        related: [...related, ...into.map((cell) => ({ sheet: grid.sheet, cell }))],
        message: text(`${message.zh}${all.zh}${part.zh}`, `${message.en}${all.en}${part.en}`),
      },
    ];
  });
};

/** The other columns of numbers that a totals row has a number in. */
const others = (source: Source, { policy }: Settlement, columns: readonly ColumnResult[]): readonly Summable[] => {
  const rows = totalRows(source);
  return numberColumns(
    source,
    policy,
    columns.map(({ given }) => given.column),
  ).flatMap(({ column, label, input, isMoney, unit: stated }): Summable[] => {
    if (!rows.some(({ row }) => kindAt(source.grid, row, column) === Kind.number)) return [];
    // What is no money is added up as it stands.
    const unit = isMoney ? stated || (columns[0]?.unit ?? '元') : '元';
    const given = moneyColumn(column, label, unit);
    return [
      { given, unit, amounts: readGiven(source, given, unit), plain: !isMoney, once: !input || input.grain === 'enterprise' },
    ];
  });
};

export const checkTotals = (source: Source, settlement: Settlement, columns: readonly ColumnResult[]): Check => {
  const audited = columns.map(({ given, unit, amounts }) => ({ given, unit, amounts, plain: false, once: false }));
  const all = [...audited, ...others(source, settlement, columns)].map((one) => checkColumn(source, settlement, one));
  return {
    found: all.flatMap(({ found }) => found),
    checked: all.reduce((sum, { checked }) => sum + checked, 0),
    failing: all.reduce((sum, { failing }) => sum + failing, 0),
    rows: all.slice(0, audited.length).flatMap(({ rows }) => rows),
    // Those of data columns are told with the data.
    uncalculated: all.slice(0, audited.length).flatMap((one) => one.uncalculated),
  };
};
