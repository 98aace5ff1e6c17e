/** Files of one pack in, one pack out: shapes checked against the schema, sections joined, names declared once. Each entry keeps where it stood. */
import { z } from 'zod';
import { text } from '../core/lang';
import type { Place, Problem } from '../core/problem';
import type { PackSource, Path } from './pack';
import { duplicateName, shape, unknownKey } from './problems';
import { packFile, type PackFile } from './schema';

z.config({ jitless: true });

/** Where something stands in a pack: its file, and its line when the file was read as YAML. */
export interface At {
  readonly place: Place;
  child(...path: Path): At;
}

export interface Located<T> {
  readonly value: T;
  readonly at: At;
}

type Section<K extends keyof PackFile> = ReadonlyMap<
  string,
  Located<NonNullable<PackFile[K]> extends Record<string, infer V> ? V : never>
>;
type List<K extends keyof PackFile> = readonly Located<NonNullable<PackFile[K]> extends readonly (infer V)[] ? V : never>[];

export interface Merged {
  readonly policy: Located<NonNullable<PackFile['policy']>>;
  readonly inputs: Section<'inputs'>;
  readonly titles: Section<'titles'>;
  readonly readings: Section<'readings'>;
  readonly parameters: Section<'parameters'>;
  readonly terms: Section<'terms'>;
  readonly chapters: List<'chapters'>;
  readonly gates: List<'gates'>;
  readonly matters: List<'matters'>;
  readonly relations: List<'relations'>;
  readonly limits: List<'limits'>;
}

const located = (source: PackSource, path: Path): At => {
  const line = source.line?.(path);
  return {
    place: { file: source.file, ...(line !== undefined && { line }) },
    child: (...more) => located(source, [...path, ...more]),
  };
};

type Issue = z.core.$ZodIssue;

/** The issues of the alternative that the author meant: the one with the fewest, most deeply placed complaints. */
const meant = (issue: Issue): readonly Issue[] => {
  if (issue.code !== 'invalid_union') return [issue];
  const ranked = [...issue.errors].sort((a, b) => weight(a) - weight(b));
  const best = ranked[0];
  return best?.length ? best.flatMap((inner) => meant({ ...inner, path: [...issue.path, ...inner.path] })) : [issue];
};

const weight = (issues: readonly Issue[]): number =>
  issues.reduce(
    (sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : issue.path.length === 0 ? 10 : 1),
    0,
  );

const explain = (issue: Issue, schemaKeys: (path: Path) => readonly string[]): Problem[] => {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(key, schemaKeys(path)));
  const where = path.join('.') || '（文件）';
  return [shape(where, text(zh(issue), issue.message))];
};

const zh = (issue: Issue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('undefined') ? `缺少这一项，应为${issue.expected}` : `类型不对，应为${issue.expected}`;
    case 'invalid_value':
      return `只能取：${issue.values.map(String).join('、')}`;
    case 'invalid_format':
      return `格式不对${'pattern' in issue && issue.pattern ? `，应符合 ${issue.pattern}` : ''}`;
    case 'too_small':
      return '内容太少';
    default:
      return '写法不对';
  }
};

/** Keys that the schema knows at a path, for the did-you-mean. Follows objects, records, arrays, options and defaults. */
const keysAt = (path: Path): readonly string[] => {
  let at: unknown = z.toJSONSchema(packFile, { io: 'input' });
  for (const part of path) {
    const schema = at as { properties?: Record<string, unknown>; additionalProperties?: unknown; items?: unknown };
    at = typeof part === 'number' ? schema?.items : (schema?.properties?.[part] ?? schema?.additionalProperties);
  }
  const schema = at as { properties?: Record<string, unknown>; anyOf?: { properties?: Record<string, unknown> }[] } | undefined;
  return [...Object.keys(schema?.properties ?? {}), ...(schema?.anyOf ?? []).flatMap((one) => Object.keys(one.properties ?? {}))];
};

/** The merged pack, or undefined when a file's shape is wrong or no file has the `policy` section. */
export const merge = (sources: readonly PackSource[], report: (problems: readonly Problem[]) => void): Merged | undefined => {
  const files = sources.map((source) => ({ source, parsed: packFile.safeParse(source.data) }));
  for (const { source, parsed } of files) {
    if (parsed.success) continue;
    for (const issue of parsed.error.issues.flatMap(meant)) {
      const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
      report(
        explain(issue, keysAt).map((problem) => ({ ...problem, place: { ...located(source, path).place, ...problem.place } })),
      );
    }
  }
  if (files.some(({ parsed }) => !parsed.success)) return undefined;

  const good = files.map(({ source, parsed }) => ({ source, data: parsed.data as PackFile }));
  const heads = good.filter(({ data }) => data.policy);
  const head = heads[0];
  if (!head || heads.length > 1) {
    report([
      {
        ...shape('policy', text('一个政策包须有且只有一个 policy 段', 'a pack needs exactly one policy section')),
        place: { file: (head ?? good[0])?.source.file ?? '' },
      },
    ]);
    return undefined;
  }

  const declared = new Map<string, string>();
  const section = <K extends 'inputs' | 'titles' | 'readings' | 'parameters' | 'terms'>(key: K): Section<K> => {
    const out = new Map<string, Located<unknown>>();
    for (const { source, data } of good) {
      for (const [name, value] of Object.entries(data[key] ?? {})) {
        const at = located(source, [key, name]);
        const first = declared.get(name);
        if (first !== undefined) report([{ ...duplicateName(name, first), place: at.place }]);
        declared.set(name, `${key}（${source.file}${at.place.line ? `:${at.place.line}` : ''}）`);
        out.set(name, { value, at });
      }
    }
    return out as unknown as Section<K>;
  };
  const list = <K extends 'chapters' | 'gates' | 'matters' | 'relations' | 'limits'>(key: K): List<K> =>
    good.flatMap(({ source, data }) =>
      (data[key] ?? []).map((value, i) => ({ value, at: located(source, [key, i]) })),
    ) as unknown as List<K>;

  return {
    policy: { value: head.data.policy as NonNullable<PackFile['policy']>, at: located(head.source, ['policy']) },
    inputs: section('inputs'),
    titles: section('titles'),
    readings: section('readings'),
    parameters: section('parameters'),
    terms: section('terms'),
    chapters: list('chapters'),
    gates: list('gates'),
    matters: list('matters'),
    relations: list('relations'),
    limits: list('limits'),
  };
};
