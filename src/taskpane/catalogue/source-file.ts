/**
 * The official text from the user's own file: a .txt, .html or .docx file in; its text, whether it is the recorded one, and where its articles and
 * figures stand, out. Nothing is sent anywhere and nothing is stored.
 */
import { strFromU8, unzipSync } from 'fflate';
import { hashText } from '../../core/hash';
import { failed, done, type Result } from '../../core/problem';
import type { Policy } from '../../policy/model';
import { sourcePlaces, type SourcePlaces } from '../../policy/source-places';
import { noText, unreadableText, wrongKindOfText } from './problems';

export interface SourceFile extends SourcePlaces {
  readonly name: string;
  readonly text: string;
  readonly sha256: string;
  /** It is the very text that the policy was checked against. */
  readonly recorded: boolean;
  /** Articles of the policy that the text does not have. */
  readonly missing: readonly string[];
}

/** Chinese texts are UTF-8, or GB 18030 where an older program wrote them. */
const decode = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
};

const BLOCKS = new Set([
  'P',
  'DIV',
  'LI',
  'TR',
  'BR',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'SECTION',
  'ARTICLE',
  'TABLE',
  'BLOCKQUOTE',
]);

/** The words of a page, one block a line. The page is parsed, never shown: its scripts and pictures do not load. */
const htmlText = (html: string): string => {
  const page = new DOMParser().parseFromString(html, 'text/html');
  page.querySelectorAll('script, style, noscript, template').forEach((element) => element.remove());
  const lines: string[] = [''];
  const add = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) lines[lines.length - 1] += (node.textContent ?? '').replace(/\s+/g, ' ');
    const block = node instanceof Element && BLOCKS.has(node.tagName);
    if (block) lines.push('');
    node.childNodes.forEach(add);
    if (block) lines.push('');
  };
  add(page.body);
  return lines
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');
};

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
/** A text of a few hundred pages; more is no policy. */
const MOST_BYTES = 50_000_000;

/** The paragraphs of a Word document. Numbers that Word counts by itself are not in the file's text. */
const docxText = (bytes: Uint8Array): string | undefined => {
  const part = 'word/document.xml';
  const found = unzipSync(bytes, { filter: ({ name, originalSize }) => name === part && originalSize < MOST_BYTES })[part];
  if (!found) return undefined;
  const xml = new DOMParser().parseFromString(strFromU8(found), 'application/xml');
  return [...xml.getElementsByTagNameNS(WORD, 'p')]
    .map((paragraph) =>
      [...paragraph.getElementsByTagNameNS(WORD, '*')]
        .map(({ localName, textContent }) =>
          localName === 't' ? (textContent ?? '') : localName === 'br' ? '\n' : localName === 'tab' ? ' ' : '',
        )
        .join(''),
    )
    .join('\n');
};

const textOf = (name: string, bytes: Uint8Array): string | undefined => {
  if (/\.docx$/i.test(name)) return docxText(bytes);
  return /\.html?$/i.test(name) ? htmlText(decode(bytes)) : decode(bytes);
};

export const readSourceFile = (policy: Policy, name: string, bytes: Uint8Array): Result<SourceFile> => {
  if (!/\.(?:txt|html?|docx)$/i.test(name)) return failed(wrongKindOfText(name));
  if (bytes.length > MOST_BYTES) return failed(unreadableText(name));
  let text: string | undefined;
  try {
    text = textOf(name, bytes);
  } catch {
    text = undefined;
  }
  if (text === undefined || text.includes('\0')) return failed(unreadableText(name));
  if (text.trim() === '') return failed(noText(name));
  const sha256 = hashText(text);
  const places = sourcePlaces(text);
  const missing = policy.articles.map(({ number }) => number).filter((number) => !places.articles.has(number));
  return done({ ...places, name, text, sha256, recorded: sha256 === policy.source.sha256, missing });
};
