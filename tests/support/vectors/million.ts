/** `node -r ./tools/register.cjs tests/support/vectors/million.ts CHUNKS ROWS`: random rows by columns, in chunks so that memory stays bounded; what was found as JSON on the output. */
import { NONE_HELD, hold, together, type Held } from './hold';
import { randomCases } from './random-cases';
import { columns } from './target';

const run = async (chunks: number, rows: number): Promise<Held> => {
  let all = NONE_HELD;
  for (let seed = 1; seed <= chunks; seed += 1) all = together(all, await hold(randomCases(rows, seed), [columns]));
  return all;
};

void run(Number(process.argv[2]), Number(process.argv[3])).then((held) => console.log(JSON.stringify(held)));
