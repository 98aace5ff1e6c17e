/** A policy's sheet of worked rows, settled and emitted: what each cell was to be, and the formula or the reason that there is none. */
import { chooseAll } from '../../src/engine/choose';
import type { Settlement } from '../../src/engine/outcome';
import { settle } from '../../src/engine/settle';
import { emitterOf, type Emitted, type Emitter, type Shown } from '../../src/formulas/emit';
import type { Policy } from '../../src/policy/model';
import { awardsOf, rowOf } from '../../src/sheet/compose/awards';
import { itemColumn } from '../../src/sheet/compose/own-columns';
import { readTable } from '../../src/sheet/read/read-table';
import { plainOf } from '../../src/sheet/record/edits';
import { makeGrid } from './grids';
import type { FormulaSheet } from './formula-rows';

export interface EmittedCell {
  readonly item: string;
  readonly unit: number;
  /** Table row. */
  readonly row: number;
  readonly wanted: Shown;
  readonly made: Emitted;
}

export interface EmittedSheet {
  readonly settlement: Settlement;
  readonly emitter: Emitter;
  readonly cells: () => Generator<EmittedCell>;
}

export const emitted = (policy: Policy, sheet: FormulaSheet, unit: '元' | '万元' = '元'): EmittedSheet => {
  const grid = makeGrid([[...sheet.header], ...sheet.rows]);
  const choices = chooseAll(policy, sheet.wanted);
  if (!choices.ok) throw new Error(choices.problems.map(({ message }) => message.en).join('\n'));
  const { table } = readTable(grid, sheet.mapping, policy, { year: sheet.wanted.year, readings: choices.value.readings });
  const settlement = settle(policy, table, choices.value);
  const emitter = emitterOf(settlement, grid, sheet.mapping, { lang: 'zh', unit });
  const shape = {
    settlement,
    mapping: sheet.mapping,
    firstRow: 1,
    lastRow: sheet.rows.length,
    lang: 'zh',
    unit,
    several: false,
  } as const;
  return {
    settlement,
    emitter,
    *cells() {
      for (const [index, outcome] of settlement.outcomes.entries()) {
        if (!outcome.item.amount) continue;
        const column = itemColumn(shape, outcome, awardsOf(settlement, [index]), 999, () => undefined);
        for (let at = 0; at < outcome.code.length; at += 1) {
          const row = rowOf(settlement, outcome.item, at);
          const plain = plainOf(column.values[(table.rowNumbers[row] as number) - 2]);
          const wanted: Shown = typeof plain === 'boolean' ? null : plain;
          yield { item: outcome.item.id, unit: at, row, wanted, made: emitter.emit(outcome.item.id, at, wanted) };
        }
      }
    },
  };
};
