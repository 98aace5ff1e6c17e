/** Who is paid for what on any sheet: a grid in; per row the enterprise, project, invoices and amount with their cells, out. It reads lists of other offices too, which no policy describes. */
import type { Policy } from '../policy/model';
import { address } from '../sheet/cells';
import type { Mapping } from '../sheet/mapping';
import { compact } from '../sheet/normalise';
import type { Grid } from '../sheet/port';
import { CellState } from '../engine/table';
import { readEnterprises, identityText } from '../sheet/read/enterprises';
import { sourceOf, type Source } from '../sheet/read/source';
import { headerPath, layoutOf } from '../sheet/recognise/layout';
import { recognise } from '../sheet/recognise/recognise';
import { shownAt } from '../sheet/cells';
import { CLAIMS, givenHeader } from './given/kinds';
import { readGiven } from './given/read';
import { statedUnit } from './given/unit';

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
  readonly invoices: readonly { readonly number: string; readonly cell: string }[];
  /** 分 given; null where none is, or no column of amounts is known. */
  readonly fen: number | null;
}

const INVOICE = /发票(?:号码|号|编号)|^发票$|票据号码?|票号/;

const invoiceColumns = (grid: Grid, mapping: Mapping): readonly number[] => {
  const layout = layoutOf(grid, []);
  return layout.columns.filter((column) =>
    INVOICE.test(compact(headerPath(layout, mapping.headerRow, mapping.headerRows, column).at(-1) ?? '')),
  );
};

/** Several numbers in one cell; a number is at least six digits, or it is no invoice's. */
const invoicesIn = (written: string): readonly string[] =>
  compact(written)
    .split(/[,;，；、/]+/)
    .filter((one) => /^[0-9A-Z-]{6,24}$/i.test(one) && /\d{5}/.test(one));

export const rosterOf = (
  source: Source,
  given: { readonly column: number; readonly unit: string } | undefined,
  file?: string,
): readonly Entry[] => {
  const { grid, mapping } = source;
  const { name, code, project } = mapping.identity;
  const { enterprises, enterpriseOf } = readEnterprises(source);
  const projectOf = identityText(source, project?.column);
  const nameOf = identityText(source, name?.column);
  const invoices = invoiceColumns(grid, mapping);
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
  return Array.from(source.rows, (row, i): Entry => {
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
      invoices: invoices.flatMap((column) =>
        invoicesIn(shownAt(grid, row, column)).map((number) => ({ number, cell: address(row, column) })),
      ),
      fen: amounts && amounts.state[i] === CellState.value ? (amounts.fen[i] as number) : null,
    };
  });
};

/** Another sheet or workbook: read as far as its header tells; undefined where it is no list of enterprises. */
export const otherRoster = (grid: Grid, policy: Policy, year: number, file?: string): readonly Entry[] | undefined => {
  const recognition = recognise(grid, policy, { year });
  if (!recognition.ok) return undefined;
  const { mapping, headers } = recognition.value;
  if (!mapping.identity.name && !mapping.identity.code) return undefined;
  const layout = layoutOf(grid, []);
  const amounts = headers.flatMap(({ column }) => {
    const found = givenHeader(headerPath(layout, mapping.headerRow, mapping.headerRows, column));
    return found ? [{ column, rank: CLAIMS.indexOf(found.kind) < 0 ? CLAIMS.length : CLAIMS.indexOf(found.kind) }] : [];
  });
  const best = amounts.sort((a, b) => a.rank - b.rank || a.column - b.column)[0];
  const unit = best && (statedUnit(layout, mapping, best.column).unit || '万元');
  return rosterOf(sourceOf(grid, mapping), best && unit !== undefined ? { column: best.column, unit } : undefined, file);
};
