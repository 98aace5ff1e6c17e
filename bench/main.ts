/** `npm run bench [-- engine|whole|xlsx|peers|vectors] [--rows N] [--json FILE]`: every benchmark in turn, or those named. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { benchEngine } from './engine';
import { benchPeers } from './peers';
import { allFigures } from './report';
import { benchVectors } from './vectors';
import { benchWhole } from './whole';
import { benchXlsx } from './xlsx';

const BENCHES: Readonly<Record<string, (rows: number) => Promise<void>>> = {
  engine: benchEngine,
  xlsx: (rows) => benchXlsx(rows),
  whole: benchWhole,
  peers: benchPeers,
  vectors: benchVectors,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rows: { type: 'string', default: '100000' }, json: { type: 'string' } },
});

const run = async (): Promise<void> => {
  for (const [name, bench] of Object.entries(BENCHES))
    if (positionals.length === 0 || positionals.includes(name)) await bench(Number(values.rows));
  if (values.json) writeFileSync(values.json, `${JSON.stringify(allFigures(), null, 2)}\n`);
};

void run();
