/** The rules that span a document: gates, matters and limits; their YAML in, model rules out, every reference checked. */
import { text } from '../core/lang';
import type { Problem } from '../core/problem';
import type { Declarations } from './declare';
import type { Compiler } from './formulas';
import { isMoney } from './units';
import type { At, Merged } from './merge';
import type { Gate, Item, Limit, Matter, Policy, Relation } from './model';
import { duplicateItem, mixedGrain, unknownOption, unknownReference, withPlace } from './problems';
import { namesIn } from './walk';

type Rules = Pick<Policy, 'gates' | 'matters' | 'relations' | 'limits'>;

/** Where the last item with an id stands. */
const placeOf = (pack: Merged, id: string): At['place'] =>
  pack.chapters
    .flatMap(({ value, at }) =>
      value.articles.flatMap((article, a) =>
        article.items.flatMap((item, i) => (item.id === id ? [at.child('articles', a, 'items', i).place] : [])),
      ),
    )
    .at(-1) ?? {};

export const lowerRules = (
  pack: Merged,
  items: readonly Item[],
  compile: Compiler,
  declared: Declarations,
  report: (problems: readonly Problem[]) => void,
): Rules => {
  const ids = new Set(items.map(({ id }) => id));
  const seen = new Set<string>();
  for (const { id, article } of items) {
    if (seen.has(id))
      report([withPlace(duplicateItem(id), { file: pack.policy.at.place.file ?? '', ...placeOf(pack, id), item: id, article })]);
    seen.add(id);
  }
  const checkItems = (named: readonly string[], at: At): void =>
    named
      .filter((id) => !ids.has(id))
      .forEach((id) => report([withPlace(unknownReference(text('条目', 'item'), id, ids), at.child('items').place)]));
  const checkUnder = (under: { reading: string; option: string } | undefined, at: At): void => {
    if (!under) return;
    const reading = declared.readings.get(under.reading);
    if (!reading)
      report([withPlace(unknownReference(text('口径', 'reading'), under.reading, declared.readings.keys()), at.place)]);
    else if (!reading.options.some(({ key }) => key === under.option)) {
      const options = reading.options.map(({ key }) => key);
      report([withPlace(unknownOption(under.reading, under.option, options), at.place)]);
    }
  };

  const gates = pack.gates.flatMap(({ value, at }): Gate[] => {
    checkItems(value.items, at);
    const node = compile.attempt(at.child('bars'), (using) => using.flag(value.bars));
    if (!node) return [];
    compile.cite([node], value.figures, value.article, at);
    const { inputs, readings } = namesIn([node]);
    return [
      {
        id: value.id,
        article: value.article,
        title: text(value.title, value.en),
        grain: value.grain === '项目' ? 'project' : 'enterprise',
        bars: { node, text: value.bars },
        items: value.items,
        inputs,
        readings,
      },
    ];
  });

  const matters = pack.matters.map(({ value, at }): Matter => {
    checkItems(value.items, at);
    checkUnder(value.under, at);
    const grains = new Set(items.filter(({ id }) => value.items.includes(id)).map(({ grain }) => grain));
    if ((value.promotion && grains.size > 1) || (value.grain === '项目' && grains.has('enterprise')))
      report([withPlace(mixedGrain(value.id), at.child('items').place)]);
    const prior = value.promotion?.prior;
    if (prior !== undefined) {
      const input = declared.inputs.get(prior);
      if (!input || !isMoney(input.type))
        report([
          withPlace(unknownReference(text('金额列', 'money input'), prior, declared.inputs.keys()), at.child('promotion').place),
        ]);
    }
    return {
      id: value.id,
      article: value.article,
      title: text(value.title, value.en),
      grain: value.grain === '项目' ? 'project' : 'enterprise',
      items: value.items,
      ...(value.promotion && { promotion: { ...(prior !== undefined && { prior }) } }),
      ...(value.under && { under: value.under }),
    };
  });

  const limits = pack.limits.flatMap(({ value, at }): Limit[] => {
    checkItems(value.items, at);
    checkUnder(value.under, at);
    const cap = compile.attempt(at.child('cap'), (using) => using.money(value.cap));
    if (!cap) return [];
    compile.cite([cap], value.figures, value.article, at);
    return [
      {
        id: value.id,
        article: value.article,
        title: text(value.title, value.en),
        items: value.items,
        cap,
        ...(value.under && { under: value.under }),
      },
    ];
  });

  // The other policy is not at hand here; a test holds the shipped ones against each other.
  const relations = pack.relations.map(({ value, at }): Relation => {
    checkItems(value.items, at);
    return {
      id: value.id,
      article: value.article,
      title: text(value.title, value.en),
      policy: value.policy,
      name: text(value['policy name'], value['policy name-en']),
      grain: value.grain === '项目' ? 'project' : 'enterprise',
      items: value.items,
      theirs: value.theirs,
    };
  });

  return { gates, matters, relations, limits };
};
