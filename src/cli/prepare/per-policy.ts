/** Several policies in one command: what was typed, and what each policy answered, in; the options of one policy and the problems of all, out. */
import { text } from '../../core/lang';
import type { Problem } from '../../core/problem';
import type { Policy } from '../../policy/model';
import { isIdentity } from './mapping-options';
import type { RunOptions } from '../options';
import type { Prepared } from './prepare';

type Knows = (policy: Policy, name: string) => boolean;

const KNOWS: Readonly<Record<'reading' | 'set' | 'map', Knows>> = {
  reading: ({ readings }, key) => readings.has(key),
  set: ({ parameters, items }, name) => parameters.has(name) || items.some(({ decidedBy }) => decidedBy === name),
  map: ({ inputs }, name) => inputs.has(name) || isIdentity(name),
};

/** An option that names something goes to each policy that knows the name; what none of them knows goes to all, so that it is reported. */
export const optionsFor = (options: RunOptions, policy: Policy, all: readonly Policy[]): RunOptions => {
  const goes = (knows: Knows, name: string): boolean => knows(policy, name) || !all.some((other) => knows(other, name));
  const only = (knows: Knows, given: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(Object.entries(given).filter(([name]) => goes(knows, name)));
  return {
    ...options,
    maps: options.maps.filter(({ input }) => goes(KNOWS.map, input)),
    wanted: {
      ...options.wanted,
      readings: only(KNOWS.reading, options.wanted.readings),
      parameters: only(KNOWS.set, options.wanted.parameters),
    },
  };
};

/** Every problem once; what concerns some of several policies says which. */
export const problemsOf = (all: readonly Prepared[]): readonly Problem[] => {
  const found = new Map<string, { readonly problem: Problem; readonly policies: Set<Policy> }>();
  for (const { policy, computed } of all) {
    for (const problem of computed.problems) {
      const { code, place, message } = problem;
      const key = JSON.stringify([code, place.file, place.sheet, place.cell, place.row, place.item, message.zh]);
      const known = found.get(key) ?? { problem, policies: new Set() };
      known.policies.add(policy);
      found.set(key, known);
    }
  }
  return [...found.values()].map(({ problem, policies }) => {
    if (policies.size === all.length) return problem;
    const names = (lang: 'zh' | 'en'): string => [...policies].map(({ short }) => short[lang]).join(lang === 'zh' ? '、' : ', ');
    return {
      ...problem,
      message: text(`〔${names('zh')}〕${problem.message.zh}`, `[${names('en')}] ${problem.message.en}`),
    };
  });
};
