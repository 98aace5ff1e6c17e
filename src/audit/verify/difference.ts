/** One thing that is no longer as the receipt says: where it stands, what was said, and what is so now. */
import { text, type Text } from '../../core/lang';
import type { Place } from '../../core/problem';

/** `input`: the data; `policy`: the pack; `engine`: the program; `choice`: a reading, a figure, the year, the budget; `receipt`: another cell of the receipt; `result`: a cell of ours. */
export type DifferenceKind = 'input' | 'policy' | 'engine' | 'choice' | 'receipt' | 'result';

export const KIND_TEXT: Readonly<Record<DifferenceKind, Text>> = {
  input: text('数据', 'the data'),
  policy: text('政策包', 'the policy pack'),
  engine: text('程序版本', 'the program version'),
  choice: text('口径或参数', 'a reading or figure'),
  receipt: text('凭据', 'the receipt'),
  result: text('结果单元格', 'result cells'),
};

export interface Difference {
  readonly kind: DifferenceKind;
  /** `award` for cells of the award columns. */
  readonly code: string;
  readonly place: Place;
  /** What differs: a column's name, a label of the receipt, a reading. */
  readonly name: string;
  /** The pack’s English for it, where it is a name of the pack’s. */
  readonly nameEn?: string;
  /** As the workbook says it; null where it says nothing. */
  readonly stated: string | null;
  /** As it is now, or was recomputed. */
  readonly found: string | null;
  /** Of an award cell. */
  readonly enterprise?: string;
  /** 分 by which the cell is above what was recomputed, where both are amounts. */
  readonly fen?: number;
  /** More than stated and found can say. */
  readonly note?: Text;
}
