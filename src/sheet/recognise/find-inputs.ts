/** Which column feeds which input and in which unit: headings, presets and identity columns in; mapped columns with their reasons, out. */
import type { Problem } from '../../core/problem';
import type { Input } from '../../policy/model';
import type { ColumnMatch, MappedColumn, MappingChoices, Recognition, UnitSource } from '../mapping';
import { fits, unitNamed, type SheetUnit } from '../units';
import { assign, type Candidate, type Headed } from './assign';
import { unitOfColumn, unitsAbove } from './column-units';
import type { HeaderBlock } from './header-block';
import { presetCandidate, type Identity } from './identity';
import type { Layout } from './layout';
import type { Presets } from './presets';
import { otherUnits } from './other-units';
import { otherYears } from './other-years';
import * as problem from './problems';
import { SURE } from './score';
import type { Wanted } from './vocabulary';

export const mapped = (
  candidate: Candidate,
  columns: readonly Headed[],
  unit: string,
  unitSource: UnitSource,
  by: 'sheet' | 'officer',
): MappedColumn => ({
  column: candidate.column,
  header: candidate.header,
  label: columns.find((c) => c.column === candidate.column)?.label ?? candidate.header,
  unit,
  unitSource,
  by,
});

export const match = (
  id: string,
  candidate: Candidate,
  unit: string,
  unitSource: UnitSource,
  all: readonly Candidate[],
): ColumnMatch => ({
  input: id,
  column: candidate.column,
  header: candidate.header,
  confidence: candidate.score,
  reason: candidate.reason,
  unit,
  unitSource,
  alternatives: others(all, candidate.column),
});

const others = (all: readonly Candidate[], column: number | undefined): ColumnMatch['alternatives'] =>
  all
    .filter((c) => c.column !== column && c.score > 0)
    .map((c) => ({ column: c.column, header: c.header, confidence: c.score, reason: c.reason }));

/** Headed 其中：…, while what is wanted is no such part. A header with the input's own full name says exactly what is wanted. */
const isPart = (columns: readonly Headed[], { id, names }: Wanted, column: number): boolean => {
  const heading = columns.find((c) => c.column === column)?.heading;
  const own = names.find(({ text }) => text === id)?.key ?? id;
  return (
    (heading?.part ?? false) && !heading?.forms[0]?.key.startsWith(own) && !names.some(({ text }) => text.startsWith('其中'))
  );
};

interface Inputs {
  readonly columns: Readonly<Record<string, MappedColumn>>;
  readonly matches: readonly ColumnMatch[];
  readonly suggestions: Recognition['suggestions'];
  readonly problems: readonly Problem[];
}

interface Unit {
  readonly unit: string;
  readonly source: UnitSource;
  readonly problem?: Problem;
}

/** `written`: by the column's own header. Unless the officer says another, it is never passed over for the usual one. */
const unitFor = (
  layout: Layout,
  header: HeaderBlock,
  input: Input,
  column: number,
  said: string | undefined,
  written: SheetUnit | undefined,
  above: readonly SheetUnit[],
): Unit => {
  const known = said === undefined ? written : unitNamed(said);
  const isFit = known !== undefined && fits(known, input.type);
  if (said === undefined && (isFit || !known || input.type.kind !== 'number'))
    return unitOfColumn(layout, header, column, input, above);
  if (isFit) return { unit: known.name, source: 'officer' };
  const unit = said ?? known?.name ?? '';
  return {
    unit,
    source: 'officer',
    problem: problem.unitNotFit(layout.grid.sheet, header.row, column, input.name, unit, input.displayUnit),
  };
};

export const findInputs = (
  layout: Layout,
  header: HeaderBlock,
  columns: readonly Headed[],
  wanted: readonly Wanted[],
  identity: Identity,
  presets: Presets,
  units: MappingChoices['units'],
  year: number | undefined,
): Inputs => {
  const { sheet } = layout.grid;
  const problems: Problem[] = [];
  const fixed = new Set([...identity.taken, ...[...presets.columns.values()].map((p) => p.column)]);
  const found = assign(columns, wanted, fixed, new Set([...presets.columns.keys(), ...presets.declined]));
  const above = unitsAbove(layout, header);
  const result: Record<string, MappedColumn> = {};
  const matches: ColumnMatch[] = [];
  const assumed: { column: number; header: string; unit: string }[] = [];
  const parts: { input: string; candidate: Candidate }[] = [];
  for (const wantedOne of wanted) {
    const { id, input } = wantedOne;
    const preset = presets.columns.get(id);
    const candidate = preset ? presetCandidate(preset) : found.chosen.get(id);
    if (!candidate || !input) continue;
    const written = columns.find(({ column }) => column === candidate.column)?.heading.path.at(-1)?.unit;
    const said = units?.[id] ?? preset?.unit;
    const { unit, source, problem: bad } = unitFor(layout, header, input, candidate.column, said, written, above);
    if (bad) {
      problems.push(bad);
      continue;
    }
    if (preset?.by !== 'officer' && isPart(columns, wantedOne, candidate.column)) parts.push({ input: id, candidate });
    if (candidate.claim) problems.push(problem.claimTaken(sheet, header.row + header.rows - 1, candidate, id, candidate.claim));
    if (source === 'usual') assumed.push({ column: candidate.column, header: candidate.header, unit });
    result[id] = mapped(
      candidate,
      columns,
      unit,
      source,
      preset?.by === 'officer' || preset?.unit !== undefined ? 'officer' : 'sheet',
    );
    matches.push(match(id, candidate, unit, source, found.candidates.get(id) ?? []));
  }
  for (const a of found.ambiguous) problems.push(problem.ambiguousColumn(sheet, header.row + header.rows - 1, a.id, a.columns));
  for (const c of found.contested)
    problems.push(problem.columnTwice(sheet, header.row + header.rows - 1, c.candidate.column, c.candidate.header, c.ids));
  for (const { input, candidate } of parts) {
    const whole = columns.filter((c) => c.column < candidate.column && !c.heading.part).at(-1);
    problems.push(problem.partTaken(sheet, header.row + header.rows - 1, candidate, input, whole?.header));
  }
  const missed = wanted.flatMap(({ id }) =>
    result[id] || presets.declined.has(id)
      ? []
      : (found.candidates.get(id) ?? []).flatMap((candidate) => (fixed.has(candidate.column) ? [] : [{ input: id, candidate }])),
  );
  const headed = header.row + header.rows - 1;
  problems.push(...otherYears(sheet, headed, columns, missed, year), ...otherUnits(sheet, headed, missed, wanted));
  for (const unit of new Set(assumed.map((a) => a.unit)))
    problems.push(
      problem.unitAssumed(
        sheet,
        header.row + header.rows - 1,
        assumed.filter((a) => a.unit === unit),
      ),
    );
  const suggestions = wanted
    .filter((w) => result[w.id] === undefined && !presets.declined.has(w.id))
    .map((w) => ({
      input: w.id,
      alternatives: others(
        (found.candidates.get(w.id) ?? []).filter((c) => c.score >= SURE || !fixed.has(c.column)),
        undefined,
      ),
    }))
    .filter((s) => s.alternatives.length > 0);
  return { columns: result, matches, suggestions, problems };
};
