/** 测算汇总: a settlement in; totals, a table and a chart by article, and a table by region, out. */
import { articleText } from '../../core/article';
import type { Text } from '../../core/lang';
import { Code } from '../../engine/outcome';
import { isExpired } from '../../policy/period';
import { expired } from '../../policy/problems';
import type { CellValue, ChartSpec, OwnSheet } from '../port/port';
import { amountCell, withUnit } from './amounts';
import { isAsked, rowOf, type RowSums } from './awards';
import { header } from './evidence';
import type { Sheet } from './own-columns';
import { CEILING, TOTAL } from './words';

interface Sums {
  awarded: number;
  upTo: number;
  awards: number;
  ceilings: number;
  displaced: number;
  undetermined: number;
  missing: number;
  readonly enterprises: Set<number>;
}

const sums = (): Sums => ({
  awarded: 0,
  upTo: 0,
  awards: 0,
  ceilings: 0,
  displaced: 0,
  undetermined: 0,
  missing: 0,
  enterprises: new Set(),
});

const count = (value: number): CellValue => ({ value, style: 'integer' });

/** By article number and by region; missing cells as on the rows. */
const gather = ({
  settlement,
}: Sheet): { readonly articles: ReadonlyMap<string, Sums>; readonly regions: ReadonlyMap<string, Sums> } => {
  const { table } = settlement;
  const articles = new Map<string, Sums>();
  const regions = new Map<string, Sums>();
  const of = (map: Map<string, Sums>, key: string): Sums => {
    const found = map.get(key) ?? sums();
    map.set(key, found);
    return found;
  };
  for (const o of settlement.outcomes) {
    const asked = isAsked(settlement, o);
    const article = of(articles, o.item.article);
    for (let unit = 0; unit < o.code.length; unit++) {
      const code = o.code[unit] as Code;
      if (code === Code.notEligible || code === Code.notMoney || (code === Code.missing && !asked)) continue;
      const row = rowOf(settlement, o.item, unit);
      for (const sum of [article, of(regions, table.regions[row] ?? '')]) {
        if (code === Code.awarded) {
          sum.awards += 1;
          sum.awarded += o.amount[unit] ?? 0;
          sum.enterprises.add(table.enterpriseOf[row] as number);
        } else if (code === Code.upTo) {
          sum.ceilings += 1;
          sum.upTo += o.amount[unit] ?? 0;
          sum.enterprises.add(table.enterpriseOf[row] as number);
        } else if (code === Code.displaced) sum.displaced += 1;
        else if (code === Code.undetermined) sum.undetermined += 1;
        else sum.missing += 1;
      }
    }
  }
  return { articles, regions };
};

const spoken = (s: Sums): boolean => s.awards + s.ceilings + s.displaced + s.undetermined + s.missing > 0;

const figures = (sheet: Sheet, s: Sums): readonly CellValue[] => [
  count(s.awards),
  count(s.enterprises.size),
  amountCell(s.awarded, sheet.unit),
  count(s.ceilings),
  amountCell(s.upTo, sheet.unit),
  count(s.displaced),
  count(s.undetermined),
  count(s.missing),
];

const FIGURES = [
  ['奖补笔数', 'Awards'],
  ['企业数', 'Enterprises'],
  ['奖补金额', 'Amount'],
  ['最高额度笔数', 'Ceilings'],
  ['最高额度', 'Ceiling amount'],
  ['不重复享受', 'Displaced'],
  ['待定', 'Undetermined'],
  ['缺数据', 'Data missing'],
] as const;

const figureHeaders = ({ lang, unit }: Sheet): readonly string[] =>
  FIGURES.map(([zh, en], i) => {
    const name = lang === 'zh' ? zh : en;
    return i === 2 || i === 4 ? withUnit(name, unit, lang) : name;
  });

const totalRow = (sheet: Sheet, all: Iterable<Sums>, label: string): readonly CellValue[] => {
  const total = sums();
  for (const s of all) {
    total.awarded += s.awarded;
    total.upTo += s.upTo;
    total.awards += s.awards;
    total.ceilings += s.ceilings;
    total.displaced += s.displaced;
    total.undetermined += s.undetermined;
    total.missing += s.missing;
    for (const e of s.enterprises) total.enterprises.add(e);
  }
  return [{ value: label, style: 'total' }, { value: null, style: 'total' }, ...figures(sheet, total).map(asTotal)];
};

const asTotal = (cell: CellValue): CellValue => {
  if (cell === null || typeof cell !== 'object') return cell;
  return { ...cell, style: cell.style === 'money' ? 'total-money' : cell.style === 'wan' ? 'wan' : 'total' };
};

export const summarySheet = (
  name: string,
  sheet: Sheet,
  rowSums: RowSums,
  fileName: string,
  kept: Text | undefined,
): OwnSheet => {
  const { settlement, lang, unit } = sheet;
  const { policy, table, choices, totals } = settlement;
  const zh = lang === 'zh';
  const { articles, regions } = gather(sheet);
  const rows: (readonly CellValue[])[] = [];
  const label = (text: string): CellValue => ({ value: text, style: 'text' });
  const paid = new Set<number>();
  for (let row = 0; row < table.rows; row++)
    if ((rowSums.awards[row] ?? 0) + (rowSums.ceilings[row] ?? 0) > 0) paid.add(table.enterpriseOf[row] as number);

  rows.push([
    { value: zh ? `${policy.name.zh} ${choices.year}年测算汇总` : `${policy.name.en} ${choices.year}: summary`, style: 'title' },
  ]);
  rows.push([
    { value: zh ? `数据：${fileName}，工作表“${table.sheet}”` : `Data: ${fileName}, sheet “${table.sheet}”`, style: 'muted' },
  ]);
  if (isExpired(policy, choices.year))
    rows.push([{ value: expired(policy.short, choices.year, policy.from, policy.to).message[lang], style: 'warning' }]);
  if (kept) rows.push([{ value: kept[lang], style: 'warning' }]);
  rows.push([]);
  rows.push([label(withUnit(TOTAL[lang], unit, lang)), amountCell(totals.awarded, unit)]);
  rows.push([label(withUnit(CEILING[lang], unit, lang)), amountCell(totals.upTo, unit)]);
  rows.push([label(zh ? '数据行数' : 'Data rows'), count(table.rows)]);
  rows.push([label(zh ? '企业数' : 'Enterprises'), count(table.enterprises.length)]);
  rows.push([label(zh ? '有奖补的企业数' : 'Enterprises with awards'), count(paid.size)]);
  rows.push([]);

  const articleHeader = rows.length;
  rows.push(header([zh ? '条款' : 'Article', zh ? '条款名称' : 'Title', ...figureHeaders(sheet)]));
  const shown = policy.articles.filter((a) => spoken(articles.get(a.number) ?? sums()));
  for (const article of shown) {
    rows.push([
      label(zh ? articleText(article.number) : article.number),
      label(article.title[lang]),
      ...figures(sheet, articles.get(article.number) ?? sums()),
    ]);
  }
  rows.push(
    totalRow(
      sheet,
      shown.map((a) => articles.get(a.number) ?? sums()),
      zh ? '合计' : 'Total',
    ),
  );
  const chart: ChartSpec | undefined =
    shown.length === 0
      ? undefined
      : {
          title: zh ? `各条款奖补金额（${unit}）` : `Awards by article (${unit === '元' ? 'yuan' : '10,000 yuan'})`,
          categories: { row: articleHeader + 1, column: 0, rows: shown.length, columns: 1 },
          series: [
            { name: zh ? '奖补金额' : 'Awards', values: { row: articleHeader + 1, column: 4, rows: shown.length, columns: 1 } },
            { name: zh ? '最高额度' : 'Ceilings', values: { row: articleHeader + 1, column: 6, rows: shown.length, columns: 1 } },
          ],
          at: { row: 0, column: 11, rows: 24, columns: 10 },
        };

  const named = [...regions].filter(([, s]) => spoken(s));
  if (named.some(([region]) => region !== '')) {
    rows.push([]);
    rows.push(header([zh ? '地区' : 'Region', '', ...figureHeaders(sheet)]));
    for (const [region, s] of named)
      rows.push([label(region === '' ? (zh ? '（未填）' : '(none)') : region), label(''), ...figures(sheet, s)]);
    rows.push(
      totalRow(
        sheet,
        named.map(([, s]) => s),
        zh ? '合计' : 'Total',
      ),
    );
  }
  return {
    key: 'summary',
    name,
    rows,
    widths: [24, 30, 10, 10, 18, 12, 18, 12, 10, 10],
    freeze: { rows: 1, columns: 0 },
    ...(chart && { chart }),
  };
};
