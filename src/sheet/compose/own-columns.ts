/** Award columns right of the data: outcomes and places in; one own column per paying item, the sums and the status, out. */
import { figuresText } from '../../engine/explain/figure-text';
import { describeItem } from '../../engine/explain/describe';
import { articleText } from '../../core/article';
import type { Lang } from '../../core/lang';
import { Code, type ItemOutcome, type Settlement } from '../../engine/outcome';
import type { Gate, Item } from '../../policy/model';
import type { Mapping } from '../mapping';
import { itemKey, ownKey } from '../own-keys';
import type { CellValue, OwnColumn } from '../port/port';
import { amountText, inUnit, moneyStyle, withUnit, type Unit } from './amounts';
import { rowOf, type Award, type RowSums } from './awards';
import { CEILING, NOTHING, STATE, STATUS_WORDS, TOTAL } from './words';

export interface Sheet {
  readonly settlement: Settlement;
  readonly mapping: Mapping;
  /** First and last sheet row of our columns: data rows and the totals rows around them. */
  readonly firstRow: number;
  readonly lastRow: number;
  readonly lang: Lang;
  readonly unit: Unit;
  /** Other policies have columns or sheets in the workbook: every name says whose it is. */
  readonly several: boolean;
}

/** A column's name, with the policy before it where there are several: where a table has one header row, nothing else would tell. */
const named = ({ several, settlement: { policy }, lang }: Sheet, name: string): string =>
  several ? `${policy.short[lang]}·${name}` : name;

/** Texts of the header rows: the article above, the column's name in the last. */
const headerRows = (rows: number, above: string, name: string): readonly string[] =>
  Array.from({ length: rows }, (_, i) => (i === rows - 1 ? name : i === rows - 2 ? above : ''));

const articleTitle = ({ settlement: { policy }, lang }: Sheet, item: Item): string => {
  const article = policy.articles.find((a) => a.number === item.article);
  return lang === 'zh'
    ? `${articleText(item.article)}${article?.title.zh ?? ''}`
    : `${item.article} ${article?.title.en ?? ''}`.trim();
};

/** Article, what it asks for and its figures, for the note on the header. */
const headerNote = (sheet: Sheet, item: Item): string => {
  const { policy } = sheet.settlement;
  const zh = sheet.lang === 'zh';
  const lines = [
    `${policy.short[sheet.lang]}${articleTitle(sheet, item)}`,
    item.title[sheet.lang],
    ...describeItem(policy, item, sheet.lang).conditions.map((words) => (zh ? `条件：${words}` : `Requires: ${words}`)),
    ...(item.figures.length > 0 ? [(zh ? '条款数字：' : 'Figures: ') + figuresText(item.figures, sheet.lang)] : []),
    ...(item.amount?.basis === 'ceiling'
      ? [zh ? '条款只定上限，具体金额另行核定' : 'The article sets a ceiling; the amount is decided separately']
      : []),
  ];
  return lines.join('\n');
};

const empty = (sheet: Sheet): CellValue[] => new Array<CellValue>(sheet.lastRow - sheet.firstRow + 1).fill(null);

const at = (sheet: Sheet, row: number): number => (sheet.settlement.table.rowNumbers[row] as number) - 1 - sheet.firstRow;

/** Puts the sum of the rows that each totals row covers into that row. */
const fillTotals = (sheet: Sheet, values: CellValue[], amounts: ReadonlyMap<number, number>): void => {
  for (const { row, kind, covers } of sheet.mapping.skipped) {
    if (!covers || (kind !== 'total' && kind !== 'subtotal')) continue;
    let sum = 0;
    let any = false;
    for (const [dataRow, fen] of amounts) {
      if (dataRow < covers.from || dataRow > covers.to) continue;
      sum += fen;
      any = true;
    }
    if (any)
      values[row - sheet.firstRow] = {
        value: inUnit(sum, sheet.unit),
        style: sheet.unit === '元' ? 'total-money' : moneyStyle(sheet.unit),
      };
  }
};

const OTHER_CELLS: Readonly<Partial<Record<Code, keyof typeof STATUS_WORDS>>> = {
  [Code.missing]: 'missing',
  [Code.undetermined]: 'undetermined',
};

/** One column of an item. `noteOf` gives the note of an award's cell where it is to have one. */
export const itemColumn = (
  sheet: Sheet,
  outcome: ItemOutcome,
  awards: readonly Award[],
  column: number,
  noteOf: (award: Award) => string | undefined,
): OwnColumn => {
  const { settlement, mapping, lang, unit } = sheet;
  const { item } = outcome;
  const values = empty(sheet);
  for (let u = 0; u < outcome.code.length; u++) {
    const word = OTHER_CELLS[outcome.code[u] as Code];
    if (word) values[at(sheet, rowOf(settlement, item, u))] = { value: STATUS_WORDS[word][lang], style: 'muted' };
  }
  const amounts = new Map<number, number>();
  for (const award of awards) {
    const note = noteOf(award);
    const cell =
      award.code === Code.awarded
        ? { value: inUnit(award.amount, unit) }
        : award.code === Code.upTo
          ? { value: `${lang === 'zh' ? '最高' : 'up to '}${amountText(award.amount, unit)}`, style: 'muted' as const }
          : { value: STATUS_WORDS.displaced[lang], style: 'muted' as const };
    values[at(sheet, award.row)] =
      note === undefined && award.code === Code.awarded ? cell.value : { ...cell, ...(note !== undefined && { note }) };
    if (award.code === Code.awarded) amounts.set((settlement.table.rowNumbers[award.row] as number) - 1, award.amount);
  }
  fillTotals(sheet, values, amounts);
  return {
    key: itemKey(settlement.policy.id, item.id),
    column,
    header: headerRows(mapping.headerRows, articleTitle(sheet, item), named(sheet, withUnit(item.title[lang], unit, lang))),
    headerNote: headerNote(sheet, item),
    width: 16,
    style: moneyStyle(unit),
    values,
  };
};

const sumColumn = (
  sheet: Sheet,
  key: string,
  label: string,
  note: string,
  sums: Float64Array,
  counts: Uint16Array,
  column: number,
): OwnColumn => {
  const values = empty(sheet);
  const amounts = new Map<number, number>();
  sums.forEach((fen, row) => {
    if ((counts[row] ?? 0) === 0) return;
    values[at(sheet, row)] = inUnit(fen, sheet.unit);
    amounts.set((sheet.settlement.table.rowNumbers[row] as number) - 1, fen);
  });
  fillTotals(sheet, values, amounts);
  const { policy, choices } = sheet.settlement;
  const above = sheet.lang === 'zh' ? `${policy.short.zh}测算（${choices.year}年）` : `${policy.short.en} ${choices.year}`;
  return {
    key: ownKey(policy.id, key),
    column,
    header: headerRows(sheet.mapping.headerRows, above, named(sheet, withUnit(label, sheet.unit, sheet.lang))),
    headerNote: note,
    width: 16,
    style: moneyStyle(sheet.unit),
    values,
  };
};

export const totalColumn = (sheet: Sheet, sums: RowSums, column: number): OwnColumn =>
  sumColumn(
    sheet,
    'total',
    TOTAL[sheet.lang],
    sheet.lang === 'zh'
      ? '已算出确切金额的各项之和；企业一级的奖补记在该企业的第一行。最高额度、待定和缺数据的不计在内。'
      : 'The sum of all exact awards; awards of an enterprise stand on its first row. Ceilings and undetermined items are not in it.',
    sums.awarded,
    sums.awards,
    column,
  );

export const ceilingColumn = (sheet: Sheet, sums: RowSums, column: number): OwnColumn =>
  sumColumn(
    sheet,
    'ceiling',
    CEILING[sheet.lang],
    sheet.lang === 'zh'
      ? '条款只规定“最高不超过”、具体金额待核定的各项上限之和；与“奖补合计”分列，不相加。'
      : 'The sum of ceilings under which an amount is still to be decided; apart from the total, never added to it.',
    sums.upTo,
    sums.ceilings,
    column,
  );

/** Titles of the rules that bar each row or its enterprise from anything, by table row. */
const barredBy = ({ settlement, lang }: Sheet): ReadonlyMap<number, ReadonlySet<string>> => {
  const barred = new Map<number, Set<string>>();
  // Most items of a row are barred by the same rule, which is then there already.
  const last = new Int16Array(settlement.table.rows).fill(-1);
  for (const { gate: gates, code, item } of settlement.outcomes) {
    if (!gates) continue;
    for (let unit = 0; unit < gates.length; unit += 1) {
      const gate = gates[unit] as number;
      if (gate < 0 || code[unit] !== Code.notEligible) continue;
      const row = rowOf(settlement, item, unit);
      if (last[row] === gate) continue;
      last[row] = gate;
      const title = (settlement.policy.gates[gate] as Gate).title[lang];
      barred.set(row, (barred.get(row) ?? new Set()).add(title));
    }
  }
  return barred;
};

/** What happened on each row, in words. */
export const statusColumn = (sheet: Sheet, sums: RowSums, column: number): OwnColumn => {
  const { settlement, lang } = sheet;
  const { table, firstRow } = settlement;
  const zh = lang === 'zh';
  const values = empty(sheet);
  const enterprisePays = new Uint8Array(table.enterprises.length);
  for (const o of settlement.outcomes) {
    if (o.item.grain === 'project') continue;
    o.code.forEach((code, unit) => {
      if (code === Code.awarded || code === Code.upTo) enterprisePays[unit] = 1;
    });
  }
  const counted = [
    [sums.awards, STATUS_WORDS.awarded],
    [sums.ceilings, STATUS_WORDS.up_to],
    [sums.displaced, STATUS_WORDS.displaced],
    [sums.undetermined, STATUS_WORDS.undetermined],
    [sums.missing, STATUS_WORDS.missing],
  ] as const;
  const barred = barredBy(sheet);
  for (let row = 0; row < table.rows; row++) {
    const parts = counted.flatMap(([counts, word]) =>
      (counts[row] ?? 0) > 0 ? [zh ? `${word.zh}${counts[row]}项` : `${word.en} ${counts[row]}`] : [],
    );
    const rules = [...(barred.get(row) ?? [])];
    if (rules.length > 0) parts.push(zh ? `不予享受：${rules.join('、')}` : `barred: ${rules.join(', ')}`);
    const enterprise = table.enterpriseOf[row] as number;
    const first = firstRow[enterprise] as number;
    if (first !== row && enterprisePays[enterprise])
      parts.push(zh ? `企业奖补见第${table.rowNumbers[first]}行` : `enterprise awards in row ${table.rowNumbers[first]}`);
    const said = parts.length > 0 ? parts.join(zh ? '；' : '; ') : NOTHING[lang];
    values[at(sheet, row)] = (sums.missing[row] ?? 0) > 0 ? { value: said, style: 'warning' } : said;
  }
  for (const { row, kind } of sheet.mapping.skipped)
    if (kind === 'total' || kind === 'subtotal') values[row - sheet.firstRow] = zh ? '合计' : 'Total';
  const above = zh
    ? `${settlement.policy.short.zh}测算（${settlement.choices.year}年）`
    : `${settlement.policy.short.en} ${settlement.choices.year}`;
  return {
    key: ownKey(settlement.policy.id, 'status'),
    column,
    header: headerRows(sheet.mapping.headerRows, above, named(sheet, STATE[lang])),
    width: 26,
    style: 'text',
    values,
  };
};
