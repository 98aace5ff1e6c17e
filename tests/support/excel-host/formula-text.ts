/** Formulas of the in-memory host as trees: a text in A1 style in, what there is to calculate out; and texts between A1 and R1C1 style. */
import { columnLetters, columnNumber } from '../../../src/sheet/port/own-names';

export interface Reference {
  readonly sheet?: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export type Tree =
  | { readonly is: 'value'; readonly value: number | string | boolean }
  | { readonly is: 'cells'; readonly at: Reference }
  | { readonly is: 'name'; readonly name: string }
  | { readonly is: 'call'; readonly name: string; readonly args: readonly Tree[] }
  | { readonly is: 'minus'; readonly of: Tree }
  | { readonly is: 'binary'; readonly operator: string; readonly left: Tree; readonly right: Tree };

const TOKEN =
  /\s*(?:"((?:[^"]|"")*)"|((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?)(?![\p{L}\p{N}_(.])|(\d+(?:\.\d*)?(?:E[+-]?\d+)?)|([\p{L}_][\p{L}\p{N}_.]*)|(<=|>=|<>|[-+*/^&=<>(),]))/uy;

interface Token {
  readonly kind: 'text' | 'cells' | 'number' | 'word' | 'sign';
  readonly text: string;
  readonly sheet?: string | undefined;
}

const tokensOf = (formula: string): Token[] => {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < formula.trimEnd().length) {
    const found = TOKEN.exec(formula);
    if (!found) throw new SyntaxError(`the host cannot read ${formula}`);
    const [, text, sheet, cells, number, word, sign] = found;
    if (text !== undefined) tokens.push({ kind: 'text', text: text.replaceAll('""', '"') });
    else if (cells !== undefined)
      tokens.push({ kind: 'cells', text: cells, sheet: sheet?.slice(0, -1).replace(/^'|'$/g, '').replaceAll("''", "'") });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else tokens.push({ kind: 'sign', text: sign ?? '' });
  }
  return tokens;
};

const corner = (text: string): { row: number; column: number } => {
  const [, letters = '', digits = ''] = /^\$?([A-Z]+)\$?(\d+)$/.exec(text) ?? [];
  return { row: Number(digits) - 1, column: columnNumber(letters) };
};

const LEVELS: readonly (readonly string[])[] = [['=', '<>', '<', '>', '<=', '>='], ['&'], ['+', '-'], ['*', '/'], ['^']];

/** Without `=`. */
export const parse = (formula: string): Tree => {
  const tokens = tokensOf(formula);
  let at = 0;
  const next = (): Token => {
    const token = tokens[at++];
    if (!token) throw new SyntaxError(`the host cannot read ${formula}`);
    return token;
  };
  const isSign = (text: string): boolean => tokens[at]?.kind === 'sign' && tokens[at]?.text === text;
  const atom = (): Tree => {
    const token = next();
    switch (token.kind) {
      case 'text':
        return { is: 'value', value: token.text };
      case 'number':
        return { is: 'value', value: Number(token.text) };
      case 'cells': {
        const [first = '', last = first] = token.text.split(':');
        const [a, b] = [corner(first), corner(last)];
        const area = { ...a, rows: b.row - a.row + 1, columns: b.column - a.column + 1 };
        return { is: 'cells', at: token.sheet === undefined ? area : { ...area, sheet: token.sheet } };
      }
      case 'word': {
        if (!isSign('(')) {
          if (/^(TRUE|FALSE)$/i.test(token.text)) return { is: 'value', value: token.text.toUpperCase() === 'TRUE' };
          return { is: 'name', name: token.text };
        }
        at += 1;
        const args: Tree[] = [];
        while (!isSign(')')) {
          args.push(level(0));
          if (isSign(',')) at += 1;
        }
        at += 1;
        return { is: 'call', name: token.text.toUpperCase(), args };
      }
      default: {
        if (token.text === '-') return { is: 'minus', of: atom() };
        if (token.text !== '(') throw new SyntaxError(`the host cannot read ${formula}`);
        const inner = level(0);
        if (next().text !== ')') throw new SyntaxError(`the host cannot read ${formula}`);
        return inner;
      }
    }
  };
  const level = (n: number): Tree => {
    const operators = LEVELS[n];
    if (!operators) return atom();
    let left = level(n + 1);
    while (tokens[at]?.kind === 'sign' && operators.includes(tokens[at]?.text ?? '')) {
      const operator = next().text;
      left = { is: 'binary', operator, left, right: level(n + 1) };
    }
    return left;
  };
  const tree = level(0);
  if (at < tokens.length) throw new SyntaxError(`the host cannot read ${formula}`);
  return tree;
};

const OUTSIDE = /"(?:[^"]|"")*"|'(?:[^']|'')*'|[^"']+/g;
const A1 = /(?<![\p{L}\p{N}_.$])(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\p{L}\p{N}_.(])/gu;
const R1C1 = /(?<![\p{L}\p{N}_.$])R(\d+|\[-?\d+\])?C(\d+|\[-?\d+\])?(?![\p{L}\p{N}_.([])/gu;

const outside = (formula: string, change: (text: string) => string): string =>
  formula.replace(OUTSIDE, (part) => (/^["']/.test(part) ? part : change(part)));

/** Of the cell at `row` and `column`. */
export const toRelative = (formula: string, row: number, column: number): string =>
  outside(formula, (text) =>
    text.replace(A1, (_, fixed: string, letters: string, rowFixed: string, digits: string) => {
      const [r, c] = [Number(digits) - 1, columnNumber(letters)];
      const one = (to: number, from: number, still: string): string =>
        still ? String(to + 1) : to === from ? '' : `[${to - from}]`;
      return `R${one(r, row, rowFixed)}C${one(c, column, fixed)}`;
    }),
  );

export const fromRelative = (formula: string, row: number, column: number): string =>
  outside(formula, (text) =>
    text.replace(R1C1, (_, r: string | undefined, c: string | undefined) => {
      const one = (part: string | undefined, from: number): readonly [string, number] =>
        part === undefined ? ['', from] : part.startsWith('[') ? ['', from + Number(part.slice(1, -1))] : ['$', Number(part) - 1];
      const [[rowFixed, toRow], [fixed, toColumn]] = [one(r, row), one(c, column)];
      return `${fixed}${columnLetters(toColumn)}${rowFixed}${toRow + 1}`;
    }),
  );
