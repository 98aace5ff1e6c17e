/** What was settled before recognition starts: the remembered mapping and the officer's choices in; fixed columns, declined inputs and problems, out. */
import type { Policy } from '../../policy/model';
import type { Problem } from '../../core/problem';
import type { MappedColumn, Mapping, MappingChoices } from '../mapping';
import { compact } from '../normalise';
import type { Headed } from './assign';
import { columnTwice, rememberedGone, unknownColumn } from './problems';
import { ROLES, type Role } from './vocabulary';

export interface Preset {
  readonly column: number;
  readonly header: string;
  readonly by: 'remembered' | 'officer';
  /** A unit that the officer set. */
  readonly unit?: string;
}

export interface Presets {
  readonly columns: ReadonlyMap<string, Preset>;
  readonly roles: ReadonlyMap<Role, Preset | null>;
  readonly lists?: readonly Preset[];
  readonly declined: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

const sameHeader = (a: string, b: string): boolean => compact(a) === compact(b);

/** The column that had this header: where it was, or the only one that has it now. */
const again = (columns: readonly Headed[], was: MappedColumn): Headed | undefined => {
  const same = columns.filter((c) => sameHeader(c.header, was.header));
  return same.find((c) => c.column === was.column) ?? (same.length === 1 ? same[0] : undefined);
};

export const presetsOf = (
  sheet: string,
  headerRow: number,
  columns: readonly Headed[],
  policy: Policy,
  remembered?: Mapping,
  choices?: MappingChoices,
): Presets => {
  const problems: Problem[] = [];
  const found = new Map<string, Preset>();
  const roles = new Map<Role, Preset | null>();
  const declined = new Set(remembered?.declined ?? []);
  let lists: Preset[] | undefined;

  if (remembered) {
    for (const [input, was] of Object.entries(remembered.columns)) {
      if (!policy.inputs.has(input)) continue;
      const now = again(columns, was);
      if (now)
        found.set(input, {
          column: now.column,
          header: now.header,
          by: 'remembered',
          ...(was.unitSource === 'officer' && { unit: was.unit }),
        });
      else problems.push(rememberedGone(sheet, input, was.header));
    }
    for (const role of ROLES) {
      const was = remembered.identity[role];
      const now = was && again(columns, was);
      if (now) roles.set(role, { column: now.column, header: now.header, by: 'remembered' });
    }
    const listed = remembered.lists.map((was) => again(columns, was)).filter((c) => c !== undefined);
    if (listed.length > 0 && listed.length === remembered.lists.length)
      lists = listed.map((c) => ({ column: c.column, header: c.header, by: 'remembered' }));
  }

  const chosen = (name: string, column: number): Preset | undefined => {
    const at = columns.find((c) => c.column === column);
    if (!at) problems.push(unknownColumn(sheet, name, column));
    return at && { column, header: at.header, by: 'officer' };
  };
  for (const [input, column] of Object.entries(choices?.columns ?? {})) {
    found.delete(input);
    declined.delete(input);
    if (column === null) declined.add(input);
    else {
      const preset = policy.inputs.has(input) ? chosen(input, column) : undefined;
      if (preset) found.set(input, preset);
    }
  }
  for (const [input, unit] of Object.entries(choices?.units ?? {})) {
    const preset = found.get(input);
    if (preset) found.set(input, { ...preset, unit });
  }
  for (const role of ROLES) {
    const column = choices?.identity?.[role];
    if (column === null) roles.set(role, null);
    else if (column !== undefined) roles.set(role, chosen(role, column) ?? null);
  }
  if (choices?.lists) lists = choices.lists.map((column) => chosen('list', column)).filter((p) => p !== undefined);

  for (const [column, inputs] of sharedColumns(found)) {
    problems.push(columnTwice(sheet, headerRow, column, found.get(inputs[0] as string)?.header ?? '', inputs));
    for (const input of inputs) {
      found.delete(input);
      declined.add(input);
    }
  }
  return { columns: found, roles, ...(lists && { lists }), declined, problems };
};

const sharedColumns = (presets: ReadonlyMap<string, Preset>): readonly (readonly [number, readonly string[]])[] => {
  const byColumn = new Map<number, string[]>();
  for (const [input, preset] of presets) byColumn.set(preset.column, [...(byColumn.get(preset.column) ?? []), input]);
  return [...byColumn].filter(([, inputs]) => inputs.length > 1);
};
