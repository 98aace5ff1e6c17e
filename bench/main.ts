/** `npm run bench [-- whole|xlsx|engine|linear|peers|vectors] [--rows N] [--columns N] [--json FILE]`: every benchmark in turn, or those named. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { benchEngine } from './engine';
import { benchLinear } from './linear';
import { MAKE, makeFile, type Made } from './made';
import { benchPeers } from './peers';
import { allFigures } from './report';
import { benchVectors } from './vectors';
import { benchWhole } from './whole';
import { benchXlsx } from './xlsx';

/** The whole job comes first: its peak of memory is that of the process. */
const BENCHES: Readonly<Record<string, (rows: number, columns: number) => Promise<void>>> = {
  whole: benchWhole,
  xlsx: benchXlsx,
  engine: benchEngine,
  linear: benchLinear,
  peers: benchPeers,
  vectors: benchVectors,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rows: { type: 'string', default: '100000' }, columns: { type: 'string', default: '40' }, json: { type: 'string' } },
});

const [rows, columns] = [Number(values.rows), Number(values.columns)];

const run = async (): Promise<void> => {
  const [first, kind, file] = positionals;
  if (first === MAKE) return makeFile(kind as Made, rows, columns, file ?? '');
  for (const [name, bench] of Object.entries(BENCHES))
    if (positionals.length === 0 || positionals.includes(name)) await bench(rows, columns);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(allFigures(), null, 2)}\n`);
};

void run();
