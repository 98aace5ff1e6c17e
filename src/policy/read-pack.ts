/** Reads the YAML text of a pack file: text in, data with the line of each part out. Only where packs are read from files; bundles carry data. */
import { LineCounter, parseDocument, isNode, type Document } from 'yaml';
import { hashText } from '../core/hash';
import { done, failed, type Result } from '../core/problem';
import type { PackSource, Path } from './pack';
import { yamlSyntax } from './problems';

const lineOf = (document: Document, counter: LineCounter, path: Path): number | undefined => {
  for (let length = path.length; length >= 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return counter.linePos(node.range[0]).line;
  }
  return undefined;
};

/** Reads a pack file from its text. Fails with the line where the YAML is broken. */
export const readPackFile = (file: string, text: string): Result<PackSource> => {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: true });
  if (document.errors.length) {
    return failed(
      ...document.errors.map((error) => yamlSyntax(error.message.split('\n')[0] ?? '', file, counter.linePos(error.pos[0]).line)),
    );
  }
  return done({
    file,
    data: document.toJS() as unknown,
    sha256: hashText(text),
    line: (path) => lineOf(document, counter, path),
  });
};
