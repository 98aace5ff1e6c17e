/** What `award` and `explain` do first: the input file and the options in; the settled sheet, or the end of the command, out. */
import { text, type Text } from '../../core/lang';
import type { Problem } from '../../core/problem';
import { chooseAll } from '../../engine/choose';
import type { Policy } from '../../policy/model';
import { withOverlaps, type InRun } from '../../run/overlaps';
import { compute, openSheet, recogniseSheet, type Computed, type Opened } from '../../run/run';
import type { Recognition } from '../../sheet/mapping';
import { EXIT, hasErrors, need, needed, Stop } from '../exit';
import { openInput, type InputFile } from '../files/input';
import { mappingChoices } from './mapping-options';
import type { RunOptions } from '../options';
import { loadPack } from '../files/pack';
import { optionsFor } from './per-policy';
import { sheetNameGiven } from '../files/file-problems';
import * as problem from '../problems';
import type { ProgressBar } from '../progress';
import type { Session } from '../session';

export interface Prepared {
  readonly input: InputFile;
  readonly opened: Opened;
  readonly policy: Policy;
  readonly year: number;
  /** Other policies are computed in the same command. */
  readonly several: boolean;
  /** Its problems are all of the run: pack, recognition, choices and cells. */
  readonly computed: Computed;
}

/** How the officer's decision that a message asks for is made on the command line. */
const HINTS: Readonly<Record<string, Text>> = {
  'no-header': text('（用 --header 行号 指定）', ' (choose it with --header ROW)'),
  'two-headers': text('（用 --header 行号 指定）', ' (choose it with --header ROW)'),
  'ambiguous-column': text('（用 --map 数据项=列 指定）', ' (choose it with --map INPUT=COLUMN)'),
  'year-mismatch': text('（用 --map 数据项=列 指定）', ' (choose it with --map INPUT=COLUMN)'),
  'part-column': text('（用 --map 数据项=列 指定）', ' (choose it with --map INPUT=COLUMN)'),
  'column-mapped-twice': text('（用 --map 数据项=列 指定）', ' (choose it with --map INPUT=COLUMN)'),
  'no-input-columns': text('（用 --map 数据项=列 指定）', ' (map them with --map INPUT=COLUMN)'),
  'unit-assumed': text('（用 --map 数据项=列@单位 指定）', ' (choose it with --map INPUT=COLUMN@UNIT)'),
};

/** What recognition goes on after, and an option of the command line must not cause. */
const AGAINST_OPTIONS = new Set(['column-without-header', 'unit-not-fit']);

const withHint = (one: Problem): Problem => {
  const hint = HINTS[one.code];
  return hint ? { ...one, message: text(`${one.message.zh}${hint.zh}`, `${one.message.en}${hint.en}`) } : one;
};

/** Problems of a sheet learn which file it is in. */
export const inFile = (problems: readonly Problem[], file: string): readonly Problem[] =>
  problems.map((one) =>
    one.place.sheet === undefined || one.place.file !== undefined ? one : { ...one, place: { ...one.place, file } },
  );

const recognised = (
  opened: Opened,
  policy: Policy,
  year: number,
  options: RunOptions,
): { readonly recognition: Recognition; readonly problems: readonly Problem[] } => {
  const header = options.header && { header: options.header };
  const first = recogniseSheet(opened, policy, year, header);
  // Columns may be named by their headers, which stand only after the header is found.
  const result =
    first.ok && options.maps.length > 0
      ? recogniseSheet(opened, policy, year, { ...header, ...need(mappingChoices(options.maps, policy, first.value.headers)) })
      : first;
  const problems = result.problems.map(withHint);
  const errors = problems.filter(({ severity }) => severity === 'error');
  const asked = new Set(options.maps.map(({ input }) => input));
  const wrong = errors.filter(({ code, place }) => AGAINST_OPTIONS.has(code) && asked.has(place.name ?? ''));
  if (wrong.length > 0) throw new Stop(wrong);
  // Nothing can be computed without a single column.
  if (!result.ok || errors.some(({ code }) => code === 'no-input-columns')) throw new Stop(errors);
  return { recognition: result.value, problems };
};

/** Choices that an earlier run left in the workbook and this one does not make: never applied silently, never dropped silently. */
const rememberedChoices = (
  { memory, grid }: Opened,
  policy: Policy,
  { wanted }: RunOptions,
  file: string,
): readonly Problem[] => {
  const last = memory?.policies[policy.id];
  if (!last) return [];
  const readings = Object.entries(last.readings).filter(
    ([key, option]) =>
      !Object.hasOwn(wanted.readings, key) &&
      policy.readings.get(key) !== undefined &&
      policy.readings.get(key)?.default !== option,
  );
  const parameters = Object.entries(last.parameters).filter(([name]) => !Object.hasOwn(wanted.parameters, name));
  return [
    ...readings.map(([key, option]) => problem.rememberedChoice(file, grid.sheet, '--reading', key, option)),
    ...parameters.map(([name, value]) => problem.rememberedChoice(file, grid.sheet, '--set', name, value)),
  ];
};

/** One for each policy, in the order in which they were named. */
export const prepare = async (
  file: string,
  options: RunOptions,
  session: Session,
  bar: ProgressBar,
): Promise<readonly Prepared[]> => {
  try {
    return await settledAll(file, options, session, bar);
  } catch (error) {
    throw error instanceof Stop ? new Stop(inFile(error.problems, file), error.exit) : error;
  }
};

interface Asked {
  readonly policy: Policy;
  readonly problems: readonly Problem[];
  readonly options: RunOptions;
  readonly year: number;
}

/** Everything that can be said against the choices, before what is in a sheet is looked at. */
const asked = async (options: RunOptions, session: Session): Promise<readonly Asked[]> => {
  const packs: { readonly policy: Policy; readonly problems: readonly Problem[] }[] = [];
  for (const given of options.policies) {
    const pack = await loadPack(given, session.cwd);
    packs.push({ policy: need(pack).policy, problems: pack.problems });
  }
  const policies = packs.map(({ policy }) => policy);
  const [twice] = policies.filter(({ id }, i) => policies.findIndex((other) => other.id === id) < i);
  if (twice) throw new Stop([problem.policyTwice(twice.id)]);
  const { year } = options;
  if (year === undefined)
    throw new Stop(policies.map(({ from, to, short }) => problem.missingYear(from, to, policies.length > 1 ? short : undefined)));
  return packs.map(({ policy, problems }) => {
    const own = optionsFor(options, policy, policies);
    need(chooseAll(policy, { ...own.wanted, year }));
    return { policy, problems, options: own, year };
  });
};

/** What a policy of this command is compared with: those that came before it. */
export const inRunOf = (before: readonly Prepared[], all: readonly { readonly policy: Policy }[]): InRun => ({
  before: before.map(({ computed }) => computed),
  all: all.map(({ policy }) => policy.id),
});

/** Where one of several policies cannot be computed at all, it is said which. */
const ofPolicy = async <T>({ short }: Policy, several: boolean, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (!several || !(error instanceof Stop)) throw error;
    throw new Stop(
      error.problems.map((one) => ({
        ...one,
        message: text(`〔${short.zh}〕${one.message.zh}`, `[${short.en}] ${one.message.en}`),
      })),
      error.exit,
    );
  }
};

const settledAll = async (
  file: string,
  options: RunOptions,
  session: Session,
  bar: ProgressBar,
): Promise<readonly Prepared[]> => {
  // The sheet of a workbook is unpacked while the policy is read. What is wrong with the choices is told first all the same.
  const found = await openInput(file, session.cwd);
  const all = await asked(options, session);
  const input = need(found);
  if (options.sheet !== undefined && input.kind !== 'workbook') throw new Stop([sheetNameGiven(file, options.sheet)]);
  const opened = need(await needed(openSheet(input.port, options.sheet, bar.stage(text('读取', 'Reading'))), EXIT.refused));
  const ready: Prepared[] = [];
  for (const { policy, problems: ofPack, options: own, year } of all) {
    const { computed, problems } = await ofPolicy(policy, all.length > 1, async () => {
      const found = recognised(opened, policy, year, own);
      const stage = bar.stage(text('测算', 'Computing'));
      const alone = need(compute(opened, found.recognition, policy, { ...own.wanted, year }, stage));
      return { problems: found.problems, computed: await withOverlaps(opened, alone, inRunOf(ready, all)) };
    });
    ready.push({
      input,
      opened,
      policy,
      year,
      several: all.length > 1,
      computed: {
        ...computed,
        problems: inFile(
          [...ofPack, ...found.problems, ...rememberedChoices(opened, policy, own, file), ...problems, ...computed.problems],
          file,
        ),
      },
    });
  }
  return ready;
};

export const exitOf = (all: readonly Prepared[]): typeof EXIT.done | typeof EXIT.dataErrors =>
  all.some(({ computed }) => hasErrors(computed.problems)) ? EXIT.dataErrors : EXIT.done;
