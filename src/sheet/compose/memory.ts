/** What a run remembers in the workbook: choices and mapping to JSON, and back; anything that is not such a text is forgotten. */
import * as z from 'zod/mini';
import { toDecimal } from '../../core/rational';
import { STATUS, type Choices } from '../../engine/outcome';
import type { Mapping } from '../mapping';
import type { Decision } from '../record/decisions';
import type { InputPrints } from '../read/input-prints';

// Never code from text: the pane's content security policy forbids it. The small variant: the pane carries it from its first moment.
z.config({ jitless: true });

const mappedColumn = z.object({
  column: z.int().check(z.minimum(0)),
  header: z.string(),
  label: z.string(),
  unit: z.string(),
  unitSource: z.enum(['header', 'row', 'line', 'next', 'format', 'usual', 'officer', 'none']),
  by: z.enum(['sheet', 'officer']),
});

const row = z.int().check(z.minimum(0));

const mapping = z.object({
  sheet: z.string(),
  headerRow: row,
  headerRows: row,
  firstRow: row,
  lastRow: row,
  skipped: z.array(
    z.object({
      row,
      kind: z.enum(['total', 'subtotal', 'group', 'header']),
      covers: z.optional(z.object({ from: row, to: row })),
    }),
  ),
  columns: z.record(z.string(), mappedColumn),
  identity: z.object({
    name: z.optional(mappedColumn),
    code: z.optional(mappedColumn),
    project: z.optional(mappedColumn),
    region: z.optional(mappedColumn),
    year: z.optional(mappedColumn),
  }),
  lists: z.array(mappedColumn),
  declined: z.array(z.string()),
});

const decision = z.object({
  item: z.string(),
  unit: z.string(),
  amount: z.nullable(z.int()),
  text: z.optional(z.string()),
  reason: z.string(),
  computed: z.object({
    status: z.enum(STATUS),
    amount: z.int(),
  }),
  day: z.string(),
});

const ofPolicy = z.object({
  version: z.string(),
  time: z.optional(z.string()),
  file: z.optional(z.string()),
  year: z.int(),
  readings: z.record(z.string(), z.string()),
  parameters: z.record(z.string(), z.string()),
  unit: z.enum(['元', '万元']),
  budget: z.optional(z.int().check(z.minimum(0))),
  cityShare: z.optional(z.string()),
  mapping,
  decisions: z.optional(z.array(decision)),
  prints: z.optional(z.object({ rows: z.string(), columns: z.record(z.string(), z.string()) })),
});

const said = { mark: z.string(), remark: z.string() };
const opinion = z.object({
  ...said,
  was: z.object(said),
  shown: z.object({ kind: z.string(), enterprise: z.string(), about: z.string(), message: z.string(), cell: z.string() }),
});

const memory = z.object({
  format: z.literal(2),
  policies: z.record(z.string(), ofPolicy),
  opinions: z.optional(z.record(z.string(), z.record(z.string(), opinion))),
});

/** What an auditor said of a finding and has not yet written into a working paper; `was`: what the paper said then; `shown`: the finding, in case it is gone later. */
export interface Opinion {
  readonly mark: string;
  readonly remark: string;
  readonly was: { readonly mark: string; readonly remark: string };
  readonly shown: {
    readonly kind: string;
    readonly enterprise: string;
    readonly about: string;
    readonly message: string;
    readonly cell: string;
  };
}

/** By the finding's id. */
export type Opinions = Readonly<Record<string, Opinion>>;

/** The last run of one policy. Readings and parameters are as the officer gave them: option per key, `value@document` per name. */
export interface Remembered {
  readonly version: string;
  /** ISO time and file of the run, as its receipt has them; absent in what older versions left. */
  readonly time?: string;
  readonly file?: string;
  readonly year: number;
  readonly readings: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, string>>;
  readonly unit: '元' | '万元';
  /** 分. */
  readonly budget?: number;
  readonly cityShare?: string;
  readonly mapping: Mapping;
  /** What officers have decided against the computation. */
  readonly decisions?: readonly Decision[];
  /** Of what was read, so that a changed row can be told. */
  readonly prints?: InputPrints;
}

/** By policy id: a run of one policy leaves what is remembered of the others as it is. */
export interface Memory {
  readonly format: 2;
  readonly policies: Readonly<Record<string, Remembered>>;
  /** By policy id. */
  readonly opinions?: Readonly<Record<string, Opinions>> | undefined;
}

const sorted = <T>(entries: Iterable<readonly [string, T]>): Record<string, T> =>
  Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));

export const memoryText = (
  policy: { readonly id: string; readonly version: string },
  choices: Choices,
  unit: Remembered['unit'],
  of: Mapping,
  before: Memory | undefined,
  { time, file }: { readonly time: string; readonly file: string },
  decisions: readonly Decision[] = [],
  prints?: InputPrints,
): string => {
  const now: Remembered = {
    version: policy.version,
    time,
    file,
    year: choices.year,
    readings: sorted(choices.readings),
    parameters: sorted(
      // What stands in the workbook is read there again.
      [...choices.parameters].flatMap(([name, { text, document, at }]) =>
        at ? [] : [[name, document === undefined ? text : `${text}@${document}`] as const],
      ),
    ),
    unit,
    ...(choices.budget !== undefined && { budget: choices.budget }),
    ...(choices.cityShare && { cityShare: toDecimal(choices.cityShare) ?? `${choices.cityShare.n}/${choices.cityShare.d}` }),
    mapping: of,
    ...(decisions.length > 0 && { decisions }),
    ...(prints && { prints }),
  };
  const value: Memory = {
    format: 2,
    policies: sorted(Object.entries({ ...before?.policies, [policy.id]: now })),
    ...(before?.opinions && { opinions: before.opinions }),
  };
  return JSON.stringify(value);
};

export const recall = (text: string | undefined): Memory | undefined => {
  if (text === undefined) return undefined;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = memory.safeParse(json);
  return parsed.success ? parsed.data : undefined;
};

const textOf = ({ policies, opinions = {} }: Omit<Memory, 'format'>): string => {
  const none = Object.keys(opinions).length === 0;
  if (none && Object.keys(policies).length === 0) return '';
  return JSON.stringify({
    format: 2,
    policies: sorted(Object.entries(policies)),
    ...(!none && { opinions: sorted(Object.entries(opinions)) }),
  } satisfies Memory);
};

/** The memory with what it says of one policy set or taken out; '' where nothing is left. */
export const memoryWith = (before: Memory | undefined, policy: string, section: Remembered | undefined): string => {
  const { [policy]: _gone, ...others } = before?.policies ?? {};
  return textOf({ policies: section ? { ...others, [policy]: section } : others, opinions: before?.opinions });
};

/** The memory with the opinions on one policy's findings set, or taken out where there are none; '' where nothing is left. */
export const memoryWithOpinions = (before: Memory | undefined, policy: string, said: Opinions): string => {
  const { [policy]: _gone, ...others } = before?.opinions ?? {};
  const opinions = Object.keys(said).length > 0 ? { ...others, [policy]: said } : others;
  return textOf({ policies: before?.policies ?? {}, opinions });
};
