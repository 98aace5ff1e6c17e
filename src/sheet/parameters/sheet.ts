/** 政策参数: what figures a policy takes and the sheet as it is, in; a new sheet, rows to go below those that are there, or nothing, out. What stands there is never written again. */
import { articleText } from '../../core/article';
import type { Lang } from '../../core/lang';
import type { Policy } from '../../policy/model';
import { isMoney, typeName } from '../../policy/units';
import { lastRowOf } from '../cells';
import { freeSheetName } from '../compose/sheet-names';
import { SHEET_NAMES } from '../compose/words';
import type { CellValue, Grid, OwnSheet, SheetInfo } from '../port/port';
import { FIELDS, headerCells, type Field } from './columns';
import type { Wanted } from './needed';
import type { ParameterRows } from './read';

export const PARAMETERS = 'parameters';

/** The sheet in the workbook: ours, or one that somebody brought along, which is read and never written. */
export interface ParameterSheet {
  readonly grid: Grid;
  readonly own: boolean;
}

/** Both are read again. */
const unitOf = ({ type }: Wanted, lang: Lang): string => {
  if (type.kind !== 'number') return '';
  if (type.flavour) return '%';
  if (isMoney(type)) return lang === 'zh' ? '万元' : 'yuan';
  return typeName(type);
};

const takesText = ({ type, decision }: Wanted, lang: Lang): string => {
  const zh = lang === 'zh';
  const rate = type.kind === 'number' && type.flavour !== undefined;
  const money = type.kind === 'number' && type.dims['元'] !== undefined;
  if (decision) return zh ? `核定的${rate ? '比例' : '金额'}` : `the decided ${rate ? 'rate' : 'amount'}`;
  if (rate) return zh ? '比例' : 'a rate';
  return money ? (zh ? '金额' : 'an amount') : zh ? '数量' : 'a number';
};

/** More items than this are counted. */
const NAMED = 3;

const useText = ({ items }: Wanted, lang: Lang): string => {
  const zh = lang === 'zh';
  const named = items.slice(0, NAMED).map(({ title }) => title[lang]);
  const more = items.length > NAMED ? (zh ? ` 等 ${items.length} 项` : ` and ${items.length - NAMED} more`) : '';
  return `${named.join(zh ? '、' : ', ')}${more}`;
};

const cellsOf = (policy: Policy, one: Wanted, lang: Lang): Readonly<Partial<Record<Field, string>>> => ({
  policy: policy.id,
  article: lang === 'zh' ? articleText(one.article) : one.article,
  name: one.name,
  use: useText(one, lang),
  takes: takesText(one, lang),
  atMost: one.atMost?.[lang] ?? '',
  unit: unitOf(one, lang),
  remark: one.help?.[lang] ?? '',
});

const WRAPPED: ReadonlySet<Field> = new Set(['use', 'remark']);

const cell = (field: Field, value: string | undefined): CellValue =>
  value === undefined || value === '' ? null : { value, style: WRAPPED.has(field) ? 'wrap' : 'text' };

export const parameterSheet = (
  policy: Policy,
  wanted: readonly Wanted[],
  now: ParameterSheet | undefined,
  read: ParameterRows | undefined,
  sheets: readonly SheetInfo[],
  lang: Lang,
): OwnSheet | undefined => {
  const missing = wanted.filter(({ name }) => !read?.listed.has(name));
  if (missing.length === 0) return undefined;
  const common = { key: PARAMETERS, widths: FIELDS.map(({ width }) => width), freeze: { rows: 1, columns: 0 } };
  const rows = missing.map((one) => cellsOf(policy, one, lang));
  if (!now)
    return {
      ...common,
      name: freeSheetName(SHEET_NAMES.parameters[lang], sheets),
      rows: [headerCells(lang), ...rows.map((row) => FIELDS.map(({ field }) => cell(field, row[field])))],
    };
  if (!now.own || !read?.found) return undefined;
  const { at } = read.found;
  const width = Math.max(...Object.values(at)) + 1;
  const laid = (row: Readonly<Partial<Record<Field, string>>>): readonly CellValue[] => {
    const cells = new Array<CellValue>(width).fill(null);
    for (const { field } of FIELDS) {
      const column = at[field];
      if (column !== undefined) cells[column] = cell(field, row[field]);
    }
    return cells;
  };
  return { ...common, name: now.grid.sheet, below: lastRowOf(now.grid) + 1, rows: rows.map(laid) };
};
