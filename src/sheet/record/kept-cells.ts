/**
 * Cells that stay as somebody has made them: a plan and the edits that are kept in; the plan with them, out. What stands beside another row by now, or is an
 * amount in another unit, is written where and as it belongs; what cannot be is refused.
 */
import type { Problem } from '../../core/problem';
import { itemOfKey, ownKey, parseOwnKey } from '../own-keys';
import type { CellValue, OwnColumn, WritePlan } from '../port/port';
import type { Unit } from '../compose/amounts';
import { plainOf, type Edit, type Plain } from './edits';
import { keptBesideNobody, keptFormulaApart, keptInOtherUnit } from './kept-problems';
import type { RunRecord } from './run-record';

/** The unit that the cells were typed in, and that of this run. */
export interface Units {
  readonly then: Unit;
  readonly now: Unit;
}

const writable = (value: Plain): number | string | null => (typeof value === 'boolean' ? String(value) : value);

const isMoney = ({ key }: Pick<Edit, 'key'>): boolean => parseOwnKey(key)?.part !== 'status';

const IN_BRACKETS: readonly (readonly [RegExp, Readonly<Record<Unit, string>>])[] = [
  [/(?<=[（(]\s*)(?:万元|元)(?=\s*[）)])/g, { 元: '元', 万元: '万元' }],
  [/(?<=\(\s*)(?:10,000 yuan|yuan)(?=\s*\))/g, { 元: 'yuan', 万元: '10,000 yuan' }],
];

/** `合计（元）` → `合计（万元）`. */
const headerIn = (header: string, unit: Unit): string =>
  IN_BRACKETS.reduce((said, [words, names]) => said.replace(words, names[unit]), header);

const inOtherUnit = (value: number, { then, now }: Units): number =>
  then === now ? value : Number((then === '元' ? value / 10_000 : value * 10_000).toPrecision(15));

/** What is to be written for an edit that is kept; undefined where its cell is not touched. */
const carried = (edit: Edit, units: Units): { readonly value: number | string | null } | undefined => {
  const { found, header, repeats, apart } = edit;
  const changes = units.then !== units.now && isMoney(edit);
  if (changes && (header || repeats) && typeof found === 'string') return { value: headerIn(found, units.now) };
  if (changes && typeof found === 'number') return { value: inOtherUnit(found, units) };
  return apart ? { value: writable(found) } : undefined;
};

const MENTIONS_UNIT = /元|yuan/i;

/** Words need no unit; figures among them do. */
const needsUnit = ({ found, header, repeats, formula }: Edit): boolean => {
  if (formula) return true;
  if (typeof found !== 'string') return false;
  return header || repeats
    ? IN_BRACKETS.every(([words]) => found.search(words) < 0) && MENTIONS_UNIT.test(found)
    : /\d/.test(found.normalize('NFKC'));
};

/** An emptied cell that was somebody's who is not there any more keeps nothing. */
export const isKeepable = ({ apart, found }: Edit): boolean => !(apart && apart.whose === undefined && found === null);

/** Why cells cannot be kept; the run is not written then. */
export const unkeepable = (sheet: string, kept: readonly Edit[], units: Units): readonly Problem[] =>
  kept.flatMap((edit) => {
    if (edit.apart && edit.apart.whose === undefined) return [keptBesideNobody(sheet, edit)];
    if (edit.apart && edit.formula) return [keptFormulaApart(sheet, edit)];
    return units.then !== units.now && isMoney(edit) && needsUnit(edit) ? [keptInOtherUnit(sheet, edit, units)] : [];
  });

/** Those whose cells are not touched at all. */
export const untouched = (kept: readonly Edit[], units: Units): readonly Edit[] =>
  kept.filter((edit) => carried(edit, units) === undefined);

const changedIn = (
  column: OwnColumn,
  plan: WritePlan,
  edits: readonly Edit[],
  change: (edit: Edit, cell: CellValue) => CellValue,
) => {
  const mine = edits.filter(({ key }) => key === column.key);
  if (mine.length === 0) return column;
  const values = [...column.values];
  const header = Array.from(
    { length: plan.headerRows },
    (_, i) => column.header[i - plan.headerRows + column.header.length] ?? null,
  );
  for (const edit of mine) {
    const at = edit.header ? edit.row - plan.headerRow : edit.row - plan.firstRow;
    const list = edit.header ? header : values;
    if (at >= 0 && at < list.length) list[at] = change(edit, list[at] ?? null);
  }
  return { ...column, values, header };
};

const keptIn = (column: OwnColumn, plan: WritePlan, edits: readonly Edit[]): OwnColumn =>
  changedIn(column, plan, edits, (_, cell) => ({ value: writable(plainOf(cell)), keep: true }));

/** Only in columns that the plan has. */
export const withKeptAlone = (plan: WritePlan, edits: readonly Edit[]): WritePlan =>
  edits.length === 0 ? plan : { ...plan, columns: plan.columns.map((column) => keptIn(column, plan, edits)) };

/** A column that this run no longer has is emptied but for what is kept, and stays ours. */
const remains = (plan: WritePlan, record: RunRecord | undefined, edits: readonly Edit[], units: Units): readonly OwnColumn[] =>
  plan.dropped.flatMap(({ key, column }) => {
    const mine = edits.filter((edit) => edit.key === key);
    if (mine.length === 0) return [];
    const old = record?.written.columns.find((one) => one.key === key);
    const values: CellValue[] = new Array<CellValue>(plan.rowCount).fill(null);
    const header = (old?.header ?? [key]).map((cell) => (typeof cell === 'string' ? headerIn(cell, units.now) : cell));
    const blank: OwnColumn = { key, column, header, width: old?.width ?? 16, style: old?.style ?? 'text', values };
    return [keptIn(blank, plan, mine)];
  });

/** As the record has it: what would have been written, marked as kept. */
export const withKept = (plan: WritePlan, record: RunRecord | undefined, edits: readonly Edit[], units: Units): WritePlan => {
  if (edits.length === 0) return plan;
  const left = remains(plan, record, edits, units);
  const stays = new Set(left.map(({ key }) => key));
  return {
    ...plan,
    columns: [...plan.columns.map((column) => keptIn(column, plan, edits)), ...left],
    dropped: plan.dropped.filter(({ key }) => !stays.has(key)),
  };
};

/** As it is written: with what has to be put elsewhere or in another unit. */
export const withCarried = (plan: WritePlan, kept: readonly Edit[], units: Units): WritePlan => {
  const moved = kept.filter((edit) => carried(edit, units) !== undefined);
  if (moved.length === 0) return plan;
  return {
    ...plan,
    columns: plan.columns.map((column) =>
      changedIn(column, plan, moved, (edit, cell) => {
        const now = carried(edit, units);
        return now ? now.value : cell;
      }),
    ),
  };
};

/** Of an item, not a sum, a status or a header. */
export const isAwardEdit = (policy: string, { key, header, repeats }: Edit): boolean =>
  !header && !repeats && itemOfKey(policy, key) !== undefined;

export const isSumEdit = ({ key, header, repeats }: Edit): boolean =>
  !header && !repeats && ['total', 'ceiling'].includes(parseOwnKey(key)?.part ?? '');

/** A row with an award that was kept says so in its status, since its sum is of what was computed. */
export const withKeptTold = (plan: WritePlan, policy: string, kept: readonly Edit[], lang: 'zh' | 'en'): WritePlan => {
  const counts = new Map<number, number>();
  for (const edit of kept.filter((one) => isAwardEdit(policy, one)))
    counts.set(edit.row - plan.firstRow, (counts.get(edit.row - plan.firstRow) ?? 0) + 1);
  if (counts.size === 0) return plan;
  const status = ownKey(policy, 'status');
  return {
    ...plan,
    columns: plan.columns.map((column) =>
      column.key !== status
        ? column
        : {
            ...column,
            values: column.values.map((cell, row): CellValue => {
              const n = counts.get(row);
              if (n === undefined || (typeof cell === 'object' && cell?.keep)) return cell;
              const said = lang === 'zh' ? `人工保留${n}格，未计入合计` : `${n} kept by hand, not in the total`;
              const before = plainOf(cell);
              return {
                value: before === null ? said : `${String(before)}${lang === 'zh' ? '；' : '; '}${said}`,
                style: 'warning',
              };
            }),
          },
    ),
  };
};
