/**
 * How a cell of the user's looked, to be kept beyond the numbers of this file, which other programs give anew: the styles part and a format's
 * number in, its look out, with fonts, fills and lines as the file says them; and such a look as the pieces of a format, out.
 */
import type { KeptLook, Line, Side } from '../../sheet/port/column-looks';
import type { Xml } from '../parts/draft';
import { attribute, child, childrenOf, parseXml, type Node } from '../xml/tree';
import { builtInCode } from './formats';
import { customCodes } from './sheet';
import { toldLook } from './told-look';
import { fileLine, WORDS } from './words';

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

/** Of each format, each once. */
export const keptLooks = ({ source, root }: Xml): ((style: number) => KeptLook) => {
  const codes = customCodes(root);
  const xfs = childrenOf(child(root, 'cellXfs'), 'xf');
  const known = new Map<number, KeptLook>();
  const entry = (list: string, xf: Node | undefined, id: string): Node | undefined =>
    child(root, list)?.children[Number(attribute(xf, id) ?? 0)];
  const make = (style: number): KeptLook => {
    const xf = xfs[style];
    const [font, fill, border] = [entry('fonts', xf, 'fontId'), entry('fills', xf, 'fillId'), entry('borders', xf, 'borderId')];
    const alignment = child(xf, 'alignment');
    const nodes = [font, fill, border, alignment, child(xf, 'protection')];
    const inner = nodes.map((node) => (node ? source.slice(node.start, node.end) : '')).join('');
    const id = Number(attribute(xf, 'numFmtId') ?? 0);
    return {
      ...toldLook({ code: codes.get(id) ?? builtInCode(id), font, fill, border, alignment }),
      xml: `<look>${inner}</look>`,
    };
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

const side = (name: Side, line: Line | undefined): string => {
  if (!line) return `<${name}/>`;
  const [style, weight, color] = line;
  return `<${name} style="${fileLine(style, weight)}"><color rgb="${argb(color)}"/></${name}>`;
};

const SIDES = ['left', 'right', 'top', 'bottom'] as const;

/** Parts of the first font that go with its name: beside another one Excel would show the theme's. */
const OF_NAME = ['family', 'charset', 'scheme'] as const;
const FONT_ORDER = ['b', 'i', 'strike', 'u', 'sz', 'color', 'name', ...OF_NAME] as const;

const valueOf = (xml: string | undefined): string | undefined => /\sval=(["'])(.*?)\1/.exec(xml ?? '')?.[2];

/** A first font in what a program takes for black anyway needs no colour of its own. */
const isBlack = (color: string | undefined): boolean =>
  color === undefined || /\s(?:theme="1"|auto="1"|indexed="(?:8|64)"|rgb="(?:FF)?000000")/i.test(color);

type Font = NonNullable<KeptLook['font']>;

/** The parts of the first font, which count where the look says nothing of a font; one that it tells is told whole. */
const fontXml = (font: Font | undefined, first: ReadonlyMap<string, string>, escape: (text: string) => string): string => {
  const pieces = new Map(first);
  const set = (name: string, xml: string | false): void => void (xml ? pieces.set(name, xml) : pieces.delete(name));
  if (font) {
    const { name, size, color } = font;
    const underline = WORDS.underline[font.underline ?? ''];
    set('b', font.bold === true && '<b/>');
    set('i', font.italic === true && '<i/>');
    set('strike', font.strikethrough === true && '<strike/>');
    set('u', underline !== undefined && `<u val="${underline}"/>`);
    if (size !== undefined) set('sz', `<sz val="${size}"/>`);
    if (color !== undefined && !(color === '#000000' && isBlack(first.get('color'))))
      set('color', `<color rgb="${argb(color)}"/>`);
    if (name !== undefined && escape(name) !== valueOf(first.get('name'))) {
      set('name', `<name val="${escape(name)}"/>`);
      for (const part of OF_NAME) set(part, false);
    }
  }
  return `<font>${FONT_ORDER.map((name) => pieces.get(name) ?? '').join('')}</font>`;
};

const aligned = (
  name: 'horizontal' | 'vertical',
  words: Readonly<Record<string, string>>,
  word: string | undefined,
  usual: string,
): string => {
  const said = word === undefined || word === usual ? undefined : words[word];
  return said === undefined ? '' : ` ${name}="${said}"`;
};

/** `first`: the font of the first format. */
const ofLook = (
  { fill, font, borders, ...look }: KeptLook,
  first: ReadonlyMap<string, string>,
  escape: (text: string) => string,
): FormatPieces => {
  const alignment =
    aligned('horizontal', WORDS.horizontal, look.horizontal, 'General') +
    aligned('vertical', WORDS.vertical, look.vertical, 'Bottom') +
    (look.wrap ? ' wrapText="1"' : '');
  return {
    font: fontXml(font, first, escape),
    ...(fill !== undefined && {
      fill: `<fill><patternFill patternType="solid"><fgColor rgb="${argb(fill)}"/><bgColor indexed="64"/></patternFill></fill>`,
    }),
    ...(borders && { border: `<border>${SIDES.map((name) => side(name, borders[name])).join('')}<diagonal/></border>` }),
    ...(alignment !== '' && { alignment: `<alignment${alignment}/>` }),
  };
};

export const piecesOf = (look: KeptLook, first: ReadonlyMap<string, string>, escape: (text: string) => string): FormatPieces => ({
  ...(look.xml === undefined ? ofLook(look, first, escape) : ofXml(look.xml)),
  ...(look.format !== undefined && { format: look.format }),
});
