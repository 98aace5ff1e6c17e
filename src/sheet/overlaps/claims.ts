/** Who is paid what, as far as it can be compared between policies: a settlement, or the columns that an earlier run left on the sheet, in; claims out. */
import { Code, type Settlement } from '../../engine/outcome';
import type { Remembered } from '../compose/memory';
import { awardsOf, payingItems } from '../compose/awards';
import { address } from '../cells';
import { itemKey, itemOfKey, parseOwnKey } from '../own-keys';
import { Kind, type Grid, type OwnColumnAt } from '../port/port';

export interface Claim {
  readonly policy: string;
  readonly item: string;
  /** 0-based row of the sheet. */
  readonly row: number;
  /** 分. */
  readonly fen: number;
  /** A ceiling, under which somebody decides. */
  readonly ceiling: boolean;
  /** As a cell has it, and not computed anew. */
  readonly written?: true;
  /** `K5`, where it stands on the sheet. */
  readonly cell?: string;
  /** Set where that is another sheet than the one with `row`, or another workbook's. */
  readonly elsewhere?: { readonly sheet: string; readonly file?: string };
  /** The row is of the enterprise, and not known to be of the project. */
  readonly enterpriseOnly?: true;
}

/** Awards and ceilings of a settlement; their cells where the sheet has the policy's columns already. */
export const claimsOf = (settlement: Settlement, ownColumns: readonly OwnColumnAt[] = []): readonly Claim[] => {
  const { policy, table, outcomes } = settlement;
  const columns = new Map(ownColumns.map(({ key, column }) => [key, column]));
  return awardsOf(settlement, payingItems(settlement)).flatMap(({ index, row, code, amount }): Claim[] => {
    const item = outcomes[index]?.item.id;
    if (item === undefined || (code !== Code.awarded && code !== Code.upTo)) return [];
    const at = (table.rowNumbers[row] ?? 0) - 1;
    const column = columns.get(itemKey(policy.id, item));
    return [
      {
        policy: policy.id,
        item,
        row: at,
        fen: amount,
        ceiling: code === Code.upTo,
        ...(column !== undefined && { cell: address(at, column) }),
      },
    ];
  });
};

const CEILING = /^(?:最高|up to )([\d,]+(?:\.\d+)?)$/;

/** What one of our cells says, in the unit of its column; words such as 缺数据 are no amount. */
const amountIn = (grid: Grid, column: number, r: number): { readonly value: number; readonly ceiling: boolean } | undefined => {
  const cells = grid.columns[column - grid.firstColumn];
  const value = cells?.values[r] ?? 0;
  if (cells?.kinds[r] === Kind.number) return { value, ceiling: false };
  const written = cells?.kinds[r] === Kind.text ? CEILING.exec(grid.strings[value] ?? '')?.[1] : undefined;
  return written === undefined ? undefined : { value: Number(written.replaceAll(',', '')), ceiling: true };
};

/** Claims of another policy as its columns on the sheet have them; totals rows are none of `rows`. */
export const claimsOn = (
  grid: Grid,
  ownColumns: readonly OwnColumnAt[],
  policy: string,
  { unit }: Pick<Remembered, 'unit'>,
  rows: readonly number[],
): readonly Claim[] =>
  ownColumns.flatMap(({ key, column }) => {
    const item = parseOwnKey(key)?.policy === policy ? itemOfKey(policy, key) : undefined;
    if (item === undefined) return [];
    return rows.flatMap((row): Claim[] => {
      const amount = amountIn(grid, column, row - grid.firstRow);
      if (!amount || !(amount.value > 0)) return [];
      // Cells hold the nearest double of a decimal of the unit: the whole 分 nearest to it is the amount.
      const fen = Math.round(amount.value * (unit === '元' ? 100 : 1_000_000));
      return [{ policy, item, row, fen, ceiling: amount.ceiling, written: true, cell: address(row, column) }];
    });
  });
