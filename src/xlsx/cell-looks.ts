/** How cells look by their format's number: the styles part in; number format, font, fill and alignment per entry of `cellXfs`, out. Colours that a theme names are left out. */
import { builtInCode } from './styles/formats';
import { customCodes } from './styles/sheet';
import { attribute, child, childrenOf, isTrue, type Node } from './xml/tree';

export interface CellLook {
  /** Number format code; absent for General. */
  readonly code?: string;
  readonly bold?: true;
  /** `#rrggbb`. */
  readonly color?: string;
  readonly fill?: string;
  readonly align?: 'left' | 'center' | 'right';
  readonly wrap?: true;
}

const rgbOf = (node: Node | undefined): string | undefined => {
  const argb = attribute(node, 'rgb');
  return argb !== undefined && /^(?:[0-9a-f]{2})?[0-9a-f]{6}$/i.test(argb) ? `#${argb.slice(-6).toLowerCase()}` : undefined;
};

const fontLook = (font: Node | undefined): CellLook => {
  const bold = child(font, 'b');
  const color = rgbOf(child(font, 'color'));
  return { ...(bold && attribute(bold, 'val') !== '0' && { bold: true }), ...(color !== undefined && { color }) };
};

const fillLook = (fill: Node | undefined): CellLook => {
  const pattern = child(fill, 'patternFill');
  const color = attribute(pattern, 'patternType') === 'solid' ? rgbOf(child(pattern, 'fgColor')) : undefined;
  return color === undefined ? {} : { fill: color };
};

const ALIGN: Readonly<Record<string, CellLook['align']>> = {
  left: 'left',
  center: 'center',
  centerContinuous: 'center',
  right: 'right',
};

const alignLook = (alignment: Node | undefined): CellLook => {
  const align = ALIGN[attribute(alignment, 'horizontal') ?? ''];
  return { ...(align && { align }), ...(isTrue(attribute(alignment, 'wrapText')) && { wrap: true }) };
};

export const cellLooks = (root: Node): readonly CellLook[] => {
  const codes = customCodes(root);
  const fonts = childrenOf(child(root, 'fonts'), 'font').map(fontLook);
  const fills = childrenOf(child(root, 'fills'), 'fill').map(fillLook);
  return childrenOf(child(root, 'cellXfs'), 'xf').map((xf) => {
    const id = Number(attribute(xf, 'numFmtId') ?? 0);
    const code = codes.get(id) ?? builtInCode(id);
    return {
      ...(code !== undefined && code !== 'General' && { code }),
      ...fonts[Number(attribute(xf, 'fontId') ?? 0)],
      ...fills[Number(attribute(xf, 'fillId') ?? 0)],
      ...alignLook(child(xf, 'alignment')),
    };
  });
};
