/** Parts of an award: a table and its compared columns in; the rows whose parts (levels of government, instalments) do not add up to the award, and the columns that look like parts and were not read, out. */
import { text, type Text } from '../../core/lang';
import { moneyIn, type Telling } from '../../core/money';
import type { Problem } from '../../core/problem';
import type { Settlement } from '../../engine/outcome';
import { CellState } from '../../engine/table';
import { kindAt } from '../../sheet/cells';
import { columnLetters } from '../../sheet/port/own-names';
import { Kind } from '../../sheet/port/port';
import { headerPath, layoutOf } from '../../sheet/recognise/layout';
import type { Source } from '../../sheet/read/source';
import type { ColumnResult } from '../differences/differences';
import type { Found } from '../finding';
import { instalmentOf, isOfLevel, isSplit, looksLikePart, mayBeSplit } from '../given/kinds';
import { splitsUnread } from '../given/problems';
import { moneyColumn, readGiven, type GivenAmounts } from '../given/read';
import { statedUnit } from '../given/unit';
import { sumFinding } from './sum-finding';

interface Parts {
  readonly columns: readonly number[];
  /** The column whose cell a finding stands at. */
  readonly at: number;
  /** Their headers say that they are parts, and what of. Else most rows have to add up. */
  readonly sure: boolean;
  readonly message: (sum: number, award: number, label: string, amounts: readonly number[], money: Telling) => Text;
}

const byLevel: Parts['message'] = (sum, award, label, _, money) => {
  return text(
    `各级承担相加是${money(sum, 'zh')}，“${label}”是${money(award, 'zh')}，相差${money(Math.abs(sum - award), 'zh')}。`,
    `The parts add up to ${money(sum, 'en')}, “${label}” is ${money(award, 'en')}: ${money(Math.abs(sum - award), 'en')} apart.`,
  );
};

/** `before` is how many of the columns have what was paid before. */
const byInstalment =
  (before: number): Parts['message'] =>
  (sum, award, label, amounts, money) => {
    const paid = amounts.slice(0, before).reduce((all, one) => all + one, 0);
    const whole = paid !== 0 && sum - award === paid;
    return text(
      `此前已拨${money(paid, 'zh')}，加上本次拨付共${money(sum, 'zh')}，“${label}”是${money(award, 'zh')}，${sum > award ? '多' : '少'}${money(Math.abs(sum - award), 'zh')}。${whole ? '本次拨付没有扣除此前已拨的。' : ''}`,
      `${money(paid, 'en')} was paid before and with this payment makes ${money(sum, 'en')}; “${label}” is ${money(award, 'en')}: ${money(Math.abs(sum - award), 'en')} too ${sum > award ? 'much' : 'little'}.${whole ? ' What was paid before was not deducted.' : ''}`,
    );
  };

export interface Splits {
  readonly found: readonly Found[];
  readonly problems: readonly Problem[];
}

export const checkSplits = (source: Source, { table }: Settlement, columns: readonly ColumnResult[]): Splits => {
  const { grid, mapping } = source;
  const layout = layoutOf(grid, []);
  const pathOf = (column: number): readonly string[] => headerPath(layout, mapping.headerRow, mapping.headerRows, column);
  const audited = new Set(columns.map(({ given }) => given.column));
  const mapped = new Set([...Object.values(mapping.columns), ...Object.values(mapping.identity)].map(({ column }) => column));

  const amountsOf = (column: number): GivenAmounts => {
    const unit = statedUnit(layout, mapping, column).unit || (columns[0]?.unit ?? '万元');
    return readGiven(source, moneyColumn(column, pathOf(column).join(' / '), unit), unit);
  };

  /** Undefined where they are parts of none of the audited amounts. */
  const checked = ({ columns: of, at, sure, message }: Parts): readonly Found[] | undefined => {
    const parts = of.map(amountsOf);
    const partAt = (part: GivenAmounts, i: number): number => (part.state[i] === CellState.value ? (part.fen[i] as number) : 0);
    const sumAt = (i: number): number | undefined =>
      parts.every(({ state }) => state[i] !== CellState.value)
        ? undefined
        : parts.reduce((sum, part) => sum + partAt(part, i), 0);
    const rowsWith = Array.from(source.rows, (_, i) => i).filter((i) => sumAt(i) !== undefined);
    const fits = ({ amounts }: ColumnResult): number => rowsWith.filter((i) => sumAt(i) === (amounts.fen[i] as number)).length;
    // The parts are of the amount that most of them add up to.
    const whole = [...columns].sort((a, b) => fits(b) - fits(a))[0];
    if (!whole || (!sure && fits(whole) * 2 <= rowsWith.length)) return undefined;
    return Array.from(source.rows).flatMap((row, i): Found[] => {
      const sum = sumAt(i);
      const award = partAt(whole.amounts, i);
      if (sum === undefined || sum === award || whole.amounts.state[i] === CellState.bad) return [];
      const enterprise = table.enterprises[table.enterpriseOf[i] as number];
      const { label } = whole.given;
      const said = message(
        sum,
        award,
        label,
        parts.map((part) => partAt(part, i)),
        moneyIn(whole.unit),
      );
      return [
        {
          ...sumFinding(source, row, at, label, sum, award, said, 'split'),
          enterprise: enterprise?.name ?? '',
          code: enterprise?.code ?? null,
        },
      ];
    });
  };

  // 其中：市级资金, and 区级资金 beside it.
  let part = false;
  const said = layout.columns.filter((column) => (part = isSplit(pathOf(column)) || (part && isOfLevel(pathOf(column)))));
  const free = (column: number): boolean => !audited.has(column) && !mapped.has(column);
  const levels = said.length >= 2 ? said : layout.columns.filter((column) => mayBeSplit(pathOf(column)) && free(column));
  const sure =
    said.length >= 2 &&
    levels.every((column) => /承担|负担|分担|配套|出资|资金|补助|奖|补贴|财政/.test(pathOf(column).at(-1) ?? ''));
  const paidIn = (which: 'before' | 'now'): readonly number[] =>
    layout.columns.filter((column) => free(column) && instalmentOf(pathOf(column)) === which);
  const [before, now] = [paidIn('before'), paidIn('now')];
  const ofLevels = levels.length >= 2 ? checked({ columns: levels, at: levels[0] as number, sure, message: byLevel }) : undefined;
  const ofPayments =
    before.length > 0 && now.length > 0
      ? checked({ columns: [...before, ...now], at: now[0] as number, sure: false, message: byInstalment(before.length) })
      : undefined;
  const isMoney = (column: number): boolean => [...source.rows].some((row) => kindAt(grid, row, column) === Kind.number);
  const unread = layout.columns.filter(
    (column) =>
      free(column) && looksLikePart(pathOf(column)) && isMoney(column) && !(ofLevels !== undefined && levels.includes(column)),
  );
  return {
    found: [...(ofLevels ?? []), ...(ofPayments ?? [])],
    problems:
      unread.length === 0
        ? []
        : [
            splitsUnread(
              grid.sheet,
              unread.map((column) => `${columnLetters(column)} “${pathOf(column).at(-1) ?? ''}”`),
            ),
          ],
  };
};
