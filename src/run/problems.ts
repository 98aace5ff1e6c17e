/** What can be wrong with a run as a whole: one factory per code. */
import { text } from '../core/lang';
import { nearest } from '../core/nearest';
import type { Problem } from '../core/problem';
import type { OtherSheets } from './elsewhere';

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

const quoted = (names: readonly string[], lang: 'zh' | 'en'): string =>
  names.map((name) => `“${name}”`).join(lang === 'zh' ? '、' : ', ');

/** A policy's evidence, receipt, memory and record are about one sheet; a second one would take them from the first. */
export const resultsOnOtherSheets = (sheet: string, { sheets, was }: OtherSheets): Problem => ({
  code: 'results-elsewhere',
  severity: 'error',
  place: { sheet },
  message:
    was === undefined
      ? text(
          `这项政策的测算结果在工作表${quoted(sheets, 'zh')}上，测算依据、测算凭据等表也都是它的；在“${sheet}”上什么都没有改动。一个工作簿中，一项政策只有一张表的测算结果：要改在“${sheet}”上测算，请先在${quoted(sheets, 'zh')}上撤销测算，或删除那里的测算列；两张表的结果都要留，请把“${sheet}”移到另一个工作簿。`,
          `The results of this policy stand on sheet ${quoted(sheets, 'en')}, and the sheets of evidence and the receipt are about it; nothing was changed on “${sheet}”. A workbook has the results of a policy for one sheet: to have them on “${sheet}” instead, undo the run on ${quoted(sheets, 'en')} first or delete its award columns; to keep both, move “${sheet}” to another workbook.`,
        )
      : text(
          `工作表${quoted([sheet, ...sheets], 'zh')}都有这项政策的测算列，测算时的工作表“${was}”已不在，无法判断哪一张是它、哪一张是复制出来的；什么都没有改动。请把原来的那张改回“${was}”，或删除复制出来的那张上的测算列，再试一次。`,
          `Sheets ${quoted([sheet, ...sheets], 'en')} have award columns of this policy, and “${was}”, the sheet of the run, is gone, so that nobody can tell which of them it was and which is a copy; nothing was changed. Give the original its name “${was}” again, or delete the award columns on the copy, and try again.`,
        ),
});

export const titleOfAnotherYear = (sheet: string, named: readonly number[], year: number): Problem => ({
  code: 'title-year',
  severity: 'warning',
  place: { sheet },
  found: named.join('、'),
  message: text(
    `表的标题写的是 ${named.join('、')} 年，本次按 ${year} 年度测算。请核对年度和所用的表。`,
    `The title of the sheet names ${named.join(', ')}, and this run is for ${year}. Please check the year and the sheet.`,
  ),
});
