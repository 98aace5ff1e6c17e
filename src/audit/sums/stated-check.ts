/** Figures that a sheet states in words, held against the rows they are about: a settlement, its source and the compared columns in; findings for those that are not so, out. */
import { text, type Text } from '../../core/lang';
import type { Telling } from '../../core/money';
import type { Settlement } from '../../engine/outcome';
import type { Source } from '../../sheet/read/source';
import type { Check } from './checked-totals';
import { countsOf, sumOf } from './counts';
import type { ColumnResult } from '../differences/differences';
import type { Found } from '../finding';
import { regionsOf, rowsIn } from './scopes';
import { isRounded, statedIn, type Stated } from './stated';
import { sumFinding } from './sum-finding';

const WHAT: Readonly<Record<Stated['what'], Text>> = {
  enterprises: text('企业数', 'number of enterprises'),
  projects: text('项目数', 'number of projects'),
  times: text('户次', 'number of payments'),
  amount: text('金额', 'amount'),
};

const messageOf = ({ what, said, scope, covers }: Stated, sum: number, rows: readonly number[], money: Telling): Text => {
  const shown = (lang: 'zh' | 'en'): string => (what === 'amount' ? money(sum, lang) : String(sum));
  const of = covers
    ? text(`第 ${rows[0]} 至 ${rows[rows.length - 1]} 行`, `of rows ${rows[0]} to ${rows[rows.length - 1]}`)
    : typeof scope === 'string'
      ? text('表中', 'of the table')
      : text(`表中${scope.join('、')}的`, `of ${scope.join(', ')} in the table`);
  return text(
    `文字写的是“${said}”，${of.zh}${WHAT[what].zh}是${shown('zh')}。`,
    `The text says “${said}”, but the ${WHAT[what].en} ${of.en} is ${shown('en')}.`,
  );
};

/** `wrong`: rows of totals that do not add up: what they cover is not sure. */
export const checkStated = (
  settlement: Settlement,
  source: Source,
  projects: readonly string[],
  columns: readonly ColumnResult[],
  wrong: ReadonlySet<number>,
  money: Telling,
): Pick<Check, 'found' | 'checked'> => {
  const { regions, rowNumbers } = settlement.table;
  // Where some rows name no region, a region may have more rows than those that name it.
  const allNamed = regions.every((region) => region.trim() !== '');
  const within = (rows: readonly number[], { what }: Stated): readonly number[] =>
    what === 'amount' ? columns.map((column) => sumOf(column, rows)) : countsOf(settlement, projects, columns, rows)[what];
  const found: Found[] = [];
  let checked = 0;
  for (const one of statedIn(source.grid, source.mapping, regionsOf(regions))) {
    const { scope, covers, what, value, step, row, column } = one;
    if (scope === 'part' || scope === 'odd') continue;
    const base = Array.from(source.rows, (at, i) => (covers && (at < covers.from || at > covers.to) ? -1 : i)).filter(
      (i) => i >= 0,
    );
    const own = typeof scope === 'string' ? undefined : new Set(rowsIn(regions, scope));
    const rows = own ? base.filter((i) => own.has(i)) : base;
    const isSo = (some: readonly number[]): boolean => within(some, one).some((sum) => isRounded(sum, value, step));
    // A title may name the place of the whole list.
    const holds = isSo(rows) || (own !== undefined && one.title && isSo(base));
    const [first] = within(rows, one);
    const sure = (scope !== 'elsewhere' || one.title) && (!own || allNamed) && !(covers && wrong.has(row)) && rows.length > 0;
    if (first === undefined || (!holds && !sure)) continue;
    checked += 1;
    if (holds) continue;
    const numbers = rows.map((i) => rowNumbers[i] as number);
    const { zh, en } = WHAT[what];
    const made = {
      ...sumFinding(source, row, column, zh, value, first, messageOf(one, first, numbers, money), 'total'),
      aboutEn: en,
    };
    // Counts are no money.
    found.push(what === 'amount' ? made : { ...made, given: null, expected: null, difference: null });
  }
  return { found, checked };
};
