/**
 * How a cell of the user's looked, to be kept beyond the numbers of this file, which other programs give anew: the styles part and a format's
 * number in, its look out, with fonts, fills and lines as the file says them; and such a look as the pieces of a format, out.
 */
import type { KeptLook, Line, Side } from '../../sheet/column-looks';
import { cellLooks, type CellLook } from '../cell-looks';
import type { Xml } from '../parts/draft';
import { attribute, child, childrenOf, parseXml, type Node } from '../xml/tree';

/** Elements of one format. An absent one is that of the first format. */
export interface FormatPieces {
  readonly format?: string;
  readonly font?: string;
  readonly fill?: string;
  readonly border?: string;
  readonly alignment?: string;
  readonly protection?: string;
}

const KINDS = ['font', 'fill', 'border', 'alignment', 'protection'] as const;

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const plainLook = ({ code, bold, color, fill, align, wrap }: CellLook): KeptLook => ({
  ...(code !== undefined && { format: code }),
  ...(fill !== undefined && { fill }),
  ...((bold || color !== undefined) && { font: { ...(bold && { bold }), ...(color !== undefined && { color }) } }),
  ...(wrap && { wrap }),
  ...(align && { horizontal: capital(align) }),
});

/** Of each format, each once. */
export const keptLooks = ({ source, root }: Xml): ((style: number) => KeptLook) => {
  const looks = cellLooks(root);
  const xfs = childrenOf(child(root, 'cellXfs'), 'xf');
  const known = new Map<number, KeptLook>();
  const entry = (list: string, xf: Node | undefined, id: string): Node | undefined =>
    child(root, list)?.children[Number(attribute(xf, id) ?? 0)];
  const make = (style: number): KeptLook => {
    const xf = xfs[style];
    const nodes = [
      ...[entry('fonts', xf, 'fontId'), entry('fills', xf, 'fillId'), entry('borders', xf, 'borderId')],
      ...[child(xf, 'alignment'), child(xf, 'protection')],
    ];
    const inner = nodes.map((node) => (node ? source.slice(node.start, node.end) : '')).join('');
    return { ...plainLook(looks[style] ?? {}), xml: `<look>${inner}</look>` };
  };
  return (style) => {
    const look = known.get(style) ?? make(style);
    known.set(style, look);
    return look;
  };
};

const ofXml = (xml: string): FormatPieces => {
  const root = parseXml(xml);
  return Object.fromEntries(
    KINDS.flatMap((kind) => {
      const node = child(root, kind);
      return node ? [[kind, xml.slice(node.start, node.end)] as const] : [];
    }),
  );
};

const argb = (color: string): string => `FF${color.replace('#', '').toUpperCase()}`;

/** Excel's words for a line as the file's. */
const LINES: Readonly<Record<string, string>> = {
  Continuous: 'thin',
  Dash: 'dashed',
  DashDot: 'dashDot',
  DashDotDot: 'dashDotDot',
  Dot: 'dotted',
  Double: 'double',
  SlantDashDot: 'slantDashDot',
};
const WEIGHTS: Readonly<Record<string, string>> = { Hairline: 'hair', Medium: 'medium', Thick: 'thick' };

const side = (name: Side, line: Line | undefined): string => {
  if (!line) return `<${name}/>`;
  const [style, weight, color] = line;
  const drawn = style === 'Continuous' ? (WEIGHTS[weight] ?? 'thin') : (LINES[style] ?? 'thin');
  return `<${name} style="${drawn}"><color rgb="${argb(color)}"/></${name}>`;
};

const lowered = (word: string): string => word.charAt(0).toLowerCase() + word.slice(1);

const SIDES = ['left', 'right', 'top', 'bottom'] as const;

/** `font`: of the first format, whose parts count where the look says nothing. */
const ofLook = (
  { fill, font, borders, ...look }: KeptLook,
  first: ReadonlyMap<string, string>,
  escape: (text: string) => string,
): FormatPieces => {
  const horizontal =
    look.horizontal === undefined || look.horizontal === 'General' ? '' : ` horizontal="${lowered(look.horizontal)}"`;
  const vertical = look.vertical === undefined || look.vertical === 'Bottom' ? '' : ` vertical="${lowered(look.vertical)}"`;
  const wrap = look.wrap ? ' wrapText="1"' : '';
  const pieces = new Map(first);
  const set = (name: string, xml: string | false | undefined): void => void (xml && pieces.set(name, xml));
  set('b', font?.bold && '<b/>');
  set('i', font?.italic && '<i/>');
  set('strike', font?.strikethrough && '<strike/>');
  set('u', font?.underline !== undefined && `<u val="${lowered(font.underline)}"/>`);
  set('sz', font?.size !== undefined && `<sz val="${font.size}"/>`);
  set('color', font?.color !== undefined && font.color !== '#000000' && `<color rgb="${argb(font.color)}"/>`);
  set('name', font?.name !== undefined && `<name val="${escape(font.name)}"/>`);
  const order = ['b', 'i', 'strike', 'u', 'sz', 'color', 'name', 'family', 'charset', 'scheme'];
  return {
    font: `<font>${order.map((name) => pieces.get(name) ?? '').join('')}</font>`,
    ...(fill !== undefined && {
      fill: `<fill><patternFill patternType="solid"><fgColor rgb="${argb(fill)}"/><bgColor indexed="64"/></patternFill></fill>`,
    }),
    ...(borders && { border: `<border>${SIDES.map((name) => side(name, borders[name])).join('')}<diagonal/></border>` }),
    ...(horizontal + vertical + wrap !== '' && { alignment: `<alignment${horizontal}${vertical}${wrap}/>` }),
  };
};

export const piecesOf = (look: KeptLook, first: ReadonlyMap<string, string>, escape: (text: string) => string): FormatPieces => ({
  ...(look.xml === undefined ? ofLook(look, first, escape) : ofXml(look.xml)),
  ...(look.format !== undefined && { format: look.format }),
});
