/** The options that decide a computation, shared by `award` and `explain`: as typed in; checked values, or every reason why not, out. */
import { text, type Lang } from '../core/lang';
import { done, failed, type Problem, type Result } from '../core/problem';
import { compare, floor, multiply, rational, type Rational } from '../core/rational';
import type { Wanted } from '../engine/choose';
import { parseQuantity } from '../policy/dialect/quantities';
import { MONEY, sameDims } from '../policy/units';
import type { Answers } from '../sheet/record/answers';
import type { Args, OptionSpec } from './args';
import * as problem from './problems';

export const LANG_OPTION: OptionSpec = {
  name: 'lang',
  value: 'zh|en',
  help: text('显示语言；默认按环境变量 LANG，否则中文', 'language; by default the environment’s LANG, else Chinese'),
};
export const HELP_OPTION: OptionSpec = { name: 'help', short: 'h', help: text('显示用法', 'show this help') };

export const RUN_OPTIONS: readonly OptionSpec[] = [
  {
    name: 'sheet',
    value: 'NAME',
    help: text('工作表名；默认为保存时的当前工作表', 'sheet; by default the one that was active when saved'),
  },
  {
    name: 'policy',
    short: 'p',
    value: 'ID',
    many: true,
    help: text(
      '政策（见 cesuan policies），或自备政策包的文件夹；多个用逗号分隔',
      'policy (see cesuan policies), or the folder of a pack of your own; several with commas',
    ),
  },
  { name: 'year', short: 'y', value: 'YYYY', help: text('测算年度', 'the year that is settled') },
  {
    name: 'reading',
    value: 'KEY=OPTION',
    many: true,
    help: text('选定一个口径；可重复', 'choose an option of a reading; may be repeated'),
  },
  {
    name: 'set',
    value: 'NAME=VALUE[@DOC]',
    many: true,
    help: text(
      '填入配套文件规定的数值或核定金额，如 名称=50万元@文号；可重复',
      'enter a figure that another document sets, e.g. NAME=50万元@DOC; may be repeated',
    ),
  },
  {
    name: 'map',
    value: 'INPUT=COLUMN[@UNIT]',
    many: true,
    help: text(
      '指定某项数据用哪一列（列名或列号；“-”表示没有），可注明单位；可重复',
      'which column (header or letter; “-” for none) feeds an input, with its unit; may be repeated',
    ),
  },
  { name: 'header', value: 'ROW[:ROWS]', help: text('表头从第几行开始[共几行]', 'first row of the header [and how many]') },
  {
    name: 'budget',
    value: 'MONEY',
    help: text('预算总额，如 500万元；超出时按比例折算', 'the whole budget, e.g. 500万元; awards are scaled down to it'),
  },
  { name: 'city-share', value: 'PERCENT', help: text('市级承担比例，如 40%', 'the city’s share of each award, e.g. 40%') },
  LANG_OPTION,
  HELP_OPTION,
];

/** `INPUT=COLUMN[@UNIT]`; no column says that none feeds it. */
export interface MapOption {
  readonly input: string;
  readonly column: string | null;
  readonly unit?: string;
}

export interface RunOptions {
  readonly sheet?: string;
  /** At least one, each once. */
  readonly policies: readonly string[];
  /** Absent where it was not given: what is missing is said when the policy's years are known. */
  readonly year?: number;
  readonly wanted: Omit<Wanted, 'year'>;
  readonly maps: readonly MapOption[];
  /** 0-based row of the sheet. */
  readonly header?: { readonly row: number; readonly rows: number };
}

type Report = (problem: Problem) => void;

const EXAMPLES = {
  year: text('四位年份，如 2025', 'a year of four digits such as 2025'),
  reading: text(' KEY=OPTION 的形式', 'KEY=OPTION'),
  set: text(' NAME=VALUE@DOC 的形式，如 名称=50万元@文号', 'NAME=VALUE@DOC, e.g. NAME=50万元@DOC'),
  map: text(' INPUT=COLUMN 的形式，如 当年设备投资额=F', 'INPUT=COLUMN, e.g. 当年设备投资额=F'),
  header: text('行号，如 3，或 3:2（第 3 行起共 2 行，至多 4 行）', 'a row such as 3, or 3:2 (two rows from row 3, at most 4)'),
  budget: text('带单位的金额，如 500万元', 'money with its unit, e.g. 500万元'),
  share: text('0% 至 100% 之间的比例，如 40%', 'a percentage from 0% to 100%, e.g. 40%'),
};

/** `KEY=REST` of a repeated option; each key once. */
const pairs = (args: Args, option: string, expected: (typeof EXAMPLES)['set'], report: Report): Record<string, string> => {
  const out: Record<string, string> = {};
  for (const given of args.all(option)) {
    const at = given.indexOf('=');
    const [key, value] = [given.slice(0, at).trim(), given.slice(at + 1).trim()];
    if (at < 1 || key === '' || value === '') report(problem.badValue(`--${option}`, given, expected));
    else if (Object.hasOwn(out, key) && out[key] !== value)
      report(option === 'map' ? problem.inputMappedTwice(key) : problem.givenTwice(`--${option}`, key));
    else out[key] = value;
  }
  return out;
};

const yearOf = (args: Args, report: Report): number | undefined => {
  const given = args.one('year');
  if (given === undefined) return undefined;
  if (/^(?:19|20)\d{2}$/.test(given)) return Number(given);
  report(problem.badValue('--year', given, EXAMPLES.year));
  return undefined;
};

const headerOf = (args: Args, report: Report): RunOptions['header'] => {
  const given = args.one('header');
  if (given === undefined) return undefined;
  const [, row = '', rows = '1'] = /^(\d{1,7})(?::([1-4]))?$/.exec(given) ?? [];
  if (Number(row) >= 1 && Number(row) <= 1_048_576) return { row: Number(row) - 1, rows: Number(rows) };
  report(problem.badValue('--header', given, EXAMPLES.header));
  return undefined;
};

/** 分. */
const budgetOf = (args: Args, report: Report): number | undefined => {
  const given = args.one('budget');
  if (given === undefined) return undefined;
  const quantity = parseQuantity(given);
  const fen =
    quantity?.type.kind === 'number' && MONEY.kind === 'number' && sameDims(quantity.type.dims, MONEY.dims)
      ? multiply(quantity.value, rational(100))
      : undefined;
  if (fen && fen.d === 1n && fen.n >= 0n && fen.n <= BigInt(Number.MAX_SAFE_INTEGER)) return Number(floor(fen));
  report(problem.badValue('--budget', given, EXAMPLES.budget));
  return undefined;
};

const shareOf = (args: Args, report: Report): Rational | undefined => {
  const given = args.one('city-share');
  if (given === undefined) return undefined;
  const quantity = parseQuantity(given);
  const rate = quantity?.type.kind === 'number' && quantity.type.flavour === 'rate' ? quantity.value : undefined;
  if (rate && rate.n >= 0n && compare(rate, rational(1)) <= 0) return rate;
  report(problem.badValue('--city-share', given, EXAMPLES.share));
  return undefined;
};

const NO_COLUMN = new Set(['-', '—', '无']);

const mapsOf = (args: Args, report: Report): readonly MapOption[] => {
  const maps = Object.entries(pairs(args, 'map', EXAMPLES.map, report)).map(([input, value]): MapOption => {
    const at = value.lastIndexOf('@');
    const column = (at > 0 ? value.slice(0, at) : value).trim();
    return { input, column: NO_COLUMN.has(column) ? null : column, ...(at > 0 && { unit: value.slice(at + 1).trim() }) };
  });
  return maps;
};

export const langOption = (args: Args): Problem | undefined => {
  const given = args.one('lang');
  return given === undefined || given === 'zh' || given === 'en'
    ? undefined
    : problem.badValue('--lang', given, text(' zh 或 en', 'zh or en'));
};

export const runOptions = (command: string, args: Args, policies: readonly string[]): Result<RunOptions> => {
  const problems: Problem[] = [];
  const report: Report = (one) => void problems.push(one);
  const year = yearOf(args, report);
  const header = headerOf(args, report);
  const budget = budgetOf(args, report);
  const cityShare = shareOf(args, report);
  const maps = mapsOf(args, report);
  const readings = pairs(args, 'reading', EXAMPLES.reading, report);
  const parameters = pairs(args, 'set', EXAMPLES.set, report);
  const wanted = [...new Set(args.all('policy').flatMap((given) => given.split(/[,，、]/).map((id) => id.trim())))].filter(
    Boolean,
  );
  const sheet = args.one('sheet');
  if (wanted.length === 0) report(problem.missingOption(command, '--policy ID', policies));
  if (problems.length > 0) return failed(...problems);
  return done({
    policies: wanted,
    maps,
    wanted: { readings, parameters, ...(budget !== undefined && { budget }), ...(cityShare && { cityShare }) },
    ...(sheet !== undefined && { sheet }),
    ...(year !== undefined && { year }),
    ...(header && { header }),
  });
};

export const unitOption = (args: Args, lang: Lang): Result<'元' | '万元'> => {
  const given = args.one('unit') ?? (lang === 'en' ? '元' : '万元');
  if (given === '元' || given === '万元') return done(given);
  return failed(problem.badValue('--unit', given, text('元或万元', '元 or 万元')));
};

/** `keep`, `replace` or `decide=REASON`: what becomes of award cells that were changed by hand. */
export const editedOption = (args: Args): Result<Answers> => {
  const given = args.one('edited') ?? 'keep';
  if (given === 'keep' || given === 'replace') return done({ choice: given });
  const reason = given.startsWith('decide=') ? given.slice('decide='.length).trim() : '';
  if (reason !== '') return done({ choice: 'decide', reason });
  return failed(problem.badValue('--edited', given, text(' keep、replace 或 decide=理由', 'keep, replace or decide=REASON')));
};
