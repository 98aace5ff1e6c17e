/** `--given`, `--earlier` and `--margin` as the audit takes them: options and the names of columns in, choices or every reason why not, out. */
import { text } from '../../core/lang';
import { nearest } from '../../core/nearest';
import { done, failed, type Problem, type Result } from '../../core/problem';
import type { Rational } from '../../core/rational';
import { earlierOf, type Earlier } from '../../audit/earlier';
import { MARGIN, marginOf } from '../../audit/edges/margin';
import type { GivenChoice } from '../../audit/given/columns';
import { unknownGivenItem } from '../../audit/given/problems';
import type { Policy } from '../../policy/model';
import type { Args, OptionSpec } from '../args';
import { loadPack } from '../files/pack';
import * as problem from '../problems';
import type { ColumnNames } from './column-names';

export const AUDIT_OPTIONS: readonly OptionSpec[] = [
  {
    name: 'given',
    value: 'COLUMN[=ITEM,…][@UNIT]',
    many: true,
    help: text(
      '待核对的金额列（列名或列号），可注明对应哪些条目（默认全部）和单位；可重复。不指定则自动识别',
      'the column (header or letter) of given amounts, the items it is held against (all by default) and its unit; may be repeated. Recognised where absent',
    ),
  },
  {
    name: 'also',
    value: 'COLUMN=POLICY[@UNIT]',
    many: true,
    help: text(
      '同一张表里另一项政策（须在 --policy 中）的金额列，如 区级奖励=shangyu-clusters-2017，可加“:条目”；两项政策的同一事项按两列所写的金额比对；可重复',
      'a column of the same sheet with what another policy of --policy pays (POLICY:ITEM for one item); one matter of both is told by the amounts of both columns; may be repeated',
    ),
  },
  {
    name: 'with',
    value: 'OTHER.xlsx',
    many: true,
    help: text(
      '另一份名单（其他部门、其他年度），用于查找重复；可重复',
      'another list (of another office or year) to look for doubles in; may be repeated',
    ),
  },
  {
    name: 'earlier',
    value: 'POLICY[@YEAR]',
    help: text(
      '此前的政策（编号或文件夹），用于查找沿用旧标准的差异；@年度默认为上一年',
      'an earlier policy (id or folder): differences that come from its figures are told; @YEAR is the year before by default',
    ),
  },
  {
    name: 'margin',
    value: 'PERCENT',
    help: text(
      '高出界限不超过多少算贴近，如 3%；默认 5%，0% 为不查',
      'how far above a line is told, e.g. 3%; by default 5%, 0% for none',
    ),
  },
];

/** The earlier policy with its defaults, in the year given or the last of its own that is not after the year before. */
export const earlierOption = async (args: Args, year: number, cwd: string): Promise<Result<Earlier | undefined>> => {
  const given = args.one('earlier');
  if (given === undefined) return done(undefined);
  const [, name = given, stated] = /^(.*?)(?:@(\d{4}))?$/.exec(given) ?? [];
  const pack = await loadPack(name, cwd);
  return pack.ok ? earlierOf(pack.value.policy, year, stated === undefined ? undefined : Number(stated)) : pack;
};

const UNITS: Readonly<Record<string, '元' | '万元'>> = { 元: '元', 万元: '万元' };

export const marginOption = (args: Args): Result<Rational> => {
  const given = args.one('margin');
  if (given === undefined) return done(MARGIN);
  const rate = marginOf(given);
  if (rate) return done(rate);
  return failed(
    problem.badValue('--margin', given, text('0% 至 100% 之间的比例，如 3%', 'a percentage from 0% to 100%, e.g. 3%')),
  );
};

/** A header may hold `=` or `@` itself: the whole text is tried as a column first. */
const split = (
  given: string,
  isColumn: (text: string) => boolean,
): { readonly column: string; readonly items?: string; readonly unit?: string } => {
  if (isColumn(given)) return { column: given };
  const at = given.lastIndexOf('@');
  const [rest, unit] = at > 0 ? [given.slice(0, at), given.slice(at + 1).trim()] : [given, undefined];
  if (isColumn(rest)) return { column: rest, ...(unit !== undefined && { unit }) };
  const equals = rest.lastIndexOf('=');
  return equals > 0
    ? { column: rest.slice(0, equals), items: rest.slice(equals + 1), ...(unit !== undefined && { unit }) }
    : { column: rest, ...(unit !== undefined && { unit }) };
};

const unitIn = (option: string, given: string, stated: string | undefined, problems: Problem[]): '元' | '万元' | undefined => {
  const unit = stated === undefined ? undefined : UNITS[stated];
  if (stated !== undefined && unit === undefined)
    problems.push(problem.badValue(option, given, text(' COLUMN@元 或 COLUMN@万元 的形式', 'COLUMN@元 or COLUMN@万元')));
  return unit;
};

const itemsIn = (written: string | undefined): readonly string[] =>
  (written?.split(/[,，、]/) ?? []).map((id) => id.trim()).filter((id) => id !== '');

const checkItems = (ids: readonly string[], policy: Policy, problems: Problem[]): void => {
  const known = policy.items.filter(({ amount }) => amount).map(({ id }) => id);
  for (const id of ids) if (!known.includes(id)) problems.push(unknownGivenItem(id, nearest(id, known)));
};

export interface AlsoChoice {
  readonly policy: string;
  readonly choice: GivenChoice;
}

/** `--also`: columns of what the other policies pay, by the policies that are computed beside. */
export const alsoOptions = (args: Args, policies: readonly Policy[], named: ColumnNames): Result<readonly AlsoChoice[]> => {
  const problems: Problem[] = [];
  const ids = policies.map(({ id }) => id);
  const found = args.all('also').flatMap((given): AlsoChoice[] => {
    const parts = split(given, () => false);
    const [id = '', items] = (parts.items ?? '').split(':').map((one) => one.trim());
    const policy = policies.find((one) => one.id === id);
    const column = named('--also', parts.column);
    if (!policy) {
      const form = text(
        `列=政策 的形式，政策是 --policy 中第一项以外的${ids.length > 0 ? `：${ids.join('、')}` : '（现在只有一项，请写 --policy A,B）'}`,
        `COLUMN=POLICY, a policy of --policy beside the first${ids.length > 0 ? `: ${ids.join(', ')}` : ' (there is one only; write --policy A,B)'}`,
      );
      problems.push(problem.badValue('--also', given, form));
      return [];
    }
    if (typeof column !== 'number') {
      problems.push(column);
      return [];
    }
    const unit = unitIn('--also', given, parts.unit, problems);
    const of = itemsIn(items);
    checkItems(of, policy, problems);
    return [{ policy: id, choice: { column, ...(of.length > 0 && { items: of }), ...(unit && { unit }) } }];
  });
  return problems.length > 0 ? failed(...problems) : done(found);
};

export const givenOptions = (args: Args, policy: Policy, named: ColumnNames): Result<readonly GivenChoice[]> => {
  const problems: Problem[] = [];
  const choices = args.all('given').flatMap((given): GivenChoice[] => {
    const parts = split(given, (column) => typeof named('--given', column) === 'number');
    const column = named('--given', parts.column);
    if (typeof column !== 'number') {
      problems.push(column);
      return [];
    }
    const unit = unitIn('--given', given, parts.unit, problems);
    const ids = itemsIn(parts.items);
    checkItems(ids, policy, problems);
    return [{ column, ...(ids.length > 0 && { items: ids }), ...(unit && { unit }) }];
  });
  return problems.length > 0 ? failed(...problems) : done(choices);
};
