/** Which findings a filter lets through, and the way from one to the next: findings and a filter in; lists, counts and neighbours, out. */
import type { CauseId } from '../../audit/causes/cause';
import type { Finding, FindingKind } from '../../audit/finding';
import type { Filter } from './state';

export const KINDS: readonly FindingKind[] = ['difference', 'open', 'double', 'edge', 'total', 'split'];

export const causeOf = ({ kind, causes }: Finding): CauseId | undefined =>
  kind === 'difference' ? (causes[0]?.id ?? 'none') : undefined;

export const matches =
  ({ kind, cause, mark }: Filter) =>
  (finding: Finding): boolean =>
    (kind === 'all' || finding.kind === kind) &&
    (cause === 'all' || causeOf(finding) === cause) &&
    (mark === 'all' || (mark === 'unmarked' ? finding.mark === '' : finding.mark === mark));

/** How many there are of each kind, in the order of kinds; those of none are left out. */
export const countKinds = (findings: readonly Finding[]): readonly { readonly kind: FindingKind; readonly count: number }[] =>
  KINDS.map((kind) => ({ kind, count: findings.filter((one) => one.kind === kind).length })).filter(({ count }) => count > 0);

/** From a finding, also one that the filter no longer lets through, to the nearest that it does; from none to the first or last. */
export const stepFrom = (
  findings: readonly Finding[],
  filter: Filter,
  from: string | undefined,
  direction: 1 | -1,
): Finding | undefined => {
  const passes = matches(filter);
  const start = findings.findIndex(({ id }) => id === from);
  let at = start < 0 && direction < 0 ? findings.length : start;
  for (at += direction; at >= 0 && at < findings.length; at += direction) {
    const one = findings[at];
    if (one && passes(one)) return one;
  }
  return undefined;
};
