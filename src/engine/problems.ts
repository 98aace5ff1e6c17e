/** What can be wrong with the officer's choices: one factory per code. */
import { text, type Text } from '../core/lang';
import { nearest } from '../core/nearest';
import type { Place, Problem } from '../core/problem';
import type { Figure } from './enter';

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

const NAMES_AT_MOST = 5;

/** `甲、乙、丙 等 12 家`. */
const namesText = (names: readonly string[]): Text => {
  const shown = names.slice(0, NAMES_AT_MOST);
  const more = names.length - shown.length;
  return more > 0
    ? text(`${shown.join('、')} 等 ${names.length} 家`, `${shown.join(', ')} and ${more} more`)
    : text(shown.join('、'), shown.join(', '));
};

/** Equal scores are told; where a limit between classes may fall among them somebody has to decide. */
export const rankingTie = (item: string, group: string, names: readonly string[], at: Text, matters: boolean): Problem => {
  const who = namesText(names);
  return {
    code: 'ranking-tie',
    severity: matters ? 'warning' : 'info',
    place: { item },
    message: text(
      `${group}：${who.zh}得分相同，${at.zh}${matters ? '；扶持类型的界限可能落在其间，请核定先后' : ''}。`,
      `${group}: ${who.en} have equal scores, ${at.en}${matters ? '; a limit between classes may fall among them, so decide their order' : ''}.`,
    ),
  };
};

export const rankingIncomplete = (item: string, group: Text, names: readonly string[]): Problem => {
  const who = namesText(names);
  return {
    code: 'ranking-incomplete',
    severity: 'warning',
    place: { item },
    message: text(
      `${group.zh}：${who.zh}缺数据，未参加排名；补齐后其他企业的名次可能变动。`,
      `${group.en}: ${who.en} lack data and are not ranked; other places may change once they have it.`,
    ),
  };
};

/** The sheet has figures to rank by, and lacks other columns that the ranking asks for. */
export const rankingWithoutColumns = (item: string, columns: readonly Text[]): Problem => ({
  code: 'ranking-incomplete',
  severity: 'warning',
  place: { item },
  message: text(
    `没有排名：表中没有${columns.map(({ zh }) => `“${zh}”`).join('、')}列；补上这些列后即可排名。`,
    `Nothing is ranked: the sheet has no column ${columns.map(({ en }) => `“${en}”`).join(', ')}; add it and run again.`,
  ),
});

export const badParameter = (name: string, found: string, example: Text, inCell: boolean): Problem => ({
  code: 'bad-parameter',
  severity: 'error',
  place: { name },
  found,
  message: text(
    `参数“${name}”的值“${found}”无法识别，应形如 ${example.zh}${inCell ? '' : '@文号'}。`,
    `The value “${found}” of “${name}” cannot be read; write it like ${example.en}${inCell ? '' : '@DOCUMENT'}.`,
  ),
});

const cellText = ({ sheet, cell }: Place): { zh: string; en: string } => ({
  zh: `“${sheet ?? ''}”${cell ?? ''}`,
  en: `${cell ?? ''} of “${sheet ?? ''}”`,
});

export const cellWithoutDocument = (name: string, place: Place): Problem => ({
  code: 'parameter-without-document',
  severity: 'warning',
  place: { ...place, name },
  message: text(
    `参数“${name}”没有注明依据文号，已照所填数值测算。请在${cellText(place).zh}填写文号。`,
    `Parameter “${name}” names no document; its figure was used all the same. Write the document into ${cellText(place).en}.`,
  ),
});

/** The same name was given for this run. */
export const cellOverridden = ({ name, value, at }: Figure, instead: string): Problem => ({
  code: 'parameter-overridden',
  severity: 'warning',
  place: { ...at, name },
  found: value,
  message: text(
    `“${name}”按本次指定的 ${instead} 测算，${cellText(at).zh}所填的 ${value} 未采用。`,
    `“${name}” is ${instead} as given for this run; ${value} in ${cellText(at).en} was not used.`,
  ),
});
