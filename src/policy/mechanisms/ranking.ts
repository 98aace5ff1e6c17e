/**
 * `ranks within: GROUP, by: [{of, weight}], combined as: […], classes: […], decided in: INPUT`: enterprises ranked within groups on weighted
 * measures. It pays nothing: it proposes classes, and says how far the ranges of their numbers leave them open.
 */
import { text } from '../../core/lang';
import { add, compare, equal, rational, type Rational, ZERO } from '../../core/rational';
import type { Node } from '../model';
import { FormulaError, shape, unknownOption } from '../problems';
import { RATE, sameDims } from '../units';
import { namesIn } from '../walk';
import type { Lowering, Mechanism, Spec } from './mechanism';

const FAMILY = { kind: 'number', dims: { 家: 1 } } as const;
const ALWAYS: Node = { op: 'constant', type: { kind: 'flag' }, value: true };

const refuse = (zh: string, en: string): never => {
  throw new FormulaError(shape('pays', text(zh, en)));
};

const valueOf = (node: Node): Rational | undefined =>
  node.op === 'term' ? valueOf(node.node) : node.op === 'literal' ? node.value : undefined;

/** A condition on readings alone: what the cells say must not choose between ways of ranking them. */
const onReadings = (source: string | undefined, using: Lowering): Node => {
  if (source === undefined) return ALWAYS;
  const node = using.flag(source);
  const { inputs, parameters } = namesIn([node]);
  return inputs.length + parameters.length === 0
    ? node
    : refuse(`条件“${source}”只能比较口径`, `The condition “${source}” may ask for readings only`);
};

const measuresOf = (spec: Spec<'ranks within'>, using: Lowering) => {
  const measures = spec.by.map(({ of, weight }) => ({
    node: using.number(of),
    text: of,
    weight: using.quantity(weight, RATE),
  }));
  const sum = measures.reduce((all, { weight }) => add(all, valueOf(weight) ?? ZERO), ZERO);
  if (!equal(sum, rational(1n))) refuse('各项权重合计应为100%', 'The weights must come to 100%');
  const [first, ...others] = measures.map(({ node }) => node.type);
  const alike = others.every((type) => type.kind === 'number' && first?.kind === 'number' && sameDims(type.dims, first.dims));
  if (!alike && spec['combined as'].some(({ as }) => as === 'amount'))
    refuse('单位不同的各项不能按原值相加', 'Measures of different units cannot be added as they are');
  return measures;
};

/** Numbers of a class: whole, in 家, the least not above the most. */
const classesOf = (spec: Spec<'ranks within'>, using: Lowering) =>
  spec.classes.map(({ class: name, least, most }) => {
    const [from, to] = [least, most].map((source) => {
      const node = using.number(source);
      const value = valueOf(node);
      const fits = value?.d === 1n && value.n >= 0n && node.type.kind === 'number' && sameDims(node.type.dims, FAMILY.dims);
      return fits
        ? { node, value }
        : refuse(`“${source}”应为以家计的整数`, `“${source}” must be a whole number of enterprises (家)`);
    }) as [{ node: Node; value: Rational }, { node: Node; value: Rational }];
    if (compare(from.value, to.value) > 0)
      refuse(`“${name}”的家数下限高于上限`, `The least number of “${name}” is above the most`);
    return { name, least: from.node, most: to.node };
  });

export const ranking: Mechanism<'ranks within'> = {
  key: 'ranks within',
  lower: (spec, using) => {
    const decided = using.choice(spec['decided in']);
    const unknown = spec.classes.find(({ class: name }) => !decided.options.includes(name));
    if (unknown) throw new FormulaError(unknownOption(decided.name, unknown.class, decided.options));
    return {
      kind: 'ranking',
      ranking: {
        within: { op: 'is', type: { kind: 'flag' }, ...using.choice(spec['ranks within']) },
        measures: measuresOf(spec, using),
        combined: spec['combined as'].map(({ as, when }) => ({ as, when: onReadings(when, using) })),
        ties: spec['ties to the higher'].map(({ of, when }) => ({
          node: using.number(of),
          text: of,
          when: onReadings(when, using),
        })),
        classes: classesOf(spec, using),
        decidedIn: decided.name,
      },
    };
  },
};
