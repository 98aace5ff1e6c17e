/** The result of a run as JSON text, piece by piece, so that a hundred thousand rows never stand in memory at once. */
import type { Lang } from '../../core/lang';
import { yuanText } from '../../core/money';
import type { Problem } from '../../core/problem';
import { toDecimal } from '../../core/rational';
import { effectiveAmount } from '../../engine/amount';
import type { Explanation, Missing, Step } from '../../engine/explanation';
import { Code, type ItemOutcome, type Settlement } from '../../engine/outcome';
import { isExpired } from '../../policy/period';
import { readingOption } from '../../engine/resolve';
import type { Table } from '../../engine/table';
import { ENGINE_VERSION, explainAward, type Computed } from '../../run/run';
import { rankingsJson } from './ranking-json';
import { address } from '../../sheet/cells';
import type { Progress } from '../../sheet/port/port';

export interface AwardReport {
  readonly computed: Computed;
  readonly lang: Lang;
  /** Also items that are not eligible or give no money. */
  readonly all: boolean;
  /** The input as the user named it, and the hash of its bytes. */
  readonly file: string;
  readonly fileSha256: string;
  /** ISO time. */
  readonly now: string;
}

/** `F12` of an input in a table row; null where the sheet has no such cell. */
export const cellOf = (table: Table, input: string, row: number): string | null => {
  const column = table.columns.get(input)?.column ?? -1;
  const number = table.rowNumbers[row];
  return column < 0 || number === undefined ? null : address(number - 1, column);
};

/** The items that stand on a row: its own, and its enterprise's where the row is the enterprise's first. */
export const unitOn = ({ firstRow, table }: Settlement, outcome: ItemOutcome, row: number): number | undefined => {
  if (outcome.item.grain === 'project') return row;
  const enterprise = table.enterpriseOf[row] as number;
  return firstRow[enterprise] === row ? enterprise : undefined;
};

export const stepJson = (step: Step, table: Table, lang: Lang): object => ({
  label: step.label[lang],
  value: step.value[lang],
  kind: step.kind,
  ...(step.holds !== undefined && { holds: step.holds }),
  ...(step.article !== undefined && { article: step.article }),
  ...(step.from && { cell: cellOf(table, step.from.input, step.from.row) }),
  children: step.children.map((child) => stepJson(child, table, lang)),
});

const missingJson = ({ input, rows, why }: Missing, table: Table): object => ({
  input,
  cells: rows.map((row) => cellOf(table, input, row)).filter((cell) => cell !== null),
  why: why.replaceAll(' ', '_'),
});

/** The tree of one item on one row, and what the row's item came to. */
const itemJson = (explanation: Explanation, outcome: ItemOutcome, computed: Computed, lang: Lang): object => {
  const { settlement } = computed;
  const { item, unit, status, amount } = explanation;
  // A displaced ceiling would have been a ceiling.
  const ceiling =
    status === 'up_to' || (status === 'displaced' && effectiveAmount(item, settlement.choices)?.basis === 'ceiling');
  const money = amount === null ? null : yuanText(amount);
  const city = status === 'awarded' ? outcome.city?.[unit] : undefined;
  return {
    item: item.id,
    article: item.article,
    title: item.title[lang],
    status,
    yuan: ceiling ? null : money,
    ceiling: ceiling ? money : null,
    ...(city !== undefined && { city: yuanText(city), district: yuanText((amount ?? 0) - city) }),
    note: explanation.note[lang],
    steps: explanation.steps.map((step) => stepJson(step, settlement.table, lang)),
    readings: explanation.readings,
    missing: explanation.missing.map((one) => missingJson(one, settlement.table)),
    displacedBy: explanation.displacedBy ?? null,
  };
};

type ItemTexts = (index: number, unit: number) => string;

/**
 * Items as JSON text. An item none of whose columns the sheet has answers the same on every row, so its text is made once:
 * with a policy of hundreds of items and a sheet of a few columns that is most of them.
 */
const itemTexts = ({ computed, lang }: AwardReport): ItemTexts => {
  const { outcomes, table } = computed.settlement;
  const same = outcomes.map(({ item }) => !item.inputs.some((name) => table.columns.has(name)));
  const known = new Map<number, string>();
  return (index, unit) => {
    const outcome = outcomes[index] as ItemOutcome;
    const { code, matter, gate, limit, prior } = outcome;
    const touched =
      (gate?.[unit] ?? -1) >= 0 || (matter?.[unit] ?? -1) >= 0 || (limit?.[unit] ?? -1) >= 0 || (prior?.[unit] ?? 0) > 0;
    const reusable = same[index] === true && !touched && code[unit] === Code.missing;
    const found = reusable ? known.get(index) : undefined;
    if (found !== undefined) return found;
    const text = JSON.stringify(itemJson(explainAward(computed, index, unit), outcome, computed, lang));
    if (reusable) known.set(index, text);
    return text;
  };
};

const HIDDEN: readonly Code[] = [Code.notEligible, Code.notMoney];

const rowJson = ({ computed, all }: AwardReport, row: number, itemText: ItemTexts): string => {
  const { settlement } = computed;
  const { table } = settlement;
  const items: string[] = [];
  let awarded = 0;
  let upTo = 0;
  settlement.outcomes.forEach((outcome, index) => {
    const unit = unitOn(settlement, outcome, row);
    if (unit === undefined) return;
    const code = outcome.code[unit] as Code;
    if (code === Code.awarded) awarded += outcome.amount[unit] as number;
    if (code === Code.upTo) upTo += outcome.amount[unit] as number;
    if (all || !HIDDEN.includes(code)) items.push(itemText(index, unit));
  });
  const { code, name } = table.enterprises[table.enterpriseOf[row] as number] ?? { code: null, name: '' };
  const who = JSON.stringify({ sheet: table.sheet, row: table.rowNumbers[row], enterprise: { code, name } });
  return `${who.slice(0, -1)},"items":[${items.join(',')}],"awarded":"${yuanText(awarded)}","upTo":"${yuanText(upTo)}"}`;
};

const problemJson = ({ code, severity, place, message, found }: Problem, lang: Lang): object => ({
  cell: place.cell ?? null,
  code,
  message: message[lang],
  severity,
  ...place,
  ...(found !== undefined && { found }),
});

const receiptJson = ({ computed, file, fileSha256, now }: AwardReport): object => {
  const { policy, choices, table, unchecked } = computed.settlement;
  return {
    policy: policy.id,
    version: policy.version,
    sha256: policy.sha256,
    year: choices.year,
    ...(isExpired(policy, choices.year) && { expired: policy.to }),
    readings: [...policy.readings.values()].map((reading) => {
      const option = readingOption(policy, choices, reading.key);
      return { key: reading.key, option, default: option === reading.default };
    }),
    parameters: [...choices.parameters].map(([name, { text, document, date, at }]) => ({
      name,
      value: text,
      document: document ?? null,
      ...(date !== undefined && { date }),
      ...(at && { sheet: at.sheet, cell: at.cell }),
    })),
    budget: choices.budget === undefined ? null : yuanText(choices.budget),
    cityShare: choices.cityShare ? (toDecimal(choices.cityShare) ?? `${choices.cityShare.n}/${choices.cityShare.d}`) : null,
    unchecked: unchecked.map((gate) => policy.gates[gate]?.id ?? ''),
    engine: ENGINE_VERSION,
    input: { file, fileSha256, sheet: table.sheet, sha256: computed.read.inputHash },
    time: now,
  };
};

const CHUNK = 1 << 16;

/** The result of one policy as an object; of several as `{"policies":[…]}` with an object for each. `progress` counts the rows of each. */
export function* awardJson(reports: readonly AwardReport[], progress?: Progress): Generator<string, void> {
  const [only, ...more] = reports;
  if (!only) return;
  if (more.length === 0) return yield* policyJson(only, progress);
  yield '{"policies":[\n';
  for (const [i, report] of reports.entries()) {
    if (i > 0) yield ',\n';
    yield* policyJson(report, progress);
  }
  yield ']}\n';
}

/** One row per line. */
function* policyJson(report: AwardReport, progress?: Progress): Generator<string, void> {
  const { settlement, problems } = report.computed;
  const { policy, table, totals } = settlement;
  const itemText = itemTexts(report);
  let buffer = `{"policy":${JSON.stringify({ id: policy.id, version: policy.version, sha256: policy.sha256 })},\n"year":${settlement.choices.year},\n"rows":[`;
  for (let row = 0; row < table.rows; row += 1) {
    buffer += `${row === 0 ? '' : ','}\n${rowJson(report, row, itemText)}`;
    if (buffer.length < CHUNK) continue;
    yield buffer;
    buffer = '';
    progress?.(row + 1, table.rows);
  }
  const sums = {
    awarded: yuanText(totals.awarded),
    upTo: yuanText(totals.upTo),
    counts: totals.counts,
    rows: table.rows,
    enterprises: table.enterprises.length,
  };
  const found = problems.map((one) => JSON.stringify(problemJson(one, report.lang)));
  yield `${buffer}\n],\n"rankings":${JSON.stringify(rankingsJson(settlement, report.lang))},\n"totals":${JSON.stringify(sums)},\n"problems":[${found.map((line) => `\n${line}`).join(',')}\n],\n"receipt":${JSON.stringify(receiptJson(report))}}\n`;
}
