/** What each column of a sheet of sums states: its header and the audited list in; a count, or the column of the list that it sums, or why nothing can be said, out. */
import { isMoney } from '../../policy/units';
import { kindAt } from '../../sheet/cells';
import { compact } from '../../sheet/normalise';
import { Kind } from '../../sheet/port/port';
import { labelOf, parseHeader } from '../../sheet/recognise/header-text';
import { headerPath, joinPath, layoutOf } from '../../sheet/recognise/layout';
import type { ColumnResult } from '../differences/differences';
import { givenHeader } from '../given/kinds';
import { moneyColumn, readGiven, type GivenAmounts } from '../given/read';
import { statedUnit } from '../given/unit';
import type { Audited } from './groups';
import type { Keyed } from './keyed';

export type Count = 'enterprises' | 'projects' | 'times';

/** Amounts of a column of the list, by table row. */
export interface Summed {
  readonly column: number;
  readonly label: string;
  readonly amounts: GivenAmounts;
  /** Where it is audited. */
  readonly result?: ColumnResult;
}

export interface Stating {
  readonly column: number;
  readonly header: string;
  /** `own`: what the columns of the row's own group come to. */
  readonly states: Count | Summed | 'own';
}

export interface Statements {
  readonly columns: readonly Stating[];
  /** Headers of columns of numbers that nothing of the list could be held against. */
  readonly left: readonly string[];
  /** Headers that may mean several columns of the list, and two that state the same. */
  readonly unclear: readonly string[];
}

const LEAD = '(?:共|总|涉及|惠及|享受|受益|受补|补助|补贴|奖补|奖励|兑现|支持|扶持|拟|应|获奖|申报|奖补的?)?(?:政策)?';
const ENTERPRISES = new RegExp(`^${LEAD}(?:(?:企业|单位|公司|主体)(?:家数|户数|个数|数量|总数|数)|家数|户数)$`);
const PROJECTS = new RegExp(`^${LEAD}(?:项目(?:个数|数量|总数|数)|个数)$`);
const TIMES = new RegExp(`^${LEAD}(?:企业)?(?:户次|家次|笔数|条数|行数)数?$`);
const PLAIN = /^(?:总|合计)?(?:金额|资金|资金额|总额)(?:合计|小计|总计)?$/;

const countIn = (written: string): Count | undefined => {
  const text = compact(written);
  const name = text.replace(/\([^()]*\)/g, '');
  const inner = /\(([^()]*)\)/.exec(text)?.[1] ?? '';
  if (TIMES.test(name) || /^(?:户次|家次|笔)$/.test(inner)) return 'times';
  if (ENTERPRISES.test(name) || (/^(?:家|户)$/.test(inner) && /^.{0,4}(?:企业|单位|公司|主体|数量)$/.test(name)))
    return 'enterprises';
  if (PROJECTS.test(name) || (/^[个项]$/.test(inner) && /^.{0,4}(?:项目|数量)$/.test(name))) return 'projects';
  return undefined;
};

/** Any column of the list with the same header that is one of money in a known unit. */
const sameHeaded = (audited: Audited, header: string, label: string): readonly Summed[] => {
  const { recognition, source, columns, settlement } = audited;
  const { mapping } = recognition;
  const layout = layoutOf(source.grid, []);
  const last = (written: string): string => compact(labelOf(written.split(' / ').pop() ?? ''));
  const whole = recognition.headers.filter((one) => compact(one.header) === compact(header));
  const found = whole.length > 0 ? whole : recognition.headers.filter((one) => last(one.header) === compact(label));
  return found.flatMap(({ column, header: own }): Summed[] => {
    const result = columns.find(({ given }) => given.column === column);
    if (result) return [{ column, label: result.given.label, amounts: result.amounts, result }];
    const input = Object.entries(mapping.columns).find(([, mapped]) => mapped.column === column);
    const type = input && settlement.policy.inputs.get(input[0])?.type;
    if (type && !isMoney(type)) return [];
    const unit = input?.[1].unit ?? statedUnit(layout, mapping, column).unit;
    if (unit === '') return [];
    return [{ column, label: own, amounts: readGiven(source, moneyColumn(column, own, unit), unit) }];
  });
};

/** The audited columns that an amount so headed may be the sum of. */
const auditedAs = ({ columns }: Audited, path: readonly string[]): readonly ColumnResult[] => {
  const own = parseHeader(path[path.length - 1] ?? '').key;
  const found = givenHeader(path) ?? (PLAIN.test(own) ? { kind: 'award' as const, about: '' } : undefined);
  if (!found) return [];
  const { kind, about } = found;
  const fits = columns.filter(({ given }) => {
    const of = givenHeader(given.header.split(' / '));
    // 奖补金额 is any of them; 拟奖补金额 and 核定金额 are different amounts.
    const isKind = kind === 'award' || given.kind === 'award' || given.kind === kind;
    return isKind && (about === '' || of?.about === about);
  });
  const general = fits.filter(({ given }) => given.all);
  return about === '' && general.length > 0 ? general : fits;
};

const isNumber = ({ layout, rows }: Keyed, column: number): boolean =>
  rows.some(({ row }) => kindAt(layout.grid, row, column) === Kind.number);

/** What is of no sum: numbers of rows, shares, years. */
const NO_SUM = /^(?:序号?|编号|NO\.?|排名|名次|年份?|年度)$|占比|比例|比重|比率|增[长幅速]|平均|户均|均/i;

export const statementsOf = (keyed: Keyed, audited: Audited): Statements => {
  const { layout, headerRow, headerRows, grouping } = keyed;
  const left: string[] = [];
  const unclear: string[] = [];
  const columns: Stating[] = [];
  for (const column of layout.columns) {
    const path = headerPath(layout, headerRow, headerRows, column);
    const header = joinPath(path);
    const own = path[path.length - 1] ?? '';
    if (column === keyed.column || header === '' || NO_SUM.test(compact(own)) || !isNumber(keyed, column)) continue;
    const count = countIn(own);
    if (count) {
      columns.push({ column, header, states: count });
      continue;
    }
    const same = sameHeaded(audited, header, labelOf(own));
    const ofAwards = same.length > 0 ? [] : auditedAs(audited, path);
    if (grouping.groups.some((group) => group.columns) && ofAwards.length > 0) columns.push({ column, header, states: 'own' });
    else if (same.length + ofAwards.length === 0) left.push(header);
    else if (same.length + ofAwards.length > 1) unclear.push(header);
    else {
      const [sum] = [
        ...same,
        ...ofAwards.map((result) => ({
          column: result.given.column,
          label: result.given.label,
          amounts: result.amounts,
          result,
        })),
      ];
      if (sum) columns.push({ column, header, states: sum });
    }
  }
  // Two columns that state the same are of two years, say, or of two kinds: which is the list's nobody knows.
  const key = ({ states }: Stating): string | number => (typeof states === 'string' ? states : states.column);
  const alone = columns.filter((one) => columns.every((other) => other === one || key(other) !== key(one)));
  return {
    columns: alone,
    left,
    unclear: [...unclear, ...columns.filter((one) => !alone.includes(one)).map(({ header }) => header)],
  };
};
