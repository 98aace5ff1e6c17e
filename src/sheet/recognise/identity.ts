/** Which columns say who and which project a row is about, and which hold lists of certifications: headings in, one column per role out. */
import { text } from '../../core/lang';
import { assign, type Candidate, type Headed } from './assign';
import type { Presets } from './presets';
import { SURE } from './score';
import { identityWanted, ROLES, type Role } from './vocabulary';

export interface Identity {
  readonly roles: ReadonlyMap<Role, Candidate>;
  readonly lists: readonly Candidate[];
  readonly candidates: ReadonlyMap<string, readonly Candidate[]>;
  readonly ambiguous: readonly { readonly id: string; readonly columns: readonly Candidate[] }[];
  /** Columns that no input may take. */
  readonly taken: ReadonlySet<number>;
}

const CHOSEN = { score: 1, reason: text('由用户指定', 'Chosen by you') };
const REMEMBERED = { score: 1, reason: text('与上次相同', 'The same as last time') };

export const presetCandidate = (preset: {
  readonly column: number;
  readonly header: string;
  readonly by: 'remembered' | 'officer';
}): Candidate => ({
  column: preset.column,
  header: preset.header,
  ...(preset.by === 'officer' ? CHOSEN : REMEMBERED),
});

export const findIdentity = (columns: readonly Headed[], presets: Presets): Identity => {
  const settled = new Set<string>([...presets.roles.keys(), ...(presets.lists ? ['list'] : [])]);
  const reserved = new Set<number>();
  for (const preset of [...presets.roles.values(), ...(presets.lists ?? [])]) if (preset) reserved.add(preset.column);
  for (const preset of presets.columns.values()) reserved.add(preset.column);
  const single = identityWanted.filter((w) => w.id !== 'list');
  const found = assign(columns, single, reserved, settled);
  const roles = new Map<Role, Candidate>();
  for (const role of ROLES) {
    const preset = presets.roles.get(role);
    const candidate = preset ? presetCandidate(preset) : found.chosen.get(role);
    if (candidate) roles.set(role, candidate);
  }
  const used = new Set([...reserved, ...[...roles.values()].map((c) => c.column)]);
  const listWanted = identityWanted.filter((w) => w.id === 'list');
  const listed = assign(columns, listWanted, used, new Set());
  const lists =
    presets.lists?.map(presetCandidate) ??
    (listed.candidates.get('list') ?? [])
      .filter((c) => c.score >= SURE && !used.has(c.column))
      .sort((a, b) => a.column - b.column);
  const taken = new Set<number>(lists.map((c) => c.column));
  for (const role of ['name', 'code', 'project'] as const) {
    const candidate = roles.get(role);
    if (candidate) taken.add(candidate.column);
  }
  return { roles, lists, candidates: new Map([...found.candidates, ...listed.candidates]), ambiguous: found.ambiguous, taken };
};
