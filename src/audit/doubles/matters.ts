/** One matter paid by two policies, of a city and of a county, say: the audited settlement and the other policies on its rows in; a finding for each matter of one enterprise or project that both pay, out. */
import { text, type Text } from '../../core/lang';
import type { Telling } from '../../core/money';
import type { Problem } from '../../core/problem';
import { groupRows } from '../../engine/frame';
import type { Settlement } from '../../engine/outcome';
import { CellState } from '../../engine/table';
import type { Policy } from '../../policy/model';
import { address } from '../../sheet/cells';
import { claimsOf } from '../../sheet/overlaps/claims';
import { isRelated, overlapsBetween, type Other, type Overlap } from '../../sheet/overlaps/overlaps';
import { doubleBenefit } from '../../sheet/overlaps/problems';
import { asWritten, otherAsWritten, type Paying } from './beside';
import type { ColumnResult } from '../differences/differences';
import type { Found } from '../finding';

/** How the findings are called together; what the matter is stands behind it. */
export const TWO_POLICIES: Text = text('两项政策同一事项', 'One matter, two policies');

/** Rows on which the award may stand: those of its project, or all of the enterprise. */
const rowsOf = (
  { table }: Settlement,
  groups: ReturnType<typeof groupRows>,
  row: number,
  isProject: boolean,
): readonly number[] => {
  const enterprise = table.enterpriseOf[row] as number;
  const rows = [...groups.rows.subarray(groups.start[enterprise], groups.start[enterprise + 1])];
  const project = table.projectOf?.[row] ?? row;
  return isProject ? rows.filter((one) => (table.projectOf?.[one] ?? one) === project) : rows;
};

export interface MattersInput {
  readonly settlement: Settlement;
  readonly projects: readonly string[];
  readonly columns: readonly ColumnResult[];
  readonly others: readonly Other[];
  /** Columns of the list that hold what the others pay. */
  readonly beside?: readonly Paying[];
  /** Sheet column of the enterprises' names. */
  readonly nameColumn: number;
  readonly money: Telling;
}

/** What is paid for the matter in all: what each of the two amounts is, since the audited one is computed anew and the other may be what a cell says. */
const withTotal = (overlap: Overlap, money: Telling): Text => {
  const { zh, en } = doubleBenefit(overlap).message;
  const [mine, theirs] = overlap.claims;
  const fen = mine.fen + theirs.fen;
  const ceiling = mine.ceiling || theirs.ceiling;
  const of =
    mine.written === theirs.written
      ? mine.written
        ? text('（都是单元格所写）', ' (both as their cells say)')
        : text('（两笔都按条款重算）', ' (both as computed here)')
      : mine.written
        ? text('（前一笔是单元格所写，后一笔按条款重算）', ' (the first as its cell says, the second as computed here)')
        : text('（前一笔按条款重算，后一笔是单元格所写）', ' (the first as computed here, the second as its cell says)');
  return text(
    `${zh}两笔合计${ceiling ? '最高 ' : ''}${money(fen, 'zh')}${of.zh}。`,
    `${en} Together${ceiling ? ' up to' : ''} ${money(fen, 'en')}${of.en}.`,
  );
};

export const mattersOf = ({
  settlement,
  projects,
  columns,
  others,
  beside = [],
  nameColumn,
  money,
}: MattersInput): readonly Found[] => {
  const { table, policy } = settlement;
  const groups = groupRows(table);
  const rowAt = new Map(Array.from(table.rowNumbers, (number, row) => [number, row]));
  const finding = (overlap: Overlap): Found[] => {
    const { item, mine, theirs, matter, claims } = overlap;
    const row = rowAt.get(mine.row);
    if (row === undefined) return [];
    const column = columns.find(({ given }) => given.items.includes(item));
    const isProject = policy.items.find(({ id }) => id === item)?.grain === 'project';
    const places = rowsOf(settlement, groups, row, isProject);
    // Where the list says that nothing was paid, nothing was paid twice.
    const nothing = ({ amounts }: Pick<Paying, 'amounts'>): boolean =>
      places.every((at) => amounts.state[at] === CellState.value && amounts.fen[at] === 0);
    const [own, other] = claims;
    const their = beside.find(
      ({ policy: id, given }) => id === other.policy && !other.elsewhere && given.items.includes(other.item),
    );
    if ((column && nothing(column)) || (their && nothing(their))) return [];
    const enterprise = table.enterprises[table.enterpriseOf[row] as number];
    return [
      {
        kind: 'double',
        at: { sheet: table.sheet, cell: address(mine.row - 1, column?.given.column ?? nameColumn) },
        row: mine.row,
        enterprise: enterprise?.name ?? '',
        code: enterprise?.code ?? null,
        project: projects[row] ?? '',
        about: `${TWO_POLICIES.zh}：${matter.zh}（${theirs.policy.zh}“${theirs.title.zh}”）`,
        aboutEn: `${TWO_POLICIES.en}: ${matter.en} (${theirs.policy.en} “${theirs.title.en}”)`,
        given: column && column.amounts.state[row] === CellState.value ? (column.amounts.fen[row] as number) : null,
        expected: own.ceiling || own.written ? null : own.fen,
        difference: null,
        causes: [],
        message: withTotal(overlap, money),
        related: [
          {
            sheet: table.sheet,
            ...theirs.elsewhere,
            cell: theirs.cell ?? address(theirs.row - 1, their?.given.column ?? nameColumn),
          },
        ],
      },
    ];
  };
  const hasColumn = ({ id }: Other): boolean => beside.some(({ policy: one }) => one === id);
  // Where the list has both amounts, both are taken as they stand: what was paid twice, and not what would have been.
  const written = others.filter(hasColumn).map((other) => otherAsWritten(settlement, other, beside));
  const mine = columns.map(({ given, amounts }): Paying => ({ policy: policy.id, given, amounts }));
  return [
    ...overlapsBetween(
      settlement,
      others.filter((other) => !hasColumn(other)),
    ),
    ...(written.length === 0
      ? []
      : overlapsBetween(settlement, written, asWritten(settlement, policy, claimsOf(settlement), mine))),
  ].flatMap(finding);
};

/** Policies that were asked for, and with which no article of either names one matter. */
export const unrelated = (policy: Policy, others: readonly Policy[]): readonly Problem[] =>
  others
    .filter((other) => !isRelated(policy, other))
    .map((other) => ({
      code: 'policies-unrelated',
      severity: 'warning',
      place: { name: other.id },
      message: text(
        `“${policy.short.zh}”和“${other.short.zh}”之间没有登记哪些条目是同一事项，查不出两项政策的重复。`,
        `No items of “${policy.short.en}” and “${other.short.en}” are known to be one matter, so nothing paid by both can be told.`,
      ),
    }));
