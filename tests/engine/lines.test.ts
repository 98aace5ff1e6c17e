/** The line of an award, told from what the columns keep, says what the explanation says that works everything out again. */
import { benchTable } from '../../bench/tables';
import { chooseAll } from '../../src/engine/choose';
import { explain, line } from '../../src/engine/explain/explain';
import type { Line } from '../../src/engine/explanation';
import { Code } from '../../src/engine/outcome';
import { settle } from '../../src/engine/settle';
import { shipped } from '../support/packs';

const words = ({ note, readings }: Line): string => `${note.zh}\n${note.en}\n${readings.map(({ key }) => key).join()}`;

const ID = 'shaoxing-4151-2025';

test.each([undefined, 100_000_000])('budget %p', (budget) => {
  const policy = shipped(ID);
  const chosen = chooseAll(policy, { year: Number(policy.from.slice(0, 4)), readings: {}, parameters: {} });
  if (!chosen.ok) throw new Error(ID);
  const table = benchTable(policy, 150);
  // Every third project stands on two rows, and shares its caps.
  const projectOf = Int32Array.from({ length: table.rows }, (_, row) => (row % 3 === 1 ? row - 1 : row));
  const settlement = settle(policy, { ...table, projectOf }, { ...chosen.value, ...(budget !== undefined && { budget }) });
  const seen = new Set<Code>();
  const different: string[] = [];
  settlement.outcomes.forEach(({ code }, index) =>
    code.forEach((status, unit) => {
      // What earned nothing is told from the same replay both ways: a few are enough.
      if (status === Code.notEligible && unit % 25 > 0) return;
      seen.add(status);
      const [told, replayed] = [line, explain].map((make) => words(make(settlement, index, unit))) as [string, string];
      if (told !== replayed) different.push(`${told} ≠ ${replayed}`);
    }),
  );
  expect(different).toEqual([]);
  expect([...seen]).toEqual(expect.arrayContaining([Code.awarded, Code.displaced]));
  // Of two rows of one project, the one that goes without is told by the other.
  const own = settlement.outcomes.flatMap((outcome, index) =>
    Array.from(outcome.code, (_, unit) => ({ index, unit })).filter(({ unit }) => outcome.displacedBy?.[unit] === index),
  );
  expect(own.length).toBeGreaterThan(0);
  for (const { index, unit } of own) {
    const other = table.rowNumbers[unit % 3 === 1 ? unit - 1 : unit + 1];
    expect(line(settlement, index, unit).note.zh).toContain(`就高，由第 ${other} 行的“`);
    expect(line(settlement, index, unit).note.en).toContain(`” in row ${other}`);
    expect(explain(settlement, index, unit).displacedRow).toBe(other);
  }
  const marked = { shared: 1, limit: 0, prior: 1 } as const;
  for (const part of ['shared', 'limit', 'prior'] as const)
    expect(settlement.outcomes.some((outcome) => outcome[part]?.some((mark: number) => mark >= marked[part]))).toBe(true);
});
