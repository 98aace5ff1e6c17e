/**
 * Sheets on which every item of a policy pays: the rows of its worked examples, repeated with their numbers moved to where amounts tip over
 * (a 分 up and down, halves of a 分, caps), with blanks, until there are as many as are asked for.
 */
import { multiply, rational } from '../../src/core/rational';
import type { Wanted } from '../../src/engine/choose';
import { readExamples, type Facts } from '../../src/engine/examples/read';
import { parseQuantity } from '../../src/policy/dialect/quantities';
import type { Input, Policy } from '../../src/policy/model';
import type { Mapping, MappedColumn } from '../../src/sheet/mapping';
import { factorOf } from '../../src/sheet/units';
import type { Cell } from './grids';
import { builtExamples } from './packs';

export interface FormulaSheet {
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly mapping: Mapping;
  readonly wanted: Wanted;
}

/** The same numbers on every machine. */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
};

/** The engine's whole number of a figure; undefined where it has none. */
const scaledOf = (input: Input, given: Facts[string] | undefined): number | undefined => {
  const quantity = given === null || given === undefined ? undefined : parseQuantity(String(given));
  if (!quantity) return undefined;
  const scaled = multiply(quantity.value, rational(BigInt(input.scale)));
  return scaled.d === 1n ? Number(scaled.n) : undefined;
};

const ODD = [0, 0, 0, 1, -1, 5, -5, 25, 50, 125];

const moved = (input: Input, value: number, round: number, random: () => number): number => {
  const step = input.whole ? input.scale : 1;
  const by = Math.round(random() * 3) === 0 ? (ODD[Math.floor(random() * ODD.length)] as number) * step : 0;
  const wild = round > 0 && random() < 0.3 ? Math.floor(value * (0.2 + random() * 2)) : value;
  const next = Math.floor(wild / step) * step + by;
  return input.min && next < 0 ? value : next;
};

/** The engine's whole number as the sheet's column shows it. */
export const shownNumber = (input: Input, value: number): number => {
  const factor = factorOf(input, input.displayUnit);
  return Number((value / (input.scale * (Number(factor.n) / Number(factor.d)))).toPrecision(15));
};

/** Columns of the sheet after the one with names. */
export const inputsOf = (policy: Policy): readonly Input[] =>
  [...policy.inputs.values()].filter(({ type }) => type.kind !== 'text');

const cellOf = (input: Input, given: Facts[string] | undefined, round: number, random: () => number): Cell => {
  if (given === null || (given !== undefined && round > 0 && random() < 0.02)) return null;
  if (input.type.kind === 'flag') {
    if (given === undefined || given === false || given === '否') return '否';
    if (given === true || given === '是' || given === '有' || given === '√' || given === 1) return '是';
    return (Array.isArray(given) ? given : [given]).map((year) => `${String(year)}年`).join('、');
  }
  if (input.type.kind === 'choice') return given === undefined ? null : String(given);
  const scaled = scaledOf(input, given);
  if (scaled === undefined) return null;
  return shownNumber(input, moved(input, scaled, round, random));
};

/** A sheet with a column for the name and one for each input, in its usual unit. */
export const sheetWith = (policy: Policy, rows: readonly (readonly Cell[])[], wanted: Wanted): FormulaSheet => {
  const inputs = inputsOf(policy);
  const column = (header: string, at: number, unit = ''): MappedColumn => ({
    column: at,
    header,
    label: header,
    unit,
    unitSource: unit === '' ? 'none' : 'header',
    by: 'officer',
  });
  return {
    header: ['企业名称', ...inputs.map(({ name, displayUnit }) => (displayUnit === '' ? name : `${name}（${displayUnit}）`))],
    rows,
    wanted,
    mapping: {
      sheet: '汇总表',
      headerRow: 0,
      headerRows: 1,
      firstRow: 1,
      lastRow: rows.length,
      skipped: [],
      columns: Object.fromEntries(inputs.map((input, i) => [input.name, column(input.name, i + 1, input.displayUnit)])),
      identity: { name: column('企业名称', 0) },
      lists: [],
      declined: [],
    },
  };
};

/** `parts`: a round has only every so many examples, the next round the next ones. */
export const formulaSheet = (policy: Policy, id: string, count: number, parts = 1): FormulaSheet => {
  const { examples } = readExamples(policy, builtExamples(id));
  const usual = examples.filter(({ readings, gives }) => Object.keys(readings).length === 0 && gives[0] !== '拒绝');
  const years = usual.map(({ year }) => year);
  const year = [...new Set(years)].sort(
    (a, b) => years.filter((y) => y === b).length - years.filter((y) => y === a).length,
  )[0] as number;
  const chosen = usual.filter((one) => one.year === year);
  const parameters: Record<string, string> = {};
  for (const one of chosen) for (const [name, value] of Object.entries(one.parameters)) parameters[name] ??= value;
  const inputs = inputsOf(policy);
  const random = randomFrom(20250101);
  const rows: Cell[][] = [];
  for (let round = 0; rows.length < count; round += 1)
    for (const [at, { rows: facts }] of chosen.entries())
      for (const row of at % parts === round % parts ? facts : []) {
        // Examples of one enterprise keep together; every round has enterprises of its own.
        const name = `${typeof row['企业'] === 'string' ? row['企业'] : '甲公司'}${at}-${round}`;
        rows.push([name, ...inputs.map((input) => cellOf(input, row[input.name], round, random))]);
      }
  return sheetWith(policy, rows, { year, readings: {}, parameters });
};
