/** The ways in which a list falls into groups that a sheet of sums may have one row each of: the audited list in; its groups by region, by any other column of words, and by item, out. */
import { articleText } from '../../core/article';
import type { Settlement } from '../../engine/outcome';
import { kindAt } from '../../sheet/cells';
import { nameKey, titleKey } from '../../sheet/normalise';
import type { Recognition } from '../../sheet/mapping';
import { Kind } from '../../sheet/port/port';
import { identityText } from '../../sheet/read/enterprises';
import type { Source } from '../../sheet/read/source';
import type { ColumnResult } from '../differences/differences';

export interface Group {
  /** As the list has it. */
  readonly label: string;
  /** Indices of table rows. */
  readonly rows: readonly number[];
  /** The columns that are the group's own, where groups are of columns. */
  readonly columns?: readonly ColumnResult[];
}

export interface Grouping {
  /** The header of the column whose values they are; 奖补事项 where they are items. */
  readonly header: string;
  readonly isRegion: boolean;
  readonly groups: readonly Group[];
  /** The group that a text names; undefined where none does. */
  readonly named: (text: string) => Group | undefined;
}

export interface Audited {
  readonly settlement: Settlement;
  readonly recognition: Recognition;
  readonly source: Source;
  readonly projects: readonly string[];
  readonly columns: readonly ColumnResult[];
}

/** A column with more values than this says something of each row, not of groups. */
const MOST_GROUPS = 300;

/** 越城 is 越城区, where no other has that name without its end. */
const bare = (key: string): string => (key.length > 2 ? key.replace(/(?:开发区|新区|区|县|市|镇|乡|街道)$/, '') : key);

const finder = (groups: ReadonlyMap<string, Group>): Grouping['named'] => {
  const short = new Map<string, Group | undefined>();
  for (const [key, group] of groups) short.set(bare(key), short.has(bare(key)) ? undefined : group);
  return (text) => groups.get(nameKey(text)) ?? short.get(bare(nameKey(text)));
};

const byColumn = ({ source }: Audited, column: number, header: string, isRegion: boolean): Grouping | undefined => {
  const textAt = identityText(source, column);
  const groups = new Map<string, { label: string; rows: number[] }>();
  for (const [i, row] of source.rows.entries()) {
    const label = textAt(row);
    const key = nameKey(label);
    if (key === '') continue;
    const kind = kindAt(source.grid, row, column);
    // A column of numbers or dates makes no groups.
    if (kind !== Kind.text && kind !== Kind.empty) return undefined;
    const group = groups.get(key);
    if (group) group.rows.push(i);
    else if (groups.size === MOST_GROUPS) return undefined;
    else groups.set(key, { label, rows: [i] });
  }
  return groups.size === 0 ? undefined : { header, isRegion, groups: [...groups.values()], named: finder(groups) };
};

/** By the items that have columns of their own, each under its title and, where all items of an article have one, under the article. */
const byItem = ({ settlement, source, columns }: Audited): Grouping | undefined => {
  const rows = Array.from(source.rows, (_, i) => i);
  const groups = new Map<string, Group>();
  const articles = new Map<string, ColumnResult[]>();
  const audited = new Set(columns.flatMap(({ given }) => given.items));
  const all: Group[] = [];
  for (const { id, title, article } of settlement.policy.items) {
    const own = columns.filter(({ given: { items } }) => items.length === 1 && items[0] === id);
    if (!audited.has(id)) continue;
    const label = articleText(article);
    articles.set(label, [...(articles.get(label) ?? []), ...own]);
    if (own.length !== 1) {
      articles.set(label, []);
      continue;
    }
    const group = { label: title.zh, rows, columns: own };
    all.push(group);
    for (const name of [title.zh, `${label}${title.zh}`]) groups.set(titleKey(name), group);
  }
  for (const [label, own] of articles) if (own.length > 0) groups.set(titleKey(label), { label, rows, columns: own });
  if (all.length === 0) return undefined;
  return { header: '奖补事项', isRegion: false, groups: all, named: (text) => groups.get(titleKey(text)) };
};

export const groupingsOf = (audited: Audited): readonly Grouping[] => {
  const { recognition, columns } = audited;
  const { identity, columns: inputs } = recognition.mapping;
  const out = new Set([
    ...[identity.name, identity.code, identity.project].flatMap((one) => one?.column ?? []),
    ...Object.values(inputs).map(({ column }) => column),
    ...columns.map(({ given }) => given.column),
  ]);
  const region = identity.region?.column;
  return [
    ...recognition.headers.flatMap(({ column, header }) =>
      out.has(column) ? [] : (byColumn(audited, column, header, column === region) ?? []),
    ),
    ...[byItem(audited)].flatMap((one) => one ?? []),
  ];
};
