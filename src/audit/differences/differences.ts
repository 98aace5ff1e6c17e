/** One column of given amounts held against the recomputed ones: its findings with their causes, and what it comes to in all, out. */
import { text, type Text } from '../../core/lang';
import { moneyIn } from '../../core/money';
import type { Problem } from '../../core/problem';
import type { Settlement } from '../../engine/outcome';
import { CellState } from '../../engine/table';
import { address, shownAt } from '../../sheet/cells';
import type { Source } from '../../sheet/read/source';
import { baseRounded, columnRounded, roundedAlike } from './column-wide';
import { tooMuch } from './at-most';
import { butForOf, doubtedCauses } from './but-for';
import {
  beyondOf,
  beyondText,
  beyondTold,
  lackingAt,
  nearestOf,
  nothingKnownText,
  openText,
  unreadableText,
  type Lacking,
} from './beyond';
import type { Facts } from '../causes/amounts';
import type { Scene } from '../causes/cause';
import { roundedThroughout } from './column-rounding';
import { withSums, type ColumnSums } from './column-sums';
import { compareGiven, limitOf, rowsOf, type Comparison, type Difference, type Unit } from './compare';
import { messageOf } from './difference-text';
import { eachValue } from './each-value';
import { expectedOf, type Expected } from './expected';
import { factsOf } from './facts';
import type { Found } from '../finding';
import type { GivenColumn } from '../given/columns';
import { constantsInFormulas, nothingKnown } from '../given/problems';
import { readGiven, type GivenAmounts } from '../given/read';
import { inOneRow } from './in-one-row';
import { printedBase } from './printed-base';
import { paidBeforeOf, paidBeforeText, paidBeforeTold } from './paid-before';
import type { Explained } from './rank';
import { otherMoney } from '../number-columns';
import { findCauses } from './search';
import { takenAsNothing } from './taken-as-nothing';

export interface ColumnResult extends ColumnSums {
  readonly given: GivenColumn;
  /** The unit that its numbers were read in. */
  readonly unit: string;
  readonly amounts: GivenAmounts;
  readonly expected: Expected;
  readonly comparison: Comparison;
  readonly found: readonly Found[];
  readonly problems: readonly Problem[];
}

export interface DifferenceInput {
  readonly settlement: Settlement;
  readonly source: Source;
  readonly projects: readonly string[];
  readonly given: GivenColumn;
  /** Inputs that a column may be, but was not taken for. */
  readonly likely?: ReadonlySet<string>;
  readonly earlier?: Scene['earlier'];
  readonly progress?: (done: number, total: number) => void;
}

/** A column whose unit nobody says is settled before (see unit-in-values); 万元 is what most lists are in. */
const USUAL_UNIT = '万元';

interface Read {
  readonly amounts: GivenAmounts;
  readonly comparison: Comparison;
}

/** Typed over, yet right so far; among what a run of ours wrote there are values that cannot be formulas. */
const constantsOf = ({ source, settlement, given }: DifferenceInput, { amounts, comparison }: Read): readonly Problem[] => {
  const told = new Set([...comparison.differences, ...comparison.open].map(({ row }) => row));
  const cells = [...(given.own ? [] : (amounts.typed ?? []))].flatMap((typed, row) =>
    typed === 1 && !told.has(row) ? [address((settlement.table.rowNumbers[row] as number) - 1, given.column)] : [],
  );
  return cells.length > 0 ? [constantsInFormulas(source.grid.sheet, given.header, cells)] : [];
};

const besides = (first: Text, then: Text | undefined): Text =>
  then && then.zh !== '' ? text(`${first.zh}${then.zh}`, `${first.en} ${then.en}`) : first;

/** Each says what it lacks, which is worked out; in a column full of them the first do. */
const MOST_OPEN = 1_000;

/** Where all that the sheet can tell pays nothing, and nothing explains the amount, it may be what the sheet cannot tell. */
const setAside = (
  { settlement, given, likely }: DifferenceInput,
  comparison: Comparison,
  causes: ReadonlyMap<Difference, readonly Explained[]>,
): { readonly comparison: Comparison; readonly beyond: ReadonlyMap<Difference, readonly Lacking[]> } => {
  // Where no item can be told, nothing is due that anybody could know of.
  if (given.items.length === 0)
    return {
      comparison: {
        ...comparison,
        differences: [],
        open: [...comparison.open, ...comparison.differences].sort((a, b) => a.row - b.row),
      },
      beyond: new Map(),
    };
  const all = given.all ? beyondOf(settlement, likely ?? new Set()) : [];
  const beyond = new Map<Difference, readonly Lacking[]>();
  for (const one of all.length > 0 ? comparison.differences : []) {
    const nothing = one.expected + one.most === 0;
    if (!nothing || causes.get(one)?.some(({ exact }) => exact)) continue;
    const here = lackingAt(settlement, all, { ...one, enterprise: settlement.table.enterpriseOf[one.row] as number });
    if (here.length > 0) beyond.set(one, here);
  }
  if (beyond.size === 0) return { comparison, beyond };
  return {
    comparison: {
      ...comparison,
      differences: comparison.differences.filter((one) => !beyond.has(one)),
      open: [...comparison.open, ...beyond.keys()].sort((a, b) => a.row - b.row),
    },
    beyond,
  };
};

/** Who is barred unless an exception holds that the sheet does not tell was paid all the same. */
const doubted = (
  input: DifferenceInput,
  apart: Comparison,
  facts: (difference: Difference) => Facts,
  lacking: (at: Unit) => readonly Lacking[],
): { readonly comparison: Comparison; readonly causes: ReadonlyMap<Difference, readonly Explained[]> } => {
  const { settlement, given, earlier } = input;
  const butFor = butForOf(settlement, given.items, apart.open, lacking);
  if (!butFor) return { comparison: apart, causes: new Map() };
  const { differences, gates } = butFor;
  const causes = findCauses({
    settlement: butFor.settlement,
    items: given.items,
    differences: [...differences.values()],
    facts,
    ...(earlier && { earlier }),
  });
  return {
    comparison: {
      ...apart,
      differences: [...apart.differences, ...differences.values()].sort((a, b) => a.row - b.row),
      open: apart.open.filter((one) => !differences.has(one)),
    },
    causes: new Map(
      [...gates].map(([one, gate]) => {
        const difference = differences.get(one) as Difference;
        return [difference, doubtedCauses(gate, settlement.policy, difference, causes.get(difference) ?? [])] as const;
      }),
    ),
  };
};

export const differencesOf = (input: DifferenceInput): ColumnResult => {
  const { settlement, source, projects, given } = input;
  const { table } = settlement;
  const expected = expectedOf(settlement, given.items);
  const unit = given.unit === '' ? USUAL_UNIT : given.unit;
  const money = moneyIn(unit);
  const amounts = readGiven(source, given, unit);
  const paidBefore = paidBeforeOf(source, settlement, given, unit);
  const read: Read = { amounts, comparison: compareGiven(table, expected, amounts, paidBefore?.at) };
  const known = given.items.length > 0;
  const facts = factsOf(settlement, given, expected, amounts, money);
  const rounded = known ? roundedThroughout(amounts, read.comparison.differences) : undefined;
  const others = read.comparison.differences.length > 0 ? otherMoney(source, settlement, given, unit) : [];
  const find = (differences: readonly Difference[], progress = input.progress): ReadonlyMap<Difference, readonly Explained[]> =>
    findCauses({
      settlement,
      items: given.items,
      differences,
      facts,
      others,
      ...(rounded && { rounded }),
      ...(input.earlier && { earlier: input.earlier }),
      ...(progress && { progress }),
    });
  const { differences } = read.comparison;
  const whole = find(known ? differences : []);
  const sure = new Map([...whole, ...inOneRow(known ? differences : [], whole, expected, table, find)]);
  const { comparison: apart, beyond } = setAside(input, read.comparison, sure);
  const told = [...beyond.values()][0];
  const wanted = new Set(given.items);
  const asked = settlement.outcomes.flatMap(({ item }, index) => (wanted.has(item.id) ? [index] : []));
  const lacking = (at: Unit): readonly Lacking[] => lackingAt(settlement, asked, at);
  const { comparison: barred, causes: unsure } = doubted(input, apart, facts, lacking);
  const unread = (one: Difference): boolean => rowsOf(one).some((row) => amounts.state[row] === CellState.bad);
  const doubtful = known ? barred.open.filter((one) => one.before === undefined && !beyond.has(one) && !unread(one)) : [];
  const { comparison: valued, causes: underAny, said } = eachValue({ ...input, amounts, money }, barred, doubtful);
  const still = doubtful.filter((one) => valued.open.includes(one) && !said.has(one));
  const { comparison, causes: above } = tooMuch(
    settlement,
    given.items,
    valued,
    still,
    (row) => amounts.state[row] === CellState.blank,
  );
  const left = known ? still.filter((one) => comparison.open.includes(one)) : [];
  const asNothing = takenAsNothing(settlement, given.items, left, money);
  const printed = printedBase(settlement, given.items, apart.differences, sure, money);
  const causes = new Map([...sure, ...(printed?.causes ?? []), ...unsure, ...underAny, ...above]);
  const depending = comparison.open.filter(({ before }) => before !== undefined);
  const alike = roundedAlike(comparison.differences, causes) ?? rounded;
  const open = (difference: Difference, nth: number): Text => {
    if (amounts.state[difference.row] === CellState.bad)
      return unreadableText(shownAt(source.grid, (table.rowNumbers[difference.row] as number) - 1, given.column));
    if (!known) return nothingKnownText;
    if (difference.before !== undefined && paidBefore)
      return paidBeforeText(difference, difference.before, paidBefore.header, money);
    const values = said.get(difference);
    if (values) return values;
    if (nth >= MOST_OPEN) return openText(settlement, []);
    const others = beyond.get(difference);
    return others
      ? beyondText(settlement, others)
      : besides(openText(settlement, lacking(difference)), asNothing.get(difference));
  };
  /** One amount for several projects is of none of them. */
  const projectOf = (rows: readonly number[]): string => {
    const names = new Set(rows.map((row) => projects[row] ?? ''));
    return names.size === 1 ? ([...names][0] ?? '') : '';
  };
  const found = (difference: Difference, kind: 'difference' | 'open', nth: number): Found => {
    const { row } = difference;
    const number = table.rowNumbers[row] as number;
    const enterprise = table.enterprises[table.enterpriseOf[row] as number];
    const owners = new Set(rowsOf(difference).map((one) => table.enterpriseOf[one])).size;
    const list = kind === 'open' ? [] : (causes.get(difference) ?? []);
    const limit = limitOf(difference);
    return {
      kind,
      at: { sheet: source.grid.sheet, cell: address(number - 1, given.column) },
      row: number,
      // One amount for several enterprises is told by the first of them, and by how many they are.
      enterprise: `${enterprise?.name ?? ''}${owners > 1 ? `（等 ${owners} 家）` : ''}`,
      code: owners > 1 ? null : (enterprise?.code ?? null),
      project: projectOf(rowsOf(difference)),
      about: given.label,
      given: difference.given,
      // Of what cannot be checked nobody knows what is due.
      expected: kind === 'open' ? null : limit,
      difference: kind === 'open' ? null : (difference.given ?? 0) - limit,
      causes: list,
      message:
        kind === 'difference' ? besides(messageOf(difference, list[0], money), said.get(difference)) : open(difference, nth),
      related: [],
    };
  };
  const column = {
    given,
    unit,
    amounts,
    expected,
    comparison,
    found: [
      ...comparison.differences.map((difference, nth) => found(difference, 'difference', nth)),
      ...comparison.open.map((difference, nth) => found(difference, 'open', nth)),
    ],
    problems: [
      ...amounts.problems,
      ...constantsOf(input, read),
      ...(alike ? [columnRounded(source.grid.sheet, given.header, alike)] : []),
      ...(printed ? [baseRounded(source.grid.sheet, given.header, printed, money)] : []),
      ...(paidBefore && depending.length > 0 ? [paidBeforeTold(settlement, paidBefore.header, given.items, depending)] : []),
      ...(told ? [beyondTold(settlement, given.header, beyond.size, told)] : []),
      ...(known || comparison.open.length === 0
        ? []
        : [nothingKnown(source.grid.sheet, given.header, comparison.open.length, nearestOf(settlement))]),
    ],
  };
  return withSums(column, table);
};
