/** Two names of projects in; whether they may be one project in other words, out: 技术改造项目 and 技改项目, but not 一期 and 二期. */
import { editDistance } from '../../core/nearest';
import { nameKey } from '../../sheet/normalise';

/** Phases, lots and models tell projects apart. */
const MARKS = /[0-9A-Z一二三四五六七八九十甲乙丙丁]/g;

const marksIn = (name: string): string => [...name.matchAll(MARKS)].join('');

/** At most so much of the longer name is other letters. */
const MOST = 0.3;

export const isReworded = (a: string, b: string): boolean => {
  const [x, y] = [nameKey(a), nameKey(b)];
  if (x === y || marksIn(x) !== marksIn(y)) return false;
  const longer = Math.max(x.length, y.length);
  return Math.abs(x.length - y.length) <= MOST * longer && editDistance([...x], [...y]) <= MOST * longer;
};
