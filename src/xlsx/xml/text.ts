/**
 * Text as XML holds it, and back. Two layers: XML's own entities, and the `_x000D_` escapes by which a spreadsheet's strings
 * carry characters that XML cannot.
 */
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Entities to characters; unknown ones stay as they stand. */
export const unescapeXml = (source: string): string =>
  source.includes('&')
    ? source.replace(
        /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|([a-z]+));/g,
        (whole, hex?: string, decimal?: string, name?: string) => {
          if (name !== undefined) return NAMED[name] ?? whole;
          const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
          return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
        },
      )
    : source;

/** For element content and attribute values alike. Line breaks and tabs become references, or an attribute would lose them. */
export const escapeAttribute = (value: string): string =>
  escapeText(value)
    .replace(/"/g, '&quot;')
    .replace(/[\t\n]/g, (c) => (c === '\n' ? '&#10;' : '&#9;'));

export const escapeText = (value: string): string =>
  /[&<>\r]/.test(value)
    ? value.replace(/[&<>\r]/g, (c) => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : c === '>' ? '&gt;' : '&#13;'))
    : value;

// Everything that XML 1.0 forbids: controls, lone surrogates, U+FFFE and U+FFFF.
const FORBIDDEN = new RegExp(
  '[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\ufffe\\uffff]|[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]',
  'g',
);
const ESCAPE_LIKE = /_(?=x[0-9a-fA-F]{4}_)/g;

const hex4 = (letter: string): string => `_x${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

/** A cell's text as `ST_Xstring`: what XML forbids, and `\r`, as `_xHHHH_`; text that only looks like such an escape is protected. */
export const toXString = (value: string): string =>
  value.replace(ESCAPE_LIKE, '_x005F_').replace(FORBIDDEN, hex4).replace(/\r/g, '_x000D_');

/** `ST_Xstring` back to text. */
export const fromXString = (value: string): string =>
  value.includes('_x')
    ? value.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : value;

// What most texts have nothing of.
const SPECIAL = new RegExp('[\\u0000-\\u001f\\ud800-\\udfff\\ufffe\\uffff&<>]|_x');

/** A cell's text ready to stand between tags. */
export const cellText = (value: string): string => (SPECIAL.test(value) ? escapeText(toXString(value)) : value);
