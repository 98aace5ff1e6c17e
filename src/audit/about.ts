/** What a finding is about, in a language: findings keep the Chinese, by which they are known again, in; words to show, out. */
import type { Lang, Text } from '../core/lang';
import { DOUBLES_ABOUT } from './doubles';
import type { Finding } from './finding';
import { TWO_POLICIES } from './matters';

/** The kinds of doubles, in the order in which a paper lists them. */
export const DOUBLE_KINDS: readonly Text[] = [TWO_POLICIES, ...DOUBLES_ABOUT];

export const doubleKind = ({ kind, about }: Pick<Finding, 'kind' | 'about'>): Text | undefined =>
  kind === 'double' ? DOUBLE_KINDS.find(({ zh }) => about === zh || about.startsWith(`${zh}：`)) : undefined;

/** The matter that two policies pay is in the finding's message too, in both languages. */
export const aboutText = (finding: Pick<Finding, 'kind' | 'about'>, lang: Lang): string =>
  (lang === 'zh' ? undefined : doubleKind(finding)?.en) ?? finding.about;
