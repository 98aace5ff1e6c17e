/**
 * A shipped policy in; a sheet on which every item pays, with a column of right amounts for each item, each matter and each article, and errors to put into them, out.
 * An error is a row, the amount that somebody wrote, and every kind of error that comes to just that amount there: kinds that come to the same cannot be told apart by anybody.
 */
import { mulberry32 } from '../../bench/random';
import type { CauseId } from '../../src/audit/causes/cause';
import { Code, type Settlement } from '../../src/engine/outcome';
import { readingOption } from '../../src/engine/resolve';
import type { Policy } from '../../src/policy/model';
import { withFriends } from './audit-friends';
import { withBarred } from './audit-barred';
import { computed, variantsOf } from './audit-variants';
import { edgeSheet } from './formula-edges';
import type { FormulaSheet } from './formula-rows';

/** 分; undefined where nothing can be said: data is missing, somebody decides below a ceiling, or the enterprise has several rows. */
type Amounts = readonly (number | undefined)[];

export interface Plant {
  /** Row of the sheet's data, from 0. */
  readonly row: number;
  readonly cause: CauseId;
  /** All kinds that come to this amount, `cause` among them. */
  readonly kinds: ReadonlySet<CauseId>;
  readonly right: number;
  /** 分; null: left blank. */
  readonly wrong: number | null;
}

export interface PlantedColumn {
  readonly items: readonly string[];
  /** A column of formulas, in which what is wrong was typed. */
  readonly formulas?: true;
  readonly right: Amounts;
  readonly plants: readonly Plant[];
}

export interface Planted {
  readonly policy: Policy;
  readonly sheet: FormulaSheet;
  readonly columns: readonly PlantedColumn[];
}

const SOLID: ReadonlySet<Code> = new Set([Code.awarded, Code.notEligible, Code.displaced]);

type PerItem = ReadonlyMap<string, Amounts>;

const perItem = ({ table, outcomes }: Settlement): PerItem => {
  const rowsOf = new Map<number, number>();
  for (const e of table.enterpriseOf) rowsOf.set(e, (rowsOf.get(e) ?? 0) + 1);
  return new Map(
    outcomes
      .filter(({ item }) => item.amount)
      .map(({ item, code, amount }) => [
        item.id,
        Array.from(table.enterpriseOf, (e, row) => {
          const unit = item.grain === 'project' ? row : e;
          const now = code[unit] as Code;
          if (!SOLID.has(now) || (item.grain !== 'project' && rowsOf.get(e) !== 1)) return undefined;
          return now === Code.awarded ? amount[unit] : 0;
        }),
      ]),
  );
};

const summed = (all: PerItem, items: readonly string[], rows: number): Amounts =>
  Array.from({ length: rows }, (_, row) =>
    items.reduce<number | undefined>((sum, id) => {
      const fen = all.get(id)?.[row];
      return sum === undefined || fen === undefined ? undefined : sum + fen;
    }, 0),
  );

type Random = () => number;

const swapped = (fen: number): number => {
  const digits = [...String(fen)];
  const at = digits.findIndex((digit, i) => i + 1 < digits.length && digit !== digits[i + 1] && digits[i + 1] !== '0');
  if (at < 0) return fen;
  [digits[at], digits[at + 1]] = [digits[at + 1] as string, digits[at] as string];
  return Number(digits.join(''));
};

/** Errors that show in the amount itself, by plain arithmetic. */
const slips = (
  right: number,
  above: number | undefined,
  linear: boolean,
  random: Random,
): readonly (readonly [CauseId, number])[] => {
  const wan = Math.round(right / 1_000_000) * 1_000_000;
  const yuan = Math.round(right / 100) * 100;
  const percent = [113, 109, 106, 103][Math.floor(random() * 4)] as number;
  return [
    ...[10, 100, 1_000, 10_000].map((times) => ['unit', right * times] as const),
    ...(right % 10 === 0 ? [['unit', right / 10] as const] : []),
    ['paid-twice', right * 2],
    ['paid-twice', right * 3],
    ['paid-twice', right * 4],
    ['sign', -right],
    ['digits', swapped(right)],
    ['none', Math.round(right * 0.637_31) + 191_307],
    ...(right % 1_000_000 === 0 ? [] : [['rounding', wan] as const]),
    ...(right % 100 === 0 ? [] : [['rounding', yuan] as const]),
    ...(linear
      ? [['vat', Math.round((right * 100) / percent)] as const, ['vat', Math.round((right * percent) / 100)] as const]
      : []),
    ...(above !== undefined && above >= SMALL && above !== right ? [['shifted', above] as const] : []),
  ];
};

/** 分: awards that real lists have. */
const SMALL = 100_000;

type Errors = Map<number, Set<CauseId>>;

/** 分: what differs by less is no error that anybody makes in this way. Rounding has errors of its own. */
const LEAST = 50;

const PER_KIND = 2;

/** A few rows of each kind, those first that only one kind comes to; no enterprise twice, since an amount may stand on any of its rows. */
const chosen = (right: Amounts, errors: readonly Errors[], enterpriseOf: ArrayLike<number>, random: Random): readonly Plant[] => {
  const found = errors.flatMap((of, row) =>
    [...of].flatMap(([wrong, kinds]) =>
      [...kinds].map((cause): Plant & { readonly order: number } => ({
        row,
        cause,
        kinds,
        right: right[row] as number,
        wrong: wrong === 0 && row % 2 === 1 ? null : wrong,
        order: kinds.size + random(),
      })),
    ),
  );
  const taken = new Set<number>();
  const plants: Plant[] = [];
  const counts = new Map<CauseId, number>();
  const all = new Map<CauseId, number>();
  for (const { cause } of found) all.set(cause, (all.get(cause) ?? 0) + 1);
  // Kinds that have few rows choose first.
  const few = ({ cause }: Plant): number => all.get(cause) ?? 0;
  for (const { order: _, ...plant } of found.sort((a, b) => few(a) - few(b) || a.order - b.order)) {
    const count = counts.get(plant.cause) ?? 0;
    if (count >= PER_KIND || taken.has(enterpriseOf[plant.row] as number)) continue;
    counts.set(plant.cause, count + 1);
    taken.add(enterpriseOf[plant.row] as number);
    plants.push(plant);
  }
  return plants;
};

/** Whether the amount goes with the one sum of money that the row has: two and three times the money, two and three times the amount. */
const linearIn = (policy: Policy, sheet: FormulaSheet, right: PerItem): ((item: string, row: number) => boolean) => {
  const at = new Map(Object.entries(sheet.mapping.columns).map(([name, { column }]) => [name, column]));
  const money = [...policy.inputs.values()].filter(({ type, displayUnit }) => type.kind === 'number' && /元$/.test(displayUnit));
  const columns = new Set(money.map(({ name }) => at.get(name) ?? -1));
  const times = (n: number): PerItem => {
    const rows = sheet.rows.map((row) => row.map((cell, c) => (columns.has(c) && typeof cell === 'number' ? cell * n : cell)));
    return perItem(computed(policy, sheet, rows).settlement);
  };
  const [twice, thrice] = [times(2), times(3)];
  const inputs = new Map(
    policy.items.map(({ id, inputs: names }) => [id, names.map((name) => at.get(name) ?? -1).filter((c) => columns.has(c))]),
  );
  return (item, row) => {
    const fen = right.get(item)?.[row] ?? 0;
    const filled = (inputs.get(item) ?? []).filter((c) => typeof sheet.rows[row]?.[c] === 'number' && sheet.rows[row][c] !== 0);
    const goes = twice.get(item)?.[row] === 2 * fen && thrice.get(item)?.[row] === 3 * fen;
    return fen > 0 && filled.length === 1 && goes;
  };
};

/** `count`: rows of the sheet, at least. */
export const planted = (policy: Policy, count: number): Planted => {
  const sheet = withFriends(policy, withBarred(policy, edgeSheet(policy, policy.id, count)));
  const settlement = computed(policy, sheet).settlement;
  const { rows } = settlement.table;
  const all = perItem(settlement);
  const random = mulberry32(20_250_601);
  const linear = linearIn(policy, sheet, all);
  const variants = [...variantsOf(policy.id, policy, sheet, settlement)].map((one) => ({
    cause: one.cause,
    all: perItem(one.settlement),
  }));
  const apart = variants.find(({ cause }) => cause === 'displacement')?.all ?? all;

  const column = (
    items: readonly string[],
    own: (row: number, add: (cause: CauseId, wrong: number) => void) => void,
  ): PlantedColumn[] => {
    const right = summed(all, items, rows);
    const errors = right.map((): Errors => new Map());
    const add = (row: number, cause: CauseId, wrong: number | undefined): void => {
      const now = right[row];
      if (now === undefined || wrong === undefined || Math.abs(wrong - now) < LEAST || Math.max(wrong, now) < SMALL) return;
      const kinds = errors[row]?.get(wrong) ?? new Set();
      errors[row]?.set(wrong, kinds.add(cause));
    };
    // Whatever led to it, nothing was paid where something is due.
    right.forEach((_, row) => add(row, 'not-paid', 0));
    for (const variant of variants) summed(variant.all, items, rows).forEach((wrong, row) => add(row, variant.cause, wrong));
    right.forEach((_, row) => own(row, (cause, wrong) => add(row, cause, wrong)));
    const plants = chosen(right, errors, settlement.table.enterpriseOf, random);
    return plants.length > 0 ? [{ items, right, plants }] : [];
  };

  const single = [...all.keys()].flatMap((item) =>
    column([item], (row, add) => {
      const [fen, above] = [all.get(item)?.[row] ?? 0, all.get(item)?.[row - 1]];
      if (fen >= SMALL) for (const [cause, wrong] of slips(fen, above, linear(item, row), random)) add(cause, wrong);
    }),
  );
  const matters = policy.matters
    .filter(({ under }) => under === undefined || readingOption(policy, settlement.choices, under.reading) === under.option)
    .map(({ items }) => items.filter((id) => all.has(id)))
    .filter((items) => items.length > 1)
    .flatMap((items) =>
      column(items, (row, add) => {
        const each = items.map((id) => apart.get(id)?.[row] ?? 0).filter((fen) => fen > 0);
        if (each.length > 1) for (const fen of each) add('lower-item', fen);
      }),
    );
  const articles = [...new Set(policy.items.map(({ article }) => article))]
    .map((article) => policy.items.filter((item) => item.article === article && all.has(item.id)).map(({ id }) => id))
    .filter((items) => items.length > 1)
    .flatMap((items) =>
      column(items, (row, add) => {
        const each = items.map((id) => all.get(id)?.[row] ?? 0).filter((fen) => fen > 0);
        const sum = each.reduce((a, b) => a + b, 0);
        if (each.length > 1) for (const fen of each) if (fen >= SMALL) add('left-out', sum - fen);
      }),
    );
  const only = (columns: readonly PlantedColumn[], causes: readonly CauseId[]): PlantedColumn[] =>
    columns
      .map((one) => ({ ...one, plants: one.plants.filter(({ cause }) => causes.includes(cause)) }))
      .filter(({ plants }) => plants.length > 0);
  const paid = single.map((one) => ({ ...one, rows: one.right.flatMap((fen, row) => ((fen ?? 0) >= SMALL ? [row] : [])) }));
  const { rows: paying, ...most } = paid.reduce((a, b) => (b.rows.length > a.rows.length ? b : a));
  const typed: PlantedColumn = {
    ...most,
    formulas: true,
    plants: paying.slice(-3).map((row): Plant => {
      const fen = most.right[row] as number;
      return { row, cause: 'typed-over', kinds: new Set(['typed-over']), right: fen, wrong: fen + 1_234_567 };
    }),
  };
  return {
    policy,
    sheet,
    columns: [...single, typed, ...only(matters, ['displacement', 'lower-item', 'prior']), ...only(articles, ['left-out'])],
  };
};
