/**
 * Ways in which a whole document can be misread, as changes of the pack's own YAML data, of the sheet or of the readings: a shipped policy in; per way the settlement that
 * follows from it, out. Nothing here touches the typed model that causes are made from.
 */
import type { CauseId } from '../../src/audit/causes/cause';
import type { Problem } from '../../src/core/problem';
import type { Settlement } from '../../src/engine/outcome';
import { settle } from '../../src/engine/settle';
import { loadPolicy } from '../../src/policy/load';
import type { Policy } from '../../src/policy/model';
import type { PackSource } from '../../src/policy/pack';
import { compute, recogniseSheet, type Computed } from '../../src/run/run';
import type { Grid } from '../../src/sheet/port/port';
import { openedGrid } from './audit-book';
import type { FormulaSheet } from './formula-rows';
import { EDITS, PRIOR, isData, listOf, type Data, type Edit } from './audit-edits';
import { friendsIn } from './audit-friends';
import { makeGrid, type Cell } from './grids';
import { packSources } from './packs';

const itemsIn = (data: unknown): readonly Data[] =>
  isData(data) ? listOf(data['chapters']).flatMap((c) => listOf(c['articles']).flatMap((a) => listOf(a['items']))) : [];

/** Figures that no longer stand in an item's formulas, or stand there anew, are listed as they are now: else a pack does not load. False where that is not what is wrong. */
const relist = (sources: readonly PackSource[], problems: readonly Problem[]): boolean => {
  const items = new Map(sources.flatMap(({ data }) => itemsIn(data)).map((item) => [item['id'], item]));
  return problems.every(({ code, found, place }) => {
    const item = items.get(place.item);
    if (!item || found === undefined || !code.startsWith('figure-not-')) return false;
    const figures = (Array.isArray(item['figures']) ? (item['figures'] as unknown[]) : []).map(String);
    const next = code === 'figure-not-used' ? figures.filter((figure) => figure !== found) : [...figures, found];
    if (next.length > 0) item['figures'] = next;
    else delete item['figures'];
    return true;
  });
};

const sourcesOf = (
  (known: Map<string, readonly PackSource[]>) =>
  (id: string): readonly PackSource[] => {
    const found = known.get(id) ?? packSources(id);
    known.set(id, found);
    return found.map((source) => ({ ...source, data: structuredClone(source.data) }));
  }
)(new Map());

/** The pack with every item edited, and with rules taken out; undefined where that changes nothing of it. */
export const editedPolicy = (id: string, edit: Edit, without?: 'gates' | 'matters' | 'limits'): Policy | undefined => {
  const sources = sourcesOf(id);
  const was = JSON.stringify(sources);
  for (const { data } of sources) {
    if (!isData(data)) continue;
    for (const chapter of listOf(data['chapters']))
      for (const article of listOf(chapter['articles'])) {
        const items = listOf(article['items']);
        const before = structuredClone(items);
        items.forEach((item) => edit(item, before));
      }
    if (without) delete data[without];
  }
  if (JSON.stringify(sources) === was) return undefined;
  for (let round = 0; round < 3; round += 1) {
    const result = loadPolicy(sources);
    if (result.ok) return result.value;
    if (!relist(sources, result.problems))
      throw new Error(result.problems.map((p) => `${p.place.item ?? ''} ${p.message.en}`).join('\n'));
  }
  throw new Error(`${id} does not load as edited`);
};

const gridOf = ({ header }: FormulaSheet, rows: readonly (readonly Cell[])[]): Grid =>
  makeGrid([[...header], ...rows.map((row) => [...row])]);

/** `grid`: the sheet with more columns. */
export const computed = (policy: Policy, sheet: FormulaSheet, rows = sheet.rows, grid = gridOf(sheet, rows)): Computed => {
  const opened = openedGrid(grid);
  const recognition = recogniseSheet(opened, policy, sheet.wanted.year, {
    header: { row: 0, rows: 1 },
    columns: Object.fromEntries(Object.entries(sheet.mapping.columns).map(([name, { column }]) => [name, column])),
    lists: [],
  });
  if (!recognition.ok) throw new Error(recognition.problems.map(({ message }) => message.en).join('\n'));
  const made = compute(opened, recognition.value, policy, sheet.wanted);
  if (!made.ok) throw new Error(made.problems.map(({ message }) => message.en).join('\n'));
  return made.value;
};

export interface Variant {
  readonly cause: CauseId;
  readonly settlement: Settlement;
}

/** 分 of both columns are in 万元. */
const MONEY = /^万元$/;
const LAST = /^上年度?|^去年/;

const columnsOf = ({ mapping }: FormulaSheet): ReadonlyMap<string, number> =>
  new Map(Object.entries(mapping.columns).map(([name, { column }]) => [name, column]));

/** Sheets that somebody read wrongly. */
const sheets = (
  policy: Policy,
  sheet: FormulaSheet,
): readonly (readonly [cause: CauseId, rows: readonly (readonly Cell[])[]])[] => {
  const at = columnsOf(sheet);
  const change = (of: (row: Cell[]) => void): readonly (readonly Cell[])[] =>
    sheet.rows.map((row) => {
      const next = [...row];
      of(next);
      return next;
    });
  const money = [...policy.inputs.values()].filter(({ type }) => type.kind === 'number').map(({ name }) => name);
  const pairs = money.flatMap((name) => {
    const base = name.replace(LAST, '');
    const now =
      base === name ? undefined : [`当年${base}`, `今年${base}`, `本年${base}`, `年${base}`, base].find((one) => at.has(one));
    return now === undefined ? [] : [[at.get(name) as number, at.get(now) as number] as const];
  });
  const friends = friendsIn(sheet);
  /** Bases of this year, each with that of the year before where the sheet has one. */
  const tempted =
    friends === undefined
      ? []
      : money.filter((name) => !LAST.test(name) && MONEY.test(policy.inputs.get(name)?.displayUnit ?? '') && !PRIOR.test(name));
  const titles = [...policy.inputs.values()].filter(({ title }) => title).map(({ name }) => at.get(name) ?? -1);
  const { year } = sheet.wanted;
  return [
    [
      'prior',
      change((row) => {
        for (const name of money)
          if (PRIOR.test(name) && typeof row[at.get(name) as number] === 'number') row[at.get(name) as number] = 0;
      }),
    ],
    ...[10_000, 10, 0.1].map(
      (times) =>
        [
          'unit',
          change((row) => {
            for (const name of money) {
              const column = at.get(name) as number;
              const cell = row[column];
              if (typeof cell === 'number' && policy.inputs.get(name)?.displayUnit.endsWith('元'))
                row[column] = Number((cell * times).toPrecision(12));
            }
          }),
        ] as const,
    ),
    ...pairs.map(
      ([before, now]) =>
        [
          'last-year',
          change((row) => {
            row[now] = row[before] ?? null;
          }),
        ] as const,
    ),
    ...tempted.map(
      (name) =>
        [
          'other-column',
          change((row) => {
            row[at.get(name) as number] = row[friends?.now ?? -1] ?? null;
          }),
        ] as const,
    ),
    ...pairs.map(
      ([before, now]) =>
        [
          'other-column',
          change((row) => {
            row[now] = row[friends?.now ?? -1] ?? null;
            row[before] = row[friends?.last ?? -1] ?? null;
          }),
        ] as const,
    ),
    [
      'last-year',
      change((row) => {
        for (const column of titles) {
          const years = typeof row[column] === 'string' ? [...row[column].matchAll(/\d{4}/g)].map(Number) : [];
          if (years.length > 0 && years.every((one) => one < year)) row[column] = `${year}年`;
        }
      }),
    ],
  ];
};

/** Everything that is wrong in one way alone. */
export function* variantsOf(id: string, policy: Policy, sheet: FormulaSheet, right: Settlement): Generator<Variant> {
  const { table, choices } = right;
  for (const [cause, edit, without] of EDITS) {
    const edited = editedPolicy(id, edit, without);
    if (edited) yield { cause, settlement: settle(edited, table, choices) };
  }
  for (const [cause, rows] of sheets(policy, sheet)) yield { cause, settlement: computed(policy, sheet, rows).settlement };
  for (const reading of policy.readings.values())
    for (const { key } of reading.options)
      if (key !== reading.default) {
        const readings = new Map([...choices.readings, [reading.key, key]]);
        yield { cause: 'reading', settlement: settle(policy, table, { ...choices, readings }) };
      }
}
