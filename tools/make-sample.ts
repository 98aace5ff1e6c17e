/** Makes assets/samples/shaoxing-sample.xlsx, the same bytes every time; `--check` compares instead of writing and fails when they differ. */
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bookBytes, FIRST_DATA_ROW } from './sample/book';
import { addChart, type Parts } from './sample/chart';
import { DISTRICTS } from './sample/columns';
import { sampleRows } from './sample/enterprises';
import type { SampleRow } from './sample/sketch';

const FILE = join(__dirname, '..', 'assets', 'samples', 'shaoxing-sample.xlsx');

const sums = (rows: readonly SampleRow[]): readonly number[] =>
  DISTRICTS.map(
    (district) =>
      rows
        .filter((r) => r.district === district)
        .reduce((sum, r) => sum + (typeof r.equipment === 'number' ? Math.round(r.equipment * 10_000) : 0), 0) / 10_000,
  );

/** Entries in a fixed order with a fixed date; [Content_Types].xml comes first, as readers of streams want it. */
const pack = (parts: Parts): Uint8Array => {
  const names = [...parts.keys()].sort(
    (a, b) => Number(b === '[Content_Types].xml') - Number(a === '[Content_Types].xml') || (a < b ? -1 : 1),
  );
  const entries: Zippable = {};
  for (const name of names) {
    const part = parts.get(name) ?? '';
    entries[name] = [typeof part === 'string' ? strToU8(part) : part, { level: 9, mtime: new Date(2025, 10, 3, 9, 0, 0), os: 0 }];
  }
  return zipSync(entries);
};

export const sampleBytes = async (): Promise<Uint8Array> => {
  const rows = sampleRows(DISTRICTS);
  const parts: Parts = new Map();
  for (const [name, bytes] of Object.entries(unzipSync(await bookBytes(rows)))) {
    if (!name.endsWith('/')) parts.set(name, /\.(?:xml|rels|vml)$/.test(name) ? strFromU8(bytes) : bytes);
  }
  addChart(parts, FIRST_DATA_ROW + rows.length + 4, sums(rows));
  return pack(parts);
};

const main = async (): Promise<void> => {
  const bytes = await sampleBytes();
  if (process.argv.includes('--check')) {
    const before = new Uint8Array(readFileSync(FILE));
    if (Buffer.compare(before, bytes) !== 0) throw new Error(`${FILE} is not what this script makes; run npm run sample`);
    return;
  }
  mkdirSync(dirname(FILE), { recursive: true });
  writeFileSync(FILE, bytes);
  console.log(`${FILE}: ${bytes.length} bytes`);
};

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
}
