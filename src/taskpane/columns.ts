/** What the screen says about a recognised column: a match and its input in; words for how sure it is and the units that it could have, out. */
import type { Text } from '../core/lang';
import type { Input } from '../policy/model';
import type { ColumnMatch, MappedColumn } from '../sheet/mapping';
import { fits, needsUnit, unitNamed } from '../sheet/units';
import { CONFIDENCE } from './texts';

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

const UNITS = [
  '元',
  '百元',
  '千元',
  '万元',
  '亿元',
  '%',
  '小数',
  '‰',
  '平方米',
  '万平方米',
  '亩',
  '公顷',
  '吨',
  '万吨',
  '天',
  '月',
];

/** Units that the officer can choose for a column; none where its values mean the same in any. */
export const unitsFor = ({ type, displayUnit }: Input): readonly string[] => {
  if (!needsUnit(type)) return [];
  const known = [displayUnit, ...UNITS].filter((name, i, all) => {
    const unit = unitNamed(name);
    return all.indexOf(name) === i && unit !== undefined && fits(unit, type);
  });
  return known.length > 1 ? known : [];
};
