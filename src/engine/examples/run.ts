/** Worked examples beside a pack: data in, one result per example out. Run by the tests and by `cesuan check`. */
import { text, type Text } from '../../core/lang';
import { moneyText } from '../../core/money';
import type { Problem } from '../../core/problem';
import { parseQuantity } from '../../policy/dialect/quantities';
import type { Policy } from '../../policy/model';
import type { PackSource } from '../../policy/pack';
import { chooseAll } from '../choose';
import { explain } from '../explain/explain';
import { numberText } from '../explain/format';
import type { Explanation, Step } from '../explanation';
import type { Settlement, STATUS } from '../outcome';
import { standingOf } from '../ranking/standing';
import { classText } from '../ranking/words';
import { settle } from '../settle';
import { related } from '../related';
import { readExamples, type Example } from './read';
import { tableOf } from './table';

export interface ExampleResult {
  readonly item: string;
  readonly index: number;
  /** Empty when the example holds. */
  readonly problems: readonly Problem[];
  /** What was computed; absent where the example could not be run. */
  readonly settlement?: Settlement;
}

const wrong = (message: Text, place: Problem['place'], found?: string): Problem => ({
  code: 'example',
  severity: 'error',
  place,
  message,
  ...(found !== undefined && { found }),
});

const WORDS: Readonly<Record<(typeof STATUS)[number], string>> = {
  awarded: '',
  up_to: '最高 ',
  undetermined: '未定',
  missing: '缺数据',
  not_eligible: '不符合',
  displaced: '让位 ',
  not_money: '不涉及资金',
};

/** An entered figure, or another choice, that is not accepted. */
const REFUSED = '拒绝';

const shortfalls = (steps: readonly Step[]): string[] =>
  steps.flatMap((step) => [
    ...(step.kind === 'condition' && step.holds === false ? [step.value.zh] : []),
    ...shortfalls(step.children),
  ]);

const normal = (value: string): string => {
  const quantity = parseQuantity(value.replace(/^最高\s*/, ''));
  if (!quantity) return value.replace(/\s+/g, ' ').trim();
  return `${value.startsWith('最高') ? '最高 ' : ''}${numberText(quantity.value, quantity.type, 'zh')}`;
};

/** `第2名 龙头企业或骨干企业`, or `第2-3名 …` where they tie: what a ranking answers. */
const placeText = (settlement: Settlement, index: number, unit: number): string | undefined => {
  const found = standingOf(settlement, index, unit);
  const ranking = settlement.policy.items[index]?.ranking;
  if (!found || !ranking) return undefined;
  const { place, last } = found.standing;
  return `第${place}${last > place ? `-${last}` : ''}名 ${classText(found.standing, ranking).zh}`;
};

/** What the item answered for one unit, in the words of an example. */
const answerText = ({ status, amount, displacedBy }: Explanation): string =>
  status === 'awarded' || status === 'up_to'
    ? `${WORDS[status]}${moneyText(amount ?? 0, 'zh')}`
    : `${WORDS[status]}${status === 'displaced' ? (displacedBy ?? '') : ''}`;

const compareUnit = (one: Example, expected: string, explanation: Explanation, place: string | undefined): Problem[] => {
  const problems: Problem[] = [];
  const found = place ?? answerText(explanation);
  if (found !== expected)
    problems.push(
      wrong(
        text(
          `应为 ${expected}，算得 ${found}（${explanation.note.zh}）`,
          `expected ${expected}, got ${found} (${explanation.note.en})`,
        ),
        one.place,
        found,
      ),
    );
  if (one.shortBy !== undefined) {
    const gap = normal(one.shortBy);
    const short = shortfalls(explanation.steps);
    if (!short.some((value) => value.endsWith(`差 ${gap}`) || value.endsWith(`超出 ${gap}`)))
      problems.push(
        wrong(
          text(
            `应差 ${one.shortBy}，算得 ${short.join('；') || '无'}`,
            `expected a shortfall of ${one.shortBy}, got ${short.join('; ') || 'none'}`,
          ),
          one.place,
        ),
      );
  }
  const missing = explanation.missing.map(({ input }) => input);
  if (one.missing && (one.missing.length !== missing.length || one.missing.some((name) => !missing.includes(name))))
    problems.push(
      wrong(
        text(
          `应缺 ${one.missing.join('、')}，算得缺 ${missing.join('、') || '无'}`,
          `expected ${one.missing.join(', ')} to be missing, got ${missing.join(', ') || 'nothing'}`,
        ),
        one.place,
      ),
    );
  return problems;
};

/** `policy` may be the whole policy or the part related to the example's item. */
export const runExample = (policy: Policy, one: Example): ExampleResult => {
  const { item, index, place } = one;
  const refused = (...problems: Problem[]): ExampleResult => ({ item, index, problems });
  const at = policy.items.findIndex(({ id }) => id === item);
  if (at < 0) return refused(wrong(text(`没有条目“${item}”。`, `There is no item “${item}”.`), place, item));
  const table = tableOf(policy, one.rows, one.year);
  if (typeof table === 'string')
    return refused(wrong(text(`示例中的“${table}”不是该政策的输入。`, `“${table}” is no input of the policy.`), place, table));
  const choices = chooseAll(policy, { year: one.year, readings: one.readings, parameters: one.parameters });
  if (!choices.ok)
    return one.gives[0] === REFUSED
      ? refused()
      : refused(...choices.problems.map((problem) => ({ ...problem, place: { ...place, ...problem.place } })));

  const settlement = settle(policy, table, choices.value);
  const units = policy.items[at]?.grain === 'project' ? table.rows : table.enterprises.length;
  if (one.gives.length !== units)
    return refused(
      wrong(
        text(
          `示例给出 ${one.gives.length} 个结果，应为 ${units} 个。`,
          `The example gives ${one.gives.length} results for ${units} units.`,
        ),
        place,
      ),
    );
  return {
    item,
    index,
    settlement,
    problems: one.gives.flatMap((expected, unit) =>
      compareUnit(one, normal(expected), explain(settlement, at, unit), placeText(settlement, at, unit)),
    ),
  };
};

/** Runs every example of the files, in order. */
export const runExamples = (policy: Policy, sources: readonly PackSource[]): ExampleResult[] => {
  const { examples, problems } = readExamples(policy, sources);
  const parts = new Map<string, Policy>();
  const partFor = (item: string): Policy => {
    const part = parts.get(item) ?? related(policy, item);
    parts.set(item, part);
    return part;
  };
  return [
    ...problems.map((problem) => ({ item: problem.place.item ?? '', index: 0, problems: [problem] })),
    ...examples.map((one) => runExample(partFor(one.item), one)),
  ];
};
