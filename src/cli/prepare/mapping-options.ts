/** `--map` and `--header` as the recogniser takes them: options and the recognised headers in, choices or every reason why not, out. */
import { done, failed, type Problem, type Result } from '../../core/problem';
import type { Policy } from '../../policy/model';
import type { MappingChoices, Recognition } from '../../sheet/mapping';
import { compact } from '../../sheet/normalise';
import { columnLetters, columnNumber } from '../../sheet/port/own-names';
import type { MapOption } from '../options';
import * as problem from '../problems';

const ROLES = { 企业名称: 'name', 统一社会信用代码: 'code', 项目名称: 'project', 所属区县: 'region', 认定年份: 'year' } as const;
type RoleName = keyof typeof ROLES;

const LISTS = '荣誉认定';

/** Whether `--map` knows the name for every policy: who a row is about, and its recognitions. */
export const isIdentity = (name: string): boolean => isRole(name) || name === LISTS;

const isRole = (name: string): name is RoleName => Object.hasOwn(ROLES, name);

const LETTERS = /^[A-Za-z]{1,3}$/;

/** A header as people quote it: whole, without its unit, and the last step alone of `设备投资 / 当年完成（万元）`. */
const namesOf = (header: string): readonly string[] => {
  const last = header.split(' / ').at(-1) ?? header;
  const bare = (text: string): string => text.replace(/\s*[（(][^（）()]*[）)]\s*$/, '');
  return [bare(last), bare(header), last, header];
};

/** The column that a text names: a header, else letters. */
export const columnNamed = (map: MapOption, text: string, headers: Recognition['headers']): number | Problem => {
  const wanted = compact(text);
  const exact = headers.filter(({ header }) => compact(header) === wanted);
  const found =
    exact.length > 0 ? exact : headers.filter(({ header }) => namesOf(header).some((name) => compact(name) === wanted));
  const columns = found.map(({ column }) => column);
  if (columns.length > 1) return problem.columnNameTwice(map.input, text, columns.map(columnLetters));
  if (columns[0] !== undefined) return columns[0];
  const letters = LETTERS.test(text) ? columnNumber(text) : -1;
  if (letters >= 0 && letters < 16_384) return letters;
  const known = headers.flatMap(({ header }) => namesOf(header));
  return problem.unknownColumn(map.input, text, known);
};

const sameColumnTwice = (chosen: ReadonlyMap<string, number | null>, shown: ReadonlyMap<string, string>): Problem[] => {
  const byColumn = new Map<number, string[]>();
  for (const [input, column] of chosen) if (column !== null) byColumn.set(column, [...(byColumn.get(column) ?? []), input]);
  return [...byColumn]
    .filter(([, inputs]) => inputs.length > 1)
    .map(([, inputs]) => problem.columnMappedTwice(shown.get(inputs[0] as string) ?? '', inputs));
};

export const mappingChoices = (
  maps: readonly MapOption[],
  policy: Policy,
  headers: Recognition['headers'],
): Result<Omit<MappingChoices, 'header'>> => {
  const problems: Problem[] = [];
  const chosen = new Map<string, number | null>();
  const shown = new Map<string, string>();
  for (const map of maps) {
    if (!isRole(map.input) && map.input !== LISTS && !policy.inputs.has(map.input)) {
      problems.push(problem.unknownInput(map.input, [...policy.inputs.keys(), ...Object.keys(ROLES), LISTS]));
      continue;
    }
    const column = map.column === null ? null : columnNamed(map, map.column, headers);
    if (column !== null && typeof column !== 'number') problems.push(column);
    else chosen.set(map.input, column);
    shown.set(map.input, map.column ?? '');
  }
  problems.push(...sameColumnTwice(chosen, shown));
  if (problems.length > 0) return failed(...problems);
  const list = chosen.get(LISTS);
  return done({
    columns: Object.fromEntries([...chosen].filter(([input]) => policy.inputs.has(input))),
    identity: Object.fromEntries([...chosen].flatMap(([input, column]) => (isRole(input) ? [[ROLES[input], column]] : []))),
    units: Object.fromEntries(maps.flatMap(({ input, unit }) => (unit === undefined ? [] : [[input, unit]]))),
    ...(list !== undefined && { lists: list === null ? [] : [list] }),
  });
};
