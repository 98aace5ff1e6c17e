/** What the pane begins with: what it is told by its host and what this machine and the workbook keep, in; the first state and the first policy, out. */
import { NOTHING_KEPT } from '../keep/kept';
import type { RunOptions } from './run-actions';
import { initial, type State } from './state';

const dayOf = (now: Date): string =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');

export const begun = ({ lang, now, keep, guide }: RunOptions): State => {
  const kept = keep?.read() ?? NOTHING_KEPT;
  return {
    ...initial,
    lang: kept.lang ?? lang,
    moneyUnit: kept.unit ?? initial.moneyUnit,
    formulas: kept.formulas ?? initial.formulas,
    thisYear: now().getFullYear(),
    today: dayOf(now()),
    kept,
    guide: guide ?? (keep !== undefined && kept.guided !== true),
  };
};

/** The policy that this workbook was computed with; where there is none, or more than one, the policy that was chosen last. */
export const rememberedPolicy = ({ facts, opened, kept }: State): string | undefined => {
  const here = facts.filter(({ id }) => opened?.memory?.policies[id]).map(({ id }) => id);
  if (here.length === 1) return here[0];
  const candidates = here.length > 0 ? here : facts.map(({ id }) => id);
  return candidates.find((id) => id === kept.policy);
};
