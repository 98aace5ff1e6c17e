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

// Comments and links come by the ten thousand: nodes without attributes or children share these.
const NO_ATTRIBUTES: readonly Attribute[] = [];
const NO_NODES: Node[] = [];

interface Building extends Node {
  children: Node[];
  openEnd: number;
  closeStart: number;
  end: number;
}

const TOKEN =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<\/([^\s<>/]+)\s*>|<([^\s<>/!?="']+)((?:\s+[^\s<>/="']+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|</g;
const ATTRIBUTE = /([^\s<>/="']+)\s*=\s*(["'])/g;

const split = (name: string): [string, string] => {
  const colon = name.indexOf(':');
  return colon < 0 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)];
};

interface BuildingAttribute extends Attribute {
  ns: string;
}

/** Namespaces that the tag declares, with those around it. */
const scopeWith = (attributes: readonly Attribute[], outer: Scope): Scope => {
  const declared = attributes.filter(({ name }) => name === 'xmlns' || name.startsWith('xmlns:'));
  if (!declared.length) return outer;
  return new Map([...outer, ...declared.map(({ name, value }) => [name === 'xmlns' ? '' : name.slice(6), value] as const)]);
};

const readAttributes = (source: string, offset: number): BuildingAttribute[] => {
  const attributes: BuildingAttribute[] = [];
  ATTRIBUTE.lastIndex = 0;
  for (let m = ATTRIBUTE.exec(source); m; m = ATTRIBUTE.exec(source)) {
    const [, name = '', quote = '"'] = m;
    const start = ATTRIBUTE.lastIndex;
    const end = source.indexOf(quote, start);
    ATTRIBUTE.lastIndex = end + 1;
    const value = unescapeXml(source.slice(start, end));
    attributes.push({ name, local: split(name)[1], ns: '', value, start: offset + start, end: offset + end });
  }
  return attributes;
};

/** The root element. Throws BadXml. */
export const parseXml = (source: string): Node => {
  const open: Building[] = [];
  const scopes: Scope[] = [new Map()];
  let root: Node | undefined;

  const begin = (name: string, tag: string, at: number): Building => {
    const outer = scopes[open.length] as Scope;
    const attributes = tag === '' ? NO_ATTRIBUTES : readAttributes(tag, at + 1 + name.length);
    const scope = tag === '' ? outer : scopeWith(attributes, outer);
    for (const attribute of attributes as readonly BuildingAttribute[]) {
      const [prefix] = split(attribute.name);
      if (prefix !== '') attribute.ns = scope.get(prefix) ?? '';
    }
    const [prefix, local] = split(name);
    const end = TOKEN.lastIndex;
    const empty = source[end - 2] === '/';
    scopes.length = open.length + 1;
    if (!empty) scopes.push(scope);
    return {
      name,
      local,
      ns: scope.get(prefix) ?? '',
      attributes,
      children: NO_NODES,
      start: at,
      openEnd: end,
      closeStart: end,
      end,
      empty,
    };
  };

  const finish = (node: Node): void => {
    const parent = open[open.length - 1];
    if (!parent) {
      if (root) throw new BadXml('two root elements');
      root = node;
    } else if (parent.children === NO_NODES) parent.children = [node];
    else parent.children.push(node);
  };

  TOKEN.lastIndex = 0;
  for (let m = TOKEN.exec(source); m; m = TOKEN.exec(source)) {
    const at = m.index;
    if (m[0] === '<') throw new BadXml(`markup not understood at ${at}: ${source.slice(at, at + 40)}`);
    if (m[1] !== undefined) {
      const node = open.pop();
      if (!node || node.name !== m[1]) throw new BadXml(`</${m[1]}> at ${at} closes nothing`);
      node.closeStart = at;
      node.end = TOKEN.lastIndex;
      finish(node);
    } else if (m[2] !== undefined) {
      const node = begin(m[2], m[3] ?? '', at);
      if (node.empty) finish(node);
      else open.push(node);
    }
  }
  if (open.length || !root)
    throw new BadXml(open.length ? `<${open[open.length - 1]?.name ?? ''}> is not closed` : 'no root element');
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
