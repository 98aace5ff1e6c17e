/** Names of a pack in English: what a difference is called in the workbook's language in; the same with the pack's English words beside it, where it has some, out. */
import type { Policy } from '../../policy/model';
import { ROLES } from '../../sheet/figure-roles';
import type { Difference } from './difference';

/** Readings are asked for as questions; what a figure is for stands behind its item, as on the sheet of figures. */
const englishIn = ({ inputs, parameters, readings, items, matters, limits, gates }: Policy): ReadonlyMap<string, string> =>
  new Map<string, string>([
    ...[...matters, ...limits, ...gates, ...items].map(({ title }) => [title.zh, title.en] as const),
    ...[...inputs.values(), ...parameters.values()].map(({ name, en }) => [name, en] as const),
    ...[...readings.values()].map(({ key, question }) => [key, question.en] as const),
  ]);

const ROLE_WORDS = new Map(Object.values(ROLES).map(({ zh, en }) => [zh, en]));

export const namedIn = (policy: Policy): ((one: Difference) => Difference) => {
  const english = englishIn(policy);
  return (one) => {
    const cut = one.name.lastIndexOf(' ');
    const role = ROLE_WORDS.get(one.name.slice(cut + 1));
    const own = english.get(one.name) ?? (role && english.get(one.name.slice(0, cut)));
    return own === undefined ? one : { ...one, nameEn: role && !english.has(one.name) ? `${own}, ${role.toLowerCase()}` : own };
  };
};
