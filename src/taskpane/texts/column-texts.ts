/** What the pane says about a column that is recognised, proposed or chosen. */
import { text, type Lang, type Text } from '../../core/lang';
import { many } from './last-run-texts';

export const COLUMN_TEXTS = {
  usedBy: (n: number): Text => text(`用于 ${n} 项`, `used by ${many(n, 'item')}`),
  column: text('列', 'Column'),
  unit: text('单位', 'Unit'),
  columnOption: (letters: string, header: string): Text => text(`${letters} 列 ${header}`, `${letters} ${header}`),
  noColumn: text('（表中没有）', '(none on this sheet)'),
  chooseColumn: text('请选择', 'Choose a column'),
  addList: text('另一列也是荣誉认定', 'Another column lists certifications'),
  /** Above them in a list of choices. */
  likelyColumns: (n: number): Text => text('可能的列', n === 1 ? 'Likely column' : 'Likely columns'),
  likelyAre: (n: number, columns: string): Text => {
    const { zh, en } = COLUMN_TEXTS.likelyColumns(n);
    return text(`${zh}：${columns}`, `${en}: ${columns}`);
  },
  /** Where an input is read; without a unit or its source where there is none. */
  from: (column: string, unit: Text, source: Text): Text => {
    const of = (lang: Lang, aside: (said: string) => string): string =>
      `← ${column}${unit[lang] && ` · ${unit[lang]}${source[lang] && aside(source[lang])}`}`;
    return text(
      of('zh', (said) => `（${said}）`),
      of('en', (said) => ` (${said})`),
    );
  },
  allColumns: text('全部列', 'All columns'),
} as const;
