/** The words for award columns as formulas: the choice, and what becomes of each column. */
import { text, type Text } from '../../core/lang';
import { many } from './last-run-texts';

export const FORMULA_TEXTS = {
  writeAs: text('奖补列写成', 'Award columns as'),
  asValues: text('数值', 'Values'),
  asFormulas: text('公式', 'Formulas'),
  formulasHelp: text(
    '公式引用“公式参数”表里的条款数字，不装本程序也能追踪和重算；不能写成公式的单元格仍写数值，并说明原因。',
    'Formulas refer to the figures on their own sheet and can be traced and recalculated without this program. Cells that cannot be formulas stay values, with the reason.',
  ),
  formulaColumns: (n: number): Text => text(`全部写成公式：${n} 列`, `All formulas: ${many(n, 'column')}`),
  valueColumns: (n: number): Text => text(`有单元格写数值：${n} 列`, `With values: ${many(n, 'column')}`),
  formulaColumn: (title: Text, formulas: number): Text =>
    text(`${title.zh}（${formulas} 格）`, `${title.en} (${many(formulas, 'cell')})`),
  valueColumn: (title: Text, formulas: number): Text =>
    formulas === 0
      ? text(`${title.zh}：全部写数值`, `${title.en}: all values`)
      : text(`${title.zh}：${formulas} 格写公式，其余写数值`, `${title.en}: ${many(formulas, 'formula')}, the rest values`),
  valueReason: (why: Text, cells: number): Text => text(`${why.zh}（${cells} 格）`, `${why.en} (${many(cells, 'cell')})`),
} as const;
