/** `npm run bench [-- --rows N --json FILE]`: every benchmark in turn. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { benchEngine } from './engine';
import { allFigures } from './report';

const { values } = parseArgs({ options: { rows: { type: 'string', default: '100000' }, json: { type: 'string' } } });

const run = async (): Promise<void> => {
  await benchEngine(Number(values.rows));
  if (values.json) writeFileSync(values.json, `${JSON.stringify(allFigures(), null, 2)}\n`);
};

void run();
