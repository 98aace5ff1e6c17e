/** What can be wrong with a run as a whole: one factory per code. */
import { text } from '../core/lang';
import { nearest } from '../core/nearest';
import type { Problem } from '../core/problem';

const listed = (known: readonly string[], lang: 'zh' | 'en'): string => known.join(lang === 'zh' ? '、' : ', ');

export const unknownPolicy = (id: string, known: readonly string[]): Problem => {
  const near = nearest(id, known);
  return {
    code: 'unknown-policy',
    severity: 'error',
    place: { name: id },
    found: id,
    message: text(
      `没有政策“${id}”。${near ? `是否想写“${near}”？` : ''}可用：${listed(known, 'zh')}。`,
      `There is no policy “${id}”.${near ? ` Did you mean “${near}”?` : ''} Known: ${listed(known, 'en')}.`,
    ),
  };
};

export const unknownSheet = (name: string, known: readonly string[]): Problem => {
  const near = nearest(name, known);
  return {
    code: 'unknown-sheet',
    severity: 'error',
    place: { sheet: name },
    found: name,
    message: text(
      `工作簿中没有工作表“${name}”。${near ? `是否想写“${near}”？` : ''}现有：${listed(known, 'zh')}。`,
      `The workbook has no sheet “${name}”.${near ? ` Did you mean “${near}”?` : ''} It has: ${listed(known, 'en')}.`,
    ),
  };
};
