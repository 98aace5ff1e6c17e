/**
 * The styles part in; numbers of cell formats out, derived from the user's own by changing only what a look asks for. Equal formats are
 * shared, so that a second run adds nothing.
 */
import type { KeptLook } from '../../sheet/port/column-looks';
import type { Xml } from '../parts/draft';
import { escapeAttribute } from '../xml/text';
import { applySplices } from '../xml/splice';
import { child, type Node } from '../xml/tree';
import { builtInCode } from './formats';
import { piecesOf } from './kept-look';
import type { FileLook } from './looks';
import { styleList } from './list';
import { customCodes } from './sheet';

export interface StyleEditor {
  /** The cell format `base` with the look applied. */
  derive(base: number, look: FileLook): number;
  /** A cell format that looks like one that was kept; undefined for the usual one. */
  whole(look: KeptLook): number | undefined;
  /** The whole part. */
  result(): string;
}

/** For a workbook without a styles part, and for new ones. */
export const MINIMAL_STYLES =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<fonts count="1"><font><sz val="11"/><color rgb="FF000000"/><name val="等线"/><family val="2"/><charset val="134"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

const FONT_ORDER = [
  'b',
  'i',
  'strike',
  'condense',
  'extend',
  'outline',
  'shadow',
  'u',
  'vertAlign',
  'sz',
  'color',
  'name',
  'family',
  'charset',
  'scheme',
];

const BORDER_COLOR = '<color rgb="FFBFBFBF"/>';
const side = (name: string, style: string): string => `<${name} style="${style}">${BORDER_COLOR}</${name}>`;
const BORDERS = {
  thin: `<border>${['left', 'right', 'top', 'bottom'].map((s) => side(s, 'thin')).join('')}<diagonal/></border>`,
  total: `<border>${side('left', 'thin')}${side('right', 'thin')}<top style="thin"><color rgb="FF404040"/></top>${side('bottom', 'thin')}<diagonal/></border>`,
} as const;

const firstCustomId = 164;

export const styleEditor = ({ source, root }: Xml): StyleEditor => {
  const codes = new Map(customCodes(root));
  const formatIds = new Map<string, number>([...codes].reverse().map(([id, code]) => [code, id]));
  for (let id = 58; id >= 0; id -= 1) {
    // Dates by number follow the user's locale, so only plain number codes are taken from there.
    const code = id < 14 || id === 49 ? builtInCode(id) : undefined;
    if (code !== undefined) formatIds.set(code, id);
  }
  const numFmts = styleList(source, root, 'numFmts', []);
  const fonts = styleList(source, root, 'fonts', ['<font><sz val="11"/><name val="等线"/></font>']);
  const fills = styleList(source, root, 'fills', [
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
  ]);
  const borders = styleList(source, root, 'borders', ['<border/>']);
  const xfs = styleList(source, root, 'cellXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>']);
  const derived = new Map<string, number>();
  const wholes = new Map<string, number | undefined>();
  // The same by the look's identity, for the many cells that share one.
  const seen = new WeakMap<FileLook, Map<number, number>>();

  const formatId = (code: string): number => {
    const found = formatIds.get(code);
    if (found !== undefined) return found;
    const id = Math.max(firstCustomId - 1, ...codes.keys()) + 1;
    codes.set(id, code);
    formatIds.set(code, id);
    numFmts.add(`<numFmt numFmtId="${id}" formatCode="${escapeAttribute(code)}"/>`);
    return id;
  };

  const fontId = (base: number, look: FileLook): number => {
    if (look.bold === undefined && look.underline === undefined && look.size === undefined && look.color === undefined)
      return base;
    const node = fonts.nodes[base];
    const pieces = new Map<string, string>((node?.children ?? []).map((c) => [c.local, source.slice(c.start, c.end)]));
    if (!node) pieces.set('name', '<name val="等线"/>');
    if (look.bold) pieces.set('b', '<b/>');
    if (look.underline) pieces.set('u', '<u/>');
    if (look.size !== undefined) pieces.set('sz', `<sz val="${look.size}"/>`);
    if (look.color !== undefined) pieces.set('color', `<color rgb="${look.color}"/>`);
    const rank = (local: string): number => (FONT_ORDER.includes(local) ? FONT_ORDER.indexOf(local) : FONT_ORDER.length);
    return fonts.add(
      `<font>${[...pieces]
        .sort(([a], [b]) => rank(a) - rank(b))
        .map(([, xml]) => xml)
        .join('')}</font>`,
    );
  };

  const alignmentOf = (node: Node | undefined, look: FileLook): string => {
    const attributes = new Map((node?.attributes ?? []).map((a) => [a.local, a.value]));
    if (look.horizontal === 'general') {
      attributes.delete('horizontal');
      attributes.delete('indent');
    } else if (look.horizontal !== undefined) attributes.set('horizontal', look.horizontal);
    if (look.vertical !== undefined) attributes.set('vertical', look.vertical);
    if (look.wrap) {
      attributes.set('wrapText', '1');
      attributes.delete('shrinkToFit');
    }
    return attributes.size
      ? `<alignment ${[...attributes].map(([name, value]) => `${name}="${escapeAttribute(value)}"`).join(' ')}/>`
      : '';
  };

  const make = (base: number, look: FileLook): number => {
    const node = xfs.nodes[base] ?? xfs.nodes[0];
    const attributes = new Map((node?.attributes ?? []).map((a) => [a.name, a.value]));
    const number = (name: string): number => Number(attributes.get(name) ?? 0);
    const set = (name: string, value: number, apply: string): void => {
      if (number(name) === value && attributes.has(name)) return;
      attributes.set(name, String(value));
      attributes.set(apply, '1');
    };
    // A text typed with an apostrophe marks its cell; ours are texts of their own.
    attributes.delete('quotePrefix');
    if (look.format !== undefined) set('numFmtId', formatId(look.format), 'applyNumberFormat');
    set('fontId', fontId(number('fontId'), look), 'applyFont');
    if (look.fill !== undefined)
      set(
        'fillId',
        fills.add(
          `<fill><patternFill patternType="solid"><fgColor rgb="${look.fill}"/><bgColor indexed="64"/></patternFill></fill>`,
        ),
        'applyFill',
      );
    if (look.border !== undefined) set('borderId', borders.add(BORDERS[look.border]), 'applyBorder');
    if (!attributes.has('xfId')) attributes.set('xfId', '0');
    const alignment = alignmentOf(child(node, 'alignment'), look);
    if (alignment) attributes.set('applyAlignment', '1');
    const rest = (node?.children ?? []).filter((c) => c.local === 'protection').map((c) => source.slice(c.start, c.end));
    const open = [...attributes].map(([name, value]) => `${name}="${escapeAttribute(value)}"`).join(' ');
    const inner = alignment + rest.join('');
    return xfs.add(inner ? `<xf ${open}>${inner}</xf>` : `<xf ${open}/>`);
  };

  const indexOf = (base: number, look: FileLook): number => {
    const key = `${base} ${JSON.stringify(look)}`;
    const index = derived.get(key) ?? make(base, look);
    derived.set(key, index);
    return index;
  };

  const whole = (look: KeptLook): number | undefined => {
    const first = new Map((fonts.nodes[0]?.children ?? []).map((c) => [c.local, source.slice(c.start, c.end)]));
    const { format, font, fill, border, alignment = '', protection = '' } = piecesOf(look, first, escapeAttribute);
    const ids = {
      numFmtId: format === undefined ? 0 : formatId(format),
      fontId: font === undefined ? 0 : fonts.add(font),
      fillId: fill === undefined ? 0 : fills.add(fill),
      borderId: border === undefined ? 0 : borders.add(border),
    };
    // Nothing that a cell without a format would not have too, unless a file says that it has one.
    if (look.xml === undefined && Object.values(ids).every((id) => id === 0) && alignment + protection === '') return undefined;
    const applied = [
      ...[ids.numFmtId !== 0 && 'applyNumberFormat', ids.fontId !== 0 && 'applyFont', ids.fillId !== 0 && 'applyFill'],
      ...[ids.borderId !== 0 && 'applyBorder', alignment && 'applyAlignment', protection && 'applyProtection'],
    ].filter((one) => typeof one === 'string' && one !== '');
    const attributes = [...Object.entries({ ...ids, xfId: 0 }), ...applied.map((one) => [String(one), 1] as const)];
    const open = attributes.map(([name, value]) => `${name}="${value}"`).join(' ');
    return xfs.add(alignment + protection ? `<xf ${open}>${alignment}${protection}</xf>` : `<xf ${open}/>`);
  };

  return {
    whole: (look) => {
      const key = JSON.stringify(look);
      const known = wholes.get(key) ?? whole(look);
      wholes.set(key, known);
      return known;
    },
    derive: (base, look) => {
      const bases = seen.get(look) ?? new Map<number, number>();
      const index = bases.get(base) ?? indexOf(base, look);
      if (bases.size === 0) seen.set(look, bases);
      bases.set(base, index);
      return index;
    },
    result: () =>
      applySplices(
        source,
        [numFmts, fonts, fills, borders, xfs].flatMap((list) => [...list.splices()]),
      ),
  };
};
