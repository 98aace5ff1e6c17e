/** One numbered list of the styles part (fonts, fills, borders, cell formats): finds an equal entry or adds one, and writes itself back. */
import { applySplices, setAttribute, type Splice } from '../xml/splice';
import { attribute, child, parseXml, type Node } from '../xml/tree';

export interface StyleList {
  readonly nodes: readonly Node[];
  /** Number of an entry equal to this XML, added when there is none. */
  add(xml: string): number;
  splices(): readonly Splice[];
}

// Attributes that say nothing when they are false.
const SILENT = /^(?:apply|pivotButton|quotePrefix)/;

/** Two entries are equal when their canonical forms are: order of attributes, blanks and silent attributes do not matter. */
export const canonical = (node: Node): string => {
  const attributes = node.attributes
    .filter((a) => !a.name.startsWith('xmlns') && !(SILENT.test(a.local) && (a.value === '0' || a.value === 'false')))
    .map((a) => `${a.local}=${JSON.stringify(a.value)}`)
    .sort();
  return `<${[node.local, ...attributes].join(' ')}>${node.children.map(canonical).join('')}</>`;
};

const ORDER = [
  'numFmts',
  'fonts',
  'fills',
  'borders',
  'cellStyleXfs',
  'cellXfs',
  'cellStyles',
  'dxfs',
  'tableStyles',
  'colors',
  'extLst',
];

/** `seed` are the entries a list must begin with when the part lacks it. */
export const styleList = (source: string, root: Node, list: string, seed: readonly string[]): StyleList => {
  const node = child(root, list);
  const nodes = node?.children ?? [];
  const added: string[] = node ? [] : [...seed];
  const known = new Map<string, number>();
  nodes.forEach((entry, i) => {
    const key = canonical(entry);
    if (!known.has(key)) known.set(key, i);
  });
  seed.forEach((xml, i) => void (node || known.set(canonical(parseXml(xml)), i)));

  return {
    nodes,
    add: (xml) => {
      const key = canonical(parseXml(xml));
      const found = known.get(key);
      if (found !== undefined) return found;
      const index = nodes.length + added.push(xml) - 1;
      known.set(key, index);
      return index;
    },
    splices: () => {
      const missing = added.length - (node ? 0 : seed.length);
      if (!missing) return [];
      const count = String(nodes.length + added.length);
      if (!node) {
        const next = root.children.find((c) => ORDER.indexOf(c.local) > ORDER.indexOf(list));
        const at = next?.start ?? root.closeStart;
        return [{ start: at, end: at, text: `<${list} count="${count}">${added.join('')}</${list}>` }];
      }
      if (!node.empty)
        return [
          { start: node.closeStart, end: node.closeStart, text: added.join('') },
          ...(attribute(node, 'count') === undefined ? [] : setAttribute(node, 'count', count)),
        ];
      // `<numFmts count="0"/>`: attribute and content would be two splices of one element.
      const open = applySplices(source, setAttribute(node, 'count', count))
        .slice(node.start)
        .replace(/\s*\/>[\s\S]*$/, '>');
      return [{ start: node.start, end: node.end, text: `${open}${added.join('')}</${node.name}>` }];
    },
  };
};
