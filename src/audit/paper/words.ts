/** The words of the working paper: what was done and how, in both languages. */
import { text, type Text } from '../../core/lang';

export const SHEETS = {
  audit: text('核对底稿', 'Audit paper'),
  findings: text('核对底稿·明细', 'Audit findings'),
} as const;

/** How the audit was made, so that another person can judge it. */
export const METHOD: readonly Text[] = [
  text(
    '逐行按政策条款重新测算，与给定金额比较到分；空白不视为 0，缺数据的不判断对错，只列为“无法核对”。',
    'Every row was computed anew by the policy and compared to the 分. A blank is not zero; where data is missing nothing is judged.',
  ),
  text(
    '企业一级的奖补可记在该企业的任何一行；同一项目分列几行的，合计相符即为一致。',
    'An enterprise’s own awards may stand on any of its rows; rows of one project agree where their sum does.',
  ),
  text(
    '原因是试出来的：每次只改动一处（上限、加点、条件、基数、单位、取整、口径、年份、就高、限制条件等）重新测算，结果与给定金额一分不差的，列为原因（整列取整的，再按同样取整）；只是接近的注明“接近”。',
    'Causes were found by trying: one thing at a time was changed (cap, points, condition, base, unit, rounding, reading, year, highest-only, exclusion …). What comes to the given amount exactly is a cause (after the same rounding where the whole column is rounded); what only comes near says so.',
  ),
  text(
    '一个金额可能有几种解释，排在前面的可能性较大；是否属实由核对人判断。',
    'An amount may have several explanations; the likeliest stands first. Whether it is true is for the auditor to judge.',
  ),
  text(
    '少给与多给同样列出。“贴近界限”和“疑似重复”是线索，不是差错。',
    'Too little is told like too much. “At a line” and “possible double” are leads, not errors.',
  ),
];
