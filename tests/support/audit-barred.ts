/** A sheet for planted errors in; the same with rows on which a rule excludes whoever would be paid, out. */
import { Code } from '../../src/engine/outcome';
import type { Gate, Policy } from '../../src/policy/model';
import { computed } from './audit-variants';
import type { FormulaSheet } from './formula-rows';
import type { Cell } from './grids';

/** Paying rows that are tried for each rule. */
const ROWS = 6;

/** What may stand in a column of an input instead. */
const answers = (policy: Policy, name: string): readonly Cell[] => {
  const type = policy.inputs.get(name)?.type;
  return type?.kind === 'flag' ? ['是', '否'] : type?.kind === 'choice' ? type.options : [];
};

const changed = (policy: Policy, sheet: FormulaSheet, gate: Gate, row: readonly Cell[]): readonly (readonly Cell[])[] =>
  gate.inputs.flatMap((name) => {
    const column = sheet.mapping.columns[name]?.column;
    return column === undefined ? [] : answers(policy, name).map((cell) => row.map((was, c) => (c === column ? cell : was)));
  });

export const withBarred = (policy: Policy, sheet: FormulaSheet): FormulaSheet => {
  const { outcomes, table } = computed(policy, sheet).settlement;
  const paying = (gate: Gate): readonly number[] => {
    const concerned = outcomes.filter(({ item }) => gate.items.length === 0 || gate.items.includes(item.id));
    const pays = (row: number): boolean =>
      concerned.some(
        ({ item, code }) => code[item.grain === 'project' ? row : (table.enterpriseOf[row] as number)] === Code.awarded,
      );
    return sheet.rows.flatMap((_, row) => (pays(row) ? [row] : [])).slice(-ROWS);
  };
  const more = policy.gates.flatMap((gate) => paying(gate).flatMap((row) => changed(policy, sheet, gate, sheet.rows[row] ?? [])));
  const rows = [...sheet.rows, ...more.map(([, ...cells], i): readonly Cell[] => [`限制企业${i + 1}`, ...cells])];
  return { ...sheet, rows, mapping: { ...sheet.mapping, lastRow: rows.length } };
};
