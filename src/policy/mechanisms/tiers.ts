/**
 * `tiers of: X, tiers: [{from | above, pays | up to}]`: only the highest tier reached pays.
 * `best before: Y` is 首次突破: the tier must not have been reached in an earlier year. Amounts that the document leaves to others are parameters.
 */
import { text } from '../../core/lang';
import { compare as compareRational } from '../../core/rational';
import type { Condition, Node } from '../model';
import { FormulaError, shape } from '../problems';
import { MONEY } from '../units';
import { compare, type Mechanism } from './mechanism';

const bad = (zh: string, en: string): never => {
  throw new FormulaError(shape('pays.tiers', text(zh, en)));
};

export const tiers: Mechanism<'tiers of'> = {
  key: 'tiers of',
  lower: (spec, using) => {
    const subject = using.number(spec['tiers of']);
    const best = spec['best before'] === undefined ? undefined : using.number(spec['best before']);
    const steps = spec.tiers.map((tier) => {
      const line =
        tier.from ??
        tier.above ??
        bad('每档须写 from（含）或 above（不含）', 'each tier needs from (inclusive) or above (exclusive)');
      const pays = tier.pays ?? tier['up to'] ?? bad('每档须写 pays 或 up to', 'each tier needs pays or up to');
      return {
        line: using.quantity(line, subject.type),
        by: tier.from === undefined ? ('>' as const) : ('>=' as const),
        pays: using.money(pays),
        ceiling: tier.pays === undefined,
      };
    });
    const ceilings = steps.filter((step) => step.ceiling).length;
    if (ceilings !== 0 && ceilings !== steps.length) bad('各档须同为 pays 或同为 up to', 'all tiers must be pays, or all up to');
    const value = (node: Node) => (node.op === 'literal' ? node.value : { n: 0n, d: 1n });
    const descending = [...steps].sort((a, b) => compareRational(value(b.line), value(a.line)));
    const lowest = descending[descending.length - 1] as (typeof steps)[number];
    const reaches = (what: Node, step: (typeof steps)[number]): Node => compare(what, step.by, step.line);
    const conditions: Condition[] = [
      {
        node: reaches(subject, lowest),
        text: `${spec['tiers of']} ${lowest.by} ${lowest.line.op === 'literal' ? lowest.line.text : ''}`,
      },
    ];
    if (best) {
      const fresh: Node = {
        op: 'case',
        type: { kind: 'flag' },
        branches: descending.slice(0, -1).map((step) => ({
          when: reaches(subject, step),
          then: { op: 'not', type: { kind: 'flag' }, of: reaches(best, step) },
        })),
        otherwise: { op: 'not', type: { kind: 'flag' }, of: reaches(best, lowest) },
      };
      conditions.push({ node: fresh, text: `首次达到该档（此前最高：${spec['best before'] ?? ''}）` });
    }
    const node: Node =
      steps.length === 1
        ? lowest.pays
        : {
            op: 'case',
            type: MONEY,
            branches: descending.slice(0, -1).map((step) => ({ when: reaches(subject, step), then: step.pays })),
            otherwise: lowest.pays,
          };
    return { kind: 'tiers', conditions, amount: { basis: ceilings ? 'ceiling' : 'exact', node } };
  },
};
