/** Figures of other documents as a run counts with them: the sheet that they are filled in on and a policy in; each as one text by its name, and later which of them are others, out. */
import type { Policy } from '../../policy/model';
import { readParameters } from './read';
import type { ParameterSheet } from './sheet';

export type FiguresThen = Readonly<Record<string, string>>;

export const figuresOf = (
  parameters: ParameterSheet | undefined,
  policy: Policy,
  otherPolicies: readonly string[],
): FiguresThen =>
  Object.fromEntries(
    (parameters ? readParameters(parameters.grid, policy, otherPolicies).figures : []).map(
      ({ name, value, document, date = '' }) => [name, JSON.stringify([value, document, date])],
    ),
  );

/** Names of figures that came, went or are others. Where a run kept none of its figures, nobody can tell. */
export const changedFigures = (then: FiguresThen | undefined, now: FiguresThen): readonly string[] => {
  if (typeof then !== 'object') return [];
  const before = new Map(Object.entries(then));
  const after = new Map(Object.entries(now));
  return [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name));
};
