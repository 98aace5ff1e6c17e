/**
 * The columns that hold given amounts: a recognised sheet and what the auditor asked for in; each column with its kind, unit and the items it is held against, out.
 */
import { text } from '../../core/lang';
import { done, failed, type Problem, type Result } from '../../core/problem';
import type { Settlement } from '../../engine/outcome';
import type { Policy } from '../../policy/model';
import type { Opened } from '../../run/run';
import { isAsked } from '../../sheet/compose/awards';
import { itemOfKey, ownKey } from '../../sheet/own-keys';
import { address, isBlank, kindAt, shownAt } from '../../sheet/cells';
import { columnLetters } from '../../sheet/port/own-names';
import type { Mapping, Recognition, UnitSource } from '../../sheet/mapping';
import { Kind, type Grid } from '../../sheet/port/port';
import { compact, titleKey } from '../../sheet/normalise';
import { labelOf } from '../../sheet/recognise/header-text';
import { headerPath, layoutOf, type Layout } from '../../sheet/recognise/layout';
import { statedUnit } from './unit';
import { bareGiven, CLAIMS, givenHeader, isStage, type GivenKind } from './kinds';
import * as problem from './problems';

/** What the auditor asks for: a column, the ids of the items it is held against (none: all), and its unit where the sheet does not say it. */
export interface GivenChoice {
  readonly column: number;
  readonly items?: readonly string[];
  readonly unit?: '元' | '万元';
}

export interface GivenColumn {
  readonly column: number;
  readonly header: string;
  readonly label: string;
  readonly kind: GivenKind;
  /** Written by an earlier run of this program. */
  readonly own: boolean;
  /** Unit of its numbers: 元, 万元 …; '' where the sheet does not say, and the values have to tell. */
  readonly unit: string;
  readonly unitSource: UnitSource | 'values';
  /** Ids of the items that it is held against. */
  readonly items: readonly string[];
  /** Held against everything that the row, or its enterprise, gets. */
  readonly all: boolean;
}

/** What a column of amounts can be held against. */
export interface GivenScope {
  readonly policy: Policy;
  /** Ids of the items that pay money and that the sheet knows something of. */
  readonly items: readonly string[];
}

export interface GivenColumns {
  readonly columns: readonly GivenColumn[];
  readonly problems: readonly Problem[];
}

/** Items of which the sheet knows nothing cannot be in any amount of it. */
export const scopeOf = (settlement: Settlement): GivenScope => ({
  policy: settlement.policy,
  items: settlement.outcomes.filter((o) => o.item.amount && isAsked(settlement, o)).map((o) => o.item.id),
});

interface Seen {
  readonly column: number;
  readonly path: readonly string[];
  readonly header: string;
  readonly kind: GivenKind;
  readonly about: string;
  /** What its words allow; [] where they name no item. */
  readonly items: readonly string[];
}

/** The items whose titles have the words of the header. */
const itemsAbout = (about: string, { policy, items }: GivenScope): readonly string[] => {
  if (about.length < 2) return [];
  const key = titleKey(about);
  return policy.items.flatMap(({ id, title }) => (items.includes(id) && titleKey(title.zh).includes(key) ? [id] : []));
};

const exactTitle = (header: string, policy: Policy): string | undefined => {
  const key = titleKey(labelOf(header));
  return policy.items.find(({ title }) => titleKey(title.zh) === key || titleKey(title.en) === key)?.id;
};

const candidates = (layout: Layout, recognition: Recognition, scope: GivenScope): readonly Seen[] => {
  const { mapping } = recognition;
  const taken = new Set(
    [...Object.values(mapping.columns), ...Object.values(mapping.identity), ...mapping.lists].map((c) => c.column),
  );
  const found = recognition.headers.flatMap(({ column, header }): Seen[] => {
    if (taken.has(column)) return [];
    const path = headerPath(layout, mapping.headerRow, mapping.headerRows, column);
    const titled = exactTitle(path[path.length - 1] ?? '', scope.policy);
    const named = givenHeader(path);
    if (!named && titled === undefined) return [];
    const about = named?.about ?? '';
    const items = titled === undefined ? itemsAbout(about, scope) : [titled];
    return [{ column, path, header, kind: named?.kind ?? 'award', about, items }];
  });
  if (found.some(({ kind }) => CLAIMS.includes(kind))) return found;
  const bare = recognition.headers.flatMap(({ column, header }): Seen[] => {
    if (taken.has(column)) return [];
    const path = headerPath(layout, mapping.headerRow, mapping.headerRows, column);
    const named = bareGiven(path);
    return named ? [{ column, path, header, ...named, items: [] }] : [];
  });
  return [...bare, ...found];
};

/** Whether two columns both claim an item: then one of them is a part of the other, or says it once more. */
const overlap = (some: readonly Seen[]): boolean => {
  const all = some.flatMap(({ items }) => items);
  return new Set(all).size < all.length;
};

/** Of several amounts of one award only the surest claim is audited; columns of items of their own stand beside each other. */
const chosen = (seen: readonly Seen[]): readonly Seen[] | 'ambiguous' | 'other' => {
  const claims = seen.filter(({ kind }) => CLAIMS.includes(kind));
  if (claims.length === 0) return seen.length === 0 ? [] : 'other';
  const kind = CLAIMS.find((one) => claims.some((c) => c.kind === one)) as GivenKind;
  const best = claims.filter((c) => c.kind === kind);
  const single = best.filter(({ items }) => items.length === 1);
  const several = best.filter(({ items }) => items.length > 1);
  const general = best.filter(({ items, about }) => items.length === 0 && about === '');
  const rest = best.filter(({ items, about }) => items.length === 0 && about !== '');
  if (overlap(single) || general.length > 1) return 'ambiguous';
  // One that shares an item with another is left, which is told.
  const apart = several.filter((one) => !best.some((other) => other !== one && overlap([one, other])));
  const sure = [...single, ...apart, ...general];
  if (sure.length > 0) return best.filter((one) => sure.includes(one));
  return rest.length === 1 && several.length === 0 ? rest : 'ambiguous';
};

/** What a column that was asked for without items is held against: those its words allow; undefined for everything. */
const askedItems = (about: string, scope: GivenScope): readonly string[] | undefined => {
  const items = itemsAbout(about, scope);
  return items.length > 0 ? items : undefined;
};

/** The first row that says something, where no row has a number, as a number or as a text. */
const firstNoAmount = (grid: Grid, mapping: Mapping, column: number): number | undefined => {
  let first: number | undefined;
  for (let row = mapping.firstRow; row <= mapping.lastRow; row += 1) {
    if (isBlank(grid, row, column)) continue;
    if (
      kindAt(grid, row, column) === Kind.number ||
      /^[^\p{L}]*\d[\d,.]*[^\p{L}]*(?:万|亿|千)?元?$/u.test(compact(shownAt(grid, row, column)))
    )
      return undefined;
    first ??= row;
  }
  return first;
};

export const findGiven = (
  opened: Opened,
  recognition: Recognition,
  scope: GivenScope,
  choices: readonly GivenChoice[],
): Result<GivenColumns> => {
  const { grid } = opened;
  const { mapping } = recognition;
  const { policy, items: all } = scope;
  const layout = layoutOf(grid, []);
  const lasts = recognition.headers.map(({ column }) => headerPath(layout, mapping.headerRow, mapping.headerRows, column).at(-1));
  /** The last header, where it says what the amount is and no other column has it; else all of them. */
  const labelFor = (path: readonly string[]): string => {
    const own = path[path.length - 1] ?? '';
    const alone = path.length < 2 || (!isStage(own) && lasts.filter((one) => one === own).length < 2);
    return alone ? labelOf(own) : path.map(labelOf).join('·');
  };
  const place = (column: number, kind: GivenKind, items: readonly string[] | undefined, unit?: string): GivenColumn => {
    const path = headerPath(layout, mapping.headerRow, mapping.headerRows, column);
    const stated = statedUnit(layout, mapping, column);
    return {
      column,
      header: path.join(' / '),
      label: labelFor(path),
      kind,
      own: opened.ownColumns.some((own) => own.column === column),
      items: items ?? all,
      all: items === undefined,
      unit: unit ?? stated.unit,
      unitSource: unit === undefined ? stated.source : 'officer',
    };
  };

  const inputs = new Map(Object.entries(mapping.columns).map(([input, { column }]) => [column, input]));
  const isEmpty = (column: number): boolean => {
    if (headerPath(layout, mapping.headerRow, mapping.headerRows, column).length > 0) return false;
    for (let row = mapping.firstRow; row <= mapping.lastRow; row += 1) if (!isBlank(grid, row, column)) return false;
    return true;
  };
  const empty = choices.find(({ column }) => isEmpty(column));
  if (empty) return failed(problem.givenEmpty(grid.sheet, columnLetters(empty.column)));
  const refused = choices.flatMap(({ column }): readonly Problem[] => {
    const path = headerPath(layout, mapping.headerRow, mapping.headerRows, column);
    const [header, input] = [path.join(' / '), inputs.get(column)];
    // One that is called an award is one, though it was also taken for data.
    if (input !== undefined && !givenHeader(path))
      return [problem.givenIsInput(grid.sheet, header, text(input, policy.inputs.get(input)?.en ?? input))];
    const wrong = firstNoAmount(grid, mapping, column);
    return wrong === undefined
      ? []
      : [problem.givenNoNumber(grid.sheet, header, address(wrong, column), shownAt(grid, wrong, column))];
  });
  if (refused.length > 0) return failed(...refused);
  if (choices.length > 0) {
    const columns = choices.map(({ column, items, unit }) => {
      const path = headerPath(layout, mapping.headerRow, mapping.headerRows, column);
      const own = opened.ownColumns.find((one) => one.column === column);
      const titled = (own && itemOfKey(policy.id, own.key)) ?? exactTitle(path[path.length - 1] ?? '', policy);
      const named = givenHeader(path);
      const wanted = items ?? (titled === undefined ? askedItems(named?.about ?? '', scope) : [titled]);
      return place(column, named?.kind ?? 'award', wanted, unit);
    });
    // 申报 and 核定 are both of everything; of two awards each is of something.
    const whole = columns.filter((one) => one.all && !one.own);
    if (new Set(whole.map(({ kind }) => kind)).size < whole.length) return failed(problem.givenAmbiguous(grid.sheet, whole));
    return done({ columns, problems: [] });
  }

  const seen = candidates(layout, recognition, scope);
  const own = opened.ownColumns.flatMap(({ key, column }): GivenColumn[] => {
    const item = itemOfKey(policy.id, key);
    if (item !== undefined) return policy.items.some(({ id }) => id === item) ? [place(column, 'award', [item])] : [];
    return key === ownKey(policy.id, 'total') ? [place(column, 'award', undefined)] : [];
  });
  const picked = chosen(seen);
  const problems: Problem[] = [];
  if (picked === 'ambiguous' || picked === 'other') {
    const told = picked === 'ambiguous' ? problem.givenAmbiguous(grid.sheet, seen) : problem.givenOther(grid.sheet, seen);
    if (own.length === 0) return failed(told);
    problems.push({ ...told, severity: 'warning' });
  }
  const user = typeof picked === 'string' ? [] : picked;
  if (user.length + own.length === 0) return failed(problem.givenNone(grid.sheet));
  const left = seen.filter((one) => !user.includes(one));
  const missed = left.filter(({ kind }) => user.some((one) => one.kind === kind));
  const others = left.filter((one) => !missed.includes(one));
  if (user.length > 0 && missed.length > 0) problems.push(problem.givenMissed(grid.sheet, user, missed));
  if (user.length > 0 && others.length > 0) problems.push(problem.givenLeft(grid.sheet, user, others));
  return done({
    columns: [...user.map(({ column, kind, items }) => place(column, kind, items.length === 0 ? undefined : items)), ...own],
    problems,
  });
};
