/** The zod schema of a pack file comes in; docs/pack.schema.json, which editors complete and check packs with, goes out. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchema } from '../src/policy/json-schema';

writeFileSync(join(__dirname, '..', 'docs', 'pack.schema.json'), `${JSON.stringify(jsonSchema(), null, 2)}\n`);
