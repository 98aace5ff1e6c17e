/** One item of a pack: its YAML in, the item of the model out, or undefined with the reasons reported. */
import { text, type Text } from '../core/lang';
import type { Problem } from '../core/problem';
import type { Declarations } from './declare';
import type { Compiler } from './formulas';
import { isMoney } from './units';
import { lowerPays } from './mechanisms';
import type { At } from './merge';
import type { Amount, Condition, Item, Node, Rounding } from './model';
import { rankedProjects, unknownReference, withPlace } from './problems';
import type { ItemSpec, RoundingSpec } from './schema';
import { namesIn, nodesOf } from './walk';

const FEN: Readonly<Record<RoundingSpec['to'], number>> = {
  分: 1,
  角: 10,
  元: 100,
  百元: 10_000,
  千元: 100_000,
  万元: 1_000_000,
};

/** `万元` with n decimals is 10^(6-n) 分; never below 1 分. */
export const roundingOf = (spec: RoundingSpec): Rounding => ({
  to: Math.max(1, FEN[spec.to] / 10 ** (spec.decimals ?? 0)),
  mode: spec.mode,
});

const note = (zh: string | undefined, en: string | undefined): Text | undefined =>
  zh === undefined ? undefined : text(zh, en ?? zh);

const list = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

export const lowerItem = (
  spec: ItemSpec,
  article: string,
  at: At,
  compile: Compiler,
  packRounding: RoundingSpec,
  declared: Declarations,
  report: (problems: readonly Problem[]) => void,
): Item | undefined => {
  const place = { ...at.place, article, item: spec.id };
  const here: At = {
    place,
    child: (...path) => ({ ...at.child(...path), place: { ...at.child(...path).place, article, item: spec.id } }),
  };

  const own = list(spec.requires).map((source): Condition | undefined => {
    const node = compile.attempt(here.child('requires'), (using) => using.flag(source));
    return node && { node, text: source };
  });
  const lowered = compile.attempt(here.child('pays'), (using) => lowerPays(spec.pays, using));
  const capSource = spec.cap;
  const cap = capSource === undefined ? undefined : compile.attempt(here.child('cap'), (using) => using.money(capSource));
  const prior = priorOf(spec, here, declared, report);
  if (!lowered || own.some((condition) => !condition) || (capSource !== undefined && !cap)) return undefined;

  // A condition that a mechanism brings may be one that the pack states as well; it is asked once.
  const stated = own as readonly Condition[];
  const said = new Set(stated.map((condition) => JSON.stringify(condition.node, bigint)));
  const conditions = [
    ...stated,
    ...(lowered.conditions ?? []).filter((condition) => !said.has(JSON.stringify(condition.node, bigint))),
  ];
  const amount: Amount | undefined = lowered.amount && {
    ...lowered.amount,
    rounding: roundingOf(spec.rounding ?? packRounding),
    ...(cap && { cap }),
    ...(prior && { prior }),
  };
  const { ranking } = lowered;
  if (ranking && spec.grain === '项目') report([withPlace(rankedProjects(spec.id), place)]);
  const nodes = nodesOf({ conditions, ...(amount && { amount }), ...(ranking && { ranking }) });
  compile.cite(nodes, spec.figures, article, here);

  const known = new Set(declared.readings.keys());
  spec.readings
    .filter((key) => !known.has(key))
    .forEach((key) => report([withPlace(unknownReference(text('口径', 'reading'), key, known), place)]));
  const names = namesIn(nodes);
  const recipient = note(
    spec.recipient ?? (spec.grain === '企业' || spec.grain === '项目' ? undefined : spec.grain),
    spec['recipient-en'],
  );
  const payer = note(spec.payer, spec['payer-en']);
  return {
    id: spec.id,
    article,
    title: text(spec.title, spec.en),
    kind: lowered.kind,
    grain: spec.grain === '项目' ? 'project' : 'enterprise',
    subject: spec.grain,
    conditions,
    ...(amount && { amount }),
    ...(amount?.basis === 'ceiling' && { decidedBy: spec.id }),
    ...(lowered.remark && { remark: lowered.remark }),
    ...(ranking && { ranking }),
    ...(recipient && { recipient }),
    ...(payer && { payer }),
    figures: spec.figures,
    inputs: names.inputs,
    parameters: names.parameters,
    readings: [...new Set([...names.readings, ...spec.readings])],
  };
};

const bigint = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? `${value}n` : value);

const priorOf = (
  spec: ItemSpec,
  at: At,
  declared: Declarations,
  report: (problems: readonly Problem[]) => void,
): Node | undefined => {
  if (spec.prior === undefined) return undefined;
  const node = declared.scope.get(spec.prior);
  if (node?.op === 'input' && isMoney(node.type)) return node;
  report([
    withPlace(unknownReference(text('金额列', 'money input'), spec.prior, declared.inputs.keys()), at.child('prior').place),
  ]);
  return undefined;
};
