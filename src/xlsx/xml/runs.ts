/** The inside of a string item (`<si>` or `<is>`: plain, rich runs, phonetic hints) in, the text a person sees out. */
import { fromXString, unescapeXml } from './text';

const CDATA = /<!\[CDATA\[([\s\S]*?)\]\]>/g;

const plain = (source: string): string => {
  const text = source.includes('<')
    ? source.replace(CDATA, (_, inner: string) => inner.replace(/&/g, '&amp;')).replace(/<!--[\s\S]*?-->/g, '')
    : source;
  return fromXString(unescapeXml(text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text));
};

/** Content of a `<v>`. */
export const valueText = plain;

// `<rPh>` holds the reading of a word, not part of it; `<phoneticPr>` holds no text. A `<t>` may have attributes, or be `<t/>`.
const PIECE = /<rPh[\s>][\s\S]*?<\/rPh>|<t(?:\s[^>]*?)?\/>|<t(?:\s[^>]*)?>([\s\S]*?)<\/t>/g;

export const runsText = (inner: string): string => {
  // The common case, one plain `<t>`.
  if (inner.startsWith('<t>') && inner.indexOf('</t>') === inner.length - 4) return plain(inner.slice(3, -4));
  let text = '';
  for (const m of inner.matchAll(PIECE)) if (m[1] !== undefined) text += plain(m[1]);
  return text;
};
