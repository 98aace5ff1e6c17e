/** Why something is written as a value and not as a formula: a code in, the words that users read out. */
import { text, type Text } from '../core/lang';

export type Reason =
  | 'list'
  | 'spellings'
  | 'unit'
  | 'figure'
  | 'parameter'
  | 'long'
  | 'sibling'
  | 'ceilings'
  | 'promotion'
  | 'budget'
  | 'rows'
  | 'project rows'
  | 'large'
  | 'cells'
  | 'decided';

export const REASONS: Readonly<Record<Reason, Text>> = {
  list: text('依据的认定写在名单式的单元格里', 'a recognition is read from a cell that lists several'),
  spellings: text('依据的列写法太多，公式无法逐一列出', 'a column has too many spellings to be listed in a formula'),
  unit: text('依据的列的单位不能换算为整数', 'a column’s unit does not convert to whole numbers'),
  figure: text('条款数字不能用整数表示', 'a figure of the article cannot be told in whole numbers'),
  parameter: text('所需的政策参数尚未填写', 'a figure that another document sets has not been entered'),
  long: text('公式会超过 Excel 允许的长度', 'the formula would be longer than Excel allows'),
  sibling: text('与之就高的事项不能写成公式', 'an item that it is compared with cannot be a formula'),
  ceilings: text('与“最高不超过”的事项共用限额', 'it shares a limit with ceilings'),
  promotion: text('按晋级规则与此前年度比较', 'it is compared with earlier years by a rule on promotion'),
  budget: text('按总预算调整，须看全部各行', 'it is scaled to the budget, which needs all rows'),
  rows: text('企业有多行，规则跨行', 'the enterprise has several rows and a rule looks at all of them'),
  'project rows': text('项目有多行，封顶跨行', 'the project has several rows that share a cap'),
  large: text('数额相乘超出公式能精确计算的范围', 'the numbers multiply beyond what a formula computes exactly'),
  cells: text(
    '这一行的单元格公式读不出同样的结果（文字数字、错误值、相互矛盾等）',
    'a formula would not read this row’s cells alike (numbers as text, errors, contradictions …)',
  ),
  decided: text('人工核定', 'decided by an officer'),
};

/** Thrown on the way to a formula that cannot be. */
export class Inexpressible extends Error {
  constructor(readonly reason: Reason) {
    super(reason);
  }
}
