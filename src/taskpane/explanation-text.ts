/** An explanation as plain text for a letter or a file: what it is, the amount, and each step indented under its parent. */
import type { Lang } from '../core/lang';
import { moneyText } from '../core/money';
import type { Step } from '../engine/explanation';
import { decidedText } from '../run/decided';
import type { AwardExplanation } from '../run/explain-award';
import { DECIDED, STATUS_WORDS } from '../sheet/compose/words';
import { articleIn, headingIn } from './lang-context';

const HOLDS = { true: '✓ ', false: '✗ ', null: '? ' } as const;

const stepLines = (step: Step, lang: Lang, depth: number, cellOf: (step: Step) => string | undefined): string[] => {
  const mark = step.holds === undefined ? '' : HOLDS[`${step.holds}`];
  const cell = cellOf(step);
  const article = step.article ? ` ${articleIn(step.article, lang)}` : '';
  const line = `${'  '.repeat(depth)}${mark}${step.label[lang]}${lang === 'zh' ? '：' : ': '}${step.value[lang]}${cell ? ` [${cell}]` : ''}${article}`;
  return [line, ...step.children.flatMap((child) => stepLines(child, lang, depth + 1, cellOf))];
};

export interface Subject {
  readonly enterprise: string;
  readonly policy: string;
  readonly cellOf: (step: Step) => string | undefined;
}

export const explanationText = (explanation: AwardExplanation, { enterprise, policy, cellOf }: Subject, lang: Lang): string => {
  const { item, status, amount, note, steps, decided } = explanation;
  const computed = `${STATUS_WORDS[status][lang]}${amount === null ? '' : ` ${moneyText(amount, lang)}`}`;
  const result = decided ? `${DECIDED[lang]} ${decidedText(decided.decision)[lang]}` : computed;
  return [
    enterprise,
    `${policy} ${headingIn(item.article, item.title, lang)}`,
    result,
    note[lang],
    '',
    ...steps.flatMap((step) => stepLines(step, lang, 0, cellOf)),
  ].join('\n');
};
