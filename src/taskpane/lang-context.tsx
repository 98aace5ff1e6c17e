/** The language of the screen for every component below: `useText` turns a Text into what is shown. */
import { createContext, useContext } from 'react';
import type { Lang, Text } from '../core/lang';
import { articleText } from '../core/article';

export const LangContext = createContext<Lang>('zh');

export const useLang = (): Lang => useContext(LangContext);

export const useText = (): ((text: Text) => string) => {
  const lang = useLang();
  return (text) => text[lang];
};

/** The number of an article as the language sets it: （八） in Chinese. */
export const articleIn = (article: string, lang: Lang): string => (lang === 'zh' ? articleText(article) : article);

/** An article or item by number and title: （八）制造业项目投资, (八) Manufacturing project investment. */
export const headingIn = (article: string, title: Text, lang: Lang): string =>
  `${articleIn(article, lang)}${lang === 'zh' ? '' : ' '}${title[lang]}`;

export const useArticle = (): ((article: string) => string) => {
  const lang = useLang();
  return (article) => articleIn(article, lang);
};
