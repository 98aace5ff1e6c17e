/** What can be wrong with the officer's choices: one factory per code. */
import { text } from '../core/lang';
import { nearest } from '../core/nearest';
import type { Problem } from '../core/problem';

const hint = (name: string, known: Iterable<string>): { zh: string; en: string } => {
  const near = nearest(name, known);
  return near ? { zh: `是否想写“${near}”？`, en: ` Did you mean “${near}”?` } : { zh: '', en: '' };
};

export const unknownReading = (key: string, known: readonly string[]): Problem => {
  const near = hint(key, known);
  return {
    code: 'unknown-reading',
    severity: 'error',
    place: { name: key },
    found: key,
    message: text(`没有口径“${key}”。${near.zh}`, `There is no reading “${key}”.${near.en}`),
  };
};

export const unknownReadingOption = (key: string, option: string, options: readonly string[]): Problem => {
  const near = hint(option, options);
  return {
    code: 'unknown-option',
    severity: 'error',
    place: { name: key },
    found: option,
    message: text(
      `口径“${key}”没有选项“${option}”。${near.zh}可选：${options.join('、')}。`,
      `Reading “${key}” has no option “${option}”.${near.en} Options: ${options.join(', ')}.`,
    ),
  };
};

export const unknownParameter = (name: string, known: readonly string[]): Problem => {
  const near = hint(name, known);
  return {
    code: 'unknown-parameter',
    severity: 'error',
    place: { name },
    found: name,
    message: text(
      `没有参数或待核定条目“${name}”。${near.zh}`,
      `There is no parameter or ceiling to decide named “${name}”.${near.en}`,
    ),
  };
};

export const badParameter = (name: string, found: string, example: string): Problem => ({
  code: 'bad-parameter',
  severity: 'error',
  place: { name },
  found,
  message: text(
    `参数“${name}”的值“${found}”无法识别，应形如 ${example}。`,
    `The value “${found}” of “${name}” cannot be read; write it like ${example}.`,
  ),
});
