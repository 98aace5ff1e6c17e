/** Changes around the data of the user's sheet: dimension, widths of our columns, links of our cells, the filter. Each returns splices of the frame. */
import type { Area } from '../../sheet/port/port';
import { parseArea } from '../../sheet/port/references';
import { escapeAttribute } from '../xml/text';
import { insertAt, removeNode, setAttribute, type Splice } from '../xml/splice';
import { attribute, child, childrenOf, isTrue, type Node } from '../xml/tree';
import { areaName, around, cellName } from './areas';
import { insertElement, type Frame } from './frame';

/** `<dimension>` grown to hold the areas; one that is absent stays absent. */
export const growDimension = (frame: Frame, areas: readonly Area[]): readonly Splice[] => {
  const node = child(frame.root, 'dimension');
  const now = parseArea(attribute(node, 'ref') ?? '');
  if (!node || !now || !areas.length) return [];
  const grown = areas.reduce(around, now);
  return areaName(grown) === areaName(now) ? [] : setAttribute(node, 'ref', areaName(grown));
};

/** A width in characters as the file says it: Excel adds five pixels of padding. */
export const fileWidth = (characters: number): string => String(Math.round((characters + 5 / 7) * 256) / 256);

const colElement = (node: Node, min: number, max: number, change: Readonly<Record<string, string | undefined>>): string => {
  const attributes = new Map(node.attributes.map((a) => [a.name, a.value]));
  attributes.set('min', String(min));
  attributes.set('max', String(max));
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined) attributes.delete(name);
    else attributes.set(name, value);
  }
  return `<col ${[...attributes].map(([name, value]) => `${name}="${escapeAttribute(value)}"`).join(' ')}/>`;
};

/** What a file says of a whole column; absent is as the sheet has it. */
export interface ColumnShape {
  readonly width?: string | undefined;
  readonly hidden?: true | undefined;
  /** Of the outline that it is grouped in. */
  readonly level?: number | undefined;
  readonly collapsed?: true | undefined;
}

export const shapeAt = (frame: Frame, column: number): ColumnShape => {
  const col = childrenOf(child(frame.root, 'cols'), 'col').find(
    (node) => Number(attribute(node, 'min')) - 1 <= column && column <= Number(attribute(node, 'max')) - 1,
  );
  const [width, level] = [attribute(col, 'width'), Number(attribute(col, 'outlineLevel') ?? 0)];
  return {
    ...(width !== undefined && Number(width) >= 0 && { width }),
    ...(isTrue(attribute(col, 'hidden')) && { hidden: true }),
    ...(level > 0 && { level }),
    ...(isTrue(attribute(col, 'collapsed')) && { collapsed: true }),
  };
};

const shapeAttributes = ({ width, hidden, level, collapsed }: ColumnShape): Readonly<Record<string, string | undefined>> => ({
  width,
  customWidth: width === undefined ? undefined : '1',
  hidden: hidden && '1',
  outlineLevel: level === undefined ? undefined : String(level),
  collapsed: collapsed && '1',
  bestFit: undefined,
});

const isPlain = (shape: ColumnShape): boolean => Object.values(shape).every((one) => one === undefined);

/** Columns get these shapes; they are shown where nothing says that they are hidden. Column ranges of the user's are split around ours. */
export const setShapes = (frame: Frame, shapes: ReadonlyMap<number, ColumnShape>): readonly Splice[] => {
  if (!shapes.size) return [];
  const wanted = [...shapes].sort(([a], [b]) => a - b);
  const cols = child(frame.root, 'cols');
  const fresh = (column: number, shape: ColumnShape): string => {
    if (isPlain(shape)) return '';
    const said = Object.entries(shapeAttributes(shape)).flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}="${value}"`],
    );
    return `<col min="${column + 1}" max="${column + 1}" ${said.join(' ')}/>`;
  };
  if (!cols) {
    const text = wanted.map(([column, shape]) => fresh(column, shape)).join('');
    return text ? [insertElement(frame, 'cols', `<cols>${text}</cols>`)] : [];
  }
  const splices: Splice[] = [];
  const covered = new Set<number>();
  const nodes = childrenOf(cols, 'col');
  let left = 0;
  for (const node of nodes) {
    const min = Number(attribute(node, 'min')) - 1;
    const max = Number(attribute(node, 'max')) - 1;
    const inside = wanted.filter(([column]) => column >= min && column <= max);
    if (!inside.length) {
      left += 1;
      continue;
    }
    let text = '';
    let next = min;
    for (const [column, shape] of inside) {
      covered.add(column);
      if (next < column) text += colElement(node, next + 1, column, {});
      const plain = isPlain(shape) && !node.attributes.some(({ name }) => name === 'style');
      next = column + 1;
      if (!plain) text += colElement(node, column + 1, column + 1, shapeAttributes(shape));
    }
    if (next <= max) text += colElement(node, next + 1, max + 1, {});
    splices.push({ start: node.start, end: node.end, text });
    left += text === '' ? 0 : 1;
  }
  for (const [column, shape] of wanted) {
    if (covered.has(column) || isPlain(shape)) continue;
    left += 1;
    const next = nodes.find((node) => Number(attribute(node, 'min')) - 1 > column);
    splices.push(insertAt(next?.start ?? cols.closeStart, fresh(column, shape)));
  }
  // An element without any of its own is not allowed.
  if (left === 0) return [removeNode(cols)];
  return splices;
};

export interface Link {
  readonly row: number;
  readonly column: number;
  /** `'Sheet'!A1` */
  readonly location: string;
}

export const linkElement = ({ row, column, location }: Link): string =>
  `<hyperlink ref="${cellName(row, column)}" location="${escapeAttribute(location)}"/>`;

/** Replaces the links of cells that are ours. */
export const setLinks = (
  frame: Frame,
  ours: (row: number, column: number) => boolean,
  links: readonly Link[],
): readonly Splice[] => {
  const text = links.map(linkElement).join('');
  const node = child(frame.root, 'hyperlinks');
  if (!node) return text ? [insertElement(frame, 'hyperlinks', `<hyperlinks>${text}</hyperlinks>`)] : [];
  const nodes = childrenOf(node, 'hyperlink');
  const old = nodes.filter((n) => {
    const area = parseArea(attribute(n, 'ref') ?? '');
    return area !== undefined && area.rows * area.columns === 1 && ours(area.row, area.column);
  });
  if (old.map((n) => frame.source.slice(n.start, n.end)).join('') === text) return [];
  if (!text && old.length === nodes.length) return [removeNode(node)];
  return [...old.map(removeNode), ...(text ? [insertAt(node.closeStart, text)] : [])];
};

/** How many of the columns follow each other from `first` on. */
export const runFrom = (columns: readonly number[], first: number): number => {
  let n = 0;
  while (columns.includes(first + n)) n += 1;
  return n;
};

/** The sheet's filter grown over our columns when they touch it on the right and its titles stand in our title row; drawn back from those that are `left`, while nothing is filtered by them. */
export const growFilter = (
  frame: Frame,
  columns: readonly number[],
  titleRow: number,
  left: readonly number[],
): { readonly splices: readonly Splice[]; readonly from: Area; readonly to: Area } | undefined => {
  const node = child(frame.root, 'autoFilter');
  const from = parseArea(attribute(node, 'ref') ?? '');
  if (!node || !from) return undefined;
  const used = Math.max(0, ...childrenOf(node, 'filterColumn').map((one) => Number(attribute(one, 'colId')) + 1));
  let kept = from.columns;
  while (kept > Math.max(1, used) && left.includes(from.column + kept - 1)) kept -= 1;
  const more = from.row === titleRow ? runFrom(columns, from.column + kept) : 0;
  const to = { ...from, columns: kept + more };
  if (to.columns === from.columns) return undefined;
  return { splices: setAttribute(node, 'ref', areaName(to)), from, to };
};

export const isProtected = (frame: Frame): boolean => isTrue(attribute(child(frame.root, 'sheetProtection'), 'sheet'));

export const mergesOf = (frame: Frame): readonly Area[] =>
  childrenOf(child(frame.root, 'mergeCells'), 'mergeCell').flatMap((node) => parseArea(attribute(node, 'ref') ?? '') ?? []);
