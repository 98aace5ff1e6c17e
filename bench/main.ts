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

const USAGE = `npm run bench -- [${Object.keys(BENCHES).join('|')} …] [--rows N] [--columns N] [--json FILE]`;

const refuse = (why: string): never => {
  console.error(`${why}\n${USAGE}`);
  process.exit(2);
};

const options = {
  rows: { type: 'string', default: '100000' },
  columns: { type: 'string', default: '40' },
  json: { type: 'string' },
} as const;

const asked = (): ReturnType<typeof parseArgs<{ allowPositionals: true; options: typeof options }>> => {
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    return refuse((error as Error).message);
  }
};

const { values, positionals } = asked();

/** How many are asked for: a whole number above nothing. */
const count = (name: 'rows' | 'columns'): number => {
  const value = Number(values[name]);
  return Number.isSafeInteger(value) && value > 0 ? value : refuse(`--${name} ${values[name]}`);
};

const [rows, columns] = [count('rows'), count('columns')];

const run = async (): Promise<void> => {
  const [first, kind, file] = positionals;
  if (first === MAKE) return makeFile(kind as Made, rows, columns, file ?? '');
  const unknown = positionals.find((name) => !(name in BENCHES));
  if (unknown !== undefined) refuse(unknown);
  for (const [name, bench] of Object.entries(BENCHES))
    if (positionals.length === 0 || positionals.includes(name)) await bench(rows, columns);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(allFigures(), null, 2)}\n`);
};

void run();
