/** A command's arguments: what was typed and what the command knows in; options and positionals by name, or every reason why they cannot be used, out. */
import { parseArgs } from 'node:util';
import type { Text } from '../core/lang';
import { done, failed, type Problem, type Result } from '../core/problem';
import * as problem from './problems';

export interface OptionSpec {
  readonly name: string;
  readonly short?: string;
  /** How help names the value; absent where the option has none. */
  readonly value?: string;
  /** May be given more than once. */
  readonly many?: true;
  readonly help: Text;
}

export interface ArgumentSpec {
  /** As help names it: `IN`. */
  readonly name: string;
  readonly help: Text;
}

export interface Args {
  readonly positionals: readonly string[];
  has(option: string): boolean;
  one(option: string): string | undefined;
  all(option: string): readonly string[];
}

/** `--reading` from an option's name. */
export const flag = (name: string): string => `--${name}`;

interface Token {
  readonly kind: 'option' | 'positional' | 'option-terminator';
  readonly name?: string;
  readonly rawName?: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

const tokensOf = (argv: readonly string[], options: readonly OptionSpec[]): readonly Token[] =>
  parseArgs({
    args: [...argv],
    options: Object.fromEntries(
      options.map(({ name, short, value }) => [
        name,
        { type: value === undefined ? ('boolean' as const) : ('string' as const), ...(short !== undefined && { short }) },
      ]),
    ),
    // Reasons are ours to give, in both languages and with a proposal.
    strict: false,
    allowPositionals: true,
    tokens: true,
  }).tokens;

export const parse = (
  command: string,
  argv: readonly string[],
  options: readonly OptionSpec[],
  wanted: readonly ArgumentSpec[],
): Result<Args> => {
  const problems: Problem[] = [];
  const values = new Map<string, string[]>();
  const positionals: string[] = [];
  for (const token of tokensOf(argv, options)) {
    if (token.kind === 'positional') positionals.push(token.value ?? '');
    if (token.kind !== 'option') continue;
    const raw = token.rawName ?? '';
    const spec = options.find(({ name }) => name === token.name);
    if (!spec) {
      problems.push(
        problem.unknownOption(
          command,
          raw,
          options.map(({ name }) => flag(name)),
        ),
      );
      continue;
    }
    const found = values.get(spec.name) ?? [];
    values.set(spec.name, found);
    if (spec.value === undefined) {
      if (token.value !== undefined) problems.push(problem.unexpectedValue(raw, token.value));
      continue;
    }
    // `--json --all`: the next option is no value, unless it was tied to this one with `=`.
    const looksLikeOption =
      !token.inlineValue && token.value !== undefined && token.value.length > 1 && token.value.startsWith('-');
    if (token.value === undefined || token.value === '' || looksLikeOption) problems.push(problem.missingValue(raw, spec.value));
    else if (!spec.many && found.length > 0 && !found.includes(token.value))
      problems.push(problem.optionTwice(raw, found[0] as string, token.value));
    else found.push(token.value);
  }
  if (positionals.length < wanted.length)
    problems.push(
      problem.missingArgument(
        command,
        wanted.slice(positionals.length).map(({ name }) => name),
      ),
    );
  // The value of an option that is not known is no argument too many.
  if (positionals.length > wanted.length && problems.length === 0)
    problems.push(problem.extraArgument(command, positionals[wanted.length] as string));
  if (problems.length > 0) return failed(...problems);
  return done({
    positionals,
    has: (option) => values.has(option),
    one: (option) => values.get(option)?.[0],
    all: (option) => values.get(option) ?? [],
  });
};
