/** Who is paid for what on any sheet: a grid in; per row the enterprise, project, invoices and amount with their cells, out. It reads lists of other offices too, which no policy describes. */
import type { Problem } from '../../core/problem';
import type { Policy } from '../../policy/model';
import { address, kindAt } from '../../sheet/cells';
import type { Recognition } from '../../sheet/mapping';
import { Kind, type Grid } from '../../sheet/port/port';
import { CellState, type Table } from '../../engine/table';
import { readEnterprises, identityText } from '../../sheet/read/enterprises';
import { sourceOf, type Source } from '../../sheet/read/source';
import { headerPath, layoutOf } from '../../sheet/recognise/layout';
import { recognise } from '../../sheet/recognise/recognise';
import { CLAIMS, givenHeader } from '../given/kinds';
import { readGiven } from '../given/read';
import { invoicesOn, type Invoice } from './invoices';
import { statedUnit } from '../given/unit';

export interface Entry {
  readonly file?: string;
  readonly sheet: string;
  /** 1-based. */
  readonly row: number;
  /** The cell that names the enterprise. */
  readonly cell: string;
  readonly code: string | null;
  readonly name: string;
  readonly project: string;
  readonly projectCell: string;
  readonly invoices: readonly Invoice[];
  /** 分 given; null where none is, or no column of amounts is known. */
  readonly fen: number | null;
  /** Its list states no unit: `fen` is as of 万元. */
  readonly unitAssumed?: true;
}

export interface Roster {
  readonly entries: readonly Entry[];
  /** What of it could not be used. */
  readonly problems: readonly Problem[];
}

export const rosterOf = (
  source: Source,
  given: { readonly column: number; readonly unit: string } | undefined,
  { enterprises, enterpriseOf }: Pick<Table, 'enterprises' | 'enterpriseOf'>,
  file?: string,
): Roster => {
  const { grid, mapping } = source;
  const { name, code, project } = mapping.identity;
  const projectOf = identityText(source, project?.column);
  const nameOf = identityText(source, name?.column);
  const invoices = invoicesOn(source);
  const amounts =
    given &&
    readGiven(
      source,
      {
        column: given.column,
        header: '',
        label: '',
        kind: 'award',
        own: true,
        unit: given.unit,
        unitSource: 'header',
        items: [],
        all: true,
      },
      given.unit,
    );
  const entries = Array.from(source.rows, (row, i): Entry => {
    const enterprise = enterprises[enterpriseOf[i] as number];
    return {
      ...(file !== undefined && { file }),
      sheet: grid.sheet,
      row: row + 1,
      cell: address(row, name?.column ?? code?.column ?? 0),
      code: enterprise?.code ?? null,
      // As this row writes it: rows of one code may have two names.
      name: nameOf(row) || (enterprise?.name ?? ''),
      project: projectOf(row),
      projectCell: address(row, project?.column ?? name?.column ?? 0),
      invoices: invoices.of(row),
      fen: amounts && amounts.state[i] === CellState.value ? (amounts.fen[i] as number) : null,
    };
  });
  const inFile = (one: Problem): Problem => (file === undefined ? one : { ...one, place: { ...one.place, file } });
  return { entries, problems: invoices.problems.map(inFile) };
};

/** A sheet as far as its header tells; undefined where it is no list of enterprises. Below 企业（家） stand numbers, and no names. */
export const listOn = (grid: Grid, policy: Policy, year: number): Recognition | undefined => {
  const recognition = recognise(grid, policy, { year });
  if (!recognition.ok) return undefined;
  const { mapping } = recognition.value;
  const { name, code } = mapping.identity;
  const { rows } = sourceOf(grid, mapping);
  const isNamed = name !== undefined && rows.some((row) => kindAt(grid, row, name.column) === Kind.text);
  return isNamed || code ? recognition.value : undefined;
};

/** Another sheet or workbook: undefined where it is no list of enterprises. */
export const otherRoster = (grid: Grid, policy: Policy, year: number, file?: string): Roster | undefined => {
  const list = listOn(grid, policy, year);
  if (!list) return undefined;
  const { mapping, headers } = list;
  const layout = layoutOf(grid, []);
  const amounts = headers.flatMap(({ column }) => {
    const found = givenHeader(headerPath(layout, mapping.headerRow, mapping.headerRows, column));
    return found ? [{ column, rank: CLAIMS.indexOf(found.kind) < 0 ? CLAIMS.length : CLAIMS.indexOf(found.kind) }] : [];
  });
  const best = amounts.sort((a, b) => a.rank - b.rank || a.column - b.column)[0];
  const stated = best && statedUnit(layout, mapping, best.column).unit;
  const source = sourceOf(grid, mapping);
  const given = best && { column: best.column, unit: stated || '万元' };
  const roster = rosterOf(source, given, readEnterprises(source), file);
  return stated === '' ? { ...roster, entries: roster.entries.map((one) => ({ ...one, unitAssumed: true as const })) } : roster;
};
