/** SHA-256 in hex, without waiting: by the host where it can, since a large sheet has 40 MB to hash; the same in Node and in the browser. */
import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';

export interface Hash {
  update(bytes: Uint8Array): Hash;
  digest(): Uint8Array;
}

interface Host {
  readonly process?: { readonly getBuiltinModule?: (name: string) => unknown };
}

// Asked for at run time, so that bundles for the browser hold nothing of it.
const nodeCrypto = (globalThis as Host).process?.getBuiltinModule?.('node:crypto') as
  { readonly createHash: (name: 'sha256') => Hash } | undefined;

/** What hosts without a hash of their own take. */
export const scriptedHash = (): Hash => sha256.create();

export const startHash: () => Hash = nodeCrypto ? () => nodeCrypto.createHash('sha256') : scriptedHash;

export const hexOf = (hash: Hash): string => bytesToHex(hash.digest());

export const hashBytes = (bytes: Uint8Array): string => hexOf(startHash().update(bytes));

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
