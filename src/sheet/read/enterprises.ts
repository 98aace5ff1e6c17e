/** Who each row belongs to: code and name columns in; enterprises in order of appearance, an index per row and what was found on the way, out. */
import type { Problem } from '../../core/problem';
import type { Enterprise } from '../../engine/table';
import { contains, kindAt, shownAt } from '../cells';
import { nameKey } from '../normalise';
import { Kind, type Area } from '../port/port';
import { readCode, type ReadCode } from './credit-code';
import { notesOf, type Notes } from './notes';
import { isNone } from './number-text';
import { damagedCode, type At } from './problems';
import { RULES } from './rules';
import type { Source } from './source';
import * as problem from './table-problems';

export interface Enterprises {
  readonly enterprises: readonly Enterprise[];
  readonly enterpriseOf: Int32Array;
  readonly problems: readonly Problem[];
}

interface CodeOfName {
  readonly code: string;
  readonly row: number;
  others?: Set<string>;
}

interface RowIdentity {
  readonly row: number;
  readonly code: string | null;
  readonly name: string;
  readonly key: string;
}

/** Cells of a column merged over several rows, by the rows below the first. */
export const mergedRows = (source: Source, column: number | undefined): ReadonlyMap<number, Area> => {
  const below = new Map<number, Area>();
  if (column === undefined) return below;
  for (const merge of source.grid.merges) {
    if (merge.rows > 1 && contains(merge, merge.row, column))
      for (let r = merge.row + 1; r < merge.row + merge.rows; r++) below.set(r, merge);
  }
  return below;
};

/** The text of an identity cell; a cell merged over several rows speaks for all of them. */
export const identityText = (source: Source, column: number | undefined, notes?: Notes): ((row: number) => string) => {
  if (column === undefined) return () => '';
  const below = mergedRows(source, column);
  const told = new Set<Area>();
  return (row) => {
    const merge = below.get(row);
    if (!merge) return shownAt(source.grid, row, column).trim();
    // Once for each, not for each of its rows.
    if (!told.has(merge)) notes?.tally(RULES.mergedIdentity, merge.row);
    told.add(merge);
    return shownAt(source.grid, merge.row, merge.column).trim();
  };
};

const readCodes = (source: Source, notes: Notes, at: At): ((row: number) => string | null) => {
  const { grid } = source;
  const text = identityText(source, at.column, notes);
  const memo = new Map<string, ReadCode>();
  const below = mergedRows(source, at.column);
  return (row) => {
    const found = text(row);
    if (found === '' || isNone(found)) return null;
    if (kindAt(grid, below.get(row)?.row ?? row, at.column) === Kind.number) {
      notes.report(damagedCode({ fault: 'number' }), row, () => found);
      return null;
    }
    const read = memo.get(found) ?? readCode(found);
    memo.set(found, read);
    if ('fault' in read) {
      notes.report(damagedCode(read), row, () => found);
      return null;
    }
    if (read.tidied) notes.tally(RULES.codeTidied, row);
    return read.code;
  };
};

const readRows = (source: Source): { readonly rows: readonly RowIdentity[]; readonly problems: readonly Problem[] } => {
  const { grid, mapping } = source;
  const { name, code } = mapping.identity;
  const nameNotes = notesOf({ sheet: grid.sheet, column: name?.column ?? 0, header: name?.label ?? '' });
  const codeAt: At = { sheet: grid.sheet, column: code?.column ?? 0, header: code?.label ?? '' };
  const codeNotes = notesOf(codeAt);
  const nameOf = identityText(source, name?.column, nameNotes);
  const codeOf = code ? readCodes(source, codeNotes, codeAt) : () => null;
  const rows: RowIdentity[] = [];
  for (const row of source.rows) {
    const written = nameOf(row);
    const shown = isNone(written) ? '' : written.replace(/\s*[\r\n]+\s*/g, '');
    rows.push({ row, code: codeOf(row), name: shown, key: nameKey(shown) });
  }
  return { rows, problems: [...codeNotes.done(), ...nameNotes.done()] };
};

/** Rows with a code belong together by it; rows without one join the enterprise of their name, if only one has it. */
export const readEnterprises = (source: Source): Enterprises => {
  const { grid, mapping } = source;
  const nameColumn = mapping.identity.name?.column;
  const codeColumn = mapping.identity.code?.column;
  const column = nameColumn ?? codeColumn ?? 0;
  const { rows, problems: found } = readRows(source);
  const problems: Problem[] = [...found];

  const codesOfName = new Map<string, CodeOfName>();
  for (const { row, code, key, name } of rows) {
    if (code === null || key === '') continue;
    const first = codesOfName.get(key);
    if (!first) codesOfName.set(key, { code, row });
    else if (first.code !== code && !first.others?.has(code)) {
      first.others ??= new Set();
      first.others.add(code);
      problems.push(problem.nameWithCodes(grid.sheet, row, codeColumn ?? column, name, code, first.row, first.code));
    }
  }

  const enterprises: Enterprise[] = [];
  const byCode = new Map<string, number>();
  const byName = new Map<string, number>();
  /** Per enterprise with a code: the row that named it first, and the other names it was given. */
  const named: { row: number; key: string; others?: Set<string> }[] = [];
  const enterpriseOf = new Int32Array(rows.length);
  const fresh = (code: string | null, row: RowIdentity): number => {
    named.push({ row: row.row, key: row.key });
    return enterprises.push({ code, name: row.name }) - 1;
  };
  const coded = (code: string, row: RowIdentity): number => {
    const known = byCode.get(code);
    if (known === undefined) {
      byCode.set(code, enterprises.length);
      return fresh(code, row);
    }
    const first = named[known] as (typeof named)[number];
    if (first.key === '') {
      named[known] = { row: row.row, key: row.key };
      enterprises[known] = { code, name: row.name };
    } else if (row.key !== '' && row.key !== first.key && !first.others?.has(row.key)) {
      first.others ??= new Set();
      first.others.add(row.key);
      problems.push(
        problem.codeWithNames(grid.sheet, row.row, column, code, row.name, first.row, enterprises[known]?.name ?? ''),
      );
    }
    return known;
  };

  rows.forEach((row, i) => {
    const { code, key } = row;
    if (code !== null) enterpriseOf[i] = coded(code, row);
    else if (key === '') {
      if (nameColumn !== undefined || codeColumn !== undefined)
        problems.push(problem.noNameNoCode(grid.sheet, row.row, nameColumn ?? codeColumn));
      enterpriseOf[i] = fresh(null, row);
    } else {
      const known = codesOfName.get(key);
      if (known && !known.others) enterpriseOf[i] = coded(known.code, row);
      else if (known) {
        problems.push(problem.nameOfSeveral(grid.sheet, row.row, column, row.name));
        enterpriseOf[i] = fresh(null, row);
      } else {
        const before = byName.get(key);
        const at = before ?? fresh(null, row);
        if (before === undefined) byName.set(key, at);
        enterpriseOf[i] = at;
      }
    }
  });
  return { enterprises, enterpriseOf, problems };
};
