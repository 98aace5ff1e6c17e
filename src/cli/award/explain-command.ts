/** `cesuan explain IN --row N --item ID`: why one item answers what it answers on one row, as an indented tree. */
import { text, type Lang } from '../../core/lang';
import { moneyText } from '../../core/money';
import type { Explanation, Step } from '../../engine/explanation';
import { displacerText } from '../../engine/explain/displaced';
import { decidedText } from '../../run/decided';
import { explainAward, type AwardExplanation } from '../../run/run';
import { unitOn, cellOf } from './award-json';
import type { Command } from '../command';
import { EXIT, hasErrors, need, Stop } from '../exit';
import { RUN_OPTIONS, runOptions } from '../options';
import { policyIds } from '../../run/policies';
import { prepare, type Prepared } from '../prepare/prepare';
import * as problem from '../problems';
import { progressBar } from '../progress';
import { report } from '../report';
import { STATUS_WORDS } from '../../sheet/compose/words';
import { articleName } from '../words';

const stepLines = (step: Step, prepared: Prepared, lang: Lang, depth: number): string[] => {
  const { table } = prepared.computed.settlement;
  const mark = step.holds === true ? '✓ ' : step.holds === false ? '✗ ' : step.holds === null ? '? ' : '';
  const cell = step.from ? cellOf(table, step.from.input, step.from.row) : null;
  const tail = [step.article === undefined ? undefined : articleName(step.article, lang), cell].filter(Boolean).join(' ');
  const line = `${'  '.repeat(depth)}${mark}${step.label[lang]}${lang === 'zh' ? '：' : ': '}${step.value[lang]}${tail ? `  [${tail}]` : ''}`;
  return [line, ...step.children.flatMap((child) => stepLines(child, prepared, lang, depth + 1))];
};

const WHY: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  blank: text('空白', 'blank'),
  bad: text('数据有误', 'not usable'),
  'no column': text('表中没有这一列', 'no such column'),
  contradiction: text('各行互相矛盾', 'rows disagree'),
  'zero base': text('基数为零', 'the base is zero'),
};

const missingLines = ({ missing }: Explanation, prepared: Prepared, lang: Lang): string[] =>
  missing.map(({ input, rows, why }) => {
    const cells = rows.map((row) => cellOf(prepared.computed.settlement.table, input, row)).filter((cell) => cell !== null);
    const place = cells.length > 0 ? ` ${cells.slice(0, 10).join(lang === 'zh' ? '、' : ', ')}` : '';
    return `${lang === 'zh' ? '缺：' : 'Missing: '}${input}${place}${lang === 'zh' ? `（${WHY[why]?.zh ?? why}）` : ` (${WHY[why]?.en ?? why})`}`;
  });

const resultLine = (
  { status, amount, displacedBy, displacedRow, decided }: AwardExplanation,
  prepared: Prepared,
  lang: Lang,
): string => {
  const by = prepared.policy.items.find(({ id }) => id === displacedBy);
  const words = STATUS_WORDS[status][lang];
  const money = amount === null ? '' : ` ${moneyText(amount, lang)}`;
  const other = by && displacerText(by.title, displacedRow);
  const because = other ? (lang === 'zh' ? `（由${other.zh}取代）` : ` (by ${other.en})`) : '';
  const computed = `${words}${money}${because}`;
  if (!decided) return `${lang === 'zh' ? '结果：' : 'Result: '}${computed}`;
  const set = decidedText(decided.decision)[lang];
  return lang === 'zh' ? `结果：人工核定 ${set}（测算为${computed}）` : `Result: decided ${set} (computed: ${computed})`;
};

export const explainText = (prepared: Prepared, row: number, index: number, unit: number, lang: Lang): string => {
  const { table, policy } = prepared.computed.settlement;
  const decisions = prepared.opened.memory?.policies[policy.id]?.decisions;
  const explanation = explainAward(prepared.computed, index, unit, decisions);
  const { item, note, steps } = explanation;
  const { name, code } = table.enterprises[table.enterpriseOf[row] as number] ?? { name: '', code: null };
  const who = [name, code].filter(Boolean).join(' ');
  const lines = [
    `${articleName(item.article, lang)} ${item.title[lang]}  [${item.id}]`,
    `${prepared.input.file}:${table.sheet}!${lang === 'zh' ? `第${table.rowNumbers[row] ?? ''}行` : `row ${table.rowNumbers[row] ?? ''}`}  ${who}`.trimEnd(),
    resultLine(explanation, prepared, lang),
    note[lang],
    ...missingLines(explanation, prepared, lang),
    '',
    ...steps.flatMap((step) => stepLines(step, prepared, lang, 0)),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
};

const ONE_POLICY = text(
  '一项政策（见 cesuan policies），或自备政策包的文件夹',
  'one policy (see cesuan policies), or the folder of a pack of your own',
);

export const explainCommand: Command = {
  name: 'explain',
  summary: text('说明某一行某一条目的计算过程', 'show how one item was computed for one row'),
  args: [{ name: 'IN', help: text('输入文件（.xlsx、.xlsm、.csv 或 .json）', 'input file (.xlsx, .xlsm, .csv or .json)') }],
  options: [
    { name: 'row', value: 'N', help: text('工作表中的行号', 'row number of the sheet') },
    { name: 'item', value: 'ID', help: text('条目编号（见 cesuan catalogue）', 'item id (see cesuan catalogue)') },
    ...RUN_OPTIONS.map((option) => (option.name === 'policy' ? { ...option, help: ONE_POLICY } : option)),
  ],
  run: async (args, session, lang) => {
    const options = need(runOptions('explain', args, policyIds));
    const [given, id] = [args.one('row'), args.one('item')];
    const missing = [
      ...(given === undefined ? [problem.missingOption('explain', '--row N')] : []),
      ...(id === undefined ? [problem.missingOption('explain', '--item ID')] : []),
    ];
    if (given === undefined || id === undefined) throw new Stop(missing);
    if (!/^[1-9]\d{0,6}$/.test(given))
      throw new Stop([problem.badValue('--row', given, text('工作表的行号，如 12', 'a row number of the sheet such as 12'))]);

    if (options.policies.length > 1) throw new Stop([problem.onePolicyOnly('explain', options.policies)]);

    const bar = progressBar(session, lang);
    const [prepared] = await prepare(args.positionals[0] as string, options, session, bar).finally(bar.done);
    if (!prepared) throw new Error('no policy was computed');
    const { settlement } = prepared.computed;
    const { table, outcomes } = settlement;
    const index = prepared.policy.items.findIndex((item) => item.id === id);
    if (index < 0)
      throw new Stop([
        problem.unknownItem(
          id,
          prepared.policy.items.map((item) => item.id),
        ),
      ]);
    const row = table.rowNumbers.indexOf(Number(given));
    if (row < 0)
      throw new Stop([
        problem.notADataRow(
          prepared.input.file,
          table.sheet,
          Number(given),
          table.rowNumbers[0] ?? 0,
          table.rowNumbers.at(-1) ?? 0,
        ),
      ]);
    const outcome = outcomes[index] as (typeof outcomes)[number];
    // An enterprise's item may be asked for on any of its rows.
    const unit = unitOn(settlement, outcome, row) ?? table.enterpriseOf[row] ?? 0;
    await session.stdout.write(explainText(prepared, row, index, unit, lang));
    // What an enterprise's other rows have wrong counts for this one, what others have does not.
    const rows = new Set(table.rowNumbers.filter((_, other) => table.enterpriseOf[other] === table.enterpriseOf[row]));
    const told = prepared.computed.problems.filter(({ place }) => place.row === undefined || rows.has(place.row));
    await report(told, session, lang);
    return hasErrors(told) ? EXIT.dataErrors : EXIT.done;
  },
};
