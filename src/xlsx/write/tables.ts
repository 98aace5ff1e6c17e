/**
 * Tables (ListObjects) on the user's sheet and our columns: a table that covers the data and ends where our columns begin is extended
 * over them, with its totals row; one that held columns of ours follows what becomes of them. Titles in the cells and names in the
 * table are kept equal and unique, or Excel would repair the file.
 */
import type { Problem } from '../../core/problem';
import type { WritePlan } from '../../sheet/port/port';
import type { OwnArea } from '../parts/book';
import type { Draft, Xml } from '../parts/draft';
import type { Relationship } from '../parts/rels';
import { tableHeaderKept, tableInTheWay } from './problems';
import { areaName, cellName } from '../sheet/areas';
import type { Area } from '../../sheet/port/port';
import { overlap, parseArea } from '../../sheet/port/references';
import { runFrom } from '../sheet/frame-edits';
import { escapeAttribute, toXString } from '../xml/text';
import { appendTo, applySplices, removeNode, setAttribute, type Splice } from '../xml/splice';
import { attribute, child, childrenOf, type Node } from '../xml/tree';
import type { Target } from './target';
import { plainCell } from '../sheet/cells';

interface Table extends Xml {
  readonly part: string;
  readonly name: string;
  readonly area: Area;
  readonly header: boolean;
  readonly totals: number;
  /** Bound to a query or an XML map: its columns are not ours to add. */
  readonly bound: boolean;
  readonly columns: readonly Node[];
}

export interface TableOutcome {
  readonly problems: readonly Problem[];
  /** Text of the title row per column where the table asks for another than the plan's. */
  readonly titles: ReadonlyMap<number, string>;
  /** Title cells of dropped columns that have to stay. */
  readonly keptTitles: readonly { readonly row: number; readonly column: number }[];
  apply(draft: Draft): void;
}

const readTables = async (draft: Draft, relationships: readonly Relationship[]): Promise<readonly Table[]> => {
  const tables: Table[] = [];
  for (const { target } of relationships.filter((r) => r.kind === 'table' && !r.external)) {
    const xml = await draft.xml(target);
    const area = parseArea(attribute(xml.root, 'ref') ?? '');
    if (!area) continue;
    tables.push({
      ...xml,
      part: target,
      name: attribute(xml.root, 'displayName') ?? attribute(xml.root, 'name') ?? '',
      area,
      header: attribute(xml.root, 'headerRowCount') !== '0',
      totals: Number(attribute(xml.root, 'totalsRowCount') ?? 0),
      bound: !['worksheet', undefined].includes(attribute(xml.root, 'tableType')),
      columns: childrenOf(child(xml.root, 'tableColumns'), 'tableColumn'),
    });
  }
  return tables;
};

const coversData = (table: Table, plan: WritePlan, target: Target): boolean => {
  const firstData = table.area.row + (table.header ? 1 : 0);
  const end = table.area.row + table.area.rows;
  return (
    (!table.header || table.area.row === target.titleRow) && plan.firstRow >= firstData && plan.firstRow + plan.rowCount <= end
  );
};

const unique = (title: string, taken: Set<string>, position: number): string => {
  const base = (title.trim() === '' ? `列${position}` : title).slice(0, 250);
  let name = base;
  for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `${base}${n}`;
  taken.add(name.toLowerCase());
  return name;
};

const nameAttribute = (name: string): string => escapeAttribute(toXString(name).replace(/\n/g, '_x000a_'));

/** Looks at all tables of the sheet; nothing is changed before `apply`. */
export const planTables = async (
  draft: Draft,
  relationships: readonly Relationship[],
  plan: WritePlan,
  target: Target,
  dropped: readonly OwnArea[],
  own: readonly OwnArea[],
): Promise<TableOutcome> => {
  const tables = await readTables(draft, relationships);
  const titles = new Map<number, string>();
  const problems: Problem[] = [];
  const keptTitles: { row: number; column: number }[] = [];
  const edits: { readonly part: string; readonly text: string }[] = [];
  const titleOf = (column: number): string => {
    const header = plan.columns.find((c) => c.column === column)?.header;
    return String(plainCell(header?.[header.length - 1]).value ?? '');
  };
  const ownColumns = new Set(own.map(({ column }) => column));
  const droppedColumns = new Set(dropped.map(({ column }) => column).filter((column) => !target.columns.includes(column)));

  for (const table of tables) {
    const { area } = table;
    const end = area.column + area.columns;
    const covers = !table.bound && coversData(table, plan, target);
    const foreign = target.areas.some((a) => overlap(a, area) && !(covers && ownColumns.has(a.column)));
    // Inside a table that covers the data, content in the way is found cell by cell.
    if (foreign && !covers) problems.push(tableInTheWay(plan.sheet, table.name, areaName(area)));
    // What remains of the table's columns: dropped ones go as long as they are last.
    let last = end;
    while (last - 1 > area.column && droppedColumns.has(last - 1)) last -= 1;
    const grown = covers ? runFrom(target.columns, last) : 0;
    const wider: Area = { ...area, columns: last - area.column + grown };
    const blocked =
      grown > 0 && tables.some((other) => other !== table && overlap(other.area, { ...wider, column: last, columns: grown }));
    const columns = blocked ? end - area.column : wider.columns;

    const taken = new Set<string>();
    const names = new Map<number, string>();
    for (let i = 0; i < Math.min(columns, table.columns.length); i += 1) {
      const column = area.column + i;
      if (!target.columns.includes(column) || !ownColumns.has(column))
        taken.add((attribute(table.columns[i], 'name') ?? '').replace(/_x000a_/gi, '\n').toLowerCase());
      if (droppedColumns.has(column) && table.header) {
        keptTitles.push({ row: area.row, column });
        problems.push(tableHeaderKept(plan.sheet, cellName(area.row, column), table.name));
      }
    }
    for (const column of target.columns) {
      if (column < area.column || column >= area.column + columns || !(ownColumns.has(column) || column >= end || column >= last))
        continue;
      const name = unique(titleOf(column), taken, column - area.column + 1);
      names.set(column, name);
      if (table.header && name !== titleOf(column)) titles.set(column, name);
    }
    const text = editTable(table, columns, names);
    if (text !== table.source) edits.push({ part: table.part, text });
  }
  return { problems, titles, keptTitles, apply: (to) => edits.forEach(({ part, text }) => to.setText(part, text)) };
};

const editTable = (table: Table, columns: number, names: ReadonlyMap<number, string>): string => {
  const { source, root, area } = table;
  const list = child(root, 'tableColumns');
  if (!list) return source;
  const splices: Splice[] = [...setAttribute(root, 'ref', areaName({ ...area, columns }))];
  const filter = child(root, 'autoFilter');
  const filterArea = parseArea(attribute(filter, 'ref') ?? '');
  if (filter && filterArea && filterArea.column === area.column && filterArea.columns === area.columns) {
    splices.push(...setAttribute(filter, 'ref', areaName({ ...filterArea, columns })));
    splices.push(
      ...childrenOf(filter, 'filterColumn')
        .filter((n) => Number(attribute(n, 'colId')) >= columns)
        .map(removeNode),
    );
  }
  for (const sort of childrenOf(root, 'sortState')) {
    const sorted = parseArea(attribute(sort, 'ref') ?? '');
    if (sorted && sorted.column + sorted.columns > area.column + columns) splices.push(removeNode(sort));
  }
  let id = Math.max(0, ...table.columns.map((n) => Number(attribute(n, 'id'))));
  let added = '';
  for (let i = 0; i < Math.max(columns, table.columns.length); i += 1) {
    const node = table.columns[i];
    const name = names.get(area.column + i);
    if (node && i >= columns) splices.push(removeNode(node));
    else if (node && name !== undefined) {
      if (attribute(node, 'name') !== nameOfAttribute(name)) splices.push(...setAttribute(node, 'name', nameAttribute(name)));
    } else if (!node) added += `<tableColumn id="${(id += 1)}" name="${nameAttribute(name ?? `列${i + 1}`)}"/>`;
  }
  if (added) splices.push(appendTo(source, list, added));
  splices.push(...setAttribute(list, 'count', String(columns)));
  return applySplices(source, splices);
};

const nameOfAttribute = (name: string): string => toXString(name).replace(/\n/g, '_x000a_');
