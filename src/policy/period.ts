/** A policy's years: the policy and a year in; whether it is in force then, out. */
import type { Policy } from './model';

export const firstYear = ({ from }: Pick<Policy, 'from'>): number => Number(from.slice(0, 4));
export const lastYear = ({ to }: Pick<Policy, 'to'>): number => Number(to.slice(0, 4));

/** Settled late: computed, with a warning wherever the result is shown. */
export const isExpired = (policy: Pick<Policy, 'to'>, year: number): boolean => year > lastYear(policy);
