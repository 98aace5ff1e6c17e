/**
 * Calculation in the in-memory host: the workbook in; the values of its formulas, as Excel comes to them, in their cells. It knows the
 * functions that our formulas use, and is written apart from what emits them; a formula that it cannot read keeps its value.
 */
import { parseReference } from '../../../src/sheet/port/own-names';
import { parse, type Reference, type Tree } from './formula-text';
import { sheetByName, type BookModel, type Cell, type Scalar, type SheetModel } from './model';

/** An error of a spreadsheet, by its text. */
class Fault extends Error {}

/** Null is a blank cell. */
type Value = Scalar | null | Fault;

const NOT_A_NUMBER = new Fault('#VALUE!');

const number = (value: Value): number => {
  if (value instanceof Fault) throw value;
  if (value === null) return 0;
  if (typeof value !== 'string') return Number(value);
  const read = value.trim() === '' ? NaN : Number(value);
  if (Number.isNaN(read)) throw NOT_A_NUMBER;
  return read;
};

const truth = (value: Value): boolean => {
  if (value instanceof Fault) throw value;
  if (typeof value === 'string') throw NOT_A_NUMBER;
  return value !== null && value !== 0 && value !== false;
};

const text = (value: Value): string => {
  if (value instanceof Fault) throw value;
  return value === null ? '' : typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
};

const RANK = (value: Scalar): number => (typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2);

/** A blank is 0, no and the empty text, whichever it is held against. Excel takes numbers for equal that agree in 15 digits. */
const order = (a: Value, b: Value): number => {
  for (const one of [a, b]) if (one instanceof Fault) throw one;
  const blank = (other: Value): Scalar => (typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0);
  const x = (a ?? blank(b)) as Scalar;
  const y = (b ?? blank(a)) as Scalar;
  if (RANK(x) !== RANK(y)) return RANK(x) - RANK(y);
  if (typeof x === 'number' && typeof y === 'number') return x.toPrecision(15) === y.toPrecision(15) ? 0 : x - y;
  const [p, q] = [String(x).toLowerCase(), String(y).toLowerCase()];
  return p < q ? -1 : p > q ? 1 : 0;
};

/** Half away from zero, of the decimal digits that are shown. */
const rounded = (value: number, digits: number): number => {
  const sign = value < 0 ? -1 : 1;
  const [mantissa = '0', power = '0'] = Math.abs(Number(value.toPrecision(15)))
    .toExponential()
    .split('e');
  const whole = Math.round(Number(`${mantissa}e${Number(power) + digits}`));
  return sign * Number(`${whole}e${-digits}`);
};

const shown = (value: number, format: string): string => {
  const [, decimals = ''] = format.split('.');
  const least = decimals.replace(/[^0]/g, '').length;
  const [units = '', rest = ''] = rounded(value, decimals.length).toFixed(decimals.length).split('.');
  const kept = rest.replace(new RegExp(`0{0,${decimals.length - least}}$`), '');
  const grouped = format.includes(',') ? units.replace(/\B(?=(\d{3})+$)/g, ',') : units;
  return kept === '' ? grouped + (decimals !== '' && format.includes('.') ? '.' : '') : `${grouped}.${kept}`;
};

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

const trees = new Map<string, Tree | undefined>();

const treeOf = (formula: string): Tree | undefined => {
  if (!trees.has(formula)) {
    let tree: Tree | undefined;
    try {
      tree = parse(formula.replace(/^=/, ''));
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
    trees.set(formula, tree);
  }
  return trees.get(formula);
};

export const calculate = (book: BookModel): void => {
  const done = new Map<Cell, Value>();
  const names = new Map(book.names.map((one) => [one.name.toLowerCase(), one]));

  const held = (cell: Cell): Value =>
    cell.error ? new Fault(String(cell.value)) : cell.value === '' && cell.formula === undefined ? null : cell.value;

  const valueOf = (sheet: SheetModel, cell: Cell): Value => {
    if (cell.formula === undefined) return held(cell);
    const before = done.get(cell);
    if (before !== undefined) return before;
    const tree = treeOf(cell.formula);
    if (!tree) return held(cell);
    let value: Value;
    try {
      value = run(sheet, tree) ?? 0;
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      value = error;
    }
    done.set(cell, value);
    return value;
  };

  const cellsOf = (sheet: SheetModel, at: Reference): Value[] => {
    const on = at.sheet === undefined ? sheet : sheetByName(book, at.sheet);
    if (!on) throw new Fault('#REF!');
    const values: Value[] = [];
    for (let i = 0; i < at.rows; i += 1)
      for (let j = 0; j < at.columns; j += 1) {
        const cell = on.cells.get(at.row + i)?.get(at.column + j);
        values.push(cell ? valueOf(on, cell) : null);
      }
    return values;
  };

  const named = (sheet: SheetModel, name: string): Value => {
    const found = names.get(name.toLowerCase());
    if (!found) throw new Fault('#NAME?');
    const at = parseReference(found.formula);
    if (at) return cellsOf(sheet, { ...at.area, sheet: at.sheet })[0] ?? null;
    const tree = treeOf(found.formula);
    if (!tree || found.formula.includes('#')) throw new Fault('#REF!');
    return run(sheet, tree);
  };

  /** Numbers of an argument: of cells only those that are numbers. */
  const numbersIn = (sheet: SheetModel, tree: Tree): number[] => {
    if (tree.is !== 'cells') return [number(run(sheet, tree))];
    return cellsOf(sheet, tree.at).flatMap((value) => {
      if (value instanceof Fault) throw value;
      return typeof value === 'number' ? [value] : [];
    });
  };

  const call = (sheet: SheetModel, name: string, args: readonly Tree[]): Value => {
    const of = (i: number): Value => (args[i] ? run(sheet, args[i]) : null);
    const soft = (i: number): Value => {
      try {
        return of(i);
      } catch (error) {
        if (error instanceof Fault) return error;
        throw error;
      }
    };
    const all = (): number[] => args.flatMap((arg) => numbersIn(sheet, arg));
    switch (name) {
      case 'IF':
        return truth(of(0)) ? of(1) : args.length > 2 ? of(2) : false;
      case 'AND':
        return args.map((arg) => truth(run(sheet, arg))).every(Boolean);
      case 'OR':
        return args.map((arg) => truth(run(sheet, arg))).some(Boolean);
      case 'NOT':
        return !truth(of(0));
      case 'ISNUMBER':
        return typeof soft(0) === 'number';
      case 'ISLOGICAL':
        return typeof soft(0) === 'boolean';
      case 'N': {
        const value = of(0);
        if (value instanceof Fault) throw value;
        return typeof value === 'string' ? 0 : Number(value ?? 0);
      }
      case 'INT':
        return Math.floor(number(of(0)));
      case 'ROUND':
        return rounded(number(of(0)), number(of(1)));
      case 'ABS':
        return Math.abs(number(of(0)));
      case 'SIGN':
        return Math.sign(number(of(0)));
      case 'MIN':
        return Math.min(...all());
      case 'MAX':
        return Math.max(...all());
      case 'SUM':
        return all().reduce((sum, one) => sum + one, 0);
      case 'COUNT':
        return all().length;
      case 'GCD':
        return all().reduce(gcd, 0);
      case 'TEXT':
        return shown(number(of(0)), text(of(1)));
      case 'NA':
        throw new Fault('#N/A');
      default:
        throw new Fault('#NAME?');
    }
  };

  const run = (sheet: SheetModel, tree: Tree): Value => {
    switch (tree.is) {
      case 'value':
        return tree.value;
      case 'cells': {
        const [value = null] = cellsOf(sheet, tree.at);
        if (value instanceof Fault) throw value;
        return value;
      }
      case 'name': {
        const value = named(sheet, tree.name);
        if (value instanceof Fault) throw value;
        return value;
      }
      case 'minus':
        return -number(run(sheet, tree.of));
      case 'call':
        return call(sheet, tree.name, tree.args);
      default:
        return binary(tree.operator, run(sheet, tree.left), run(sheet, tree.right));
    }
  };

  for (const sheet of book.sheets)
    for (const line of sheet.cells.values())
      for (const cell of line.values()) {
        if (cell.formula === undefined) continue;
        const value = valueOf(sheet, cell);
        Object.assign(cell, value instanceof Fault ? { value: value.message, error: true } : { value: value ?? 0, error: false });
      }
};

const binary = (operator: string, left: Value, right: Value): Value => {
  switch (operator) {
    case '+':
      return number(left) + number(right);
    case '-':
      return number(left) - number(right);
    case '*':
      return number(left) * number(right);
    case '/': {
      const by = number(right);
      if (by === 0) throw new Fault('#DIV/0!');
      return number(left) / by;
    }
    case '^':
      return number(left) ** number(right);
    case '&':
      return text(left) + text(right);
    case '=':
      return order(left, right) === 0;
    case '<>':
      return order(left, right) !== 0;
    case '<':
      return order(left, right) < 0;
    case '>':
      return order(left, right) > 0;
    case '<=':
      return order(left, right) <= 0;
    default:
      return order(left, right) >= 0;
  }
};
