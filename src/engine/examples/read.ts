/** Example files in, single examples out: each with everything that a run needs, and where it stands. */
import { z } from 'zod';
import { text } from '../../core/lang';
import type { Problem } from '../../core/problem';
import type { Policy } from '../../policy/model';
import type { PackSource } from '../../policy/pack';

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

export type Facts = z.infer<typeof facts>;

/** One worked example of one item. `rows` are complete: what the file gives to all, what the example gives to all its rows, and the row's own. */
export interface Example {
  readonly item: string;
  /** Its place among the item's examples of the file. */
  readonly index: number;
  readonly year: number;
  readonly rows: readonly Facts[];
  /** One answer per unit of the item. */
  readonly gives: readonly string[];
  readonly shortBy?: string;
  readonly missing?: readonly string[];
  readonly readings: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, string>>;
  readonly place: Problem['place'];
}

export interface ReadExamples {
  readonly examples: readonly Example[];
  readonly problems: readonly Problem[];
}

const malformed = (source: PackSource, error: z.ZodError): Problem[] =>
  error.issues.map((issue) => {
    const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
    const line = source.line?.(path);
    return {
      code: 'example',
      severity: 'error',
      place: { file: source.file, ...(line !== undefined && { line }), ...(path.length > 1 && { item: String(path[1]) }) },
      message: text(
        `示例写法不对：${path.join('.')}：${issue.message}`,
        `The example is malformed: ${path.join('.')}: ${issue.message}`,
      ),
    };
  });

const examplesIn = (source: PackSource, data: z.infer<typeof file>, policy: Policy): Example[] =>
  Object.entries(data.examples).flatMap(([item, list]) =>
    list.map((one, index): Example => {
      const line = source.line?.(['examples', item, index]);
      return {
        item,
        index,
        year: one.year ?? data.year ?? Number(policy.from.slice(0, 4)),
        rows: (one.rows ?? [{}]).map((row) => ({ ...data.given, ...one.given, ...row })),
        gives: typeof one.gives === 'string' ? [one.gives] : one.gives,
        ...(one['short by'] !== undefined && { shortBy: one['short by'] }),
        ...(one.missing && { missing: one.missing }),
        readings: one.readings ?? {},
        parameters: one.parameters ?? {},
        place: { file: source.file, ...(line !== undefined && { line }), item },
      };
    }),
  );

/** Every example of the files, in order; a file that is malformed has its problems instead. */
export const readExamples = (policy: Policy, sources: readonly PackSource[]): ReadExamples => {
  const read = sources.map((source): ReadExamples => {
    const parsed = file.safeParse(source.data);
    return parsed.success
      ? { examples: examplesIn(source, parsed.data, policy), problems: [] }
      : { examples: [], problems: malformed(source, parsed.error) };
  });
  return { examples: read.flatMap(({ examples }) => examples), problems: read.flatMap(({ problems }) => problems) };
};
