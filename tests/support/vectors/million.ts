/** `node -r ./tools/register.cjs tests/support/vectors/million.ts CHUNKS ROWS`: random rows by columns, in chunks so that memory stays bounded; what was found as JSON on the output. */
import { hold, type Held } from './hold';
import { randomCases } from './random-cases';
import { columns } from './target';

const run = async (chunks: number, rows: number): Promise<Held> => {
  let all: Held = { wrong: 0, told: [], paying: 0, open: 0 };
  for (let seed = 1; seed <= chunks; seed += 1) {
    const held = await hold(randomCases(rows, seed), [columns]);
    all = {
      wrong: all.wrong + held.wrong,
      told: [...all.told, ...held.told].slice(0, 5),
      paying: all.paying + held.paying,
      open: all.open + held.open,
    };
  }
  return all;
};

void run(Number(process.argv[2]), Number(process.argv[3])).then((held) => console.log(JSON.stringify(held)));
