/** How the command line names an article: `（八）` in Chinese, as documents and the workbook print it. */
import type { Lang } from '../core/lang';
import { articleText } from '../core/article';

export const articleName = (article: string, lang: Lang): string => (lang === 'zh' ? articleText(article) : article);
