/** What of a sheet of sums could not be held against its list: one factory per code. */
import { text, type Text } from '../../core/lang';
import type { Problem } from '../../core/problem';

const quoted = (headers: readonly string[]): Text =>
  text(headers.map((one) => `“${one}”`).join('、'), headers.map((one) => `“${one}”`).join(', '));

export const repeatedGroup = (sheet: string, list: string, label: string): Problem => ({
  code: 'summary-repeated',
  severity: 'warning',
  place: { sheet, name: label },
  message: text(
    `工作表“${sheet}”像是“${list}”的汇总，但“${label}”占几行，看不出每行汇总的是哪一部分，没有核对。请每组一行。`,
    `Sheet “${sheet}” looks like sums of “${list}”, but “${label}” has several rows, and what each of them sums is not clear, so it was not checked. Give each group one row.`,
  ),
});

export const severalKeys = (sheet: string, headers: readonly string[]): Problem => ({
  code: 'summary-ambiguous',
  severity: 'warning',
  place: { sheet },
  message: text(
    `工作表“${sheet}”像是汇总表，但看不出按名单的哪一列分组（${quoted(headers).zh}），没有核对。请让分组列的表头与名单一致。`,
    `Sheet “${sheet}” looks like sums, but by which column of the list is not clear (${quoted(headers).en}), so it was not checked. Head its column of groups as the list does.`,
  ),
});

export const unclearColumns = (sheet: string, headers: readonly string[]): Problem => ({
  code: 'summary-columns-unclear',
  severity: 'warning',
  place: { sheet },
  message: text(
    `汇总表“${sheet}”的${quoted(headers).zh}可以对应名单的几列，或有几列说的是同一个数，没有核对。请让表头与名单的列一致。`,
    `On the sheet of sums “${sheet}”, ${quoted(headers).en} may mean several columns of the list, or several columns state one figure, so they were not checked. Head them as the list does.`,
  ),
});

export const columnsLeft = (sheet: string, headers: readonly string[]): Problem => ({
  code: 'summary-columns-left',
  severity: 'info',
  place: { sheet },
  message: text(
    `汇总表“${sheet}”的${quoted(headers).zh}在名单中没有对应的列，没有核对。`,
    `On the sheet of sums “${sheet}”, ${quoted(headers).en} ${headers.length === 1 ? 'has' : 'have'} no column of the list to be held against and ${headers.length === 1 ? 'was' : 'were'} not checked.`,
  ),
});

export const noUnit = (sheet: string, header: string): Problem => ({
  code: 'summary-unit-unknown',
  severity: 'warning',
  place: { sheet, name: header },
  message: text(
    `汇总表“${sheet}”的“${header}”没有注明单位，按“元”和按“万元”都没有一处与名单相符，没有核对。请注明单位。`,
    `On the sheet of sums “${sheet}”, “${header}” states no unit, and neither as 元 nor as 万元 does any of it agree with the list, so it was not checked. State the unit.`,
  ),
});

/** Counts of all enterprises of a region, say, and not of the list. */
export const notOfList = (sheet: string, list: string): Problem => ({
  code: 'summary-not-of-list',
  severity: 'warning',
  place: { sheet },
  message: text(
    `工作表“${sheet}”只有数量、没有金额，且没有一处与“${list}”相符，看不出是它的汇总，没有列为不符。如是，请逐行核对数量。`,
    `Sheet “${sheet}” has counts and no amounts, and none of them agrees with “${list}”, so it may not be its sums and nothing was held against it. If it is, check its counts.`,
  ),
});
