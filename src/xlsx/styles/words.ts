/** Words of a format: those of Excel's interface in, those of a file out, and back. */

/** Lines by style and weight; those that a file has no weight for have one. */
const LINES: readonly (readonly [file: string, style: string, weight: string])[] = [
  ['thin', 'Continuous', 'Thin'],
  ['hair', 'Continuous', 'Hairline'],
  ['medium', 'Continuous', 'Medium'],
  ['thick', 'Continuous', 'Thick'],
  ['dotted', 'Dot', 'Thin'],
  ['dashed', 'Dash', 'Thin'],
  ['mediumDashed', 'Dash', 'Medium'],
  ['dashDot', 'DashDot', 'Thin'],
  ['mediumDashDot', 'DashDot', 'Medium'],
  ['dashDotDot', 'DashDotDot', 'Thin'],
  ['mediumDashDotDot', 'DashDotDot', 'Medium'],
  ['slantDashDot', 'SlantDashDot', 'Medium'],
  ['double', 'Double', 'Thick'],
];

export const fileLine = (style: string, weight: string): string =>
  (LINES.find((one) => one[1] === style && one[2] === weight) ?? LINES.find((one) => one[1] === style))?.[0] ?? 'thin';

/** Undefined where there is no line. */
export const excelLine = (file: string | undefined): readonly [style: string, weight: string] | undefined => {
  const found = LINES.find(([name]) => name === file);
  return found && [found[1], found[2]];
};

const HORIZONTAL: Readonly<Record<string, string>> = {
  General: 'general',
  Left: 'left',
  Center: 'center',
  Right: 'right',
  Fill: 'fill',
  Justify: 'justify',
  CenterAcrossSelection: 'centerContinuous',
  Distributed: 'distributed',
};

const VERTICAL: Readonly<Record<string, string>> = {
  Top: 'top',
  Center: 'center',
  Bottom: 'bottom',
  Justify: 'justify',
  Distributed: 'distributed',
};

const UNDERLINE: Readonly<Record<string, string>> = {
  Single: 'single',
  Double: 'double',
  SingleAccountant: 'singleAccounting',
  DoubleAccountant: 'doubleAccounting',
};

/** A word that a file does not know says nothing. */
export const WORDS = { horizontal: HORIZONTAL, vertical: VERTICAL, underline: UNDERLINE } as const;

export const excelWord = (words: Readonly<Record<string, string>>, file: string): string | undefined =>
  Object.keys(words).find((word) => words[word] === file);
