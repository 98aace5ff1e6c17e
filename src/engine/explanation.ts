/** Why one item answers what it answers for one unit: a tree for the pane, a line for a note, and what is missing. Replayed on demand, never stored. */
import type { Text } from '../core/lang';
import type { Item } from '../policy/model';
import type { Status } from './outcome';

export interface Step {
  /** What this step is: `设备投资额 ≥ 300万元`, `上限`, `口径：软件计入门槛`. */
  readonly label: Text;
  /** What it came to: `2,300万元`, `满足`, `差 0.01元`. */
  readonly value: Text;
  readonly kind:
    | 'condition'
    | 'input'
    | 'formula'
    | 'rounding'
    | 'cap'
    | 'prior'
    | 'reading'
    | 'parameter'
    | 'gate'
    | 'matter'
    | 'limit'
    | 'result';
  /** For a condition: held, failed, or could not be told. */
  readonly holds?: boolean | null;
  readonly article?: string;
  /** The cell it came from: table row and input name. */
  readonly from?: { readonly row: number; readonly input: string };
  readonly children: readonly Step[];
}

/** An input that has no usable value here, and what it would settle. */
export interface Missing {
  readonly input: string;
  /** Table rows whose cell would settle it. */
  readonly rows: readonly number[];
  /** `no column`: the sheet has none. `contradiction`: rows of one enterprise disagree. `zero base`: a division by zero. `out of range`: the amount is too large to be exact. */
  readonly why: 'blank' | 'bad' | 'no column' | 'contradiction' | 'zero base' | 'out of range';
}

export interface Explanation {
  readonly item: Item;
  readonly unit: number;
  readonly status: Status;
  /** 分: the award or the ceiling after settlement; null where there is none. */
  readonly amount: number | null;
  /** One whole line per language, by header and never by address; a cell's note may show less of it. */
  readonly note: Text;
  readonly steps: readonly Step[];
  readonly missing: readonly Missing[];
  /** Reading keys that touched it, with the option taken. */
  readonly readings: readonly { readonly key: string; readonly option: string }[];
  /** Item id, where displaced. */
  readonly displacedBy?: string;
  /** Row of the sheet, 1-based, that is paid for the same item. */
  readonly displacedRow?: number;
}

/** What one award is shown with where only a line fits. The note is made per language, when asked for. */
export type Line = Pick<Explanation, 'note' | 'readings'>;
