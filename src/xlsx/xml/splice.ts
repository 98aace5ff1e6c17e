/** Edits of a text: pieces to replace go in, in any order, and one new text comes out. Whatever no piece covers stays as it is. */
import type { Node } from './tree';

export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Splices at the same place keep their order; overlapping ones are a mistake of the caller (RangeError). */
export const applySplices = (source: string, splices: readonly Splice[]): string => {
  if (!splices.length) return source;
  const sorted = splices.map((s, i) => ({ s, i })).sort((a, b) => a.s.start - b.s.start || a.s.end - b.s.end || a.i - b.i);
  const out: string[] = [];
  let at = 0;
  for (const { s } of sorted) {
    if (s.start < at) throw new RangeError('splices overlap');
    out.push(source.slice(at, s.start), s.text);
    at = s.end;
  }
  out.push(source.slice(at));
  return out.join('');
};

export const insertAt = (at: number, text: string): Splice => ({ start: at, end: at, text });

export const removeNode = (node: Node): Splice => ({ start: node.start, end: node.end, text: '' });

/** Adds `text` as the last content of the node, opening it when it is `<a/>`. */
export const appendTo = (source: string, node: Node, text: string): Splice =>
  node.empty
    ? {
        start: node.start,
        end: node.end,
        text: `${source.slice(node.start, node.end).replace(/\s*\/>$/, '>')}${text}</${node.name}>`,
      }
    : insertAt(node.closeStart, text);

/** Sets a plain attribute, or nothing when it has the value already. `value` is raw: escaped by the caller. */
export const setAttribute = (node: Node, name: string, value: string): readonly Splice[] => {
  const found = node.attributes.find((a) => a.name === name);
  if (!found) return [insertAt(node.start + 1 + node.name.length, ` ${name}="${value}"`)];
  return found.value === value ? [] : [{ start: found.start, end: found.end, text: value }];
};
