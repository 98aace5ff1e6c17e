/** The rows of the sample: the sketches of 60 enterprises in, 80 rows with credit codes and what every row repeats, out. */
import { checkCharacter } from '../../src/sheet/read/credit-code';
import type { ColumnKey } from './columns';
import { ordinary } from './ordinary';
import { SHOWN } from './shown';
import type { SampleRow, Sketch } from './sketch';

const ORGANISATION = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const REGION: Readonly<Record<string, string>> = {
  越城区: '330602',
  柯桥区: '330603',
  上虞区: '330604',
  诸暨市: '330681',
  嵊州市: '330683',
  新昌县: '330624',
};

/** A code with both check characters right, in a number range (MAXY…) that nobody has been given. */
export const sampleCode = (district: string, number: number): string => {
  const body = `MAXY${String(number).padStart(4, '0')}`;
  const sum = [...body].reduce(
    (all, letter, i) => all + ORGANISATION.indexOf(letter) * ([3, 7, 9, 10, 5, 8, 4, 2][i] as number),
    0,
  );
  const check = 11 - (sum % 11);
  const first17 = `91${REGION[district] ?? '330600'}${body}${check === 10 ? 'X' : check === 11 ? '0' : String(check)}`;
  return `${first17}${checkCharacter(first17) ?? ''}`;
};

const DEFAULTS: SampleRow = {
  software: 0,
  assets: 0,
  digital: 0,
  keyPlan: '否',
  upgradePlan: '否',
  cluster: '否',
  hydrogen: '否',
  ownLand: '否',
  earlyStart: 0,
  earlyFinish: 0,
  grade: 'B',
  newAbove: '否',
  dishonest: '否',
  sixSectors: '否',
  outside: '否',
  elsewhere: '否',
};
const FIRST_ROW: SampleRow = {
  honours: '无',
  nationalLed: 0,
  nationalJoined: 0,
  paidSpecialised: 0,
  paidSmart: 0,
  paidStars: 0,
  retired: 0,
  retiredPlan: '否',
  retiredDone: '否',
};
/** Said on every row of an enterprise. */
const REPEATED: readonly ColumnKey[] = ['revenue', 'revenueBefore', 'revenueBest', 'grade', 'newAbove', 'dishonest'];

const rowsOf = (one: Sketch, index: number): readonly SampleRow[] => {
  const code = sampleCode(one.district, 101 + index * 7);
  const about = one.about ?? {};
  const shown = about.code === 'spaced' ? `${code.slice(0, 8)} ${code.slice(8).toLowerCase()}` : code;
  const repeated = Object.fromEntries(Object.entries(about).filter(([key]) => REPEATED.includes(key as ColumnKey)));
  const best = typeof about.revenueBefore === 'number' ? { revenueBest: about.revenueBefore } : {};
  return one.projects.map((project, k) => ({
    ...DEFAULTS,
    ...best,
    ...(k === 0 ? { ...FIRST_ROW, ...about } : repeated),
    name: one.name,
    code: shown,
    district: one.district,
    grade: about.grade ?? (['A', 'A', 'B', 'B', 'B', 'C'][index % 6] as string),
    ...project,
  }));
};

/** 80 rows of 60 enterprises, in the order of the sheet. */
export const sampleRows = (districts: readonly string[]): readonly SampleRow[] => {
  const shownRows = SHOWN.reduce((sum, one) => sum + one.projects.length, 0);
  const all = [...SHOWN, ...ordinary(60 - SHOWN.length, 80 - shownRows, districts)];
  return all.flatMap(rowsOf).map((row, i) => ({ ...row, number: i + 1 }));
};
