/** What a settlement pays for a set of items: a settlement in; 分 per table row (project items) and per enterprise (all others), with ceilings and what is open, out. */
import { Code, type ItemOutcome, type Settlement } from '../../engine/outcome';

export interface Part {
  /** 分 that is paid. */
  readonly awarded: Float64Array;
  /** 分 of ceilings under which somebody decides. */
  readonly upTo: Float64Array;
  /** Items that could not be told for want of data or of a figure. */
  readonly open: Uint16Array;
}

export interface Expected {
  readonly row: Part;
  readonly enterprise: Part;
  /** Whether any of the items belongs to enterprises. */
  readonly perEnterprise: boolean;
}

const part = (units: number): Part => ({
  awarded: new Float64Array(units),
  upTo: new Float64Array(units),
  open: new Uint16Array(units),
});

const add = (to: Part, { code, amount }: ItemOutcome): void => {
  for (let u = 0; u < code.length; u += 1) {
    const c = code[u] as Code;
    if (c === Code.notEligible || c === Code.notMoney) continue;
    if (c === Code.awarded) to.awarded[u]! += amount[u] as number;
    else if (c === Code.upTo) to.upTo[u]! += amount[u] as number;
    else if (c === Code.missing || c === Code.undetermined) to.open[u]! += 1;
  }
};

export const expectedOf = (settlement: Settlement, items: Iterable<string>): Expected => {
  const { table, outcomes } = settlement;
  const wanted = new Set(items);
  const row = part(table.rows);
  const enterprise = part(table.enterprises.length);
  let perEnterprise = false;
  for (const outcome of outcomes) {
    if (!wanted.has(outcome.item.id)) continue;
    if (outcome.item.grain === 'project') add(row, outcome);
    else {
      add(enterprise, outcome);
      perEnterprise = true;
    }
  }
  return { row, enterprise, perEnterprise };
};
