/** A manifest's text comes in; a plain tree of its elements goes out, or the message of the XML parser. */
import { XmlDocument, XmlElement } from 'libxml2-wasm';

/**
 * @typedef {{ name: string, namespace: string, path: string, line: number, attributes: Record<string, string>, text: string, children: Element[] }} Element
 * `path` is made of names without prefixes: OfficeApp/Hosts/Host.
 */

/** @param {string} xml @returns {Element} */
export function readTree(xml) {
  const document = XmlDocument.fromString(xml);
  try {
    return toElement(document.root, '');
  } finally {
    document.dispose();
  }
}

/** @returns {Element} */
function toElement(node, above) {
  const path = above ? `${above}/${node.name}` : node.name;
  const children = [];
  for (let child = node.firstChild; child; child = child.next)
    if (child instanceof XmlElement) children.push(toElement(child, path));
  return {
    name: node.name,
    namespace: node.namespaceUri,
    path,
    line: node.line,
    attributes: Object.fromEntries(node.attrs.map((attribute) => [attribute.name, attribute.value])),
    text: children.length > 0 ? '' : node.content.trim(),
    children,
  };
}

/** An element and everything in it, in document order. @param {Element} element @returns {Element[]} */
export const everything = (element) => [element, ...element.children.flatMap(everything)];

/** The row of a table whose key is the end of the path; the longest such key decides. */
export function rowOf(table, path) {
  const names = path.split('/');
  for (let start = 0; start < names.length; start++) {
    const row = table[names.slice(start).join('/')];
    if (row !== undefined) return row;
  }
  return undefined;
}
