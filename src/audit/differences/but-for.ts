/**
 * Who is barred unless an exception holds that the sheet does not tell (D 类, unless 当年新纳入规上): open places in; those that were paid all the same, held against
 * the policy without the exception, out. What a gate first asks for must be told; only its exceptions, which are inputs of yes and no, may be missing.
 */
import { text, type Text } from '../../core/lang';
import { Code, type Settlement } from '../../engine/outcome';
import { settle } from '../../engine/settle';
import type { Gate, Node, Policy } from '../../policy/model';
import { nameOf } from '../causes/bases';
import { mapNode } from '../../policy/walk';
import type { Lacking } from './beyond';
import { enterprisesOf, rowsOf, type Difference, type Unit } from './compare';
import { expectedOf } from './expected';
import type { Explained } from './rank';

export interface ButFor {
  /** By the open difference: the same, with what is due where the exception does not hold. */
  readonly differences: ReadonlyMap<Difference, Difference>;
  /** The computation without the exceptions, which the differences are explained by. */
  readonly settlement: Settlement;
  readonly gates: ReadonlyMap<Difference, Gate>;
}

const exceptionsOf = ({ inputs }: Gate): ReadonlySet<string> => new Set(inputs.slice(1));

const never = (node: Node, names: ReadonlySet<string>): Node =>
  mapNode(node, (part) =>
    part.op === 'input' && part.type.kind === 'flag' && names.has(part.name)
      ? { op: 'constant', type: part.type, value: false }
      : part,
  );

/** Exceptions that hold where the sheet says so would be lost here: only places where they are not told are looked at. */
const withoutExceptions = (policy: Policy): Policy => ({
  ...policy,
  gates: policy.gates.map((gate) => ({
    ...gate,
    bars: { ...gate.bars, node: never(gate.bars.node, exceptionsOf(gate)) },
  })),
});

export const butForOf = (
  settlement: Settlement,
  items: readonly string[],
  open: readonly Difference[],
  lacking: (at: Unit) => readonly Lacking[],
): ButFor | undefined => {
  const { policy, table, choices } = settlement;
  const gateAt = (of: Settlement, { index, unit }: Lacking): Gate | undefined =>
    policy.gates[of.outcomes[index]?.gate?.[unit] ?? -1];
  const doubted = open.filter((one) => {
    const here = (one.given ?? 0) > 0 ? lacking(one) : [];
    return here.length > 0 && here.every((at) => (gateAt(settlement, at)?.inputs.length ?? 0) > 1);
  });
  if (doubted.length === 0) return undefined;
  const without = settle(withoutExceptions(policy), table, choices);
  const expected = expectedOf(without, items);
  const differences = new Map<Difference, Difference>();
  const gates = new Map<Difference, Gate>();
  for (const one of doubted) {
    const here = lacking(one);
    const gate = here[0] && gateAt(settlement, here[0]);
    const barred = here.every(
      (at) => without.outcomes[at.index]?.code[at.unit] === Code.notEligible && gateAt(without, at) === gateAt(settlement, at),
    );
    if (!gate || !barred) continue;
    const of = (kind: 'awarded' | 'upTo'): number =>
      rowsOf(one).reduce(
        (sum, row) => sum + (expected.row[kind][row] as number),
        enterprisesOf(one).reduce((sum, e) => sum + (expected.enterprise[kind][e] as number), 0),
      );
    const [due, upTo] = [of('awarded'), of('upTo')];
    const given = one.given ?? 0;
    if (given >= due && given <= due + upTo) continue;
    differences.set(one, { ...one, expected: due, most: upTo });
    gates.set(one, gate);
  }
  return differences.size > 0 ? { differences, settlement: without, gates } : undefined;
};

const unless = (gate: Gate, policy: Policy): Text => {
  const names = [...exceptionsOf(gate)].map((name) => nameOf(name, policy));
  return text(
    `除非“${names.map(({ zh }) => zh).join('”或“')}”（表中没有写明）`,
    `unless ${names.map(({ en }) => `“${en}”`).join(' or ')}, which the sheet does not say`,
  );
};

/** Nothing is certain where an exception may hold: every cause is told as near, and with the exception. */
export const doubtedCauses = (
  gate: Gate,
  policy: Policy,
  { given }: Difference,
  causes: readonly Explained[],
): readonly Explained[] => {
  const but = unless(gate, policy);
  const { title, article } = gate;
  const of: readonly Explained[] =
    causes.length > 0
      ? causes
      : [
          {
            id: 'gate',
            weight: 50,
            exact: false,
            comesTo: given ?? 0,
            text: text(`应不予享受仍计奖：${title.zh}（${article}）`, `Paid although excluded: ${title.en} (${article})`),
          },
        ];
  return of.map((cause) => ({
    ...cause,
    exact: false,
    text: text(`${cause.text.zh}，${but.zh}`, `${cause.text.en}, ${but.en}`),
  }));
};
