/**
 * What a run remembers in the workbook, as a custom XML part: a text in, `<memory xmlns="urn:cesuan:memory">…</memory>` out, and back.
 * The namespace stands on the root element, since Office finds parts by that only.
 */
export const MEMORY_NAMESPACE = 'urn:cesuan:memory';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Characters that XML 1.0 cannot hold are refused with a RangeError: our own memory is JSON, which escapes them. */
export const memoryXml = (memory: string): string => {
  for (const letter of memory) {
    const point = letter.codePointAt(0) ?? 0;
    const allowed =
      point >= 0x20
        ? point !== 0xfffe && point !== 0xffff && (point < 0xd800 || point > 0xdfff)
        : point === 9 || point === 10 || point === 13;
    if (!allowed) throw new RangeError(`memory holds a character that XML cannot: U+${point.toString(16)}`);
  }
  const escaped = memory.replace(/[&<>\r]/g, (c) => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : c === '>' ? '&gt;' : '&#13;'));
  return `<memory xmlns="${MEMORY_NAMESPACE}">${escaped}</memory>`;
};

/** The text back, or undefined when this is not such a part. */
export const memoryOf = (xml: string): string | undefined => {
  const m =
    /^\uFEFF?(?:<\?xml[^>]*\?>)?\s*<memory\s[^>]*?xmlns=["']urn:cesuan:memory["'][^>]*?(?:\/>|>([^<]*)<\/memory>)\s*$/.exec(xml);
  if (!m) return undefined;
  return (m[1] ?? '')
    .replace(/\r\n?/g, '\n')
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
      return ENTITIES[name ?? ''] ?? whole;
    });
};
