/** A figure of the sheet that other figures do not add up to: where it stands, both figures and a sentence in; a finding out. */
import type { Text } from '../../core/lang';
import { address } from '../../sheet/cells';
import type { Source } from '../../sheet/read/source';
import type { Found } from '../finding';

export const sumFinding = (
  source: Source,
  row: number,
  column: number,
  about: string,
  given: number,
  expected: number,
  message: Text,
  kind: 'total' | 'split',
): Found => ({
  kind,
  at: { sheet: source.grid.sheet, cell: address(row, column) },
  row: row + 1,
  enterprise: '',
  code: null,
  project: '',
  about,
  given,
  expected,
  difference: given - expected,
  causes: [],
  message,
  related: [],
});
