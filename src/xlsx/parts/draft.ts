/**
 * A package under edit: the entries of a zip in, new entries out. Parts that nobody changes stay packed as they were; a part set to
 * the text it already has counts as unchanged. Nothing of the package it started from is altered, so a failed edit is simply dropped.
 */
import { ProblemError } from '../../core/problem';
import { DamagedEntry, pack, unpack } from '../zip/codec';
import { entryOf, joined, type Entry, type Packed } from '../zip/entry';
import { damagedPart, unusualXml } from '../problems';
import { BadXml, parseXml, type Node } from '../xml/tree';

/** A text part with its tree. */
export interface Xml {
  readonly source: string;
  readonly root: Node;
}

export interface Draft {
  readonly file: string;
  names(): readonly string[];
  has(part: string): boolean;
  /** Plain bytes; ProblemError when the part is missing or damaged. */
  bytes(part: string): Promise<Uint8Array>;
  text(part: string): Promise<string>;
  xml(part: string): Promise<Xml>;
  setText(part: string, text: string): void;
  setPacked(part: string, packed: Packed): void;
  remove(part: string): void;
  /** True when the part has other bytes than in the package this draft began with. */
  changed(part: string): Promise<boolean>;
  finish(): Promise<readonly Entry[]>;
}

export const decodeUtf8 = (file: string, part: string, bytes: Uint8Array): string => {
  try {
    // UTF-16 without letters beyond ASCII is valid UTF-8 full of zeros.
    if (bytes.subarray(0, 4).includes(0)) throw new TypeError('UTF-16');
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new ProblemError([unusualXml(file, part, { zh: '不是 UTF-8 编码', en: 'not UTF-8' })]);
  }
};

export const parsePart = (file: string, part: string, source: string): Xml => {
  try {
    return { source, root: parseXml(source) };
  } catch (error) {
    if (error instanceof BadXml) throw new ProblemError([damagedPart(file, part, error.message)]);
    throw error;
  }
};

type Change = { readonly name: string } & ({ readonly text: string } | { readonly packed: Packed } | { readonly gone: true });

const same = (a: Uint8Array, b: Uint8Array): boolean => {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
};

// Opening, reading and writing ask for the same large part one after another. What is unpacked stays at hand for as long as the
// memory is not needed; nobody alters it.
const LARGE = 1 << 20;
const atHand = new WeakMap<Packed, WeakRef<Uint8Array>>();

/** Who asks while a part is being unpacked waits for the same. */
const underWay = new WeakMap<Packed, Promise<Uint8Array>>();

const unpackOnce = async (packed: Packed): Promise<Uint8Array> => {
  const kept = atHand.get(packed)?.deref();
  if (kept) return kept;
  const begun = underWay.get(packed) ?? unpack(packed).finally(() => underWay.delete(packed));
  underWay.set(packed, begun);
  const bytes = await begun;
  if (bytes.length > LARGE) atHand.set(packed, new WeakRef(bytes));
  return bytes;
};

/** `hold`: the last large part that was unpacked stays for as long as the draft does, or until the next one is asked for. */
export const draftOf = (file: string, entries: readonly Entry[], hold = false): Draft => {
  const held: { last?: Uint8Array | undefined } = {};
  // Part names ignore case.
  const before = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  const changes = new Map<string, Change>();
  const encoder = new TextEncoder();

  const has = (part: string): boolean => {
    const change = changes.get(part.toLowerCase());
    return change ? !('gone' in change) : before.has(part.toLowerCase());
  };

  const bytes = async (part: string): Promise<Uint8Array> => {
    const change = changes.get(part.toLowerCase());
    if (change && 'text' in change) return encoder.encode(change.text);
    const packed = change ? ('packed' in change ? change.packed : undefined) : before.get(part.toLowerCase());
    if (!packed) throw new ProblemError([damagedPart(file, part, 'missing')]);
    try {
      if (!hold || packed.size <= LARGE) return await unpackOnce(packed);
      held.last = undefined;
      return (held.last = await unpackOnce(packed));
    } catch (error) {
      if (error instanceof DamagedEntry) throw new ProblemError([damagedPart(file, part, error.message)]);
      throw error;
    }
  };

  const text = async (part: string): Promise<string> => {
    const change = changes.get(part.toLowerCase());
    return change && 'text' in change ? change.text : decodeUtf8(file, part, await bytes(part));
  };

  // The new entry of a changed part; the old one when its content is the same after all.
  const settle = async (change: Change): Promise<Entry | undefined> => {
    if ('gone' in change) return undefined;
    const old = before.get(change.name.toLowerCase());
    if ('packed' in change)
      return old && old.crc === change.packed.crc && same(joined(old.pieces), joined(change.packed.pieces))
        ? old
        : entryOf(old?.name ?? change.name, change.packed, old);
    const plain = encoder.encode(change.text);
    if (old && old.size === plain.length && same(await unpack(old), plain)) return old;
    return entryOf(old?.name ?? change.name, await pack([plain]), old);
  };

  return {
    file,
    names: () => [
      ...entries.map((e) => e.name).filter(has),
      ...[...changes.values()].filter((c) => !before.has(c.name.toLowerCase()) && !('gone' in c)).map((c) => c.name),
    ],
    has,
    bytes,
    text,
    xml: async (part) => parsePart(file, part, await text(part)),
    setText: (part, value) => void changes.set(part.toLowerCase(), { name: part, text: value }),
    setPacked: (part, packed) => void changes.set(part.toLowerCase(), { name: part, packed }),
    remove: (part) => void changes.set(part.toLowerCase(), { name: part, gone: true }),
    changed: async (part) => {
      const change = changes.get(part.toLowerCase());
      return change !== undefined && (await settle(change)) !== before.get(part.toLowerCase());
    },
    finish: async () => {
      const out: Entry[] = [];
      for (const entry of entries) {
        const change = changes.get(entry.name.toLowerCase());
        const settled = change ? await settle(change) : entry;
        if (settled) out.push(settled);
      }
      for (const [key, change] of changes) {
        const settled = before.has(key) ? undefined : await settle(change);
        if (settled) out.push(settled);
      }
      return out;
    },
  };
};
