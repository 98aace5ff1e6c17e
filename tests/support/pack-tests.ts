/** What every shipped pack has to show, as tests: its examples hold, they pin every figure and go through every branch, and every rule between items acts. */
import { readExamples, type Example } from '../../src/engine/examples/read';
import { runExample, type ExampleResult } from '../../src/engine/examples/run';
import { Code, type Settlement } from '../../src/engine/outcome';
import { related } from '../../src/engine/related';
import type { Policy } from '../../src/policy/model';
import { follow, untaken, type Taken } from './branches';
import { figuresOf, mistaken, type Figure } from './mutate';
import { exampleSources, shipped } from './packs';

const byItem = (examples: readonly Example[]): ReadonlyMap<string, readonly Example[]> => {
  const map = new Map<string, Example[]>();
  for (const one of examples) map.set(one.item, [...(map.get(one.item) ?? []), one]);
  return map;
};

const fails = (policy: Policy, examples: readonly Example[]): boolean =>
  examples.some((one) => runExample(policy, one).problems.length > 0);

/** Registers the tests of one pack; called by the pack's file in tests/policy/packs. */
export const testPack = (id: string): void => {
  const policy = shipped(id);
  const { examples, problems } = readExamples(policy, exampleSources(id));
  const paying = policy.items.filter(({ amount }) => amount);
  const ofItem = byItem(examples);
  const ran = new Map<Example, ExampleResult>();
  const run = (one: Example): ExampleResult => {
    const result = ran.get(one) ?? runExample(related(policy, one.item), one);
    ran.set(one, result);
    return result;
  };
  const settled = (item: string): Settlement[] => (ofItem.get(item) ?? []).flatMap((one) => run(one).settlement ?? []);

  test('the example files are well formed', () =>
    expect(problems.map(({ place, message }) => `${place.file}:${place.line ?? ''} ${message.zh}`)).toEqual([]));

  test.each(examples.map((one) => [`${one.item} #${one.index + 1}`, one] as const))('%s', (_name, one) => {
    expect(run(one).problems.map(({ place, message }) => `${place.file}:${place.line ?? ''} ${message.zh}`)).toEqual([]);
  });

  test('every item that can pay has an example', () =>
    expect(paying.filter((item) => !ofItem.has(item.id)).map((item) => item.id)).toEqual([]));

  test('every item pays somewhere and is refused somewhere', () => {
    const always = paying.filter((item) => {
      const codes = new Set(
        settled(item.id).flatMap(({ outcomes }) => [...(outcomes.find((outcome) => outcome.item.id === item.id)?.code ?? [])]),
      );
      return !(codes.has(Code.awarded) || codes.has(Code.upTo)) || !(codes.has(Code.notEligible) || codes.has(Code.undetermined));
    });
    expect(always.map((item) => item.id)).toEqual([]);
  });

  test('examples go through every branch of every item', () => {
    // A term is one formula, however many items use it: its nodes are shared, and so is what was taken.
    const taken: Taken = new Map();
    for (const item of paying) for (const settlement of settled(item.id)) follow(item, settlement, taken);
    const missed = paying.flatMap((item) => untaken(item, taken).map((branch) => `${item.id}: ${branch}`));
    expect(missed).toEqual([]);
  });

  test('every gate bars, every matter displaces, every limit cuts', () => {
    const all = [...ofItem.keys()].flatMap(settled);
    const acts = (rule: 'gate' | 'matter' | 'limit', ruleId: string): boolean =>
      all.some((settlement) => {
        const rules = { gate: settlement.policy.gates, matter: settlement.policy.matters, limit: settlement.policy.limits }[rule];
        const at = rules.findIndex((one) => one.id === ruleId);
        return at >= 0 && settlement.outcomes.some((outcome) => outcome[rule]?.includes(at));
      });
    const silent = [
      ...policy.gates.filter((gate) => !acts('gate', gate.id)),
      ...policy.matters.filter((matter) => !matter.promotion && !acts('matter', matter.id)),
      ...policy.limits.filter((limit) => !acts('limit', limit.id)),
    ];
    expect(silent.map(({ id: ruleId }) => ruleId)).toEqual([]);
  });

  describe('no figure can be wrong unseen', () => {
    const figures = figuresOf(policy);
    const seen = (figure: Figure, direction: 'up' | 'down'): boolean =>
      mistaken(figure, direction, () => figure.items.some((item) => fails(related(policy, item), ofItem.get(item) ?? [])));

    // A document may print no figure at all: all of its money is set later.
    test('figures are found where the pack cites any', () =>
      expect(figures.length > 0).toBe(policy.items.some((item) => item.figures.length > 0)));

    test.each(['up', 'down'] as const)('each figure moved %s by the smallest step makes an example fail', (direction) => {
      const unseen = figures.filter((figure) => !seen(figure, direction));
      expect(unseen.map(({ text, items }) => `${items.slice(0, 3).join(', ')}: ${text}`)).toEqual([]);
    });
  });
};
