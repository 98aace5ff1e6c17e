/** The table of mechanisms: the `pays` of an item in, its conditions and formula out. */
import type { PaysSpec } from '../schema';
import { FormulaError, mechanism } from '../problems';
import { lowerAmount } from './amount';
import { growthShare } from './growth-share';
import { matches } from './matches';
import type { Lowered, Lowering, Mechanism } from './mechanism';
import { open } from './open';
import { per } from './per';
import { points } from './points';
import { ranking } from './ranking';
import { rate } from './rate';
import { rateUpTo } from './rate-up-to';
import { tiers } from './tiers';
import { upTo } from './up-to';
import { governed, notMoney } from './without-money';
import { yearly } from './yearly';

/** In this order: a key that leads one mechanism may be a side key of another (`points … on`, `each year … up to`). */
const MECHANISMS = [
  growthShare,
  yearly,
  rateUpTo,
  rate,
  tiers,
  per,
  matches,
  points,
  ranking,
  open,
  governed,
  notMoney,
  upTo,
] as const;

export const lowerPays = (pays: PaysSpec, using: Lowering): Lowered => {
  if (typeof pays === 'string') return lowerAmount(pays, using);
  const found = MECHANISMS.find(({ key }) => key in pays);
  if (!found)
    throw new FormulaError(
      mechanism(
        Object.keys(pays),
        MECHANISMS.map(({ key }) => key),
      ),
    );
  return (found as Mechanism<string>).lower(pays, using);
};
