/** One column of given amounts held against the recomputed ones: its findings with their causes, and what it comes to in all, out. */
import { text, type Text } from '../core/lang';
import { moneyText } from '../core/money';
import type { Problem } from '../core/problem';
import { Code, type Settlement } from '../engine/outcome';
import { settle } from '../engine/settle';
import { CellState } from '../engine/table';
import { address } from '../sheet/cells';
import type { Source } from '../sheet/read/source';
import type { Facts } from './causes/amounts';
import { CAUSE_TEXT, type Scene } from './causes/cause';
import { compareGiven, type Comparison, type Difference } from './compare';
import { expectedOf, type Expected } from './expected';
import type { Found } from './finding';
import type { GivenColumn } from './given/columns';
import { constantsInFormulas, unitFromValues } from './given/problems';
import { readGiven, type GivenAmounts } from './given/read';
import { findCauses, type Explained } from './search';

export interface ColumnResult {
  readonly given: GivenColumn;
  /** The unit that its numbers were read in. */
  readonly unit: string;
  readonly amounts: GivenAmounts;
  readonly expected: Expected;
  readonly comparison: Comparison;
  readonly found: readonly Found[];
  /** 分 of all given amounts, and of what is due for the same items. */
  readonly sumGiven: number;
  readonly sumExpected: number;
  readonly problems: readonly Problem[];
}

export interface DifferenceInput {
  readonly settlement: Settlement;
  readonly source: Source;
  readonly projects: readonly string[];
  readonly given: GivenColumn;
  readonly earlier?: Scene['earlier'];
  readonly progress?: (done: number, total: number) => void;
}

const sum = (values: Float64Array): number => values.reduce((all, value) => all + value, 0);

const off = ({ differences, open }: Comparison): number =>
  [...differences, ...open].reduce((all, { given, expected }) => all + Math.abs((given ?? 0) - expected), 0);

interface Read {
  readonly unit: string;
  readonly amounts: GivenAmounts;
  readonly comparison: Comparison;
  readonly problems: readonly Problem[];
}

/** Where the sheet does not say the unit, the one in which more amounts agree. */
const readInUnit = ({ settlement, source, given }: DifferenceInput, expected: Expected): Read => {
  const inUnit = (unit: string): Read => {
    const amounts = readGiven(source, given, unit);
    return { unit, amounts, comparison: compareGiven(settlement.table, expected, amounts), problems: amounts.problems };
  };
  if (given.unit !== '') return inUnit(given.unit);
  const [wan, yuan] = [inUnit('万元'), inUnit('元')];
  const [a, b] = [wan.comparison, yuan.comparison];
  const best = a.agreeing > b.agreeing || (a.agreeing === b.agreeing && off(a) <= off(b)) ? wan : yuan;
  const told = unitFromValues(source.grid.sheet, given.header, best.unit, best.comparison.agreeing, best.comparison.given);
  return { ...best, problems: [told, ...best.problems] };
};

const factsOf = (input: DifferenceInput, expected: Expected, amounts: GivenAmounts): ((difference: Difference) => Facts) => {
  const { settlement, given } = input;
  const { table, outcomes, firstRow, choices } = settlement;
  const wanted = new Set(given.items);
  const audited = outcomes.filter(({ item }) => wanted.has(item.id));
  const due = (row: number): number | undefined => {
    if (row < 0 || row >= table.rows) return undefined;
    const e = table.enterpriseOf[row] as number;
    return (expected.row.awarded[row] as number) + (firstRow[e] === row ? (expected.enterprise.awarded[e] as number) : 0);
  };
  const { budget, ...unlimited } = choices;
  const unscaled = budget === undefined ? undefined : expectedOf(settle(settlement.policy, table, unlimited), given.items);
  const at = (whole: Expected, { row, enterprise }: Difference): number =>
    (whole.row.awarded[row] as number) + (enterprise < 0 ? 0 : (whole.enterprise.awarded[enterprise] as number));
  return (difference) => {
    const { row, enterprise } = difference;
    const e = table.enterpriseOf[row] as number;
    const [above, below] = [due(row - 1), due(row + 1)];
    return {
      given: difference.given ?? 0,
      blank: difference.given === null,
      // Above a ceiling, the ceiling is what it is held against.
      expected: (difference.given ?? 0) > difference.expected ? difference.expected + difference.most : difference.expected,
      ceiling: difference.most > 0,
      awards: audited.flatMap(({ item, code, amount }) => {
        const unit = item.grain === 'project' ? row : enterprise;
        return unit >= 0 && code[unit] === Code.awarded
          ? [{ item: item.id, title: item.title, fen: amount[unit] as number }]
          : [];
      }),
      ...(above !== undefined && { above }),
      ...(below !== undefined && { below }),
      elsewhere: enterprise < 0 ? (expected.enterprise.awarded[e] as number) : 0,
      ...(choices.cityShare && { cityShare: choices.cityShare }),
      ...(unscaled && { unscaled: at(unscaled, difference) }),
      typed: amounts.typed?.[row] === 1,
    };
  };
};

const causeText = (cause: Explained | undefined): Text =>
  cause === undefined
    ? CAUSE_TEXT.none
    : cause.exact
      ? text(`${CAUSE_TEXT[cause.id].zh}：${cause.text.zh}`, `${CAUSE_TEXT[cause.id].en}: ${cause.text.en}`)
      : text(
          `可能是${CAUSE_TEXT[cause.id].zh}：${cause.text.zh}（应为${moneyText(cause.comesTo, 'zh')}，接近而不相等）`,
          `Perhaps ${CAUSE_TEXT[cause.id].en.toLowerCase()}: ${cause.text.en} (that comes to ${moneyText(cause.comesTo, 'en')}: near, not equal)`,
        );

const messageOf = ({ given, expected, most }: Difference, cause: Explained | undefined): Text => {
  const more = (given ?? 0) > expected;
  const limit = more ? expected + most : expected;
  const size = Math.abs((given ?? 0) - limit);
  const why = causeText(cause);
  const due = (lang: 'zh' | 'en'): string =>
    most > 0 && more
      ? lang === 'zh'
        ? `最高${moneyText(limit, lang)}`
        : `at most ${moneyText(limit, lang)}`
      : moneyText(expected, lang);
  return text(
    `给定${given === null ? '空白' : moneyText(given, 'zh')}，应为${due('zh')}，${more ? '多' : '少'}${moneyText(size, 'zh')}。${why.zh}。`,
    `Given ${given === null ? 'blank' : moneyText(given, 'en')}, due ${due('en')}: ${moneyText(size, 'en')} too ${more ? 'much' : 'little'}. ${why.en}.`,
  );
};

/** Typed over, yet right so far; among what a run of ours wrote there are values that cannot be formulas. */
const constantsOf = ({ source, settlement, given }: DifferenceInput, { amounts, comparison }: Read): readonly Problem[] => {
  const told = new Set([...comparison.differences, ...comparison.open].map(({ row }) => row));
  const cells = [...(given.own ? [] : (amounts.typed ?? []))].flatMap((typed, row) =>
    typed === 1 && !told.has(row) ? [address((settlement.table.rowNumbers[row] as number) - 1, given.column)] : [],
  );
  return cells.length > 0 ? [constantsInFormulas(source.grid.sheet, given.header, cells)] : [];
};

const OPEN: Text = text(
  '缺少测算所需的数据，是否应为这一金额无法核对。',
  'Data that the computation needs is missing, so this amount cannot be checked.',
);

export const differencesOf = (input: DifferenceInput): ColumnResult => {
  const { settlement, source, projects, given } = input;
  const { table } = settlement;
  const expected = expectedOf(settlement, given.items);
  const read = readInUnit(input, expected);
  const { comparison, amounts } = read;
  const causes = findCauses({
    settlement,
    items: given.items,
    differences: comparison.differences,
    facts: factsOf(input, expected, amounts),
    ...(input.earlier && { earlier: input.earlier }),
    ...(input.progress && { progress: input.progress }),
  });
  const found = (difference: Difference, kind: 'difference' | 'open'): Found => {
    const { row } = difference;
    const number = table.rowNumbers[row] as number;
    const enterprise = table.enterprises[table.enterpriseOf[row] as number];
    const list = kind === 'open' ? [] : (causes.get(difference) ?? []);
    // Above a ceiling only what exceeds it is too much.
    const limit = (difference.given ?? 0) > difference.expected ? difference.expected + difference.most : difference.expected;
    return {
      kind,
      at: { sheet: source.grid.sheet, cell: address(number - 1, given.column) },
      row: number,
      enterprise: enterprise?.name ?? '',
      code: enterprise?.code ?? null,
      project: projects[row] ?? '',
      about: given.label,
      given: difference.given,
      expected: limit,
      difference: (difference.given ?? 0) - limit,
      causes: list,
      message: kind === 'open' ? OPEN : messageOf(difference, list[0]),
      related: [],
    };
  };
  return {
    given,
    unit: read.unit,
    amounts,
    expected,
    comparison,
    found: [
      ...comparison.differences.map((difference) => found(difference, 'difference')),
      ...comparison.open.map((difference) => found(difference, 'open')),
    ],
    sumGiven: amounts.fen.reduce((all, fen, i) => all + (amounts.state[i] === CellState.value ? fen : 0), 0),
    sumExpected: sum(expected.row.awarded) + sum(expected.enterprise.awarded),
    problems: [...read.problems, ...constantsOf(input, read)],
  };
};
