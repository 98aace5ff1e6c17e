/**
 * What other policies have paid on other sheets and in other workbooks, by the columns that their runs left there: those sheets and the audited
 * settlement in; the claims, each on the row of the same enterprise, and of the same project where there is one, and what could not be used, out.
 */
import { done, failed, type Problem, type Result } from '../../core/problem';
import type { Settlement } from '../../engine/outcome';
import type { Policy } from '../../policy/model';
import type { Memory } from '../../sheet/compose/memory';
import { nameKey } from '../../sheet/normalise';
import { itemOfKey, parseOwnKey } from '../../sheet/own-keys';
import { claimsOn, type Claim } from '../../sheet/overlaps/claims';
import type { Other } from '../../sheet/overlaps/overlaps';
import type { Grid, OwnColumnAt } from '../../sheet/port/port';
import { identityText, readEnterprises } from '../../sheet/read/enterprises';
import { sourceOf } from '../../sheet/read/source';
import { recognise } from '../../sheet/recognise/recognise';
import * as problem from './elsewhere-problems';

export interface SheetElsewhere {
  readonly grid: Grid;
  /** Absent where it is of the audited workbook. */
  readonly file?: string;
  readonly ownColumns: readonly OwnColumnAt[];
  readonly memory: Memory | undefined;
}

interface Who {
  readonly code: string | null;
  readonly name: string;
  readonly project: string;
}

type Row = Pick<Claim, 'row' | 'enterpriseOnly'>;

/** Rows of the audited list by who is on them. Two codes that differ are two enterprises, whatever their names. */
const rowsBy = ({ table }: Settlement, projects: readonly string[]): ((who: Who) => Row | undefined) => {
  const byCode = new Map<string, number[]>();
  const byName = new Map<string, number[]>();
  const put = (into: Map<string, number[]>, key: string, row: number): void => {
    const rows = into.get(key);
    if (rows) rows.push(row);
    else into.set(key, [row]);
  };
  const enterpriseAt = (row: number) => table.enterprises[table.enterpriseOf[row] as number];
  for (let row = 0; row < table.rows; row += 1) {
    const { code, name } = enterpriseAt(row) ?? { code: null, name: '' };
    if (code !== null) put(byCode, code, row);
    if (nameKey(name) !== '') put(byName, nameKey(name), row);
  }
  return ({ code, name, project }) => {
    const named = (byName.get(nameKey(name)) ?? []).filter((row) => code === null || (enterpriseAt(row)?.code ?? null) === null);
    const rows = (code === null ? undefined : byCode.get(code)) ?? named;
    const same = project === '' ? undefined : rows.find((row) => nameKey(projects[row] ?? '') === nameKey(project));
    const row = same ?? rows[0];
    if (row === undefined) return undefined;
    return { row: (table.rowNumbers[row] as number) - 1, ...(same === undefined && { enterpriseOnly: true }) };
  };
};

export interface PaidElsewhere {
  readonly others: readonly Other[];
  /** Sheets with columns of a run that could not be used, and why. */
  readonly problems: readonly Problem[];
}

/** What a policy has paid on one sheet, or why that cannot be told. */
const othersOn = (
  { grid, file, ownColumns, memory }: SheetElsewhere,
  { settlement, rowOf }: { readonly settlement: Settlement; readonly rowOf: ReturnType<typeof rowsBy> },
  id: string,
  policy: Policy | undefined,
): Result<Other> => {
  const place = { ...(file !== undefined && { file }), sheet: grid.sheet, name: id };
  const remembered = memory?.policies[id];
  if (!remembered) return failed(problem.nothingRemembered(place, id, policy));
  if (!policy && !settlement.policy.relations.some((relation) => relation.policy === id))
    return failed(problem.policyNotAtHand(place, id));
  const found = recognise(grid, policy ?? settlement.policy, {
    year: remembered.year,
    ignore: ownColumns.map(({ column }) => column),
    ...(policy && remembered.mapping.sheet === grid.sheet && { remembered: remembered.mapping }),
  });
  if (!found.ok) return failed(problem.notRecognised(place, id, policy, found.problems[0]?.message));
  const { mapping } = found.value;
  if (!mapping.identity.name && !mapping.identity.code) return failed(problem.notRecognised(place, id, policy, undefined));
  const source = sourceOf(grid, mapping);
  const { enterprises, enterpriseOf } = readEnterprises(source);
  const projectOf = identityText(source, mapping.identity.project?.column);
  const rows = Array.from(source.rows);
  const index = new Map(rows.map((row, i) => [row, i]));
  const claims = claimsOn(grid, ownColumns, id, remembered, rows).flatMap((claim): Claim[] => {
    const enterprise = enterprises[enterpriseOf[index.get(claim.row) ?? -1] ?? -1];
    const row = enterprise && rowOf({ code: enterprise.code, name: enterprise.name, project: projectOf(claim.row) });
    return row ? [{ ...claim, ...row, elsewhere: { sheet: grid.sheet, ...(file !== undefined && { file }) } }] : [];
  });
  return done({ id, policy, year: remembered.year, claims });
};

/** `load` gives a policy by its id, undefined for one that is not at hand. */
export const paidElsewhere = async (
  settlement: Settlement,
  projects: readonly string[],
  sheets: readonly SheetElsewhere[],
  load: (id: string) => Promise<Policy | undefined>,
): Promise<PaidElsewhere> => {
  const rowOf = rowsBy(settlement, projects);
  const others: Other[] = [];
  const problems: Problem[] = [];
  for (const sheet of sheets) {
    // Columns of items alone have amounts.
    const ids = sheet.ownColumns.flatMap(({ key }) => {
      const id = parseOwnKey(key)?.policy;
      return id !== undefined && id !== settlement.policy.id && itemOfKey(id, key) !== undefined ? [id] : [];
    });
    for (const id of new Set(ids)) {
      const found = othersOn(sheet, { settlement, rowOf }, id, await load(id));
      if (found.ok) others.push(found.value);
      else problems.push(...found.problems);
    }
  }
  return { others, problems };
};
