/** What the pane keeps of a person's choices on this machine, whatever the workbook: the choices of before and a new one in, what is kept from then on, out. */
import type { Lang } from '../../core/lang';
import type { Policy } from '../../policy/model';

/** A year holds for the calendar year in which it was chosen: last year's choice says nothing about this year's sheets. */
export interface KeptYear {
  readonly year: number;
  readonly chosenIn: number;
}

export interface Kept {
  /** Only where it was chosen; else the host's language. */
  readonly lang?: Lang;
  readonly policy?: string;
  readonly unit?: '元' | '万元';
  /** Award columns as formulas. */
  readonly formulas?: boolean;
  /** How far above a line counts as close, as it was typed; only where it was. */
  readonly margin?: string;
  /** The first-run guide has been read. */
  readonly guided?: boolean;
  /** By policy. */
  readonly years: Readonly<Record<string, KeptYear>>;
  /** By policy and key; only what differs from the default. */
  readonly readings: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export const NOTHING_KEPT: Kept = { years: {}, readings: {} };

/** Where it is kept. Neither may throw: a pane without a memory is still a pane. */
export interface Keep {
  readonly read: () => Kept;
  readonly write: (kept: Kept) => void;
}

export const keepYear = (kept: Kept, policy: string, year: number, chosenIn: number): Kept => ({
  ...kept,
  years: { ...kept.years, [policy]: { year, chosenIn } },
});

export const keepReading = (kept: Kept, policy: Policy | undefined, key: string, option: string): Kept => {
  if (!policy) return kept;
  const { [key]: _before, ...others } = kept.readings[policy.id] ?? {};
  const usual = policy.readings.get(key)?.default === option;
  return { ...kept, readings: { ...kept.readings, [policy.id]: usual ? others : { ...others, [key]: option } } };
};

export const forgetReadings = (kept: Kept, policy: string): Kept => {
  const { [policy]: _before, ...readings } = kept.readings;
  return { ...kept, readings };
};

/** The readings that were kept, as far as this version of the policy still asks for them and still has the option. */
export const keptReadings = ({ readings }: Kept, policy: Policy): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(readings[policy.id] ?? {}).filter(([key, option]) =>
      policy.readings.get(key)?.options.some((one) => one.key === option),
    ),
  );

export const keptYear = ({ years }: Kept, policy: string, thisYear: number): number | undefined =>
  years[policy]?.chosenIn === thisYear ? years[policy].year : undefined;
