/** Figures of other documents: what is filled in on the workbook's own sheet and what was given for this run, in; both together, out. */
import type { Problem } from '../core/problem';
import type { Wanted } from '../engine/choose';
import type { Policy } from '../policy/model';
import { readParameters } from '../sheet/parameters/read';
import type { Opened } from './open';
import { otherPolicies } from './parameters';

/** What stands in the workbook joins what was given for this run; and what is wrong with the sheet that it stands on. */
export const withFigures = (
  { parameters, memory }: Pick<Opened, 'parameters' | 'memory'>,
  policy: Policy,
  wanted: Wanted,
): { readonly wanted: Wanted; readonly problems: readonly Problem[] } => {
  if (!parameters) return { wanted, problems: [] };
  const { figures, problems } = readParameters(parameters.grid, policy, otherPolicies(policy, memory));
  return { wanted: { ...wanted, figures }, problems };
};
