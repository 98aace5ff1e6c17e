/** The command `cesuan`: its arguments and a session in; text on the session's streams, files, and the exit code, out. */
import { ProblemError } from '../core/problem';
import { ENGINE_VERSION } from '../run/run';
import { parse } from './args';
import { auditCommand } from './audit/audit-command';
import { awardCommand } from './award/award-command';
import { catalogueCommand } from './policy/catalogue-command';
import { checkCommand } from './policy/check-command';
import type { Command } from './command';
import { EXIT, need, Stop, type Exit } from './exit';
import { explainCommand } from './award/explain-command';
import { commandHelp, mainHelp } from './help';
import { internalError } from './internal-error';
import { languageOf } from './language';
import { HELP_OPTION, langOption, LANG_OPTION } from './options';
import { parametersCommand } from './policy/parameters-command';
import { policiesCommand } from './policy/policies-command';
import * as problem from './problems';
import { report } from './report';
import type { Session } from './session';
import { templateCommand } from './policy/template-command';
import { undoCommand } from './award/undo-command';
import { verifyCommand } from './audit/verify-command';

export const COMMANDS: readonly Command[] = [
  awardCommand,
  explainCommand,
  auditCommand,
  verifyCommand,
  policiesCommand,
  catalogueCommand,
  checkCommand,
  templateCommand,
  parametersCommand,
  undoCommand,
];

const TOP_OPTIONS = [HELP_OPTION, LANG_OPTION, { name: 'version', short: 'V', help: HELP_OPTION.help }] as const;

/** `--lang` may stand before the command too. */
const split = (
  argv: readonly string[],
): { readonly before: readonly string[]; readonly name: string | undefined; readonly rest: readonly string[] } => {
  let at = 0;
  while (at < argv.length && argv[at]?.startsWith('-')) at += argv[at] === '--lang' ? 2 : 1;
  return { before: argv.slice(0, at), name: argv[at], rest: argv.slice(at + 1) };
};

const commandNamed = (name: string): Command => {
  const command = COMMANDS.find((one) => one.name === name);
  if (!command)
    throw new Stop([
      problem.unknownCommand(
        name,
        COMMANDS.map((one) => one.name),
      ),
    ]);
  return command;
};

const wantsHelp = (argv: readonly string[]): boolean => {
  const end = argv.indexOf('--');
  return (end < 0 ? argv : argv.slice(0, end)).some((arg) => arg === '--help' || arg === '-h');
};

const dispatch = async (argv: readonly string[], session: Session): Promise<Exit> => {
  const lang = languageOf(argv, session.env);
  const { before, name, rest } = split(argv);
  const top = need(parse('', before, TOP_OPTIONS, []));
  if (top.has('version')) {
    await session.stdout.write(`cesuan ${ENGINE_VERSION}\n`);
    return EXIT.done;
  }
  if (name === undefined || name === 'help') {
    const [about] = rest.filter((arg) => !arg.startsWith('-'));
    if (name === undefined && !top.has('help')) throw new Stop([problem.noCommand(COMMANDS.map((one) => one.name))]);
    await session.stdout.write(about === undefined ? mainHelp(COMMANDS, lang) : commandHelp(commandNamed(about), lang));
    return EXIT.done;
  }
  const command = commandNamed(name);
  if (top.has('help') || wantsHelp(rest)) {
    await session.stdout.write(commandHelp(command, lang));
    return EXIT.done;
  }
  const args = need(parse(command.name, rest, command.options, command.args));
  const wrongLang = langOption(top) ?? langOption(args);
  if (wrongLang) throw new Stop([wrongLang]);
  return command.run(args, session, lang);
};

/** Never rejects: whatever happens becomes lines on stderr and an exit code. */
export const main = async (argv: readonly string[], session: Session): Promise<Exit> => {
  const lang = languageOf(argv, session.env);
  try {
    return await dispatch(argv, session);
  } catch (error) {
    if (error instanceof ProblemError) {
      await report(error.problems, session, lang);
      return error instanceof Stop ? error.exit : EXIT.refused;
    }
    await session.stderr.write(internalError(error, lang));
    return EXIT.internal;
  }
};
