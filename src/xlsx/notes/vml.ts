/**
 * The drawing of notes' boxes (VML): shapes of ours are taken out and put in by text search, since Excel itself writes VML that is not
 * well-formed (`<br>` in a button's caption). Shape ids live in blocks of 1,024 that belong to one drawing each.
 */
import { linesIn } from '../../sheet/port/measure';
import { applySplices, type Splice } from '../xml/splice';

const VML = 'urn:schemas-microsoft-com:vml';
const OFFICE = 'urn:schemas-microsoft-com:office:office';
const EXCEL = 'urn:schemas-microsoft-com:office:excel';
const BLOCK = 1024;

export const EMPTY_VML = `<xml xmlns:v="${VML}" xmlns:o="${OFFICE}" xmlns:x="${EXCEL}"></xml>`;

interface At {
  readonly row: number;
  readonly column: number;
}

const blocksOf = (source: string): readonly number[] => {
  const map = /<(?:\w+:)?idmap\b[^>]*?\bdata\s*=\s*["']([\d,\s]*)["']/.exec(source);
  return (map?.[1] ?? '')
    .split(/[,\s]+/)
    .filter(Boolean)
    .map(Number);
};

const shapeIds = (source: string): ReadonlySet<number> =>
  new Set([...source.matchAll(/_x0000_s(\d+)/g)].map((m) => Number(m[1])));

/** Blocks that a drawing claims or uses. */
export const usedBlocks = (source: string): ReadonlySet<number> =>
  new Set([...blocksOf(source), ...[...shapeIds(source)].map((id) => Math.floor(id / BLOCK))]);

const SHAPE = /<((?:\w+:)?shape)\b[\s\S]*?<\/\1\s*>/g;

/** Shapes of notes at these cells. */
const noteShapes = (source: string, at: readonly At[]): readonly Splice[] => {
  if (!at.length) return [];
  const cells = new Set(at.map(({ row, column }) => `${row} ${column}`));
  const number = (shape: string, name: string): string => new RegExp(`<(?:\\w+:)?${name}>\\s*(\\d+)\\s*<`).exec(shape)?.[1] ?? '';
  return [...source.matchAll(SHAPE)]
    .filter(
      ([shape]) => /ObjectType\s*=\s*["']Note["']/.test(shape) && cells.has(`${number(shape, 'Row')} ${number(shape, 'Column')}`),
    )
    .map((m) => ({ start: m.index, end: m.index + m[0].length, text: '' }));
};

interface Prefixes {
  readonly v: string;
  readonly o: string;
  readonly x: string;
  /** Declarations that the root lacks. */
  readonly declare: string;
}

const prefixesOf = (source: string): Prefixes => {
  const root = /<[^!?][^>]*>/.exec(source)?.[0] ?? '';
  const missing: string[] = [];
  const prefix = (namespace: string, usual: string): string => {
    const found = new RegExp(`xmlns:(\\w+)\\s*=\\s*["']${namespace}["']`).exec(root)?.[1];
    if (found === undefined) missing.push(` xmlns:${usual}="${namespace}"`);
    return found ?? usual;
  };
  return { v: prefix(VML, 'v'), o: prefix(OFFICE, 'o'), x: prefix(EXCEL, 'x'), declare: missing.join('') };
};

// A box is three standard columns wide, which hold about 34 letters a line; a row of cells is about one and a half lines of text.
const boxRows = (text: string): number => Math.min(40, Math.max(3, Math.ceil(linesIn(text, 32) * 0.8) + 1));

const shapeXml = (id: number, { row, column, text }: At & { readonly text: string }, { v, o, x, declare }: Prefixes): string => {
  const top = Math.max(0, row - 1);
  const anchor = [column + 1, 15, top, 10, column + 4, 15, top + boxRows(text), 4].join(', ');
  return (
    `<${v}:shape${declare} id="_x0000_s${id}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;width:150pt;height:60pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" ${o}:insetmode="auto">` +
    `<${v}:fill color2="#ffffe1"/><${v}:shadow on="t" color="black" obscured="t"/><${v}:path ${o}:connecttype="none"/>` +
    `<${v}:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></${v}:textbox>` +
    `<${x}:ClientData ObjectType="Note"><${x}:MoveWithCells/><${x}:SizeWithCells/><${x}:Anchor>${anchor}</${x}:Anchor><${x}:AutoFill>False</${x}:AutoFill>` +
    `<${x}:Row>${row}</${x}:Row><${x}:Column>${column}</${x}:Column></${x}:ClientData></${v}:shape>`
  );
};

const shapeType = ({ v, o, declare }: Prefixes): string =>
  `<${v}:shapetype${declare} id="_x0000_t202" coordsize="21600,21600" ${o}:spt="202" path="m,l,21600r21600,l21600,xe"><${v}:stroke joinstyle="miter"/><${v}:path gradientshapeok="t" ${o}:connecttype="rect"/></${v}:shapetype>`;

const layout = ({ v, o, declare }: Prefixes, blocks: readonly number[]): string =>
  `<${o}:shapelayout${declare} ${v}:ext="edit"><${o}:idmap ${v}:ext="edit" data="${blocks.join(',')}"/></${o}:shapelayout>`;

/** Ids for `count` shapes: free ones of the drawing's blocks, then of new blocks that nobody uses. */
const allocate = (
  source: string,
  count: number,
  elsewhere: ReadonlySet<number>,
): { ids: readonly number[]; blocks: readonly number[] } => {
  const used = shapeIds(source);
  const blocks = [...blocksOf(source)];
  const own = new Set(usedBlocks(source));
  const ids: number[] = [];
  const fill = (block: number): void => {
    for (let id = block * BLOCK + 1; id < (block + 1) * BLOCK && ids.length < count; id += 1) if (!used.has(id)) ids.push(id);
  };
  blocks.forEach(fill);
  for (let block = 1; ids.length < count; block += 1) {
    if (elsewhere.has(block) || own.has(block)) continue;
    blocks.push(block);
    fill(block);
  }
  return { ids, blocks };
};

/** The drawing with the boxes of `old` notes gone and boxes for `notes` at the end. `elsewhere` are blocks of all other drawings. */
export const replaceShapes = (
  source: string,
  old: readonly At[],
  notes: readonly (At & { readonly text: string })[],
  elsewhere: ReadonlySet<number>,
): string => {
  const bare = applySplices(source, noteShapes(source, old));
  if (!notes.length) return bare;
  const prefixes = prefixesOf(bare);
  const { ids, blocks } = allocate(bare, notes.length, elsewhere);
  const data = blocks.join(',');
  let text = bare;
  if (!/<(?:\w+:)?idmap\b/.test(text)) text = text.replace(/<[^!?][^>]*>/, (root) => root + layout(prefixes, blocks));
  else if (blocksOf(text).join(',') !== data)
    text = text.replace(/(<(?:\w+:)?idmap\b[^>]*?\bdata\s*=\s*["'])[^"']*/, (_, before: string) => before + data);
  const end = text.lastIndexOf('</');
  const type = /id\s*=\s*["']_x0000_t202["']/.test(text) ? '' : shapeType(prefixes);
  const shapes = notes.map((note, i) => shapeXml(ids[i] as number, note, prefixes)).join('');
  return text.slice(0, end) + type + shapes + text.slice(end);
};
