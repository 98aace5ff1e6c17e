/**
 * Amounts of another policy that the audited list has in a column of its own (市级奖励 and 区级奖励 beside each other): the list, that policy's settlement
 * and the column in; what the column says by row of the list, and as claims, out.
 */
import { done, failed, type Result } from '../../core/problem';
import type { Settlement } from '../../engine/outcome';
import { CellState } from '../../engine/table';
import type { Policy } from '../../policy/model';
import type { Computed, Opened } from '../../run/run';
import { address } from '../../sheet/cells';
import type { Recognition } from '../../sheet/mapping';
import type { Claim } from '../../sheet/overlaps/claims';
import type { Other } from '../../sheet/overlaps/overlaps';
import type { Source } from '../../sheet/read/source';
import { findGiven, scopeOf, type GivenChoice, type GivenColumn } from '../given/columns';
import { readGiven, sourceFor, type GivenAmounts } from '../given/read';
import { inUnitOfValues } from '../unit-in-values';

/** Another policy on the same rows, and the column of what it pays there. */
export interface BesideChoice {
  readonly computed: Computed;
  readonly choice: GivenChoice;
}

/** A column of amounts that one policy pays, by row of the audited table. */
export interface Paying {
  readonly policy: string;
  readonly given: Pick<GivenColumn, 'column' | 'label' | 'items'>;
  readonly amounts: GivenAmounts;
}

export const besideOf = (
  opened: Opened,
  source: Source,
  { computed: { settlement, recognition }, choice }: BesideChoice,
): Result<Paying> => {
  const found = findGiven(opened, recognition, scopeOf(settlement), [choice]);
  if (!found.ok) return found;
  const [given] = found.value.columns;
  if (!given) return failed();
  const own = sourceFor(opened.grid, recognition.mapping, settlement.table.rowNumbers);
  const inUnit = inUnitOfValues(settlement, own, given);
  if (!inUnit.ok) return inUnit;
  const { unit } = inUnit.value.given;
  const amounts = readGiven(source, given, unit);
  return done({ policy: settlement.policy.id, given, amounts }, [
    ...found.value.problems,
    ...inUnit.value.problems,
    ...amounts.problems,
  ]);
};

/** Of one item alone it is known which item each amount is of. */
const onlyItem = ({ given: { items } }: Paying): string | undefined => (items.length === 1 ? items[0] : undefined);

const claimsIn = ({ table }: Settlement, paying: Paying, item: string): readonly Claim[] =>
  Array.from(table.rowNumbers).flatMap((number, i): Claim[] => {
    const fen = paying.amounts.fen[i] as number;
    if (paying.amounts.state[i] !== CellState.value || fen <= 0) return [];
    const row = number - 1;
    return [{ policy: paying.policy, item, row, fen, ceiling: false, written: true, cell: address(row, paying.given.column) }];
  });

/**
 * An amount of a column for several items is of the only one of them that is due there; where several are, they stand as computed, since nobody knows what of
 * it is whose. Blank is neither zero nor no: there the computed one stands too.
 */
const amongSeveral = (settlement: Settlement, policy: Policy, claims: readonly Claim[], paying: Paying): readonly Claim[] => {
  const { table } = settlement;
  const { given, amounts } = paying;
  const at = new Map(Array.from(table.rowNumbers, (number, i) => [number - 1, i]));
  const has = (i: number): boolean => amounts.state[i] === CellState.value;
  const first = new Map<number, number>();
  table.enterpriseOf.forEach((e, i) => {
    if (has(i) && !first.has(e)) first.set(e, i);
  });
  /** An enterprise's own award may stand on any of its rows. */
  const placeOf = ({ row, item }: Claim): number | undefined => {
    const own = at.get(row);
    if (own === undefined || has(own)) return own;
    if (policy.items.find(({ id }) => id === item)?.grain !== 'enterprise') return undefined;
    return first.get(table.enterpriseOf[own] as number);
  };
  const places = claims.map(placeOf);
  const shared = new Map<number, number>();
  claims.forEach(({ item }, n) => {
    const i = places[n];
    if (i !== undefined && given.items.includes(item)) shared.set(i, (shared.get(i) ?? 0) + 1);
  });
  return claims.flatMap((claim, n): Claim[] => {
    const i = places[n];
    if (i === undefined || !given.items.includes(claim.item)) return [claim];
    const fen = amounts.fen[i] as number;
    if (fen === 0) return [];
    const alone = shared.get(i) === 1;
    if (!alone) return [claim];
    const row = (table.rowNumbers[i] as number) - 1;
    return [{ ...claim, row, fen, ceiling: false, written: true, cell: address(row, given.column) }];
  });
};

/** Claims of a policy on the list's rows, as far as the list itself has them. */
export const asWritten = (
  settlement: Settlement,
  policy: Policy | undefined,
  claims: readonly Claim[],
  columns: readonly Paying[],
): readonly Claim[] =>
  columns.reduce<readonly Claim[]>((sofar, paying) => {
    const item = onlyItem(paying);
    const elsewhere = sofar.filter((one) => one.elsewhere !== undefined);
    const here = sofar.filter((one) => one.elsewhere === undefined);
    if (item === undefined) return policy ? [...elsewhere, ...amongSeveral(settlement, policy, here, paying)] : sofar;
    return [...elsewhere, ...here.filter((one) => one.item !== item), ...claimsIn(settlement, paying, item)];
  }, claims);

export const otherAsWritten = (settlement: Settlement, other: Other, beside: readonly Paying[]): Other => ({
  ...other,
  claims: asWritten(
    settlement,
    other.policy,
    other.claims,
    beside.filter(({ policy }) => policy === other.id),
  ),
});

/** What another policy pays is no amount of the audited one. */
export const withoutColumns = (recognition: Recognition, columns: readonly number[]): Recognition => ({
  ...recognition,
  headers: recognition.headers.filter(({ column }) => !columns.includes(column)),
});
