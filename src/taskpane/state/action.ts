/** What can happen to what the pane knows: news of the workbook and of the worker, and what a person chose. */
import type { Lang } from '../../core/lang';
import type { Problem } from '../../core/problem';
import type { Policy } from '../../policy/model';
import type { PolicyFacts } from '../../run/policies';
import type { Opened } from '../../run/open';
import type { Undo } from '../../run/undo';
import type { MappingChoices } from '../../sheet/mapping';
import type { RowsDone, SheetChange, Workbook, WriteReceipt } from '../../sheet/port/port';
import type { Answer, Answers } from '../../sheet/record/answers';
import type { Browsing } from '../catalogue/state';
import type { Planned } from '../computing/planned';
import type { Asked, Recognised } from '../computing/question';
import type { Settled } from '../computing/settled';
import type { Busy, Cell, Entry, Shown, State, Written } from './state';

export type Action =
  | { readonly do: 'began'; readonly what: Busy['what'] }
  | { readonly do: 'progressed'; readonly done: number; readonly total: number; readonly rows?: RowsDone | undefined }
  | { readonly do: 'touched'; readonly change: SheetChange }
  | { readonly do: 'stopping' }
  | { readonly do: 'waited'; readonly problem: Problem | undefined; readonly leave?: (() => void) | undefined }
  | { readonly do: 'stopped' }
  | { readonly do: 'failed'; readonly problems: readonly Problem[] }
  /** Something beside the work under way went wrong: that goes on. */
  | { readonly do: 'complained'; readonly problems: readonly Problem[] }
  | { readonly do: 'listed'; readonly facts: readonly PolicyFacts[] }
  | { readonly do: 'chosePolicy'; readonly id: string; readonly keep: boolean }
  | { readonly do: 'loadedPolicy'; readonly policy: Policy }
  | ({ readonly do: 'recognised'; readonly asked: Asked } & Recognised)
  | { readonly do: 'notRecognised'; readonly asked: Asked; readonly problems: readonly Problem[] }
  | { readonly do: 'choseYear'; readonly year: number }
  | { readonly do: 'opened'; readonly opened: Opened }
  | { readonly do: 'listedSheets'; readonly workbook: Workbook }
  | { readonly do: 'mapped'; readonly choices: MappingChoices }
  | { readonly do: 'choseReading'; readonly key: string; readonly option: string }
  | { readonly do: 'leftReadings' }
  | { readonly do: 'entered'; readonly name: string; readonly entry: Entry }
  | { readonly do: 'choseUnit'; readonly unit: State['moneyUnit'] }
  | { readonly do: 'choseMargin'; readonly margin: string | undefined }
  | { readonly do: 'choseFormulas'; readonly formulas: boolean }
  | { readonly do: 'computed'; readonly computed: Settled }
  | { readonly do: 'planned'; readonly planned: Planned }
  | { readonly do: 'drafted'; readonly draft: Answer }
  | { readonly do: 'answered'; readonly answers: Answers }
  | { readonly do: 'pressedOn' }
  | { readonly do: 'wrote'; readonly written: Written; readonly opened: Opened }
  | { readonly do: 'readied'; readonly undo: Undo | undefined }
  | { readonly do: 'undid'; readonly receipt: WriteReceipt; readonly opened: Opened }
  | { readonly do: 'tookBack'; readonly said: readonly Problem[]; readonly opened: Opened }
  | { readonly do: 'selected'; readonly cell: Cell; readonly shown: Shown | undefined }
  | { readonly do: 'showed'; readonly shown: Shown }
  /** What was wrong with the file that was chosen last as an official text; nothing where it was read. */
  | { readonly do: 'triedSource'; readonly problems: readonly Problem[] }
  | { readonly do: 'browsed'; readonly change: Partial<Browsing> }
  | { readonly do: 'guided'; readonly shown: boolean }
  | { readonly do: 'remembered'; readonly memory: string }
  | { readonly do: 'turned'; readonly tab: State['tab'] }
  | { readonly do: 'spoke'; readonly lang: Lang };
