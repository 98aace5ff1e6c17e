/** A figure as its document prints it in; the same in the reader's language out, where it can be read as one. */
import type { Lang } from '../../core/lang';
import { parseFigure } from '../../policy/figures';
import { numberText } from './format';

export const figureText = (printed: string, lang: Lang): string => {
  const figure = lang === 'en' ? parseFigure(printed) : undefined;
  return figure ? numberText(figure.value, figure.type, lang) : printed;
};

export const figuresText = (printed: readonly string[], lang: Lang): string =>
  printed.map((one) => figureText(one, lang)).join(lang === 'zh' ? '、' : ', ');
