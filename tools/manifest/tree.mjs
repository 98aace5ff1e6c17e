/** A manifest's text comes in; a plain tree of its elements goes out, or the message of the XML parser. */
import { XmlCData, XmlDocument, XmlElement, XmlText } from 'libxml2-wasm';

/**
 * @typedef {{ name: string, namespace: string, path: string, line: number, attributes: Record<string, string>, text: string, children: Element[] }} Element
 * `path` is made of names without prefixes: OfficeApp/Hosts/Host. `text` is what stands in the element itself, with its blanks.
 */

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/** @param {string} xml @returns {Element} */
export function readTree(xml) {
  const document = XmlDocument.fromString(xml);
  try {
    return toElement(document.root, '');
  } finally {
    document.dispose();
  }
}

/** The schema's own attributes are xsi:…, whatever prefix the file has for them. */
const attributeName = ({ name, namespaceUri }) =>
  namespaceUri === XSI ? `xsi:${name}` : namespaceUri ? `{${namespaceUri}}${name}` : name;

/** @returns {Element} */
function toElement(node, above) {
  const path = above ? `${above}/${node.name}` : node.name;
  const children = [];
  let text = '';
  for (let child = node.firstChild; child; child = child.next)
    if (child instanceof XmlElement) children.push(toElement(child, path));
    else if (child instanceof XmlText || child instanceof XmlCData) text += child.content;
  return {
    name: node.name,
    namespace: node.namespaceUri,
    path,
    line: node.line,
    attributes: Object.fromEntries(node.attrs.map((attribute) => [attributeName(attribute), attribute.value])),
    text,
    children,
  };
}

/** An element and everything in it, in document order. @param {Element} element @returns {Element[]} */
export const everything = (element) => [element, ...element.children.flatMap(everything)];
