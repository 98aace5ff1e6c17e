/** What can be wrong with a plan by itself, before Excel is asked anything: a plan in, problems out. */
import type { Problem } from '../../../core/problem';
import { columnName, sheetName } from '../../../sheet/port/own-names';
import type { WritePlan } from '../../../sheet/port/port';
import { cellPlace } from '../../address';
import { eachCell, type Block } from '../cells';
import { badKey, beyondOurs, beyondSheet, notANumber, textTooLong } from './refusals';

const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
const LONGEST_TEXT = 32_767;
/** Of each kind; the first few say enough. */
const PROBLEMS_AT_MOST = 20;

const badKeys = (plan: WritePlan): Problem[] => {
  const problems: Problem[] = [];
  const check = (sheet: string, keys: readonly string[], name: (key: string) => string): void => {
    const seen = new Set<string>();
    for (const key of keys) {
      try {
        name(key);
        if (seen.has(key)) problems.push(badKey(sheet, key));
      } catch {
        problems.push(badKey(sheet, key));
      }
      seen.add(key);
    }
  };
  check(
    plan.sheet,
    plan.columns.map(({ key }) => key),
    columnName,
  );
  check(
    plan.sheet,
    plan.sheets.map(({ key }) => key),
    sheetName,
  );
  return problems;
};

export const checkPlan = (plan: WritePlan, blocks: readonly Block[]): Problem[] => {
  const problems = badKeys(plan);
  const beyond = new Set<string>();
  for (const block of blocks) {
    const { area, sheet } = block;
    if (area.row + area.rows > MOST_ROWS || area.column + area.columns > MOST_COLUMNS) {
      if (!beyond.has(sheet))
        problems.push(
          (sheet === plan.sheet ? beyondSheet : beyondOurs)(
            cellPlace(sheet, area.row + area.rows - 1, area.column + area.columns - 1),
          ),
        );
      beyond.add(sheet);
      continue;
    }
    let found = 0;
    eachCell(block, ({ value }, row, column) => {
      if (found >= PROBLEMS_AT_MOST) return;
      const bad = typeof value === 'number' ? !Number.isFinite(value) : value !== null && value.length > LONGEST_TEXT;
      if (!bad) return;
      found += 1;
      const place = cellPlace(sheet, row, column);
      problems.push(typeof value === 'string' ? textTooLong(place, value.length) : notANumber(place));
    });
  }
  return problems;
};
