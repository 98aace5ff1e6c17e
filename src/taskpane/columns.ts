/** What the screen says about a recognised column: a match and its input in; words for how sure it is and the units that it could have, out. */
import { text, type Text } from '../core/lang';
import type { Input } from '../policy/model';
import type { ColumnMatch, MappedColumn } from '../sheet/mapping';
import { fits, needsUnit, unitNamed } from '../sheet/units';
import { CONFIDENCE } from './texts/texts';

export interface Confidence {
  readonly text: Text;
  readonly level: 'officer' | 'sure' | 'likely' | 'doubtful';
}

const SURE = 0.93;
const LIKELY = 0.82;

export const confidenceOf = ({ confidence }: ColumnMatch, by: MappedColumn['by'] | undefined): Confidence => {
  const level = by === 'officer' ? 'officer' : confidence >= SURE ? 'sure' : confidence >= LIKELY ? 'likely' : 'doubtful';
  return { level, text: CONFIDENCE[level] };
};

const UNIT_NAMES = [
  ['元', 'yuan'],
  ['百元', '100 yuan'],
  ['千元', '1,000 yuan'],
  ['万元', '10,000 yuan'],
  ['亿元', '100 million yuan'],
  ['%', '%'],
  ['小数', 'as a decimal'],
  ['‰', '‰'],
  ['平方米', 'm²'],
  ['万平方米', '10,000 m²'],
  ['亩', 'mu'],
  ['公顷', 'hectares'],
  ['吨', 't'],
  ['万吨', '10,000 t'],
  ['天', 'days'],
  ['月', 'months'],
] as const;

/** Units that a column has, and cannot be chosen. */
const OTHER_UNITS = [
  ['美元', 'US dollars'],
  ['万美元', '10,000 US dollars'],
  ['吨标准煤', 't of coal equivalent'],
  ['年', 'years'],
  ['家', 'enterprises'],
  ['人', 'persons'],
  ['名', 'persons'],
  ['户', 'households'],
  ['件', 'pieces'],
  ['位', 'ranks'],
  ['项', 'items'],
  ['个', 'number'],
  ['次', 'times'],
  ['场', 'events'],
  ['台', 'sets'],
  ['套', 'sets'],
  ['辆', 'vehicles'],
] as const;

const UNITS: ReadonlyMap<string, Text> = new Map(UNIT_NAMES.map(([zh, en]) => [zh, text(zh, en)]));

const NAMED: ReadonlyMap<string, Text> = new Map([...UNIT_NAMES, ...OTHER_UNITS].map(([zh, en]) => [zh, text(zh, en)]));

/** A unit as it is shown; one that nobody has named in English has one name only. */
export const unitText = (unit: string): Text => NAMED.get(unit) ?? text(unit, unit);

const unitsOf = ({ type, displayUnit }: Input): readonly string[] => {
  if (!needsUnit(type)) return [];
  const known = [displayUnit, ...UNITS.keys()].filter((name, i, all) => {
    const unit = unitNamed(name);
    return all.indexOf(name) === i && unit !== undefined && fits(unit, type);
  });
  return known.length > 1 ? known : [];
};

const known = new WeakMap<Input, readonly string[]>();

/** Units that the officer can choose for a column; none where its values mean the same in any. Worked out once for each input. */
export const unitsFor = (input: Input): readonly string[] => {
  const units = known.get(input) ?? unitsOf(input);
  known.set(input, units);
  return units;
};
