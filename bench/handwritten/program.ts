/**
 * The program that somebody would write by hand for one policy and nothing else: one fused loop per item over plain arrays, whole 分, then its rules.
 * Made from the typed policy, so that it pays the same; it keeps no status, no reason, and guards nothing. The floor that the engine is held against.
 */
import { compileFunction } from 'node:vm';
import { effectiveAmount } from '../../src/engine/amount';
import { takeBytes } from '../../src/engine/columns';
import { readingOption, estimatesPriorAwards } from '../../src/engine/resolve';
import type { Choices } from '../../src/engine/outcome';
import { FLAG_BEFORE, FLAG_NOW, type Column, type Table } from '../../src/engine/table';
import type { Grain, Item, Node, Policy } from '../../src/policy/model';
import { emitter, type Emitter } from './emit';

type Values = Float64Array | Uint8Array | Int32Array;
type Loop = (columns: Values[], n: number, out: Float64Array, barred: Uint8Array) => void;

const floorDivide = (x: number, d: number): number => {
  const rest = x % d;
  return rest < 0 ? (x - rest) / d - 1 : (x - rest) / d;
};

/** A benchmark may make code from text; the product never does. */
const compileLoop = (body: string, names: readonly string[]): Loop => {
  const text = `const [${names.join()}] = columns; for (let u = 0; u < n; u += 1) { if (barred[u] !== 0) continue; ${body} }`;
  const made = compileFunction(text, ['floorDivide', 'columns', 'n', 'out', 'barred']) as (
    divide: typeof floorDivide,
    ...rest: Parameters<Loop>
  ) => void;
  return (...rest) => made(floorDivide, ...rest);
};

interface Compiled {
  readonly reads: readonly string[];
  readonly loop: Loop;
}

const done = (using: Emitter, body: string): Compiled => ({
  reads: [...using.columns.keys()],
  loop: compileLoop(body, [...using.columns.values()]),
});

/** out[u] = 分; untouched where nothing is paid. */
const awardLoop = (policy: Policy, choices: Choices, item: Item, before: boolean): Compiled | undefined => {
  const amount = effectiveAmount(item, choices);
  if (!amount) return undefined;
  const using = emitter(policy, choices, before);
  const conditions = item.conditions.map(({ node }) => using.holds(node)).filter((text) => text !== 'true');
  const { num, den, scale } = using.number(amount.node);
  const { to, mode } = amount.rounding;
  const d = `(${scale * to}${den ? ` * ${den}` : ''})`;
  const n = `(${num} * 100)`;
  const rounded =
    mode === 'half-up'
      ? `floorDivide(2 * ${n} + ${d}, 2 * ${d})`
      : mode === 'down'
        ? `floorDivide(${n}, ${d})`
        : `-floorDivide(-${n}, ${d})`;
  const fenOf = (node: Node): string => {
    const value = using.number(node);
    return `floorDivide(${value.num} * 100, ${value.scale}${value.den ? ` * ${value.den}` : ''})`;
  };
  const body = [
    conditions.length ? `if (!(${conditions.join(' && ')})) continue;` : '',
    `let fen = ${rounded} * ${to}; if (!(fen > 0)) continue;`,
    amount.cap ? `fen = Math.min(fen, ${fenOf(amount.cap)});` : '',
    amount.prior ? `fen = Math.max(0, fen - ${fenOf(amount.prior)});` : '',
    'out[u] = fen;',
  ];
  return done(using, body.join('\n'));
};

/** out[u] = 1 where a rule bars, or cannot be told to spare; every column that it asks for is taken to be there. */
const barLoop = (policy: Policy, choices: Choices, node: Node): Compiled => {
  const using = emitter(policy, choices);
  return done(using, `if (!(${using.fails(node)})) out[u] = 1;`);
};

/** One value per enterprise: rows complete each other, and say the same or nothing. */
const perEnterprise = (
  column: Column,
  { enterpriseOf, enterprises, rows }: Table,
): { values: Float64Array; state: Uint8Array } => {
  const values = new Float64Array(enterprises.length).fill(NaN);
  const state = new Uint8Array(enterprises.length).fill(1);
  const listed = column.kind === 'listed';
  for (let r = 0; r < rows; r += 1) {
    const at = listed ? (column.of[r] as number) : r;
    if (column.state[at] === 1) continue;
    const e = enterpriseOf[r] as number;
    if (column.state[at] !== 0) state[e] = 2;
    else if (state[e] === 1) {
      values[e] = column.values[at] as number;
      state[e] = 0;
    } else if (listed) values[e] = (values[e] as number) | (column.values[at] as number);
    else if (values[e] !== column.values[at]) state[e] = 3;
  }
  return { values, state };
};

/** One entry per row. */
const byRow = (column: Column): { values: Column['values']; state: Uint8Array } =>
  column.kind === 'listed'
    ? {
        values: takeBytes(new Uint8Array(column.of.length), column.values, column.of),
        state: takeBytes(new Uint8Array(column.of.length), column.state, column.of),
      }
    : column;

/** The columns that the loops read, made once each. */
const columnsOf = (policy: Policy, table: Table): ((key: string, grain: Grain) => Values) => {
  const made = new Map<string, Values>();
  const settled = new Map<string, ReturnType<typeof perEnterprise>>();
  const make = (kind: string, name: string, grain: Grain): Values => {
    const column = table.columns.get(name) as Column;
    const own = policy.inputs.get(name)?.grain === 'project';
    if (!own && !settled.has(name)) settled.set(name, perEnterprise(column, table));
    const { values, state } = own ? byRow(column) : (settled.get(name) as ReturnType<typeof perEnterprise>);
    const at = own || grain === 'enterprise' ? undefined : table.enterpriseOf;
    const n = grain === 'enterprise' ? table.enterprises.length : table.rows;
    const out = kind === 'number' ? new Float64Array(n) : kind === 'choice' ? new Int32Array(n) : new Uint8Array(n);
    const bit = kind === 'before' ? FLAG_BEFORE : FLAG_NOW;
    for (let u = 0; u < n; u += 1) {
      const from = at ? (at[u] as number) : u;
      const value = values[from] as number;
      const known = state[from] === 0;
      out[u] =
        kind === 'number'
          ? known
            ? value
            : NaN
          : kind === 'choice'
            ? known
              ? value
              : -1
            : known
              ? Number((value & bit) !== 0)
              : 2;
    }
    return out;
  };
  return (key, grain) => {
    const [kind = '', ...rest] = key.split(' ');
    const found = made.get(`${grain} ${key}`) ?? make(kind, rest.join(' '), grain);
    made.set(`${grain} ${key}`, found);
    return found;
  };
};

/** 分 per item and unit; the same array length as the engine's outcome, empty where the item pays nobody. */
export type Program = (table: Table) => readonly Float64Array[];

export const program = (policy: Policy, choices: Choices): Program => {
  const option = (key: string): string => readingOption(policy, choices, key);
  const holdsNow = ({ under }: { readonly under?: { readonly reading: string; readonly option: string } }): boolean =>
    !under || option(under.reading) === under.option;
  const items = policy.items.map((item) => ({ item, loop: item.ranking ? undefined : awardLoop(policy, choices, item, false) }));
  const index = new Map(policy.items.map(({ id }, i) => [id, i]));
  const gates = policy.gates.map((gate) => ({ gate, loop: barLoop(policy, choices, gate.bars.node) }));
  const promotions = policy.matters
    .filter((matter) => matter.promotion && holdsNow(matter))
    .map((matter) => ({
      grades: matter.items.map((id) => {
        const i = index.get(id) as number;
        return { i, before: awardLoop(policy, choices, policy.items[i] as Item, true) };
      }),
      prior: matter.promotion?.prior,
    }));
  const matters = policy.matters.filter((matter) => !matter.promotion && holdsNow(matter));
  const limits = policy.limits.filter(holdsNow);
  const exact = policy.items.map((item) => effectiveAmount(item, choices)?.basis === 'exact');

  return (table) => {
    const column = columnsOf(policy, table);
    const units = (grain: Grain): number => (grain === 'enterprise' ? table.enterprises.length : table.rows);
    const nobody = new Uint8Array(Math.max(table.rows, table.enterprises.length));
    const run = ({ reads, loop }: Compiled, grain: Grain, barred: Uint8Array = nobody): Float64Array => {
      const out = new Float64Array(units(grain));
      loop(
        reads.map((key) => column(key, grain)),
        out.length,
        out,
        barred,
      );
      return out;
    };

    /** Who is barred from an item, by the gates that are for it; an enterprise by a project's gate only where every row is. */
    const barredBy = new Map<string, Uint8Array>();
    const says = gates.map(({ gate, loop }) => run(loop, gate.grain));
    const barred = (item: Item): Uint8Array => {
      const own = gates.flatMap(({ gate }, g) => (gate.items.length === 0 || gate.items.includes(item.id) ? [g] : []));
      const key = `${item.grain} ${own.join()}`;
      const found = barredBy.get(key);
      if (found) return found;
      const out = new Uint8Array(units(item.grain));
      for (const g of own) {
        const bars = says[g] as Float64Array;
        if (gates[g]?.gate.grain === item.grain) for (let u = 0; u < out.length; u += 1) out[u]! |= bars[u] as number;
        else if (item.grain === 'project')
          for (let u = 0; u < out.length; u += 1) out[u]! |= bars[table.enterpriseOf[u] as number] as number;
        else {
          const every = new Uint8Array(out.length).fill(1);
          for (let r = 0; r < table.rows; r += 1) if (bars[r] === 0) every[table.enterpriseOf[r] as number] = 0;
          for (let u = 0; u < out.length; u += 1) out[u]! |= every[u] as number;
        }
      }
      barredBy.set(key, out);
      return out;
    };
    const paid = items.map(({ item, loop }) => (loop ? run(loop, item.grain, barred(item)) : new Float64Array()));

    for (const { grades, prior } of promotions) {
      const now = grades.map(({ i }) => paid[i] as Float64Array);
      const grain = policy.items[grades[0]?.i ?? 0]?.grain ?? 'enterprise';
      const was = grades.map(({ before }) => (before ? run(before, grain) : new Float64Array(units(grain))));
      const given = prior === undefined ? undefined : (column(`number ${prior}`, grain) as Float64Array);
      for (let u = 0; u < units(grain); u += 1) {
        let top = -1;
        for (let g = 0; g < now.length; g += 1)
          if ((now[g]?.[u] as number) > 0 && (top < 0 || (now[g]?.[u] as number) >= (now[top]?.[u] as number))) top = g;
        if (top < 0) continue;
        let least = given ? (given[u] as number) : NaN;
        if (Number.isNaN(least)) {
          least = 0;
          for (let g = 0; g < was.length; g += 1)
            if (g !== top && (was[g]?.[u] as number) > 0)
              least = estimatesPriorAwards(policy, choices) ? Math.max(least, was[g]?.[u] as number) : Infinity;
        }
        for (let g = 0; g < now.length; g += 1)
          (now[g] as Float64Array)[u] = g === top ? Math.max(0, (now[g]?.[u] as number) - least) : 0;
      }
    }

    for (const matter of matters) {
      const of = matter.items
        .map((id) => index.get(id) as number)
        .filter((i) => matter.grain === 'enterprise' || policy.items[i]?.grain === 'project');
      const n = units(matter.grain);
      const best = new Float64Array(n);
      const ceiling = new Float64Array(n);
      const group = (i: number, u: number): number =>
        matter.grain === 'project' || policy.items[i]?.grain === 'enterprise' ? u : (table.enterpriseOf[u] as number);
      for (const i of of) {
        const out = paid[i] as Float64Array;
        const top = exact[i] ? best : ceiling;
        for (let u = 0; u < out.length; u += 1)
          if ((out[u] as number) > (top[group(i, u)] as number)) top[group(i, u)] = out[u] as number;
      }
      const taken = new Uint8Array(n);
      for (const kind of [true, false])
        for (const i of of) {
          if (exact[i] !== kind) continue;
          const out = paid[i] as Float64Array;
          for (let u = 0; u < out.length; u += 1) {
            const fen = out[u] as number;
            if (fen === 0) continue;
            const g = group(i, u);
            const bit = kind ? 1 : 2;
            const stands = kind ? fen === best[g] : fen === ceiling[g] && fen > (best[g] as number);
            if (!stands || ((taken[g] as number) & bit) !== 0) out[u] = 0;
            else taken[g]! |= bit;
          }
        }
    }

    for (const limit of limits) {
      const cap = limit.cap.op === 'literal' ? (Number(limit.cap.value.n) * 100) / Number(limit.cap.value.d) : undefined;
      if (cap === undefined) throw new Error(`limit ${limit.id} is no plain figure`);
      const left = new Float64Array(table.enterprises.length).fill(Math.floor(cap));
      for (const kind of [true, false])
        for (const id of limit.items) {
          const i = index.get(id) as number;
          if (exact[i] !== kind) continue;
          const out = paid[i] as Float64Array;
          for (let u = 0; u < out.length; u += 1) {
            if (out[u] === 0) continue;
            const e = policy.items[i]?.grain === 'enterprise' ? u : (table.enterpriseOf[u] as number);
            out[u] = Math.min(out[u] as number, left[e] as number);
            left[e]! -= out[u] as number;
          }
        }
    }
    return paid;
  };
};
