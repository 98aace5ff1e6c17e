/** SHA-256 in hex, the same in Node and in the browser, without waiting. */
import { sha256 } from '@noble/hashes/sha256';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';

export const hashBytes = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));

/** Of a text with LF line ends, so that a checkout on Windows hashes the same. */
export const hashText = (text: string): string => hashBytes(utf8ToBytes(text.replace(/\r\n?/g, '\n')));

/** One hash over several files, independent of the order in which they were read. */
export const hashFiles = (files: readonly { readonly file: string; readonly sha256: string }[]): string =>
  hashText(
    [...files]
      .sort((a, b) => (a.file < b.file ? -1 : 1))
      .map(({ file, sha256: hash }) => `${file} ${hash}\n`)
      .join(''),
  );
