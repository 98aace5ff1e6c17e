/** Writes docs/audit-kinds.md: errors of every kind planted in every shipped policy, what the audit finds of them and what it names. Run with `node -r ./tools/register.cjs tools/audit-kinds.ts`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { policyIds } from '../src/run/policies';
import { tableOf } from '../tests/support/audit-table';
import { tried } from '../tests/support/audit-tried';

const PAGE = join(__dirname, '../docs/audit-kinds.md');

const INTRO = `# What the audit finds

Made by \`tools/audit-kinds.ts\`; \`tests/audit/every-kind\` plants the same errors again and fails where a number here is no longer so.

For each shipped policy a sheet on which every item pays: the rows of its worked examples, and rows on the edges of every formula. Beside the data stands a column of right amounts for each item, each matter and each article. Then errors are planted:

- the document misread: a cap, a condition or points left out of the pack, a comparison turned round, a neighbouring tier, figure or ceiling, a base cut at the cap, a line deducted from the base, a ratio rounded, a cap borrowed from another item, points multiplied, a deduction left out, rules on exclusion, on the highest of a matter or on a yearly sum left out (changes of the pack’s YAML, loaded and computed anew);
- the sheet misread: another column of money for a base, or a pair of them for this year’s and last year’s, last year’s column, earlier payments, a recognition of an earlier year, another unit; every other option of every reading;
- slips in the amount, by plain arithmetic: unit, sign, VAT, rounding, counted several times, swapped digits, the row above, nothing at all, a constant over a formula, and amounts that nothing explains (“no cause found” is right for them).

Of each kind at most two in a column. Where several kinds come to the same amount in a row, nobody can tell them apart: each of them counts as right. A cell says how many were **named first as what they are / planted**. “—”: the policy has no place where the kind could happen, or no such sheet was made: one level’s part and a budget are planted in \`tests/audit/choices.test.ts\`, totals beside the columns of their items in \`tests/audit/totals.test.ts\`. A base can be cut at the cap only where an item takes a share of a sum under a cap of its own: 闵行 has no item with a cap, and the one of 555 pays by floor area. A line can be deducted only where one is asked of the base of a share. A step can be left out only where a formula that is in force deducts something: 杭州 deducts nothing but what was paid before, 闵行 only under readings that are not the default.

`;

const NOTES = `

What is told wrongly is mostly two errors of one amount: the amount of the row above that is a tier of the policy too, a cap that lost a digit, a condition that fails when the base is divided by 1.13. The finding lists the other explanations behind the first.
`;

async function main(): Promise<void> {
  const { format } = await import('prettier');
  const text = `${INTRO}${tableOf(policyIds.map(tried))}${NOTES}`;
  writeFileSync(PAGE, await format(text, { parser: 'markdown' }));
}

void main();
