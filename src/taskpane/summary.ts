/** What a settlement comes to: by article and item, and for one row. Exact awards and ceilings stay apart; amounts are 分. */
import { Code, STATUS, type ItemOutcome, type Settlement, type Status } from '../engine/outcome';
import type { Article, Item } from '../policy/model';
import { isAsked } from '../sheet/compose/awards';

export interface Sum {
  readonly awarded: number;
  readonly awards: number;
  readonly upTo: number;
  readonly ceilings: number;
}

export interface ItemSum extends Sum {
  readonly index: number;
  readonly item: Item;
}

export interface ArticleSum extends Sum {
  readonly article: Article;
  /** Those that pay somebody, in the order of the document. */
  readonly items: readonly ItemSum[];
}

const sumOf = ({ code, amount }: ItemOutcome): Sum => {
  const sum = { awarded: 0, awards: 0, upTo: 0, ceilings: 0 };
  code.forEach((one, unit) => {
    const fen = amount[unit] ?? 0;
    if (one === Code.awarded) {
      sum.awarded += fen;
      sum.awards += 1;
    } else if (one === Code.upTo) {
      sum.upTo += fen;
      sum.ceilings += 1;
    }
  });
  return sum;
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
export const byArticle = ({ policy, outcomes }: Settlement): readonly ArticleSum[] => {
  const items = outcomes
    .map((outcome, index): ItemSum => ({ index, item: outcome.item, ...sumOf(outcome) }))
    .filter(({ awards, ceilings }) => awards + ceilings > 0);
  return policy.articles.flatMap((article) => {
    const own = items.filter(({ item }) => item.article === article.number);
    return own.length > 0 ? [{ article, items: own, ...together(own) }] : [];
  });
};

/** How many answers of each kind there are, leaving out items about which the sheet does not say enough for anybody; these are counted as items. */
export const countAnswers = (
  settlement: Settlement,
): { readonly counts: Readonly<Record<Status, number>>; readonly withoutColumns: number } => {
  const { counts } = settlement.totals;
  let missing = 0;
  let withoutColumns = 0;
  for (const outcome of settlement.outcomes) {
    const cells = outcome.code.reduce((n, one) => n + (one === Code.missing ? 1 : 0), 0);
    if (isAsked(settlement, outcome)) missing += cells;
    else if (cells > 0) withoutColumns += 1;
  }
  return { counts: { ...counts, missing }, withoutColumns };
};

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
export const itemsOfRow = (settlement: Settlement, row: number): readonly UnitAward[] =>
  settlement.outcomes
    .map((outcome, index): UnitAward => {
      const unit = unitOf(settlement, outcome, row);
      const status = STATUS[outcome.code[unit] ?? 0] ?? 'not_eligible';
      return {
        row,
        index,
        status,
        amount: outcome.amount[unit] ?? 0,
        unasked: status === 'missing' && !isAsked(settlement, outcome),
      };
    })
    .sort(
      (a, b) =>
        Number(a.unasked) - Number(b.unasked) ||
        FIRST.indexOf(a.status) - FIRST.indexOf(b.status) ||
        (a.status === b.status ? b.amount - a.amount : 0) ||
        a.index - b.index,
    );

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
