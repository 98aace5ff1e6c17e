/** What every command says of itself: enough to parse its arguments, to print its help and to run it. */
import type { Lang, Text } from '../core/lang';
import type { Args, ArgumentSpec, OptionSpec } from './args';
import type { Exit } from './exit';
import type { Session } from './session';

export interface Command {
  readonly name: string;
  readonly summary: Text;
  readonly args: readonly ArgumentSpec[];
  readonly options: readonly OptionSpec[];
  /** More for its help, as paragraphs. */
  readonly details?: readonly Text[];
  readonly run: (args: Args, session: Session, lang: Lang) => Promise<Exit>;
}
