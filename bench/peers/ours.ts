/** The engine on the same rows: certification cells read by the sheet's own reader, then the settlement of the pack, as a run does it. */
import { chooseAll } from '../../src/engine/choose';
import { settle } from '../../src/engine/settle';
import type { Table } from '../../src/engine/table';
import { Kind, type Grid } from '../../src/sheet/port/port';
import type { Mapping } from '../../src/sheet/mapping';
import { sourceOf } from '../../src/sheet/read/source';
import { readTitleLists } from '../../src/sheet/read/title-columns';
import { tableOfCases } from '../../tests/support/vectors/cases';
import { CLAUSES, clausePolicy } from '../../tests/support/vectors/clauses';
import { emptyAmounts, type Amounts, type Peer } from './peer';
import { YEAR, type PeerRows } from './rows';

/** One column of certifications, as a reader of workbooks hands it over. */
const gridOf = ({ rows, titles }: PeerRows): { readonly grid: Grid; readonly mapping: Mapping } => {
  const strings = [...new Set(titles)];
  const index = new Map(strings.map((text, i) => [text, i]));
  const kinds = new Uint8Array(rows).fill(Kind.text);
  const values = Float64Array.from(titles, (text) => index.get(text) ?? 0);
  const list = { column: 0, header: '荣誉认定', label: '荣誉认定', unit: '', unitSource: 'none', by: 'sheet' } as const;
  return {
    grid: {
      sheet: '表',
      firstRow: 0,
      firstColumn: 0,
      rows,
      columns: [{ kinds, values, formats: new Uint8Array(rows) }],
      strings,
      merges: [],
      hiddenRows: [],
      hiddenColumns: [],
      date1904: false,
    },
    mapping: {
      sheet: '表',
      headerRow: 0,
      headerRows: 0,
      firstRow: 0,
      lastRow: rows - 1,
      skipped: [],
      columns: {},
      identity: {},
      lists: [list],
      declined: [],
    },
  };
};

export const ours: Peer = {
  name: '策算',
  rows: 100_000,
  prepare: (given) => {
    const policy = clausePolicy();
    const chosen = chooseAll(policy, { year: YEAR, readings: {}, parameters: {} });
    if (!chosen.ok) throw new Error(chosen.problems.map(({ message }) => message.en).join('; '));
    const choices = chosen.value;
    const { grid, mapping } = gridOf(given);
    const source = sourceOf(grid, mapping);
    const read = tableOfCases(given.cases, policy);
    const numbers = new Map([...read.columns].filter(([, column]) => column.kind === 'number' || !('listed' in column)));
    return {
      run: () => {
        const { columns } = readTitleLists(source, policy, { year: YEAR, readings: choices.readings }, read.enterpriseOf);
        const table: Table = { ...read, columns: new Map([...numbers, ...columns]) };
        const { outcomes, totals } = settle(policy, table, choices);
        if (totals.awarded <= 0) throw new Error('nobody is paid');
        const none = emptyAmounts(0);
        return Object.fromEntries(
          CLAUSES.map((clause) => [clause, outcomes.find(({ item }) => item.id === clause)?.amount ?? none[clause]]),
        ) as Amounts;
      },
    };
  },
};
