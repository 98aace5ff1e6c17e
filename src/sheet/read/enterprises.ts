/** Who each row belongs to: code and name columns in; enterprises in order of appearance, an index per row and what was found on the way, out. */
import type { Problem } from '../../core/problem';
import type { Enterprise } from '../../engine/table';
import { contains, kindAt, shownAt } from '../cells';
import { nameKey } from '../normalise';
import { Kind, type Area } from '../port';
import { readCode, type ReadCode } from './credit-code';
import { notesOf, type Notes } from './notes';
import { isNone } from './number-text';
import { damagedCode, RULES, type At } from './problems';
import type { Source } from './source';
import * as problem from './table-problems';

export interface Enterprises {
  readonly enterprises: readonly Enterprise[];
  readonly enterpriseOf: Int32Array;
  readonly problems: readonly Problem[];
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
    if (merge.rows > 1 && contains(merge, merge.row, column)) for (let r = merge.row + 1; r < merge.row + merge.rows; r++) below.set(r, merge);
  }
  return below;
};

/** The text of an identity cell; a cell merged over several rows speaks for all of them. */
export const identityText = (source: Source, column: number | undefined, notes?: Notes): ((row: number) => string) => {
  if (column === undefined) return () => '';
  const below = mergedRows(source, column);
  return (row) => {
    const merge = below.get(row);
    if (!merge) return shownAt(source.grid, row, column).trim();
    notes?.tally(RULES.mergedIdentity, merge.row, undefined, `merge:${merge.row}`);
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
      notes.report(damagedCode(at, row, found, { fault: 'number' }));
      return null;
    }
    const read = memo.get(found) ?? readCode(found);
    memo.set(found, read);
    if ('fault' in read) {
      notes.report(damagedCode(at, row, found, read));
      return null;
    }
    if (read.tidied) notes.tally(RULES.codeTidied, row);
    return read.code;
  };
};

const readRows = (source: Source): { readonly rows: readonly RowIdentity[]; readonly problems: readonly Problem[] } => {
  const { grid, mapping } = source;
  const { name, code } = mapping.identity;
  const nameNotes = notesOf({ sheet: grid.sheet, column: name?.column ?? 0, header: name?.header ?? '' });
  const codeAt: At = { sheet: grid.sheet, column: code?.column ?? 0, header: code?.header ?? '' };
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

  const codesOfName = new Map<string, Map<string, number>>();
  for (const { row, code, key, name } of rows) {
    if (code === null || key === '') continue;
    const codes = codesOfName.get(key) ?? new Map<string, number>();
    codesOfName.set(key, codes);
    if (codes.has(code)) continue;
    const [first] = codes;
    if (first) problems.push(problem.nameWithCodes(grid.sheet, row, codeColumn ?? column, name, code, first[1], first[0]));
    codes.set(code, row);
  }

  const enterprises: Enterprise[] = [];
  const at = new Map<string, number>();
  const firstNames = new Map<string, { row: number; key: string; name: string; told: Set<string> }>();
  const enterpriseOf = new Int32Array(rows.length);
  const put = (id: string, code: string | null, name: string): number => {
    const known = at.get(id);
    if (known !== undefined) {
      const before = enterprises[known] as Enterprise;
      if (before.name === '' && name !== '') enterprises[known] = { ...before, name };
      return known;
    }
    at.set(id, enterprises.length);
    return enterprises.push({ code, name }) - 1;
  };

  rows.forEach(({ row, code, name, key }, i) => {
    if (code !== null) {
      enterpriseOf[i] = put(`code:${code}`, code, name);
      const first = firstNames.get(code);
      if (!first) firstNames.set(code, { row, key, name, told: new Set([key]) });
      else if (key !== '' && first.key === '') firstNames.set(code, { row, key, name, told: new Set([key]) });
      else if (key !== '' && !first.told.has(key)) {
        first.told.add(key);
        problems.push(problem.codeWithNames(grid.sheet, row, column, code, name, first.row, first.name));
      }
      return;
    }
    if (key === '') {
      if (nameColumn !== undefined || codeColumn !== undefined) problems.push(problem.noNameNoCode(grid.sheet, row, nameColumn ?? codeColumn));
      enterpriseOf[i] = put(`row:${row}`, null, '');
      return;
    }
    const codes = [...(codesOfName.get(key)?.keys() ?? [])];
    if (codes.length === 1) enterpriseOf[i] = put(`code:${codes[0] as string}`, codes[0] as string, name);
    else {
      if (codes.length > 1) problems.push(problem.nameOfSeveral(grid.sheet, row, column, name));
      enterpriseOf[i] = put(codes.length > 1 ? `row:${row}` : `name:${key}`, null, name);
    }
  });
  return { enterprises, enterpriseOf, problems };
};
