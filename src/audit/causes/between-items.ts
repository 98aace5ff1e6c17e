/** One item taken for another of the same article that stands on the other side of a line: a scene in; one world per line and way to mistake it, out. */
import { text } from '../../core/lang';
import { inWords } from '../../engine/explain/describe';
import type { Compare, Item, Node } from '../../policy/model';
import { mapFormulas, nodesIn, replaceNode, withItem } from '../rewrite';
import type { Scene, World, Worlds } from './cause';

type Comparison = Extract<Node, { op: 'compare' }>;

/** What one side of a line asks for, and the other. */
const OPPOSITE: Readonly<Partial<Record<Compare, Compare>>> = { '<=': '>', '>': '<=', '<': '>=', '>=': '<' };
/** The same with the line itself on the other side. */
const SHIFTED: Readonly<Partial<Record<Compare, Compare>>> = { '<=': '<', '>': '>=', '<': '<=', '>=': '>' };

const MOST_LINES = 60;

const constant = (value: boolean): Node => ({ op: 'constant', type: { kind: 'flag' }, value });

const keyOf = (node: Node): string =>
  JSON.stringify(node, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));

interface Line {
  readonly item: Item;
  readonly at: Comparison;
  readonly sides: string;
}

const linesOf = (item: Item): readonly Line[] =>
  item.conditions
    .flatMap(({ node }) => nodesIn(node))
    .flatMap((node) =>
      node.op === 'compare' && OPPOSITE[node.by] !== undefined
        ? [{ item, at: node, sides: `${keyOf(node.left)} ${keyOf(node.right)}` }]
        : [],
    );

const put = ({ item, at }: Line, by: Node): Item => mapFormulas(item, (formula) => replaceNode(formula, at, by));

const never = (item: Item): Item => ({
  ...item,
  conditions: item.conditions.map((condition, i) => (i === 0 ? { ...condition, node: constant(false) } : condition)),
});

const worldsAt = ({ policy }: Scene, a: Line, b: Line): readonly World[] => {
  const touched = [a.item.id, b.item.id];
  const both = (one: Item, other: Item): World['policy'] => withItem(withItem(policy, one), other);
  const shift = (line: Line): Item => put(line, { ...line.at, by: SHIFTED[line.at.by] ?? line.at.by });
  const said = inWords(policy, a.at);
  const taken = (from: Line, by: Line): World => ({
    id: 'tier',
    weight: 77,
    item: by.item.id,
    touched,
    text: text(
      `应按“${from.item.title.zh}”计，按“${by.item.title.zh}”计了`,
      `Paid as “${by.item.title.en}” instead of “${from.item.title.en}”`,
    ),
    policy: both(never(from.item), put(by, constant(true))),
    pays: true,
  });
  return [
    {
      id: 'boundary',
      weight: 97,
      touched,
      text: text(
        `恰好等于界限，“${said.zh}”这一界限两边的条目取反了`,
        `Exactly at the line “${said.en}”: the item on its other side was taken`,
      ),
      policy: both(shift(a), shift(b)),
      pays: true,
    },
    taken(a, b),
    taken(b, a),
  ];
};

export const betweenItems: Worlds = (scene) => {
  const lines = scene.items.flatMap(linesOf);
  const bySides = new Map<string, Line[]>();
  for (const line of lines) {
    const key = `${line.item.article} ${line.sides}`;
    bySides.set(key, [...(bySides.get(key) ?? []), line]);
  }
  return [...bySides.values()]
    .flatMap((group) =>
      group.flatMap((a, i) =>
        group.slice(i + 1).flatMap((b) => (b.item.id !== a.item.id && OPPOSITE[a.at.by] === b.at.by ? [[a, b] as const] : [])),
      ),
    )
    .slice(0, MOST_LINES)
    .flatMap(([a, b]) => worldsAt(scene, a, b));
};
