/** `cesuan award IN`: computes the awards of a sheet; prints a table, writes a workbook, writes JSON. */
import { text } from '../../core/lang';
import { ProblemError } from '../../core/problem';
import { withFormulas } from '../../formulas/columns';
import { policyIds } from '../../run/policies';
import { withOverlaps, type InRun } from '../../run/overlaps';
import { keepsPlaces } from '../../run/places';
import { openSheet, planWrite, type Opened, type PlanOptions } from '../../run/run';
import type { WritePlan } from '../../sheet/port/port';
import { awardJson, type AwardReport } from './award-json';
import { awardTable } from './award-table';
import type { Command } from '../command';
import { need, Stop } from '../exit';
import { checkOutputs, filled, STDOUT, wantedOf, writeOutputs } from '../files/outputs';
import { editedOption, RUN_OPTIONS, runOptions, unitOption } from '../options';
import { pour } from '../files/pour';
import { exitOf, inFile, inRunOf, prepare, type Prepared } from '../prepare/prepare';
import { problemsOf } from '../prepare/per-policy';
import { plainName } from '../files/plain-name';
import { progressBar, type ProgressBar } from '../progress';
import { report } from '../report';

type Options = Omit<PlanOptions, 'fileName' | 'several'>;

/** Officers' decisions of earlier runs stand in everything that is put out, and cells changed by hand are told. */
const planned = async (
  prepared: Prepared,
  now: Opened,
  options: Options,
): Promise<{ readonly prepared: Prepared; readonly plan: WritePlan }> => {
  const { computed, several, input } = prepared;
  const wanted = { ...options, fileName: plainName(input.file), several, streamed: true };
  const first = planWrite(now, computed, wanted);
  const stay = await keepsPlaces(input.port, now, first.plan);
  const { plan, settlement, problems } = stay ? planWrite(now, computed, { ...wanted, stay }) : first;
  const all = [...computed.problems, ...inFile(problems, input.file)];
  return { plan, prepared: { ...prepared, computed: { ...computed, settlement, problems: all } } };
};

/** Of the policy, on this sheet: what officers have decided or changed there counts. */
const hasEarlierRun = ({ opened, policy }: Prepared): boolean =>
  opened.ownColumns.length > 0 && opened.elsewhere[policy.id] === undefined;

/** Writes the results of one policy into the workbook, which may have those of another by now. */
const written = async (one: Prepared, inRun: InRun, options: Options, bar: ProgressBar): Promise<Prepared> => {
  const { input, opened } = one;
  const first = inRun.before.length === 0;
  const now = first ? opened : need(await openSheet(input.port, opened.grid.sheet));
  // The others' columns have their places by now.
  const compared = first ? one.computed : await withOverlaps(now, one.computed, inRun);
  const problemsNow = inFile(compared.problems, input.file);
  const { plan, prepared } = await planned({ ...one, computed: { ...compared, problems: problemsNow } }, now, options);
  const receipt = await input.port.write(plan, bar.stage(text('写入', 'Writing')));
  const { computed } = prepared;
  return { ...prepared, computed: { ...computed, problems: [...computed.problems, ...inFile(receipt.problems, input.file)] } };
};

/** What was prepared, with what there was to tell of writing; and the workbook with all of it. */
const workbookOf = async (
  all: readonly Prepared[],
  options: Options,
  bar: ProgressBar,
): Promise<{ readonly all: readonly Prepared[]; readonly bytes: Uint8Array | undefined }> => {
  const after: Prepared[] = [];
  for (const one of all) {
    try {
      after.push(await written(one, inRunOf(after, all), options, bar));
    } catch (error) {
      throw error instanceof ProblemError ? new Stop(inFile(error.problems, one.input.file)) : error;
    }
  }
  return { all: after, bytes: await all[0]?.input.save() };
};

export const awardCommand: Command = {
  name: 'award',
  summary: text('测算一张表的奖补，可写出工作簿和 JSON', 'compute the awards of a sheet, as a workbook and as JSON'),
  args: [
    {
      name: 'IN',
      help: text(
        '输入文件：.xlsx、.xlsm、.csv（UTF-8 或 GB18030）或 .json（对象数组，键为表头文字）',
        'input file: .xlsx, .xlsm, .csv (UTF-8 or GB18030) or .json (an array of objects whose keys are header texts)',
      ),
    },
  ],
  options: [
    {
      name: 'output',
      short: 'o',
      value: 'OUT.xlsx',
      help: text(
        '写出工作簿：在数据右侧加奖补列，另加测算依据、汇总、问题、凭据各表',
        'write the workbook with award columns and evidence',
      ),
    },
    {
      name: 'json',
      value: 'OUT.json|-',
      help: text('写出 JSON；“-”为标准输出（此时不打印表格）', 'write JSON; “-” is stdout (the table is not printed then)'),
    },
    {
      name: 'all',
      help: text('JSON 中也列出不符合和不涉及资金的条目', 'list items that are not eligible or not money in the JSON too'),
    },
    { name: 'unit', value: '元|万元', help: text('金额单位；默认万元', 'unit of the amounts; 元 by default in English') },
    {
      name: 'edited',
      value: 'keep|replace|decide=REASON',
      help: text(
        '被人工改过的奖补单元格：保留（默认）、改为本次测算值，或作为人工核定记录并注明理由',
        'award cells changed by hand: keep them (default), replace them, or record them as decisions with a reason',
      ),
    },
    {
      name: 'formulas',
      help: text(
        '奖补列写成 Excel 公式，引用“公式参数”表中的数字；不能写成公式的格仍写数值并说明原因',
        'write the award columns as Excel formulas over a sheet of figures; cells that cannot be formulas stay values and say why',
      ),
    },
    { name: 'force', short: 'f', help: text('覆盖已存在的输出文件', 'overwrite outputs that exist') },
    ...RUN_OPTIONS,
  ],
  run: async (args, session, lang) => {
    const options = need(runOptions('award', args, policyIds));
    const unit = need(unitOption(args, lang));
    const answers = need(editedOption(args));
    const wanted = wantedOf(args);
    const file = args.positionals[0] as string;
    checkOutputs(file, wanted, session.cwd);
    const now = session.now().toISOString();
    const bar = progressBar(session, lang);
    try {
      const prepared = await prepare(file, options, session, bar);
      const { workbook: xlsx, json } = wanted;
      const { all, bytes } =
        xlsx === undefined
          ? {
              all: await Promise.all(
                prepared.map(async (one) =>
                  !hasEarlierRun(one) ? one : (await planned(one, one.opened, { lang, unit, now, answers })).prepared,
                ),
              ),
              bytes: undefined,
            }
          : await workbookOf(prepared, { lang, unit, now, answers, ...(args.has('formulas') && { dress: withFormulas }) }, bar);
      const awards = all.map(({ computed, input }): AwardReport => ({
        computed,
        lang,
        all: args.has('all'),
        file,
        fileSha256: input.sha256,
        now,
      }));
      const rows = bar.stage(text('写 JSON', 'Writing JSON'));
      const files = writeOutputs([
        ...(xlsx === undefined || !bytes ? [] : [() => filled(xlsx, wanted, session, [bytes])]),
        ...(json === undefined || json === STDOUT ? [] : [() => filled(json, wanted, session, awardJson(awards, rows))]),
      ]);
      bar.done();
      if (json === STDOUT) await pour(awardJson(awards), session.stdout);
      else
        await session.stdout.write(
          all.map((one, i) => awardTable(one, i === all.length - 1 ? files : [], lang, unit)).join('\n'),
        );
      await report(problemsOf(all), session, lang);
      return exitOf(prepared);
    } finally {
      bar.done();
    }
  },
};
