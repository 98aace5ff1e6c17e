/**
 * An XML text in, a light tree out whose nodes know where they stand in the text, so that an edit can replace just them.
 * Namespaces are resolved; document type declarations are refused (no entity can be declared), as is anything that is not well formed.
 */
import { unescapeXml } from './text';

export interface Attribute {
  readonly name: string;
  readonly local: string;
  /** Namespace of a prefixed attribute; empty for a plain one. */
  readonly ns: string;
  readonly value: string;
  /** The raw value, without quotes. */
  readonly start: number;
  readonly end: number;
}

export interface Node {
  readonly name: string;
  readonly local: string;
  readonly ns: string;
  readonly attributes: readonly Attribute[];
  readonly children: readonly Node[];
  readonly start: number;
  /** After the `>` of the opening tag. */
  readonly openEnd: number;
  /** Before the closing tag; equals `openEnd` for `<a/>`. */
  readonly closeStart: number;
  readonly end: number;
  readonly empty: boolean;
}

/** The text is no well-formed XML. */
export class BadXml extends Error {}

type Scope = ReadonlyMap<string, string>;

interface Open {
  name: string;
  prefix: string;
  local: string;
  ns: string;
  attributes: Attribute[];
  children: Node[];
  start: number;
  openEnd: number;
  scope: Scope;
}

const TOKEN =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<\/([^\s<>/]+)\s*>|<([^\s<>/!?="']+)((?:\s+[^\s<>/="']+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|</g;
const ATTRIBUTE = /([^\s<>/="']+)\s*=\s*(["'])/g;

const split = (name: string): [string, string] => {
  const colon = name.indexOf(':');
  return colon < 0 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)];
};

const readAttributes = (source: string, offset: number, outer: Scope): { attributes: Attribute[]; scope: Scope } => {
  const raw: { name: string; value: string; start: number; end: number }[] = [];
  let scope = outer;
  ATTRIBUTE.lastIndex = 0;
  for (let m = ATTRIBUTE.exec(source); m; m = ATTRIBUTE.exec(source)) {
    const [, name = '', quote = '"'] = m;
    const start = ATTRIBUTE.lastIndex;
    const end = source.indexOf(quote, start);
    ATTRIBUTE.lastIndex = end + 1;
    const value = unescapeXml(source.slice(start, end));
    raw.push({ name, value, start: offset + start, end: offset + end });
    if (name === 'xmlns' || name.startsWith('xmlns:'))
      scope = new Map([...scope, [name === 'xmlns' ? '' : name.slice(6), value]]);
  }
  const attributes = raw.map((a) => {
    const [prefix, local] = split(a.name);
    return { ...a, local, ns: prefix === '' ? '' : (scope.get(prefix) ?? '') };
  });
  return { attributes, scope };
};

/** The root element. Throws BadXml. */
export const parseXml = (source: string): Node => {
  const stack: Open[] = [];
  let root: Node | undefined;
  const close = (open: Open, closeStart: number, end: number, empty: boolean): void => {
    const { name, local, ns, attributes, children, start, openEnd } = open;
    const node: Node = { name, local, ns, attributes, children, start, openEnd, closeStart, end, empty };
    const parent = stack[stack.length - 1];
    if (parent) parent.children.push(node);
    else if (root) throw new BadXml('two root elements');
    else root = node;
  };
  TOKEN.lastIndex = 0;
  for (let m = TOKEN.exec(source); m; m = TOKEN.exec(source)) {
    const at = m.index;
    if (m[0] === '<') throw new BadXml(`markup not understood at ${at}: ${source.slice(at, at + 40)}`);
    if (m[1] !== undefined) {
      const open = stack.pop();
      if (!open || open.name !== m[1]) throw new BadXml(`</${m[1]}> at ${at} closes nothing`);
      close(open, at, TOKEN.lastIndex, false);
    } else if (m[2] !== undefined) {
      const name = m[2];
      const [prefix, local] = split(name);
      const { attributes, scope } = readAttributes(m[3] ?? '', at + 1 + name.length, stack[stack.length - 1]?.scope ?? new Map());
      const open: Open = {
        name,
        prefix,
        local,
        ns: scope.get(prefix) ?? '',
        attributes,
        children: [],
        start: at,
        openEnd: TOKEN.lastIndex,
        scope,
      };
      if (m[4]) close(open, open.openEnd, open.openEnd, true);
      else stack.push(open);
    }
  }
  if (stack.length || !root)
    throw new BadXml(stack.length ? `<${stack[stack.length - 1]?.name ?? ''}> is not closed` : 'no root element');
  return root;
};

/** First child with this local name. */
export const child = (node: Node | undefined, local: string): Node | undefined => node?.children.find((c) => c.local === local);

export const childrenOf = (node: Node | undefined, local: string): readonly Node[] =>
  node?.children.filter((c) => c.local === local) ?? [];

/** Value of a plain attribute. */
export const attribute = (node: Node | undefined, local: string): string | undefined =>
  node?.attributes.find((a) => a.local === local && a.ns === '')?.value;

/** Value of an attribute in a namespace. */
export const attributeNs = (node: Node, local: string, ...namespaces: readonly string[]): string | undefined =>
  node.attributes.find((a) => a.local === local && namespaces.includes(a.ns))?.value;

/** All elements below (and with) the node, parents first. */
export function* walk(node: Node): Generator<Node> {
  yield node;
  for (const c of node.children) yield* walk(c);
}

/** The characters directly and indirectly inside an element, entities resolved. */
export const textOf = (source: string, node: Node): string => {
  const inner = source.slice(node.openEnd, node.closeStart);
  if (!inner.includes('<')) return unescapeXml(inner);
  return inner
    .split(/(<!\[CDATA\[[\s\S]*?\]\]>)/)
    .map((piece) =>
      piece.startsWith('<![CDATA[') ? piece.slice(9, -3) : unescapeXml(piece.replace(/<!--[\s\S]*?-->|<[^>]*>/g, '')),
    )
    .join('');
};

/** True for the attribute values that XML Schema reads as true. */
export const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';
