/** What a settlement comes to: by article and item, and for one row. Exact awards and ceilings stay apart; amounts are 分. */
import { Code, STATUS, type ItemOutcome, type Settlement, type Status } from '../engine/outcome';
import { sumOf, tallyOf as countCodes } from '../engine/tally';

export interface Sum {
  readonly awarded: number;
  readonly awards: number;
  readonly upTo: number;
  readonly ceilings: number;
}

export interface ItemSum extends Sum {
  /** In the policy's items. */
  readonly index: number;
}

export interface ArticleSum extends Sum {
  /** Of the article, as the policy numbers it. */
  readonly number: string;
  /** Those that pay somebody, in the order of the document. */
  readonly items: readonly ItemSum[];
}

/** What one item answers over all its units. */
interface Tally extends Sum {
  /** Units per Code. */
  readonly codes: Float64Array;
  /** The sheet settles it for somebody, or has all its columns: what is missing for it is worth telling (see isAsked). */
  readonly asked: boolean;
}

const tallyOf = (outcome: ItemOutcome, { table }: Settlement): Tally => {
  const { item } = outcome;
  const codes = countCodes(outcome.code);
  const has = (one: Code): boolean => (codes[one] as number) > 0;
  const settled = [Code.awarded, Code.upTo, Code.displaced, Code.undetermined].some(has);
  const asked = settled || item.inputs.every((name) => table.columns.has(name));
  const [awarded, upTo] = [Code.awarded, Code.upTo].map((one) => (has(one) ? sumOf(one, outcome) : 0)) as [number, number];
  return { codes, awarded, upTo, awards: codes[Code.awarded] as number, ceilings: codes[Code.upTo] as number, asked };
};

const tallies = new WeakMap<Settlement, readonly Tally[]>();

/** Looks at every answer, once for each settlement. */
const tallied = (settlement: Settlement): readonly Tally[] => {
  const known = tallies.get(settlement) ?? settlement.outcomes.map((outcome) => tallyOf(outcome, settlement));
  tallies.set(settlement, known);
  return known;
};

const together = (sums: readonly Sum[]): Sum =>
  sums.reduce(
    (a, b) => ({
      awarded: a.awarded + b.awarded,
      awards: a.awards + b.awards,
      upTo: a.upTo + b.upTo,
      ceilings: a.ceilings + b.ceilings,
    }),
    {
      awarded: 0,
      awards: 0,
      upTo: 0,
      ceilings: 0,
    },
  );

/** The articles that pay somebody, in the order of the document. */
export const byArticle = (settlement: Settlement): readonly ArticleSum[] => {
  const { policy } = settlement;
  const items = tallied(settlement)
    .map(({ awarded, awards, upTo, ceilings }, index): ItemSum => ({ index, awarded, awards, upTo, ceilings }))
    .filter(({ awards, ceilings }) => awards + ceilings > 0);
  return policy.articles.flatMap(({ number }) => {
    const own = items.filter(({ index }) => policy.items[index]?.article === number);
    return own.length > 0 ? [{ number, items: own, ...together(own) }] : [];
  });
};

/** How many answers of each kind there are, leaving out items about which the sheet does not say enough for anybody; these are counted as items. */
export const countAnswers = (
  settlement: Settlement,
): { readonly counts: Readonly<Record<Status, number>>; readonly withoutColumns: number } => {
  const { counts } = settlement.totals;
  let missing = 0;
  let withoutColumns = 0;
  for (const { codes, asked } of tallied(settlement)) {
    const cells = codes[Code.missing] as number;
    if (asked) missing += cells;
    else if (cells > 0) withoutColumns += 1;
  }
  return { counts: { ...counts, missing }, withoutColumns };
};

const ANSWERED = [Code.awarded, Code.upTo, Code.undetermined, Code.displaced] as const;

/** Items that pay, could pay or lost to another for somebody: their ids. */
export const answeredItems = (settlement: Settlement): readonly string[] =>
  tallied(settlement).flatMap(({ codes }, index) => {
    const id = settlement.policy.items[index]?.id;
    return id !== undefined && ANSWERED.some((one) => (codes[one] as number) > 0) ? [id] : [];
  });

export interface UnitAward {
  /** Table row on which the unit is shown. */
  readonly row: number;
  readonly index: number;
  readonly status: Status;
  readonly amount: number;
  /** Missing, and the sheet does not say enough about the item to settle it for anyone. */
  readonly unasked: boolean;
}

const unitOf = (settlement: Settlement, outcome: ItemOutcome, row: number): number =>
  outcome.item.grain === 'project' ? row : (settlement.table.enterpriseOf[row] ?? 0);

/** The unit of an item that a table row belongs to. */
export const unitAt = (settlement: Settlement, index: number, row: number): number => {
  const outcome = settlement.outcomes[index];
  return outcome ? unitOf(settlement, outcome, row) : 0;
};

const FIRST: readonly Status[] = ['awarded', 'up_to', 'undetermined', 'missing', 'displaced', 'not_eligible', 'not_money'];

/** All items for one table row: what pays first, then what could, then the rest; within these by amount, then in the document's order. */
export const itemsOfRow = (settlement: Settlement, row: number): readonly UnitAward[] => {
  const all = tallied(settlement);
  return settlement.outcomes
    .map((outcome, index): UnitAward => {
      const unit = unitOf(settlement, outcome, row);
      const status = STATUS[outcome.code[unit] ?? 0] ?? 'not_eligible';
      return {
        row,
        index,
        status,
        amount: outcome.amount[unit] ?? 0,
        unasked: status === 'missing' && all[index]?.asked !== true,
      };
    })
    .sort(
      (a, b) =>
        Number(a.unasked) - Number(b.unasked) ||
        FIRST.indexOf(a.status) - FIRST.indexOf(b.status) ||
        (a.status === b.status ? b.amount - a.amount : 0) ||
        a.index - b.index,
    );
};

/** The units that an item pays, each with the table row that shows it. */
export const paidUnits = (settlement: Settlement, index: number): readonly UnitAward[] => {
  const outcome = settlement.outcomes[index];
  if (!outcome) return [];
  const found: UnitAward[] = [];
  outcome.code.forEach((code, unit) => {
    if (code !== Code.awarded && code !== Code.upTo) return;
    const row = outcome.item.grain === 'project' ? unit : (settlement.firstRow[unit] ?? 0);
    found.push({ row, index, status: STATUS[code], amount: outcome.amount[unit] ?? 0, unasked: false });
  });
  return found.sort((a, b) => b.amount - a.amount || a.row - b.row);
};
