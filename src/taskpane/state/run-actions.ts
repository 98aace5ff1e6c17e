/** What the pane is begun with, and what a person can do in it. */
import type { Lang } from '../../core/lang';
import type { Opened } from '../../run/open';
import type { MappingChoices } from '../../sheet/mapping';
import type { Answer, Answers } from '../../sheet/record/answers';
import type { Auditor } from '../audit/auditor';
import type { Browsing } from '../catalogue/state';
import type { Computer } from '../computing/computer';
import type { Keep } from '../keep/kept';
import type { Cell, Entry, Shown, State } from './state';
import type { Step } from './walk';

export interface RunOptions {
  readonly lang: Lang;
  /** For the receipt. */
  readonly fileName: () => string;
  readonly now: () => Date;
  /** The policy to begin with; without one the user chooses, unless there is only one. */
  readonly policy?: string;
  readonly createComputer?: () => Computer;
  /** Where choices outlive the pane; without it nothing is kept, and there is no first-run guide. */
  readonly keep?: Keep;
  /** Begins with the first-run guide, also where it has been read. */
  readonly guide?: boolean;
  /** Begins by explaining the selected award of the run that the workbook remembers. */
  readonly explain?: boolean;
  /** Begins at the desk, where amounts of others are checked. */
  readonly audit?: boolean;
  readonly createAuditor?: () => Auditor;
}

export interface Actions {
  readonly speak: (lang: Lang) => void;
  readonly choosePolicy: (id: string) => void;
  readonly chooseYear: (year: number) => void;
  /** Reads the named sheet, or the one in front; also after a failure. */
  readonly open: (sheet?: string) => void;
  readonly map: (choices: MappingChoices) => void;
  readonly chooseReading: (key: string, option: string) => void;
  /** Gives up the readings that this machine keeps: the defaults again. */
  readonly leaveReadings: () => void;
  readonly enter: (name: string, entry: Entry) => void;
  readonly chooseUnit: (unit: State['moneyUnit']) => void;
  /** How far above a line an audit tells of, as it is typed; undefined for the usual. */
  readonly chooseMargin: (margin: string | undefined) => void;
  /** Award columns as formulas, or as values. */
  readonly chooseFormulas: (formulas: boolean) => void;
  readonly compute: () => void;
  readonly cancel: () => void;
  readonly plan: () => void;
  readonly write: () => void;
  /** An answer on its way: what is chosen and typed outlives the screen. */
  readonly draft: (draft: Answer) => void;
  /** What becomes of cells that were changed by hand; plans anew. */
  readonly answer: (answers: Answers) => void;
  /** Prepares to take the last run back, and shows what that would take with it. */
  readonly readyUndo: () => void;
  readonly undo: () => void;
  readonly keepRun: () => void;
  /** Takes back what a write that broke off has left; absent where the workbook cannot have such a thing, or cannot mend it. */
  readonly takeBack?: () => void;
  /** Writes 已过期 into the status column, or takes it away where figures hold again what the run read. */
  readonly markExpired: () => void;
  readonly reveal: (cell: Cell) => void;
  readonly show: (shown: Shown) => void;
  /** To the nearest answer of a kind, here and on the sheet; undefined where there is none. */
  readonly step: Step;
  /** Computes the remembered run again and explains what is selected; the policy where several are remembered. */
  readonly explain: (policy?: string) => void;
  /** Shows a part of the catalogue. */
  readonly browse: (change: Partial<Browsing>) => void;
  /** Takes the official text of the chosen policy from a file. */
  readonly loadSource: (name: string, bytes: Uint8Array) => void;
  /** Shows the first-run guide, or puts it away for good. */
  readonly guide: (shown: boolean) => void;
  readonly turnTo: (tab: State['tab']) => void;
  /** The sheet as another part of the pane has just read it. */
  readonly take: (opened: Opened) => void;
  /** Another part of the pane has changed what the workbook remembers. */
  readonly remember: (memory: string) => void;
}
