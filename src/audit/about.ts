/** What a finding is about, in a language: findings keep the Chinese, by which they are known again, in; words to show, out. */
import type { Lang, Text } from '../core/lang';
import { DOUBLES_ABOUT } from './doubles/doubles';
import type { Finding } from './finding';
import { TWO_POLICIES } from './doubles/matters';

/** The kinds of doubles, in the order in which a paper lists them. */
export const DOUBLE_KINDS: readonly Text[] = [TWO_POLICIES, ...DOUBLES_ABOUT];

export const doubleKind = ({ kind, about }: Pick<Finding, 'kind' | 'about'>): Text | undefined =>
  kind === 'double' ? DOUBLE_KINDS.find(({ zh }) => about === zh || about.startsWith(`${zh}：`)) : undefined;

export const aboutText = (finding: Pick<Finding, 'kind' | 'about' | 'aboutEn'>, lang: Lang): string =>
  (lang === 'zh' ? undefined : (finding.aboutEn ?? doubleKind(finding)?.en)) ?? finding.about;
