/** The colours of kinds of findings and of opinions. */
import type { FindingKind, Mark } from '../../audit/finding';

type Colour = 'danger' | 'warning' | 'informative' | 'success' | 'brand';

export const KIND_COLOUR: Readonly<Record<FindingKind, Colour>> = {
  difference: 'danger',
  open: 'warning',
  double: 'warning',
  edge: 'informative',
  total: 'danger',
  split: 'danger',
};

export const MARK_COLOUR: Readonly<Record<Mark, Colour>> = { 认可: 'success', 存疑: 'warning', 更正: 'brand' };
