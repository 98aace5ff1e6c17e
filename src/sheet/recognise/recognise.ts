/**
 * What each column of a sheet is: a grid and a policy in; the mapping with how sure each match is and why, or the reasons why the sheet cannot be read, out.
 */
import { done, failed, type Problem, type Result } from '../../core/problem';
import type { Policy } from '../../policy/model';
import { lastRowOf } from '../cells';
import type { MappedColumn, Mapping, MappingChoices, Recognition } from '../mapping';
import type { Grid } from '../port/port';
import { isRate } from '../units';
import type { Candidate, Headed } from './assign';
import { findInputs, mapped, match } from './find-inputs';
import { findHeader, headerAt, type HeaderBlock } from './header-block';
import { labelOf } from './header-text';
import { findIdentity } from './identity';
import { headerPath, HEADER_SEARCH, joinPath, layoutOf, type Layout } from './layout';
import { lexiconOf } from './lexicon';
import { presetsOf } from './presets';
import * as problem from './problems';
import { asClauseRegister, asLabelForm, asSideBySide, otherHeaders } from './refuse';
import { findRows } from './rows';
import { headingOf } from './score';
import { identityWanted, inputsWanted, type Role, type Wanted } from './vocabulary';

export interface RecogniseOptions {
  /** The mapping of an earlier run on this sheet: found again by header texts, also where columns moved. */
  readonly remembered?: Mapping;
  readonly choices?: MappingChoices;
  /** The year that is settled: tells 2024年营业收入 from 2025年营业收入. */
  readonly year?: number;
  /** Sheet columns that are our own. */
  readonly ignore?: readonly number[];
}

interface Found {
  readonly header: HeaderBlock;
  readonly repeated: readonly number[];
  readonly to: number;
  readonly problems: readonly Problem[];
}

const names = identityWanted.find((w) => w.id === 'name') as Wanted;

const locate = (layout: Layout, wanted: readonly Wanted[], options: RecogniseOptions): Result<Found> => {
  const { grid } = layout;
  const lexicon = lexiconOf([...wanted, ...identityWanted], options.year);
  const asked = options.choices?.header;
  const header = asked ? headerAt(layout, lexicon, asked.row, asked.rows) : findHeader(layout, lexicon);
  if (!asked) {
    const form = asLabelForm(layout, lexicon, header);
    if (form) return failed(form);
  }
  if (!header) return failed(problem.noHeader(grid.sheet, Math.min(grid.rows, HEADER_SEARCH)));
  const clauses = asClauseRegister(layout, lexicon, header);
  if (clauses) return failed(clauses);
  const sides = asSideBySide(layout, header, names);
  if (sides) return failed(sides);
  const { repeated, other } = otherHeaders(layout, header, [...wanted, ...identityWanted.filter((w) => w.id !== 'list')], names);
  if (other !== undefined && !asked)
    return failed(problem.twoHeaders(grid.sheet, Math.min(header.row, other), Math.max(header.row, other)));
  const to = Math.min(
    options.choices?.lastRow ?? lastRowOf(grid),
    other !== undefined && other > header.row ? other - 1 : lastRowOf(grid),
  );
  return done({ header, repeated, to, problems: repeated.length > 0 ? [problem.repeatedHeader(grid.sheet, repeated)] : [] });
};

const headed = (layout: Layout, header: HeaderBlock, year: number | undefined): readonly Headed[] => {
  const paths = layout.columns
    .map((column) => ({ column, path: headerPath(layout, header.row, header.rows, column) }))
    .filter(({ path }) => path.length > 0);
  const labels = paths.map(({ path }) => path.map(labelOf));
  const last = labels.map((label) => label[label.length - 1] ?? '');
  return paths.map(({ column, path }, i) => {
    const own = last[i] ?? '';
    // 当年完成 and 2025年 alone say nothing; neither does a name that two groups share.
    const enough =
      own.length > 4 && !/^(?:19|20)\d{2}年?度?.{0,2}$/.test(own) && last.filter((other) => other === own).length === 1;
    return { column, header: joinPath(path), label: enough ? own : (labels[i] ?? []).join('·'), heading: headingOf(path, year) };
  });
};

export const recognise = (grid: Grid, policy: Policy, options: RecogniseOptions = {}): Result<Recognition> => {
  const layout = layoutOf(grid, options.ignore ?? []);
  if (!grid.columns.some((c, i) => layout.columns.includes(grid.firstColumn + i) && c.kinds.some((k) => k !== 0)))
    return failed(problem.emptySheet(grid.sheet));
  const wanted = inputsWanted(policy);
  const located = locate(layout, wanted, options);
  if (!located.ok) return located;
  const { header, repeated, to } = located.value;
  const columns = headed(layout, header, options.year);
  const presets = presetsOf(grid.sheet, header.row, columns, policy, options.remembered, options.choices);
  const identity = findIdentity(columns, presets);
  const inputs = findInputs(layout, header, columns, wanted, identity, presets, options.choices?.units, options.year);

  const role = (name: Role): number | undefined => identity.roles.get(name)?.column;
  const additive = Object.entries(inputs.columns).filter(([id]) => {
    const type = policy.inputs.get(id)?.type;
    return type?.kind === 'number' && !isRate(type);
  });
  const labelEnd = Math.max(role('name') ?? -1, role('code') ?? -1, layout.columns[1] ?? 0);
  const rows = findRows({
    grid,
    from: header.row + header.rows,
    to,
    columns: layout.columns,
    labels: layout.columns.filter((c) => c <= labelEnd || c === role('region') || c === role('project')),
    name: role('name'),
    code: role('code'),
    project: role('project'),
    region: role('region'),
    sequence: columns.find((c) => /^(?:序号|编号|序|NO)$/.test(c.heading.forms[0]?.key ?? ''))?.column,
    // Without inputs, any number column tells whether a row adds up.
    numbers:
      additive.length > 0
        ? additive.map(([, c]) => c.column)
        : columns.filter((c) => c.heading.unit && !c.heading.unit.rate).map((c) => c.column),
    repeated,
  });
  if (!rows) return failed(problem.noData(grid.sheet, header.row));

  const hints = rows.hints.map((row) => problem.hintRow(grid.sheet, row));
  const problems = [...located.value.problems, ...hints, ...presets.problems, ...inputs.problems];
  for (const a of identity.ambiguous)
    problems.push(problem.ambiguousColumn(grid.sheet, header.row + header.rows - 1, ROLE_NAMES[a.id] ?? a.id, a.columns));
  if (role('name') === undefined && role('code') === undefined) problems.push(problem.noIdentity(grid.sheet, header.row));
  if (inputs.matches.length === 0 && identity.lists.length === 0) problems.push(problem.noInputs(grid.sheet, header.row));

  const one = (c: Candidate): MappedColumn => mapped(c, columns, '', 'none', 'sheet');
  const mapping: Mapping = {
    sheet: grid.sheet,
    headerRow: header.row,
    headerRows: header.rows,
    ...rows.data,
    columns: inputs.columns,
    identity: Object.fromEntries([...identity.roles].map(([id, c]) => [id, one(c)])),
    lists: identity.lists.map(one),
    declined: [...presets.declined],
  };
  const identityMatches = [
    ...[...identity.roles].map(([id, c]) => match(id, c, '', 'none', identity.candidates.get(id) ?? [])),
    ...identity.lists.map((c) => match('list', c, '', 'none', [])),
  ];
  return done(
    {
      mapping,
      matches: inputs.matches,
      identity: identityMatches,
      suggestions: inputs.suggestions,
      headers: columns.map(({ column, header: text }) => ({ column, header: text })),
    },
    problems,
  );
};

const ROLE_NAMES: Readonly<Record<string, string>> = {
  name: '企业名称',
  code: '统一社会信用代码',
  project: '项目名称',
  region: '所属区县',
  year: '认定年份',
  list: '荣誉认定',
};
