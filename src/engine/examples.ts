/** Worked examples beside a pack: data in, one result per example out. Run by the tests and by `cesuan check`. */
import { z } from 'zod';
import { text, type Text } from '../core/lang';
import { moneyText } from '../core/money';
import type { Problem } from '../core/problem';
import { multiply, rational } from '../core/rational';
import { chooseAll } from './choose';
import { parseQuantity } from '../policy/dialect/quantities';
import type { Input, Policy } from '../policy/model';
import type { PackSource } from '../policy/pack';
import { explain } from './explain/explain';
import { numberText } from './explain/format';
import type { Step } from './explanation';
import type { STATUS } from './outcome';
import { settle } from './settle';
import { CellState, FLAG_BEFORE, FLAG_NOW, type Column, type Table } from './table';

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const facts = z.record(z.string(), z.union([scalar, z.array(z.union([z.string(), z.number()]))]));
const gives = z.union([z.string(), z.array(z.string())]);
const example = z.strictObject({
  given: facts.optional(),
  rows: z.array(facts).optional(),
  gives,
  'short by': z.string().optional(),
  missing: z.array(z.string()).optional(),
  readings: z.record(z.string(), z.string()).optional(),
  parameters: z.record(z.string(), z.string()).optional(),
  year: z.number().optional(),
  why: z.string().optional(),
});
const file = z.strictObject({
  year: z.number().optional(),
  given: facts.default({}),
  examples: z.record(z.string(), z.array(example)),
});

type Facts = z.infer<typeof facts>;
type Example = z.infer<typeof example>;

export interface ExampleResult {
  readonly item: string;
  readonly index: number;
  /** Empty when the example holds. */
  readonly problems: readonly Problem[];
}

const wrong = (message: Text, place: Problem['place'], found?: string): Problem => ({
  code: 'example',
  severity: 'error',
  place,
  message,
  ...(found !== undefined && { found }),
});

const YES = new Set<unknown>(['是', true, '有', '√', 1]);

type Cell = { readonly state: CellState; readonly value: number };

const flagCell = (given: Facts[string] | undefined, year: number): Cell => {
  if (given === null) return { state: CellState.blank, value: 0 };
  if (given === undefined || given === '否' || given === false) return { state: CellState.value, value: 0 };
  if (YES.has(given)) return { state: CellState.value, value: FLAG_NOW };
  const years = (Array.isArray(given) ? given : [given]).map(Number);
  const bits = years.reduce((all, y) => all | (y === year ? FLAG_NOW : y < year ? FLAG_BEFORE : 0), 0);
  return { state: CellState.value, value: bits };
};

const numberCell = (input: Input, given: Facts[string] | undefined): Cell | string => {
  if (given === null || given === undefined) return { state: CellState.blank, value: 0 };
  const quantity = parseQuantity(String(given));
  if (!quantity) return `${input.name}: ${String(given)}`;
  const scaled = multiply(quantity.value, rational(BigInt(input.scale)));
  return scaled.d === 1n ? { state: CellState.value, value: Number(scaled.n) } : `${input.name}: ${String(given)}`;
};

/** A table of the example's rows, or the value that could not be read. */
const tableOf = (policy: Policy, rows: readonly Facts[], year: number): Table | string => {
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  const unknown = [...names].find((name) => name !== '企业' && !policy.inputs.has(name));
  if (unknown !== undefined) return unknown;
  const columns = new Map<string, Column>();
  for (const input of policy.inputs.values()) {
    const base = { input: input.name, header: input.name, column: -1 };
    const state = new Uint8Array(rows.length);
    if (input.type.kind === 'flag') {
      const cells = rows.map((row) => flagCell(row[input.name], year));
      columns.set(input.name, {
        ...base,
        kind: 'flag',
        state: Uint8Array.from(cells, (c) => c.state),
        values: Uint8Array.from(cells, (c) => c.value),
      });
    } else if (!names.has(input.name)) continue;
    else if (input.type.kind === 'number') {
      const values = new Float64Array(rows.length);
      for (let r = 0; r < rows.length; r += 1) {
        const cell = numberCell(input, rows[r]?.[input.name]);
        if (typeof cell === 'string') return cell;
        state[r] = cell.state;
        values[r] = cell.value;
      }
      columns.set(input.name, { ...base, kind: 'number', state, values });
    } else if (input.type.kind === 'choice') {
      const { options } = input.type;
      const values = Int32Array.from(rows, (row) => options.indexOf(String(row[input.name])));
      const bad = rows.find((row, r) => values[r] === -1 && row[input.name] !== null && row[input.name] !== undefined);
      if (bad) return `${input.name}: ${String(bad[input.name])}`;
      columns.set(input.name, {
        ...base,
        kind: 'choice',
        state: Uint8Array.from(values, (v) => (v < 0 ? CellState.blank : CellState.value)),
        values,
      });
    }
  }
  const names_ = rows.map((row) => (typeof row['企业'] === 'string' ? row['企业'] : '甲公司'));
  const enterprises = [...new Set(names_)];
  return {
    sheet: 'example',
    rows: rows.length,
    rowNumbers: Int32Array.from(rows, (_, i) => i + 1),
    enterpriseOf: Int32Array.from(names_, (name) => enterprises.indexOf(name)),
    enterprises: enterprises.map((name) => ({ name, code: null })),
    regions: rows.map(() => ''),
    columns,
  };
};

const WORDS: Readonly<Record<(typeof STATUS)[number], string>> = {
  awarded: '',
  up_to: '最高 ',
  undetermined: '未定',
  missing: '缺数据',
  not_eligible: '不符合',
  displaced: '让位 ',
  not_money: '不涉及资金',
};

const shortfalls = (steps: readonly Step[]): string[] =>
  steps.flatMap((step) => [
    ...(step.kind === 'condition' && step.holds === false ? [step.value.zh] : []),
    ...shortfalls(step.children),
  ]);

const normal = (value: string): string => {
  const quantity = parseQuantity(value.replace(/^最高\s*/, ''));
  if (!quantity) return value.replace(/\s+/g, ' ').trim();
  return `${value.startsWith('最高') ? '最高 ' : ''}${numberText(quantity.value, quantity.type, 'zh')}`;
};

const runOne = (
  policy: Policy,
  itemId: string,
  one: Example,
  base: Facts,
  defaultYear: number,
  place: Problem['place'],
): Problem[] => {
  const index = policy.items.findIndex(({ id }) => id === itemId);
  if (index < 0) return [wrong(text(`没有条目“${itemId}”。`, `There is no item “${itemId}”.`), place, itemId)];
  const year = one.year ?? defaultYear;
  const rows = (one.rows ?? [{}]).map((row) => ({ ...base, ...one.given, ...row }));
  const table = tableOf(policy, rows, year);
  if (typeof table === 'string')
    return [wrong(text(`示例中的“${table}”不是该政策的输入。`, `“${table}” is no input of the policy.`), place, table)];
  const choices = chooseAll(policy, { year, readings: one.readings ?? {}, parameters: one.parameters ?? {} });
  if (!choices.ok) return choices.problems.map((problem) => ({ ...problem, place: { ...place, ...problem.place } }));

  const settlement = settle(policy, table, choices.value);
  const outcome = settlement.outcomes[index] as (typeof settlement.outcomes)[number];
  const wanted = typeof one.gives === 'string' ? [one.gives] : one.gives;
  const units = outcome.item.grain === 'project' ? rows.map((_, r) => r) : table.enterprises.map((_, e) => e);
  if (wanted.length !== units.length)
    return [
      wrong(
        text(
          `示例给出 ${wanted.length} 个结果，应为 ${units.length} 个。`,
          `The example gives ${wanted.length} results for ${units.length} units.`,
        ),
        place,
      ),
    ];
  return units.flatMap((unit, i): Problem[] => {
    const explanation = explain(settlement, index, unit);
    const { status } = explanation;
    const found =
      status === 'awarded' || status === 'up_to'
        ? `${WORDS[status]}${moneyText(explanation.amount ?? 0, 'zh')}`
        : status === 'displaced'
          ? `让位 ${explanation.displacedBy ?? ''}`
          : WORDS[status];
    const expected = normal(wanted[i] as string);
    const problems: Problem[] = [];
    if (found !== expected)
      problems.push(
        wrong(
          text(
            `应为 ${expected}，算得 ${found}（${explanation.note.zh}）`,
            `expected ${expected}, got ${found} (${explanation.note.en})`,
          ),
          place,
          found,
        ),
      );
    const short = one['short by'];
    if (
      short !== undefined &&
      !shortfalls(explanation.steps).some(
        (value) => value.endsWith(`差 ${normal(short)}`) || value.endsWith(`超出 ${normal(short)}`),
      )
    ) {
      problems.push(
        wrong(
          text(
            `应差 ${short}，算得 ${shortfalls(explanation.steps).join('；') || '无'}`,
            `expected a shortfall of ${short}, got ${shortfalls(explanation.steps).join('; ') || 'none'}`,
          ),
          place,
        ),
      );
    }
    const missing = explanation.missing.map(({ input }) => input);
    if (one.missing && (one.missing.length !== missing.length || one.missing.some((name) => !missing.includes(name)))) {
      problems.push(
        wrong(
          text(
            `应缺 ${one.missing.join('、')}，算得缺 ${missing.join('、') || '无'}`,
            `expected ${one.missing.join(', ')} to be missing, got ${missing.join(', ') || 'nothing'}`,
          ),
          place,
        ),
      );
    }
    return problems;
  });
};

/** Runs every example of the files, in order. */
export const runExamples = (policy: Policy, sources: readonly PackSource[]): ExampleResult[] =>
  sources.flatMap((source) => {
    const parsed = file.safeParse(source.data);
    if (!parsed.success) {
      return parsed.error.issues.map((issue) => {
        const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
        const line = source.line?.(path);
        return {
          item: String(path[1] ?? ''),
          index: Number(path[2] ?? 0),
          problems: [
            wrong(
              text(
                `示例写法不对：${path.join('.')}：${issue.message}`,
                `The example is malformed: ${path.join('.')}: ${issue.message}`,
              ),
              { file: source.file, ...(line !== undefined && { line }) },
            ),
          ],
        };
      });
    }
    const year = parsed.data.year ?? Number(policy.from.slice(0, 4));
    return Object.entries(parsed.data.examples).flatMap(([item, list]) =>
      list.map((one, index) => {
        const line = source.line?.(['examples', item, index]);
        return {
          item,
          index,
          problems: runOne(policy, item, one, parsed.data.given, year, {
            file: source.file,
            ...(line !== undefined && { line }),
            item,
          }),
        };
      }),
    );
  });
