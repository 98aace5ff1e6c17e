/** Rows of a list that say another year than the one audited: an audited column and its source in; the column with these rows open, and a warning, out. */
import { text } from '../core/lang';
import type { Problem } from '../core/problem';
import type { Settlement } from '../engine/outcome';
import { CellState } from '../engine/table';
import { address } from '../sheet/cells';
import type { Recognition } from '../sheet/mapping';
import { identityText } from '../sheet/read/enterprises';
import type { Source } from '../sheet/read/source';
import { parseHeader } from '../sheet/recognise/header-text';
import { withSums } from './differences/column-sums';
import type { Difference } from './differences/compare';
import type { ColumnResult } from './differences/differences';
import type { Found } from './finding';

export interface RowYears {
  readonly header: string;
  /** By table row: another year than the audited one. */
  readonly others: ReadonlyMap<number, number>;
  readonly problems: readonly Problem[];
}

const OF_ROW = /^(?:所属|奖补|补助|奖励|兑现|政策|资金|申报)?年[份度]$/;

/** Undefined where no column says the year of each row. Years of recognitions are the policy's matter, not the list's. */
export const yearsOfRows = (recognition: Recognition, source: Source, settlement: Settlement): RowYears | undefined => {
  if (source.mapping.lists.length > 0) return undefined;
  const settled = settlement.choices.year;
  const found = recognition.headers.filter(({ header }) => OF_ROW.test(parseHeader(header).key));
  const [only] = found;
  if (!only || found.length > 1) return undefined;
  const textAt = identityText(source, only.column);
  const years = Array.from(source.rows, (row) => {
    const named = [...textAt(row).matchAll(/(?:19|20)\d{2}/g)].map(([year]) => Number(year));
    return named.length === 1 ? (named[0] as number) : settled;
  });
  const others = new Map(years.flatMap((year, i) => (year === settled ? [] : [[i, year] as const])));
  if (others.size === 0) return undefined;
  const told = [...new Set(others.values())].sort((a, b) => a - b).join('、');
  // A list that says one other year throughout counts its years otherwise than the policy does.
  const mixed = others.size < years.length;
  const problem: Problem = {
    code: mixed ? 'rows-of-other-years' : 'list-of-other-year',
    severity: 'warning',
    place: { sheet: source.grid.sheet, name: only.header },
    message: mixed
      ? text(
          `“${only.header}”列有 ${others.size} 行是 ${told} 年，按 ${settled} 年度核对时列为“无法核对”。请分年度核对；同一企业跨年度的限额也按一年计算了。`,
          `${others.size} rows have ${told} as “${only.header}”; audited for ${settled}, they are listed as open. Audit each year by itself: limits of an enterprise with rows of several years were worked out as of one.`,
        )
      : text(
          `“${only.header}”列写的都是 ${told} 年，现按 ${settled} 年度核对。如年度选错，请改选后重新核对。`,
          `All rows have ${told} as “${only.header}”, and they were audited for ${settled}. If that is the wrong year, choose the other and audit again.`,
        ),
  };
  return { header: only.header, others: mixed ? others : new Map(), problems: [problem] };
};

export const withoutOtherYears = (
  column: ColumnResult,
  years: RowYears,
  source: Source,
  { table, choices }: Settlement,
  projects: readonly string[],
): ColumnResult => {
  const { comparison, amounts, given } = column;
  const { others, header } = years;
  if (others.size === 0) return column;
  const differing = new Map([...comparison.differences, ...comparison.open].map((one) => [one.row, one]));
  const openAt = (row: number): Difference =>
    differing.get(row) ?? {
      row,
      enterprise: -1,
      given: amounts.fen[row] as number,
      expected: amounts.fen[row] as number,
      most: 0,
    };
  const rows = [...others.keys()].filter((row) => differing.has(row) || amounts.state[row] === CellState.value);
  const found = rows.map((row): Found => {
    const { given: fen } = openAt(row);
    const number = table.rowNumbers[row] as number;
    const enterprise = table.enterprises[table.enterpriseOf[row] as number];
    const year = others.get(row) ?? 0;
    return {
      kind: 'open',
      at: { sheet: source.grid.sheet, cell: address(number - 1, given.column) },
      row: number,
      enterprise: enterprise?.name ?? '',
      code: enterprise?.code ?? null,
      project: projects[row] ?? '',
      about: given.label,
      given: fen,
      expected: null,
      difference: null,
      causes: [],
      message: text(
        `“${header}”写的是 ${year}，按 ${choices.year} 年度核对不能判断。请按 ${year} 年度另行核对。`,
        `“${header}” says ${year}, so it cannot be judged in an audit for ${choices.year}. Audit it for ${year}.`,
      ),
      related: [],
    };
  });
  const isOther = (one: { readonly row: number }): boolean => others.has(one.row);
  const agreed = rows.filter((row) => !differing.has(row));
  const numbers = new Set(rows.map((row) => table.rowNumbers[row]));
  const changed = {
    ...column,
    comparison: {
      ...comparison,
      differences: comparison.differences.filter((one) => !isOther(one)),
      open: [...comparison.open.filter((one) => !isOther(one)), ...rows.map(openAt)].sort((a, b) => a.row - b.row),
      agreeing: comparison.agreeing - agreed.length,
    },
    // Differences stand first, in the order in which they were compared.
    found: [...column.found.filter(({ row }) => !numbers.has(row)), ...found],
  };
  return withSums(changed, table);
};
