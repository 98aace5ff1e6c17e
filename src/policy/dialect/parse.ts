/** Second pass: mathjs gives the syntax tree of a formula whose quantities are already symbols; only Chinese and Latin names, and nothing of mathjs's semantics, come through. */
import { create, parseDependencies, type FactoryFunctionMap, type MathNode } from 'mathjs/number';
import { text } from '../../core/lang';
import { FormulaError, syntax } from '../problems';
import { extractQuantities, normalise, type Quantity } from './quantities';

const math = create(parseDependencies as FactoryFunctionMap);

/** Letters of names: Han characters and Latin letters; full-width forms and operators stay operators. Digits may follow. */
const LETTER = /[\p{Script=Han}A-Za-z_〇]/u;
(math.parse as unknown as { isAlpha: (c: string) => boolean }).isAlpha = (c) => LETTER.test(c);

export interface Parsed {
  readonly tree: MathNode;
  readonly quantities: readonly Quantity[];
}

const COMMON: readonly (readonly [RegExp, string, string])[] = [
  [/&&/, '请写 and（或“ 且 ”）', 'write and'],
  [/\|\|/, '请写 or（或“ 或 ”）', 'write or'],
  [/\d,\d{3}/, '数字不要加千分位逗号', 'write numbers without thousands separators'],
];

/** Throws FormulaError with the place in the formula. */
export const parseFormula = (source: string): Parsed => {
  const normal = normalise(source);
  for (const [pattern, zh, en] of COMMON) {
    const found = pattern.exec(normal);
    if (found) throw new FormulaError(syntax(source, found.index + 1, text(zh, en)));
  }
  const { text: symbols, quantities } = extractQuantities(normal);
  try {
    return { tree: math.parse(symbols), quantities };
  } catch (error) {
    const { char, message } = error as { char?: number; message: string };
    throw new FormulaError(syntax(source, char, text('括号、运算符或名称不完整', message)));
  }
};
