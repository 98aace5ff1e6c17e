/** `cesuan audit IN`: holds given amounts against recomputed ones; prints what differs and why, writes a working paper, writes JSON. */
import { text, type Lang } from '../../core/lang';
import { tellingUnit } from '../../core/money';
import { ProblemError } from '../../core/problem';
import { audit, type Audit } from '../../audit/audit';
import { paidElsewhere } from '../../audit/doubles/elsewhere';
import { keptMarks, planAudit } from '../../audit/paper/plan';
import { unrelated } from '../../audit/doubles/matters';
import { unitTold } from '../../audit/unit-told';
import { othersBeside, shipped } from '../../run/overlaps';
import { policyIds } from '../../run/policies';
import { DOUBLE_BENEFIT } from '../../sheet/overlaps/problems';
import { auditJson, type AuditReport } from './audit-json';
import { auditTable } from './audit-table';
import type { Args } from '../args';
import type { Command } from '../command';
import { EXIT, need, Stop } from '../exit';
import { columnNames } from './column-names';
import { alsoOptions, AUDIT_OPTIONS, earlierOption, givenOptions, marginOption } from './given-options';
import { RUN_OPTIONS, runOptions } from '../options';
import { otherEntries } from './others';
import { checkOutputs, filled, STDOUT, wantedOf, writeOutputs } from '../files/outputs';
import { pour } from '../files/pour';
import { exitOf, inFile, prepare, type Prepared } from '../prepare/prepare';
import { problemsOf } from '../prepare/per-policy';
import { plainName } from '../files/plain-name';
import { progressBar, type ProgressBar } from '../progress';
import { report } from '../report';
import type { Session } from '../session';

const HINTS: ReadonlySet<string> = new Set(['given-none', 'given-ambiguous', 'given-not-awards']);

/** The first policy is the one that is audited; the others are looked through for matters that both pay. */
const audited = async (all: readonly Prepared[], args: Args, session: Session, bar: ProgressBar): Promise<Audit> => {
  const [prepared, ...besides] = all as [Prepared, ...Prepared[]];
  const { input, opened, computed, policy, year } = prepared;
  const named = columnNames(opened, computed.recognition);
  const given = need(givenOptions(args, policy, named));
  const also = need(
    alsoOptions(
      args,
      besides.map((one) => one.policy),
      named,
    ),
  );
  const margin = need(marginOption(args));
  const earlier = need(await earlierOption(args, year, session.cwd));
  const { entries, results, sheets, problems } = await otherEntries(input.port, opened, args.all('with'), policy, year, session);
  const kept = await keptMarks(input.port, opened.workbook, policy);
  const inRun = { before: besides.map((one) => one.computed), all: all.map((one) => one.policy.id) };
  const known = new Map(besides.map((one) => [one.policy.id, one.policy]));
  const elsewhere = await paidElsewhere(computed.settlement, computed.read.projects, results, (id) =>
    Promise.resolve(known.get(id) ?? shipped(id)),
  );
  const result = audit(opened, computed, {
    given,
    margin,
    others: entries,
    sheets,
    alongside: await othersBeside(opened, computed, inRun),
    beside: also.flatMap(({ policy: id, choice }) =>
      besides.filter((one) => one.policy.id === id).map((one) => ({ computed: one.computed, choice })),
    ),
    elsewhere: elsewhere.others,
    ...(kept && { kept }),
    ...(earlier && { earlier }),
    progress: bar.stage(text('查找原因', 'Looking for causes')),
  });
  if (!result.ok)
    throw new Stop(
      inFile(result.problems, input.file).map((one) =>
        HINTS.has(one.code)
          ? {
              ...one,
              message: text(
                `${one.message.zh}（用 --given 列名[=条目] 指定）`,
                `${one.message.en} (choose it with --given COLUMN[=ITEM])`,
              ),
            }
          : one,
      ),
    );
  const strangers = unrelated(
    policy,
    besides.map((one) => one.policy),
  );
  return {
    ...result.value,
    problems: [...inFile(result.value.problems, input.file), ...problems, ...elsewhere.problems, ...strangers],
  };
};

const workbookBytes = async (
  prepared: Prepared,
  found: Audit,
  lang: Lang,
  now: string,
  bar: ProgressBar,
): Promise<Uint8Array> => {
  const { input, opened, computed } = prepared;
  try {
    await input.port.write(
      planAudit(opened, computed, found, { lang, fileName: plainName(input.file), now }),
      bar.stage(text('写入', 'Writing')),
    );
    return await input.save();
  } catch (error) {
    throw error instanceof ProblemError ? new Stop(inFile(error.problems, input.file)) : error;
  }
};

export const auditCommand: Command = {
  name: 'audit',
  summary: text(
    '核对一张表里已有的奖补金额：重算、找原因、查重复，写出核对底稿',
    'check the awards that a sheet states: recompute, find causes and doubles, write a working paper',
  ),
  args: [{ name: 'IN', help: text('输入文件：.xlsx、.xlsm、.csv 或 .json', 'input file: .xlsx, .xlsm, .csv or .json') }],
  options: [
    ...AUDIT_OPTIONS,
    {
      name: 'output',
      short: 'o',
      value: 'OUT.xlsx',
      help: text(
        '写出工作簿：另加“核对底稿”两张表；原表不动。再次核对时保留其中的核对意见和备注',
        'write the workbook with two sheets of working paper; opinions and remarks in it are kept by the next audit',
      ),
    },
    {
      name: 'json',
      value: 'OUT.json|-',
      help: text('写出 JSON；“-”为标准输出（此时不打印表格）', 'write JSON; “-” is stdout (the table is not printed then)'),
    },
    { name: 'force', short: 'f', help: text('覆盖已存在的输出文件', 'overwrite outputs that exist') },
    ...RUN_OPTIONS,
  ],
  run: async (args, session, lang) => {
    const options = need(runOptions('audit', args, policyIds));
    need(marginOption(args));
    const wanted = wantedOf(args);
    const file = args.positionals[0] as string;
    checkOutputs(file, wanted, session.cwd);
    const now = session.now().toISOString();
    const bar = progressBar(session, lang);
    try {
      const all = await prepare(file, options, session, bar);
      const [prepared] = all;
      if (!prepared) return EXIT.refused;
      const found = await audited(all, args, session, bar);
      const { workbook: xlsx, json } = wanted;
      const made: AuditReport = { audit: found, computed: prepared.computed, lang, file, fileSha256: prepared.input.sha256, now };
      const bytes = xlsx === undefined ? undefined : await workbookBytes(prepared, found, lang, now, bar);
      const written = writeOutputs([
        ...(xlsx === undefined || !bytes ? [] : [() => filled(xlsx, wanted, session, [bytes])]),
        ...(json === undefined || json === STDOUT ? [] : [() => filled(json, wanted, session, auditJson(made))]),
      ]);
      bar.done();
      if (json === STDOUT) await pour(auditJson(made), session.stdout);
      else await session.stdout.write(auditTable(prepared, found, written, lang, tellingUnit(unitTold(found.columns), lang)));
      // Matters that two policies pay are findings here.
      const ofData = problemsOf(all).filter(({ code }) => code !== DOUBLE_BENEFIT);
      await report([...ofData, ...found.problems], session, lang);
      // A difference is what was asked for, and not an error of the run; but a check that found something says so.
      return found.findings.some(({ kind }) => kind === 'difference' || kind === 'total' || kind === 'split')
        ? EXIT.dataErrors
        : exitOf(all);
    } finally {
      bar.done();
    }
  },
};
