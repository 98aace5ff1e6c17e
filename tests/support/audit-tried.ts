/** Errors of every kind in a policy's own terms, planted and looked for: a shipped policy's id in; what came of it, and the test that holds it against docs/audit-kinds.md, out. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { held } from './audit-held';
import { planted } from './audit-plants';
import { cellsOf, isNamed, readCells, type Tried } from './audit-table';
import { shipped } from './packs';

/** Rows of the sheet, at least; each item's edges are among them. */
const ROWS = 400;

export const tried = (id: string): Tried => {
  const policy = shipped(id);
  const plants = planted(policy, ROWS);
  return {
    policy,
    rows: plants.sheet.rows.length,
    columns: plants.columns.length,
    clean: held(plants, false),
    wrong: held(plants),
  };
};

export const everyKind = (id: string): void => {
  let now: Tried;
  beforeAll(() => {
    now = tried(id);
  }, 600_000);

  test('a clean sheet has no differences', () => {
    expect(now.clean.besides.map(({ message }) => message.zh)).toEqual([]);
  });

  test('every planted error is found, and nothing besides', () => {
    expect(now.wrong.held.filter(({ finding }) => !finding).map(({ items, plant }) => [items, plant.row, plant.cause])).toEqual(
      [],
    );
    expect(now.wrong.besides.map(({ message }) => message.zh)).toEqual([]);
  });

  test('at least 95% have the right cause named first', () => {
    const wrong = now.wrong.held.filter((one) => !isNamed(one));
    const said = wrong.map(
      ({ items, plant, named, finding }) =>
        `${items.join('+')}: planted ${plant.cause}, named ${named} (${finding?.causes[0]?.text.zh ?? ''}), right ${plant.right} wrong ${plant.wrong}`,
    );
    if (wrong.length > now.wrong.held.length * 0.05) throw new Error(said.join('\n'));
    expect(now.wrong.held.length).toBeGreaterThan(300);
  });

  test('docs/audit-kinds.md says what came of it', () => {
    const page = readFileSync(join(__dirname, '../../docs/audit-kinds.md'), 'utf8');
    expect(Object.fromEntries(readCells(page, now.policy.short.zh))).toEqual(Object.fromEntries(cellsOf(now)));
  });
};
