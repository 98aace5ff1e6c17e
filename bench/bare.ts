/** What a file costs at least: every part of the one that came in inflated, every part of the one that goes out deflated, by zlib in one piece and nothing else. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { openContainer } from '../src/xlsx/container';
import { DEFAULT_LIMITS } from '../src/xlsx/limits';
import { joined, type Entry } from '../src/xlsx/zip/entry';
import { cpuSeconds } from './report';

export interface Cost {
  readonly wall: number;
  readonly cpu: number;
}

const costOf = (work: () => void): Cost => {
  const start = { wall: performance.now(), cpu: cpuSeconds() };
  work();
  return { wall: (performance.now() - start.wall) / 1000, cpu: cpuSeconds() - start.cpu };
};

const entriesOf = (bytes: Uint8Array): readonly Entry[] => {
  const container = openContainer(bytes, 'bench.xlsx', DEFAULT_LIMITS);
  if (!container.ok) throw new Error('the file does not open');
  return container.value;
};

/** Into one buffer of the size that it says: pieces of 16 KB, which zlib gives by itself, would have to be joined, for as long again. */
const plainOf = ({ method, pieces, size }: Entry): Uint8Array =>
  method === 0 ? joined(pieces) : inflateRawSync(joined(pieces), { chunkSize: Math.max(64, size + 1) });

export const bareCost = (before: Uint8Array, after: Uint8Array): { readonly inflate: Cost; readonly deflate: Cost } => {
  const inflate = costOf(() => entriesOf(before).forEach(plainOf));
  const plain = entriesOf(after).map(plainOf);
  return { inflate, deflate: costOf(() => plain.forEach((part) => deflateRawSync(part, { level: 6 }))) };
};
