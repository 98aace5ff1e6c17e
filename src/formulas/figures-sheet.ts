/**
 * The sheet of figures that formulas refer to: figures and what became of each column in; a sheet to read, to trace and to change, and the
 * names of its cells, out. Beside each figure as the document prints it stand the whole numbers that formulas compute with.
 */
import { articleText } from '../core/article';
import type { Lang } from '../core/lang';
import { toDecimal, toNumber } from '../core/rational';
import { address } from '../sheet/cells';
import type { CellName, CellValue, OwnSheet } from '../sheet/port/port';
import { ROLES } from '../sheet/figure-roles';
import { PERCENT_DECIMALS, type Figure, type Figures } from './figures';
import { REASONS, type Reason } from './reason';

/** What became of one award column. */
export interface ColumnReport {
  readonly article: string;
  readonly title: string;
  readonly formulas: number;
  readonly values: ReadonlyMap<Reason, number>;
}

const VALUE = 3;
const WHOLE = 5;
const BELOW = 6;
const HEAD = 3;

const header = (texts: readonly string[]): readonly CellValue[] => texts.map((value) => ({ value, style: 'header' }));
const said = (value: string): CellValue => ({ value, style: 'text' });

/** The figure where it is one that whole numbers can tell exactly, else #N/A: an award is never computed with another figure than is shown. */
const guarded = (cell: string, factor: number, then: string, otherwise = 'NA()'): string =>
  `IF(ISNUMBER(${cell}),IF(AND(${cell}>=0,ROUND(${cell}*${factor},0)/${factor}=${cell}),${then},${otherwise}),${otherwise})`;

/** The denominator before it is reduced. */
const BOTTOM = 100 * PERCENT_DECIMALS;

/** What a rate's shown value is in the smallest that it can be told in. */
const inMillionths = (cell: string): string => `ROUND(${cell}*${PERCENT_DECIMALS},0)`;

const wholeCell = ({ rate, factor }: Figure, cell: string, below: string, value: number | undefined): CellValue => ({
  value: value ?? null,
  formula: rate
    ? guarded(cell, PERCENT_DECIMALS, `${inMillionths(cell)}/(${BOTTOM}/${below})`)
    : guarded(cell, factor, `ROUND(${cell}*${factor},0)`),
});

/** The largest denominator over the greatest that divides it and all rates of the group. A rate that cannot be told is left out: its own whole number says so. */
const belowCell = (cells: readonly string[], value: number | undefined): CellValue => ({
  value: value ?? null,
  formula: `${BOTTOM}/GCD(${[String(BOTTOM), ...cells.map((cell) => guarded(cell, PERCENT_DECIMALS, inMillionths(cell), '0'))].join(',')})`,
});

const quoted = (words: string): string => `"${words}"`;

/** Says what is wrong with a figure that awards cannot be computed with, and with a rate that became a hundredth: Excel makes 0.06 of a typed 6%. */
const checkCell = ({ rate, value }: Figure, cell: string, zh: boolean): CellValue => {
  const noNumber = quoted(
    zh ? '请只填数字，不带单位和百分号，否则奖补显示 #N/A' : 'Put a number only, without unit or %: awards are #N/A until then',
  );
  const hundredth = quoted(
    zh ? '单位已是百分数：如要填 6%，请填 6，不填 6%' : 'The unit is percent already: for 6% put 6, not 6%',
  );
  const fine = '""';
  const small = `IF(AND(${cell}>0,${cell}<=${toNumber(value) / 50}),${hundredth},${fine})`;
  return { value: '', style: 'error', formula: `IF(ISNUMBER(${cell}),${rate ? small : fine},${noNumber})` };
};

/** Why cells of a column are values, each reason with its count. */
export const reasonText = (values: ColumnReport['values'], lang: Lang): string =>
  [...values]
    .map(([reason, count]) => (lang === 'zh' ? `${REASONS[reason].zh}（${count} 格）` : `${REASONS[reason].en} (${count})`))
    .join(lang === 'zh' ? '；' : '; ');

const sum = (values: Iterable<number>): number => [...values].reduce((all, one) => all + one, 0);

export const figuresSheet = (
  key: string,
  name: string,
  list: readonly Figure[],
  figures: Figures,
  columns: readonly ColumnReport[],
  lang: Lang,
): { readonly sheet: OwnSheet; readonly names: readonly CellName[] } => {
  const zh = lang === 'zh';
  const article = (number: string): string => (zh ? articleText(number) : number);
  const names: CellName[] = [];
  /** Where the denominator of a group stands: on the row of its first figure. */
  const first = new Map<string, number>();
  const cellsOf = (below: string): readonly string[] =>
    list.flatMap((figure, i) => (figure.below === below ? [address(HEAD + i, VALUE)] : []));
  const below = (figure: Figure, row: number): { readonly at: string; readonly cell: CellValue } => {
    if (figure.below === undefined) return { at: '', cell: null };
    const value = figures.value(figure.below);
    const before = first.get(figure.below);
    const at = address(before ?? row, BELOW);
    if (before !== undefined) return { at, cell: { value: value ?? null, formula: at } };
    first.set(figure.below, row);
    names.push({ name: figure.below, sheet: key, row, column: BELOW });
    return { at, cell: belowCell(cellsOf(figure.below), value) };
  };
  const rows = list.map((figure, i): readonly CellValue[] => {
    const row = HEAD + i;
    const cell = address(row, VALUE);
    names.push({ name: figure.name, sheet: key, row, column: WHOLE });
    const denominator = below(figure, row);
    return [
      said(article(figure.owner.article)),
      said(figure.owner.label[lang]),
      said(ROLES[figure.role][lang]),
      { value: Number(toDecimal(figure.value)), style: 'warning' },
      said(figure.unit),
      wholeCell(figure, cell, denominator.at, figures.value(figure.name)),
      denominator.cell,
      said(figure.name),
      checkCell(figure, cell, zh),
    ];
  });
  return {
    names,
    sheet: {
      key,
      name,
      widths: [12, 40, 14, 14, 12, 18, 12, 44, 40],
      freeze: { rows: HEAD, columns: 0 },
      rows: [
        [{ value: zh ? '公式参数' : 'Formula figures', style: 'title' }],
        [
          said(
            zh
              ? '奖补列的公式引用下列数字。修改“数值”一列，奖补随之重算；计算用整数由公式得出，不必改。再次测算会恢复政策原定的数字。'
              : 'The formulas of the award columns refer to these figures. Change a value and the awards follow; the whole numbers are formulas themselves. Another run restores the figures of the policy.',
          ),
        ],
        header(
          zh
            ? ['条款', '事项', '用处', '数值', '单位', '计算用整数', '分母', '名称', '提示']
            : ['Article', 'Item', 'Used for', 'Value', 'Unit', 'Whole number', 'Denominator', 'Name', 'Check'],
        ),
        ...rows,
        [],
        header(
          zh
            ? ['条款', '奖补列', '公式（格）', '数值（格）', '写为数值的原因']
            : ['Article', 'Award column', 'Formulas', 'Values', 'Why values'],
        ),
        ...columns.map((column): readonly CellValue[] => [
          said(article(column.article)),
          said(column.title),
          column.formulas,
          sum(column.values.values()),
          said(reasonText(column.values, lang)),
        ]),
      ],
    },
  };
};
