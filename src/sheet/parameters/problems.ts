/** What can be wrong with the sheet of parameters: one factory per code. What a figure itself may not be is the engine's to say. */
import { text } from '../../core/lang';
import { nearest } from '../../core/nearest';
import type { Place, Problem, Severity } from '../../core/problem';

const make = (code: string, severity: Severity, place: Place, zh: string, en: string, found?: string): Problem => ({
  code,
  severity,
  place,
  message: text(zh, en),
  ...(found !== undefined && { found }),
});

export const noFields = (sheet: string): Problem =>
  make(
    'parameters-unreadable',
    'error',
    { sheet },
    `工作表“${sheet}”前几行没有同时含“政策编号”“名称”“数值”的表头，所填数值都没有采用，本表也未改动。请恢复表头。`,
    `The first rows of sheet “${sheet}” have no header with 政策编号, 名称 and 数值; none of its figures was used, and it was left as it is. Restore the header.`,
  );

export const unknownPolicy = (place: Place, found: string, known: readonly string[]): Problem => {
  const near = nearest(found, known);
  return make(
    'parameters-policy',
    'error',
    place,
    found === ''
      ? '这一行填了数值，但没有政策编号，未采用。请填写政策编号。'
      : `没有编号为“${found}”的政策，这一行未采用。${near === undefined ? '' : `是否想写“${near}”？`}`,
    found === ''
      ? 'This row has a figure but no policy id; it was not used. Fill in the policy id.'
      : `There is no policy “${found}”; this row was not used.${near === undefined ? '' : ` Did you mean “${near}”?`}`,
    found,
  );
};

export const valueUnreadable = (place: Place, name: string, found: string): Problem =>
  make(
    'parameters-value',
    'error',
    { ...place, name },
    `“${name}”的数值“${found}”无法识别，未采用。请填数字，或连单位一起写，如 50万元、5%。`,
    `The figure “${found}” of “${name}” cannot be read and was not used. Write a number, or a number with its unit such as 500,000 yuan or 5%.`,
    found,
  );

export const fractionUnclear = (place: Place, name: string, found: string): Problem =>
  make(
    'parameters-fraction',
    'error',
    { ...place, name },
    `“${name}”填的是 ${found}，单位是“%”：是 ${found}%，还是 ${Number((Number(found) * 100).toPrecision(12))}%？未采用。请连“%”一起写。`,
    `“${name}” is ${found} with the unit “%”: ${found}%, or ${Number((Number(found) * 100).toPrecision(12))}%? It was not used. Write it with its “%”.`,
    found,
  );

export const twoFigures = (place: Place, name: string, first: string, found: string): Problem =>
  make(
    'parameters-twice',
    'error',
    { ...place, name },
    `“${name}”填了两个不同的数值（${first} 和本格），都没有采用。请只留一个。`,
    `“${name}” has two figures, in ${first} and here; neither was used. Keep one.`,
    found,
  );

export const dateUnreadable = (place: Place, name: string, found: string): Problem =>
  make(
    'parameters-date',
    'warning',
    { ...place, name },
    `“${name}”的文件日期“${found}”不是日期，未记入凭据。请写成 2025-03-01 的形式。`,
    `The date “${found}” for “${name}” is no date and is not in the receipt. Write it like 2025-03-01.`,
    found,
  );
