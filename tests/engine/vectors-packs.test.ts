/** Every item with money of every pack on the edges of its own formulas: columns and the exact evaluation against the reference, and explanations on some of the rows. */
import type { Policy } from '../../src/policy/model';
import { mini } from '../support/mini-pack';
import { shipped } from '../support/packs';
import { referenceFen } from '../support/reference';
import { tableOf } from '../support/tables';
import { entryFor, rowsFor } from '../support/vectors/pack-rows';
import { columns, explanations, scalar } from '../support/vectors/target';

/** Rows per item, and how many of them are explained. */
const ROWS = 250;
const EXPLAINED = 12;

const PACKS: readonly (readonly [name: string, year: number, load: () => Policy])[] = [
  ['mini', 2025, mini],
  ...(
    [
      ['shaoxing-4151-2025', 2025],
      ['shangyu-clusters-2017', 2018],
      ['hangzhou-manufacturing-2018', 2019],
      ['jiaxing-555-2020', 2021],
      ['minhang-industry-2024', 2024],
    ] as const
  ).map(([id, year]) => [id, year, () => shipped(id)] as const),
];

test.each(PACKS.flatMap(([id, year, load]) => [false, true].map((last) => ({ id, year, load, last }))))(
  '$id, readings: last options $last',
  ({ year, load, last }) => {
    const policy = load();
    const entry = entryFor(policy, year, last);
    const wrong: string[] = [];
    let paying = 0;
    for (const item of policy.items) {
      if (!item.amount) continue;
      const rows = rowsFor(item, entry, ROWS);
      const some = rows.filter((_, r) => r % Math.ceil(rows.length / EXPLAINED) === 0);
      for (const [targets, given] of [
        [[columns, scalar], rows],
        [[explanations], some],
      ] as const) {
        const expected = given.map((row) => referenceFen(item, row, entry.reference));
        paying += expected.filter((fen) => fen > 0).length;
        const vectors = { policy, choices: entry.choices, table: tableOf(policy, given) };
        for (const target of targets) {
          const got = target.amounts(vectors, item) as Float64Array;
          expected.forEach((fen, r) => {
            if (!Object.is(got[r], fen) && wrong.length < 5)
              wrong.push(`${target.name} ${item.id}: ${got[r]}, reference ${fen}: ${JSON.stringify(given[r])}`);
          });
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(paying).toBeGreaterThan(policy.items.length);
  },
  600_000,
);
