/** A sheet of ours that stays as it is since it holds something of the user's: its name and the names of all sheets in; the name that it gets out. */

import { parseOwnKey } from '../own-keys';

/** Sheets of runs, which later runs write anew; what belongs to no policy is for the user to fill in. */
export const isOfRuns = (key: string): boolean => parseOwnKey(key) !== undefined;

/** By which a chart of ours is told from those of the user. */
export const CHART_NAME = '策算图表';

/** Excel takes no more. */
const LONGEST = 31;

const CHINESE = /[\u4e00-\u9fff]/;

/** `测算依据（留存1）`, in the language that the sheet's name is in. */
export const keptSheetName = (name: string, taken: Iterable<string>): string => {
  const known = new Set([...taken].map((one) => one.toLowerCase()));
  for (let n = 1; ; n += 1) {
    const tail = CHINESE.test(name) ? `（留存${n}）` : ` (kept ${n})`;
    const free = name.slice(0, LONGEST - tail.length) + tail;
    if (!known.has(free.toLowerCase())) return free;
  }
};
