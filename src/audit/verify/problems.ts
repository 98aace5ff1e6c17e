/** Why a workbook cannot be verified: one factory per code. */
import { text } from '../../core/lang';
import type { Place, Problem } from '../../core/problem';

const error = (code: string, place: Place, zh: string, en: string): Problem => ({
  code,
  severity: 'error',
  place,
  message: text(zh, en),
});

export const noReceipt = (): Problem =>
  error(
    'no-receipt',
    {},
    '工作簿中没有“测算凭据”表，不是策算写出的结果，或该表已被删除。没有凭据无法复核；要核对别人算出的金额，请用“核对”（命令行为 cesuan audit）。',
    'The workbook has no receipt: it is no result of this program, or the sheet was deleted. Without it nothing can be verified; to check amounts that somebody else computed, use the audit (cesuan audit on the command line).',
  );

export const receiptUnreadable = (sheet: string): Problem =>
  error(
    'receipt-unreadable',
    { sheet },
    `“${sheet}”已不成其为凭据：首行标题、政策编号、测算年度、奖补合计几行应在。`,
    `“${sheet}” can no longer be read as a receipt: its title, policy id, year and total should stand there.`,
  );

export const packNeeded = (id: string, version: string, sheet: string): Problem =>
  error(
    'pack-needed',
    { sheet },
    `凭据所说的政策“${id}”（版本 ${version}）不在随附的政策之中。`,
    `The receipt names policy “${id}” (version ${version}), which is not among those that come with the program.`,
  );

export const dataGone = (sheet: string, receipt: string): Problem =>
  error(
    'data-gone',
    { sheet: receipt },
    `凭据所说的工作表“${sheet}”不在工作簿中，也没有别的表含有该政策的奖补列。`,
    `The sheet “${sheet}” that the receipt names is gone, and no other has award columns of the policy.`,
  );

export const notCalculated = (first: Place, count: number): Problem =>
  error(
    'not-calculated',
    first,
    `结果中有 ${count} 格的公式还没有计算结果（首格 ${first.cell ?? ''}），没有可以比较的值。请用 Excel 或 WPS 打开、保存一次后再复核。`,
    `${count} cells of the results are formulas that no program has calculated yet (the first is ${first.cell ?? ''}), so there is nothing to compare. Open and save the workbook once, then verify again.`,
  );
