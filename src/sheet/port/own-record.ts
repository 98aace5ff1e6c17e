/**
 * What a run keeps of itself in the workbook, beside its memory: a long text in, packed, and from that custom XML parts of a size that every host
 * takes, out, and back. Ports carry it packed: packing and unpacking take long, and are for whoever has the time.
 * Parts of two runs may meet for a moment; each says which writing it belongs to, and the newest that is whole counts.
 */
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';

export const RECORD_NAMESPACE = 'urn:cesuan:record';

/** Characters of one part; parts beyond 1 MB fail on the web. */
const PART = 400_000;

const toBase64 = (bytes: Uint8Array): string => btoa(strFromU8(bytes, true));

const fromBase64 = (text: string): Uint8Array => {
  const plain = atob(text);
  const bytes = new Uint8Array(plain.length);
  for (let i = 0; i < plain.length; i += 1) bytes[i] = plain.charCodeAt(i);
  return bytes;
};

const HEAD =
  /^\uFEFF?(?:<\?xml[^>]*\?>)?\s*<record\s+xmlns="urn:cesuan:record"\s+run="(\d+)"\s+part="(\d+)"\s+of="(\d+)"\s*>([A-Za-z0-9+/=\s]*)<\/record>\s*$/;

interface Part {
  readonly run: number;
  readonly part: number;
  readonly of: number;
  readonly text: string;
}

const parse = (xml: string): Part | undefined => {
  const [, run, part, of, text] = HEAD.exec(xml) ?? [];
  return text === undefined ? undefined : { run: Number(run), part: Number(part), of: Number(of), text };
};

/** Number of the newest writing among parts that are there; 0 where there is none. */
export const lastRecord = (parts: readonly string[]): number => Math.max(0, ...parts.map((xml) => parse(xml)?.run ?? 0));

/** By the same code in every host, so that all write the same bytes. '' for ''. */
export const packRecord = (record: string): string => (record === '' ? '' : toBase64(deflateSync(strToU8(record), { level: 6 })));

/** The first of some packed records that is sound; undefined where there is none. */
export const unpackRecord = (packed: readonly string[]): string | undefined => {
  for (const one of packed) {
    try {
      return strFromU8(inflateSync(fromBase64(one)));
    } catch {
      // Damaged: an older writing may still be whole.
    }
  }
  return undefined;
};

/** Of what is packed. `run` has to be higher than that of every part that is there. */
export const recordParts = (packed: string, run: number): readonly string[] => {
  const of = Math.max(1, Math.ceil(packed.length / PART));
  return Array.from(
    { length: of },
    (_, part) =>
      `<record xmlns="${RECORD_NAMESPACE}" run="${run}" part="${part}" of="${of}">${packed.slice(part * PART, (part + 1) * PART)}</record>`,
  );
};

/** What is packed of every writing whose parts are all there, in whatever order they come, the newest first: one, but for a write that was cut off. None where the newest is empty. */
export const recordsIn = (parts: readonly string[]): readonly string[] => {
  const byRun = new Map<number, Part[]>();
  for (const xml of parts) {
    const part = parse(xml);
    if (part) byRun.set(part.run, [...(byRun.get(part.run) ?? []), part]);
  }
  const whole = [...byRun]
    .sort(([a], [b]) => b - a)
    .flatMap(([, found]) => {
      const sorted = [...found].sort((a, b) => a.part - b.part);
      const all = sorted.length === sorted[0]?.of && sorted.every(({ part }, i) => part === i);
      return all ? [sorted.map(({ text }) => text).join('')] : [];
    });
  return whole[0] === '' ? [] : whole;
};

/** Stands between a record and what a host keeps with it (column-looks.ts); neither has one. */
export const BETWEEN = '\n';

/** The record alone. */
export const recordAlone = (kept: string): string => kept.split(BETWEEN)[0] ?? '';
