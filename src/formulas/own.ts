/** What one item comes to on a row before items are compared: a policy's item and how the sheet reads in; the conditions, the amount in 分 and when it stands, as expressions, out. */
import { effectiveAmount } from '../engine/amount';
import { computesUncheckedGates } from '../engine/resolve';
import type { Settlement } from '../engine/outcome';
import type { Amount, Gate, Grain, Item } from '../policy/model';
import type { CellReading } from './cells';
import { numberOf, truthOf, type Truth, type Using } from './compile';
import { all, any, least, minus, most, YES, ZERO, type Expression } from './expression';
import type { Role } from '../sheet/figure-roles';
import type { Figures, Owner } from './figures';
import type { Guards } from './quantity';
import { Inexpressible } from './reason';
import { roundedFen, wholeFen } from './rounded';

/** What an item's formula is made from. All expressions are of one row. */
export interface Own {
  readonly item: Item;
  readonly basis: Amount['basis'];
  /** Known not to be eligible. */
  readonly no: Expression;
  /** Known to be eligible. */
  readonly yes: Expression;
  /** The amount has a value; it comes to something; its cap and what was paid before have values. */
  readonly known: Expression;
  readonly comes: Expression;
  readonly ready: Expression;
  /** 分. */
  readonly fen: Expression;
  readonly guards: Guards;
  /** A rule looks at all rows of the enterprise. */
  readonly oneRow: boolean;
}

export interface World {
  readonly settlement: Settlement;
  readonly figures: Figures;
  /** `via`: the grain that the formula is about, since an enterprise's rows complete each other. */
  readonly cell: (input: string, via: Grain) => CellReading | undefined;
}

export const ownerOf = ({ id, title, article }: Pick<Item, 'id' | 'title' | 'article'>): Owner => ({ id, label: title, article });

export const usingFor = (world: World, owner: Owner, role: Role, via: Grain, guards: Guards): Using => ({
  policy: world.settlement.policy,
  choices: world.settlement.choices,
  figures: world.figures,
  cell: (input) => world.cell(input, via),
  owner,
  role,
  guards,
});

/** What a gate says of a row: `yes` bars. */
const gateTruth = (world: World, gate: Gate, guards: Guards): Truth => {
  const { settlement } = world;
  const owner: Owner = { id: gate.id, label: gate.title, article: gate.article };
  const truth = truthOf(gate.bars.node, usingFor(world, owner, '限制', gate.grain, guards));
  const main = gate.inputs[0];
  const unchecked =
    main !== undefined &&
    world.cell(main, gate.grain) === undefined &&
    computesUncheckedGates(settlement.policy, settlement.choices);
  // Where nobody could check it, what cannot be told does not bar.
  return unchecked ? { yes: truth.yes, no: YES } : truth;
};

/** Throws Inexpressible. */
export const ownOf = (world: World, item: Item): Own => {
  const { policy, choices } = world.settlement;
  const amount = effectiveAmount(item, choices);
  if (!amount) throw new Inexpressible('figure');
  const guards: Guards = [];
  const using = (role: Role): Using => usingFor(world, ownerOf(item), role, item.grain, guards);
  const gates = policy.gates.filter(({ items }) => items.length === 0 || items.includes(item.id));
  const asked = [
    ...item.conditions.map(({ node }) => truthOf(node, using('条件'))),
    ...gates.map((gate): Truth => {
      const { yes, no } = gateTruth(world, gate, guards);
      return { yes: no, no: yes };
    }),
  ];
  const value = numberOf(amount.node, using('奖补'));
  const cap = amount.cap && numberOf(amount.cap, using('封顶'));
  const prior = amount.prior && numberOf(amount.prior, using('已奖'));
  const { fen: rounded, comes } = roundedFen(value, amount.rounding, guards);
  const capped = cap ? least(rounded, wholeFen(cap, guards)) : rounded;
  return {
    item,
    basis: amount.basis,
    no: any(...asked.map(({ no }) => no)),
    yes: all(...asked.map(({ yes }) => yes)),
    known: value.known,
    comes,
    ready: all(cap?.known ?? YES, prior?.known ?? YES),
    fen: prior ? most(ZERO, minus(capped, wholeFen(prior, guards))) : capped,
    guards,
    oneRow: item.grain === 'enterprise' && gates.some(({ grain }) => grain === 'project'),
  };
};
