/** Everything that reading can report about cells: one factory per code. Each names the cell, what stood there and what would be right. */
import { text, type Text } from '../../core/lang';
import type { Place, Problem, Severity } from '../../core/problem';
import { cellPlace } from '../cells';
import { UNCALCULATED } from '../port/port';
import type { CodeFault } from './credit-code';

/** Where a problem is: the sheet, and the header and input of the column. */
export interface At {
  readonly sheet: string;
  readonly column: number;
  readonly header: string;
  readonly input?: string;
}

export const make = (code: string, severity: Severity, place: Place, message: Text, found?: string): Problem => ({
  code,
  severity,
  place,
  message,
  ...(found !== undefined && { found }),
});

export const place = (at: At, row: number): Place => ({
  ...cellPlace(at.sheet, row, at.column),
  ...(at.input !== undefined && { name: at.input }),
});

export const quoted = (found: string): string =>
  (found.length > 40 ? `${found.slice(0, 40)}…` : found).replace(/\s*[\r\n]+\s*/g, ' ');

/** What is wrong with a cell, before anybody asks to be told of it. */
export interface CellFault {
  readonly code: string;
  readonly make: (at: At, row: number, found: string) => Problem;
}

const cell = (code: string, severity: Severity, zh: string, en: string): CellFault => ({
  code,
  make: (at, row, found) =>
    make(
      code,
      severity,
      place(at, row),
      text(`“${at.header}”填的是“${quoted(found)}”：${zh}`, `“${at.header}” holds “${quoted(found)}”: ${en}`),
      found,
    ),
});

const wrongValue = cell(
  'error-value',
  'error',
  '公式出错，没有可用的值。请改正公式或填入数值；用到它的条款暂不测算。',
  'an error value. Correct the formula or enter a value; items that need it are not computed.',
);
const notCalculated = cell(
  'not-calculated',
  'error',
  '公式还没有计算结果。请用 Excel 或 WPS 打开、保存一次后再测算。',
  'a formula that no program has calculated yet. Open and save the workbook once, then run again.',
);
export const errorValue = (found: string): CellFault =>
  found === UNCALCULATED ? { ...notCalculated, make: (at, row) => notCalculated.make(at, row, '=…') } : wrongValue;
export const textInNumber = cell(
  'text-in-number',
  'error',
  '应填数字。请只填一个数，不要写“约”“余”、区间或文字。',
  'a number is expected. Enter one number, without words or ranges.',
);
export const badGrouping = cell(
  'bad-grouping',
  'error',
  '千分位逗号位置不对，看不出是多少。请去掉逗号重填。',
  'the thousands separators are misplaced. Enter it without commas.',
);
export const dateInNumber = cell(
  'date-in-number',
  'error',
  '是日期，这里应填数字。请把单元格格式改为“常规”后重填。',
  'a date, where a number is expected. Set the format to General and enter it again.',
);
export const negative = cell('negative', 'error', '不能是负数。请核对后重填。', 'it cannot be negative.');
export const tooLarge = cell(
  'too-large',
  'error',
  '数值太大，无法精确到分。请核对单位。',
  'too large to be exact. Check the unit.',
);
export const notWhole = cell('not-whole', 'error', '应为整数。请核对后重填。', 'a whole number is expected.');
export const numberInYesNo = cell(
  'not-yes-no',
  'error',
  '应填是、否（或 √、×、1、0、Y、N、有、无）。',
  'yes or no is expected (是, 否, √, ×, 1, 0, Y, N).',
);

export const outOfRange = (from: string | undefined, to: string | undefined): CellFault => {
  const zh =
    from !== undefined && to !== undefined
      ? `应在 ${from} 与 ${to} 之间`
      : to !== undefined
        ? `不应大于 ${to}`
        : `不应小于 ${from ?? ''}`;
  const en =
    from !== undefined && to !== undefined
      ? `expected between ${from} and ${to}`
      : to !== undefined
        ? `at most ${to} is expected`
        : `at least ${from ?? ''} is expected`;
  return cell('out-of-range', 'error', `${zh}。请核对数值和单位。`, `${en}. Check value and unit.`);
};

export const unitContradiction = (expected: string): CellFault =>
  cell(
    'unit-contradiction',
    'error',
    `单位与表头不符，这一列应为 ${expected}。请改为这一单位的数。`,
    `its unit contradicts the header; this column is in ${expected}.`,
  );

/** What differs from cell to cell is worked out when it is told. */
const later = (code: string, fault: () => CellFault): CellFault => ({
  code,
  make: (at, row, found) => fault().make(at, row, found),
});

export const subFen = (kept: () => string): CellFault =>
  later('rounded-to-unit', () => {
    const to = kept();
    return cell(
      'rounded-to-unit',
      'warning',
      `位数多于所能保留的，已四舍五入为 ${to}。如非本意请改正原数。`,
      `it has more digits than are kept; rounded half up to ${to}.`,
    );
  });

export const percentMixed = (at: At, row: number, cells: Text, found?: string): Problem =>
  make(
    'percent-mixed',
    'error',
    place(at, row),
    text(
      `“${at.header}”一列里既有 12 这样的写法，也有 0.12 这样的写法，看不出是百分之几：${cells.zh}。请统一写成 12%，或在表头注明（%）；这些格暂不测算。`,
      `“${at.header}” holds numbers such as 12 as well as 0.12, so their percentage is unclear: ${cells.en}. Write 12%, or state （%） in the header; these cells are not used.`,
    ),
    found,
  );

export const percentSmall = (at: At, row: number, cells: Text, found?: string): Problem =>
  make(
    'percent-small',
    'warning',
    place(at, row),
    text(
      `“${at.header}”的单位是 %，${cells.zh} 的数不大于 1，已按百分之零点几读取。如本意是百分之几十，请写成 12% 这样。`,
      `“${at.header}” is in %; the numbers in ${cells.en} are not above 1 and were read as fractions of a percent. Write 12% if more was meant.`,
    ),
    found,
  );

export const notAnOption = (options: readonly string[], nearest: () => string | undefined): CellFault =>
  later('not-an-option', () => {
    const near = nearest();
    return cell(
      'not-an-option',
      'error',
      `${near === undefined ? '' : `是否想填“${near}”？`}可填：${options.join('、')}。`,
      `${near === undefined ? '' : `did you mean “${near}”? `}expected one of ${options.join(', ')}.`,
    );
  });

export const listAndColumnDisagree = (title: string, listCell: string, list: () => string): CellFault => ({
  code: 'title-disagrees',
  make: (at, row, own) =>
    make(
      'title-disagrees',
      'error',
      place(at, row),
      text(
        `“${title}”前后不一：本格填“${quoted(own)}”，${listCell} 的认定清单填“${quoted(list())}”。请统一；统一之前按缺数据处理。`,
        `“${title}” is told in two ways: this cell says “${quoted(own)}”, the list in ${listCell} says “${quoted(list())}”. Until they agree it counts as missing.`,
      ),
      own,
    ),
});

export const unknownTitle = (at: At, row: number, found: string, cells: Text, near: string | undefined): Problem =>
  make(
    'unknown-title',
    'warning',
    place(at, row),
    text(
      `认定名称“${quoted(found)}”不在该政策的认定之列（${cells.zh}），未计。${near === undefined ? '' : `是否想写“${near}”？`}`,
      `“${quoted(found)}” is no recognition of this policy (${cells.en}); not counted.${near === undefined ? '' : ` Did you mean “${near}”?`}`,
    ),
    found,
  );

const CODE_FAULTS: Readonly<Record<CodeFault['fault'], (fault: never) => readonly [string, string]>> = {
  number: () => [
    '以数值存放，第 15 位以后的数字已丢失。请把单元格设为“文本”后重新填写 18 位代码',
    'stored as a number, so the digits after the 15th are lost. Format the cell as text and enter the 18 characters again',
  ],
  'digits lost': () => [
    '末几位已丢失（曾按数值存放）。请重新填写 18 位代码',
    'its last digits were lost when it was a number. Enter the 18 characters again',
  ],
  length: (f: { length: number }) => [`应为 18 位，这里是 ${f.length} 位`, `18 characters are expected, not ${f.length}`],
  letter: (f: { letter: string; instead?: string }) => [
    `不含字母“${f.letter}”${f.instead === undefined ? '' : `，是否应为数字“${f.instead}”`}`,
    `the character “${f.letter}” never occurs${f.instead === undefined ? '' : `; is it a ${f.instead}`}`,
  ],
  check: (f: { expected: string }) => [
    `校验位不符（按前 17 位，末位应为“${f.expected}”），至少有一位填错`,
    `the check character does not fit (the first 17 call for “${f.expected}”), so at least one character is wrong`,
  ],
};

export const damagedCode = (fault: CodeFault): CellFault => {
  const code =
    fault.fault === 'check'
      ? 'code-check-failed'
      : fault.fault === 'number' || fault.fault === 'digits lost'
        ? 'code-damaged'
        : 'code-malformed';
  return {
    code,
    make: (at, row, found) => {
      const [zh, en] = CODE_FAULTS[fault.fault](fault as never);
      return make(
        code,
        'error',
        place(at, row),
        text(
          `统一社会信用代码“${quoted(found)}”${zh}。该行暂按企业名称归并。`,
          `Credit code “${quoted(found)}”: ${en}. The row is joined by name meanwhile.`,
        ),
        found,
      );
    },
  };
};
