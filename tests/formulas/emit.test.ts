/** Every item of every policy as a formula: which can be one, and that each comes to the cell that the engine makes. */
import { formulaSheet } from '../support/formula-rows';
import { emitted } from '../support/emitted';
import { shipped } from '../support/packs';

jest.setTimeout(240_000);

/** All there were in Excel 2016. */
const FUNCTIONS = new Set([
  'IF',
  'AND',
  'OR',
  'NOT',
  'N',
  'ISNUMBER',
  'ISLOGICAL',
  'ROUND',
  'INT',
  'ABS',
  'SIGN',
  'MIN',
  'MAX',
  'NA',
  'TEXT',
]);

const functionsIn = (formula: string): readonly string[] =>
  [...formula.replace(/"(?:[^"]|"")*"/g, '""').matchAll(/([A-Z][A-Z.]*)\(/g)].map(([, name]) => name ?? '');

describe.each([
  ['shaoxing-4151-2025', 229, {}],
  ['shangyu-clusters-2017', 60, {}],
  ['hangzhou-manufacturing-2018', 44, { long: 1 }],
  ['jiaxing-555-2020', 75, {}],
  ['minhang-industry-2024', 289, {}],
] as const)('%s', (id, items, reasons) => {
  const policy = shipped(id);
  const sheet = emitted(policy, formulaSheet(policy, id, 1));

  test('which items are formulas', () => {
    const found: Record<string, number> = {};
    let formulas = 0;
    for (const item of policy.items.filter(({ amount }) => amount)) {
      const reason = sheet.emitter.reasonOf(item.id);
      if (reason === undefined) formulas += 1;
      else found[reason] = (found[reason] ?? 0) + 1;
    }
    expect([formulas, found]).toEqual([items, reasons]);
  });

  test('each cell is a formula that comes to what the engine makes, but for a few whose reason is told', () => {
    let formulas = 0;
    const others: string[] = [];
    const paying = new Set<string>();
    const used = new Set<string>();
    let longest = 0;
    for (const { item, row, wanted, made } of sheet.cells()) {
      if ('formula' in made) {
        formulas += 1;
        if (typeof wanted === 'number') paying.add(item);
        if (formulas % 20 !== 0) continue;
        const text = made.formula.text();
        longest = Math.max(longest, text.length);
        functionsIn(text).forEach((name) => used.add(name));
      } else if (made.reason === 'cells') others.push(`${item} ${row}: ${String(wanted)}`);
    }
    expect([...used].filter((name) => !FUNCTIONS.has(name))).toEqual([]);
    expect(longest).toBeLessThanOrEqual(8192);
    expect(formulas).toBeGreaterThan(15_000);
    expect(paying.size).toBeGreaterThan(25);
    // 租赁月数 17 is no number of months, which a formula cannot tell as the reader does.
    expect(others.length).toBeLessThanOrEqual(10);
  });
});
