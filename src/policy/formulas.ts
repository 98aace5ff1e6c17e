/** Formula texts to typed formulas in a pack's scope: `formulas` returns one compiler for the whole pack, which reports every problem with its line. */
import { text } from '../core/lang';
import type { Problem } from '../core/problem';
import type { Declarations } from './declare';
import { check } from './dialect/check';
import { parseFormula } from './dialect/parse';
import { parseQuantity } from './dialect/quantities';
import { figureKey, figuresOf, parseFigure } from './figures';
import type { Lowering } from './mechanisms/mechanism';
import type { At, Merged } from './merge';
import type { Node, ValueType } from './model';
import { FormulaError, badQuantity, circular, figureNotCited, figureNotUsed, withPlace, wrongType } from './problems';
import { FLAG, MONEY, NUMBER, RATE, isMoney, isPlain, sameDims } from './units';

type Report = (problems: readonly Problem[]) => void;

export interface Compiler {
  /** Runs `work`; a FormulaError inside it is reported at `at`, and undefined returned. */
  attempt<T>(at: At, work: (using: Lowering) => T): T | undefined;
  /** Reports figures of the formulas that are not listed, and listed ones that stand in none. */
  cite(nodes: readonly Node[], figures: readonly string[], article: string, at: At): void;
}

const expect = (node: Node, ok: boolean, type: ValueType, source: string): Node => {
  if (!ok) throw new FormulaError(wrongType(type, node.type, text(`“${source}”`, `“${source}”`)));
  return node;
};

export const formulas = (pack: Merged, declared: Declarations, report: Report): Compiler => {
  const scope = new Map(declared.scope);
  const parse = (source: string): Node => check(parseFormula(source), scope);

  const using: Lowering = {
    money: (source) => {
      const node = parse(source);
      return expect(node, isMoney(node.type), MONEY, source);
    },
    rate: (source) => {
      const node = parse(source);
      return expect(node, node.type.kind === 'number' && isPlain(node.type.dims) && node.type.flavour !== 'point', RATE, source);
    },
    flag: (source) => {
      const node = parse(source);
      return expect(node, node.type.kind === 'flag', FLAG, source);
    },
    number: (source) => {
      const node = parse(source);
      return expect(node, node.type.kind === 'number', NUMBER, source);
    },
    choice: (source) => {
      const node = parse(source);
      if (node.op === 'input' && node.type.kind === 'choice') return { name: node.name, options: node.type.options };
      throw new FormulaError(wrongType({ kind: 'choice', options: [] }, node.type, text(`“${source}”`, `“${source}”`)));
    },
    quantity: (source, like) => {
      const found = parseQuantity(source);
      if (!found) throw new FormulaError(badQuantity(source, text('带单位的数', 'a number with its unit')));
      const node: Node = { op: 'literal', value: found.value, type: found.type, text: found.text };
      const same =
        found.type.kind === 'number' &&
        like.kind === 'number' &&
        sameDims(found.type.dims, like.dims) &&
        (found.type.flavour === 'point') === (like.flavour === 'point');
      return expect(node, same, like, source);
    },
  };

  const attempt = <T>(at: At, work: (with_: Lowering) => T): T | undefined => {
    try {
      return work(using);
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      report([withPlace(error.problem, at.place)]);
      return undefined;
    }
  };

  const cite: Compiler['cite'] = (nodes, figures, article, at) => {
    const listed = new Map(figures.map((printed) => [printed, parseFigure(printed)]));
    const keys = new Set([...listed.values()].flatMap((quantity) => (quantity ? [figureKey(quantity)] : [])));
    const used = nodes.flatMap(figuresOf);
    const missing = new Map(used.filter(({ key }) => !keys.has(key)).map((figure) => [figure.key, figure.text]));
    report([...missing.values()].map((figure) => withPlace(figureNotCited(figure, article), { ...at.place, article })));
    const usedKeys = new Set(used.map(({ key }) => key));
    for (const [printed, quantity] of listed) {
      if (!quantity) report([withPlace(badQuantity(printed, text('带单位的数', 'a number with its unit')), at.place)]);
      else if (!usedKeys.has(figureKey(quantity))) report([withPlace(figureNotUsed(printed), at.place)]);
    }
  };

  // Terms may use each other in any order: each is compiled when the ones it names are known.
  const waiting = new Map(pack.terms);
  const dependsOn = (source: string): string[] => [...waiting.keys()].filter((name) => source.includes(name));
  for (let progress = true; progress && waiting.size;) {
    progress = false;
    for (const [name, { value, at }] of [...waiting]) {
      if (
        dependsOn(value.is).some(
          (other) =>
            other !== name &&
            waiting.has(other) &&
            new RegExp(`(?<![\\p{L}\\p{N}_])${other}(?![\\p{L}\\p{N}_])`, 'u').test(value.is),
        )
      )
        continue;
      waiting.delete(name);
      progress = true;
      const node = attempt(at.child('is'), () => parse(value.is));
      if (!node) continue;
      cite([node], value.figures, value.article, at);
      scope.set(name, { op: 'term', type: node.type, name, node, ...(value.en !== undefined && { en: value.en }) });
    }
  }
  for (const [name, { at }] of waiting) report([withPlace(circular([...waiting.keys(), name]), at.place)]);

  return { attempt, cite };
};
