/** The language of the screen for every component below: `useText` turns a Text into what is shown. */
import { createContext, useContext } from 'react';
import type { Lang, Text } from '../core/lang';

export const LangContext = createContext<Lang>('zh');

export const useLang = (): Lang => useContext(LangContext);

export const useText = (): ((text: Text) => string) => {
  const lang = useLang();
  return (text) => text[lang];
};
