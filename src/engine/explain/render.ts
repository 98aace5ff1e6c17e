/** Formulas in words, by header and never by address: `render` writes a formula as it stands, `narrate` writes the numbers into the branch that was taken. */
import { text, type Lang, type Text } from '../../core/lang';
import { moneyText } from '../../core/money';
import type { Node } from '../../policy/model';
import { isMoney } from '../../policy/units';
import { resolveParameter } from '../resolve';
import { flagOf, numberOf, type Context } from '../scalar';
import type { Table } from '../table';
import { bothNumbers, numberText, wholeText } from './format';

/** What names a formula's parts: the sheet's headers where there is a sheet. */
export interface Wording {
  readonly lang: Lang;
  readonly table: Pick<Table, 'columns'>;
  readonly at: Pick<Context, 'policy'>;
}

export interface Voice extends Wording {
  readonly at: Context;
}

/** The header as the sheet shows it; in English the input's English name. */
export const headerOf = (name: string, { lang, table, at }: Wording): string => {
  if (lang === 'en') return at.policy.inputs.get(name)?.en ?? name;
  return table.columns.get(name)?.header || name;
};

/** A recognition by its own name: in a certification column the header names none. */
export const titleOf = (name: string, { lang, at }: Wording): string =>
  lang === 'en' ? (at.policy.inputs.get(name)?.en ?? name) : name;

const parameterName = (name: string, { lang, at }: Wording): string =>
  lang === 'en' ? (at.policy.parameters.get(name)?.en ?? name) : name;

/** Keys of readings are Chinese: in English by the labels of their options. */
const readingText = (key: string, options: readonly string[], { lang, at }: Wording): string => {
  if (lang === 'zh') return `${key}=${options.join('/')}`;
  const known = at.policy.readings.get(key)?.options;
  return `read as “${options.map((one) => known?.find((other) => other.key === one)?.label.en ?? one).join('” or “')}”`;
};

const SIGN = { add: '+', subtract: '-', multiply: '×', divide: '÷' } as const;
const COMPARE = { '<': '<', '<=': '≤', '>': '>', '>=': '≥', '==': '=', '!=': '≠' } as const;
const WHEN = {
  year: text('', ''),
  first: text('首次', 'first '),
  before: text('曾获', 'formerly '),
  ever: text('现有', 'held '),
} as const;

const weak = (node: Node): boolean => node.op === 'add' || node.op === 'subtract' || node.op === 'case';
const bracket = (inner: string, { lang }: Wording): string => (lang === 'zh' ? `（${inner}）` : `(${inner})`);
const say = (voice: Wording, zh: string, en: string): string => text(zh, en)[voice.lang];

/** A list of words with the language's own “and”. */
const joined = (parts: readonly string[], voice: Wording, zh: string, en: string): string => parts.join(say(voice, zh, en));

type Literal = Extract<Node, { op: 'literal' }>;

const literals = new WeakMap<Literal, Text>();

/** The number as text, without its unit's 元 twice: a literal keeps the pack's own spelling in Chinese. Made once: most notes have one. */
const literal = (node: Literal, { lang }: Wording): string => {
  const found = literals.get(node);
  if (found) return found[lang];
  const { zh, en } = bothNumbers(node.value, node.type);
  const made = text(/\D/.test(node.text) ? node.text : zh, en);
  literals.set(node, made);
  return made[lang];
};

export const render = (node: Node, voice: Wording): string => {
  const go = (part: Node): string => render(part, voice);
  const operand = (part: Node): string => (weak(part) ? bracket(go(part), voice) : go(part));
  switch (node.op) {
    case 'literal':
      return literal(node, voice);
    case 'input':
      return headerOf(node.name, voice);
    case 'recognised':
      return `${WHEN[node.when][voice.lang]}${titleOf(node.name, voice)}`;
    case 'parameter':
      return parameterName(node.name, voice);
    case 'reading':
      return readingText(node.key, node.options, voice);
    case 'term':
      return voice.lang === 'zh' ? node.name : (node.en ?? bracket(go(node.node), voice));
    case 'add':
    case 'subtract':
      return `${go(node.left)}${SIGN[node.op]}${node.right.op === 'subtract' || node.right.op === 'add' ? operand(node.right) : go(node.right)}`;
    case 'multiply':
    case 'divide':
      return `${operand(node.left)} ${SIGN[node.op]} ${node.right.op === 'multiply' || node.right.op === 'divide' ? bracket(go(node.right), voice) : operand(node.right)}`;
    case 'negate':
      return `-${operand(node.of)}`;
    case 'floor':
      return say(voice, `取整（${go(node.of)}）`, `whole(${go(node.of)})`);
    case 'min':
    case 'max':
      return `${say(voice, node.op === 'min' ? '较小' : '较大', node.op)}${bracket(joined(node.of.map(go), voice, '，', ', '), voice)}`;
    case 'compare':
      return `${go(node.left)} ${COMPARE[node.by]} ${go(node.right)}`;
    case 'is':
      return `${headerOf(node.name, voice)} ${say(voice, '为', 'is')} ${joined(node.options, voice, '或', ' or ')}`;
    case 'and':
      return joined(
        node.of.map((part) => (part.op === 'or' ? bracket(go(part), voice) : go(part))),
        voice,
        ' 且 ',
        ' and ',
      );
    case 'or':
      return joined(node.of.map(go), voice, ' 或 ', ' or ');
    case 'not':
      return say(voice, `不是（${go(node.of)}）`, `not (${go(node.of)})`);
    case 'constant':
      return say(voice, node.value ? '是' : '否', node.value ? 'yes' : 'no');
    case 'case':
      return `${joined(
        node.branches.map(({ when, then }) => say(voice, `${go(when)} 时 ${go(then)}`, `${go(then)} if ${go(when)}`)),
        voice,
        '，',
        ', ',
      )}${say(voice, `，否则 ${go(node.otherwise)}`, `, else ${go(node.otherwise)}`)}`;
  }
};

const valueText = (node: Node, voice: Voice): string => {
  const value = numberOf(node, voice.at);
  return value.known ? numberText(value.value, node.type, voice.lang) : '?';
};

/** A figure of the unit. Amounts in whole 分 and whole numbers, which most are, are told from the number as it stands in its column. */
const inputText = (node: Extract<Node, { op: 'input' }>, voice: Voice): string => {
  const { lang, at } = voice;
  const { type } = node;
  const fact = at.frame.fact(node.name);
  if (type.kind !== 'number' || fact?.kind !== 'number') return valueText(node, voice);
  const { scale } = fact;
  const value = fact.values[at.unit] as number;
  if (isMoney(type)) {
    if (100 % scale === 0 && Number.isSafeInteger(value * 100)) return moneyText(value * (100 / scale), lang);
  } else if (type.flavour === undefined && value % scale === 0) return wholeText(value / scale, type, lang);
  return valueText(node, voice);
};

/** The branch of a `case` that this unit takes. */
export const taken = (node: Node, at: Context): Node => {
  if (node.op === 'term') return taken(node.node, at);
  if (node.op !== 'case') return node;
  for (const { when, then } of node.branches) {
    const holds = flagOf(when, at);
    if (holds.known && holds.value) return taken(then, at);
  }
  return taken(node.otherwise, at);
};

/** A full-width bracket needs no space beside a sign. */
const beside = (left: string, sign: string, right: string): string =>
  `${left}${left.endsWith('）') ? '' : ' '}${sign}${right.startsWith('（') ? '' : ' '}${right}`;

/** Is zero for this unit and adds nothing to the story. */
const silent = (node: Node, at: Context): boolean => {
  if (node.op === 'literal') return node.value.n === 0n;
  const value = numberOf(node, at);
  return value.known && value.value.n === 0n;
};

/** `设备投资额 2,300万元 ×（6%+4个百分点）`: only what counted for this unit. */
export const narrate = (source: Node, voice: Voice): string => {
  const { at } = voice;
  const node = taken(source, at);
  const go = (part: Node): string => narrate(part, voice);
  const operand = (part: Node): string => {
    const inner = taken(part, at);
    const told = go(inner);
    return (inner.op === 'add' || inner.op === 'subtract') && !silent(inner.right, at) ? bracket(told, voice) : told;
  };
  switch (node.op) {
    case 'literal':
      return literal(node, voice);
    case 'input':
      return `${headerOf(node.name, voice)} ${inputText(node, voice)}`;
    case 'parameter': {
      const value = resolveParameter(at.policy, at.choices, node.name);
      return `${parameterName(node.name, voice)} ${value ? numberText(value, node.type, voice.lang) : '?'}`;
    }
    case 'add':
    case 'subtract': {
      const right = taken(node.right, at);
      if (silent(right, at)) return go(node.left);
      return `${go(node.left)}${SIGN[node.op]}${operand(right)}`;
    }
    case 'multiply':
    case 'divide':
      return beside(operand(node.left), SIGN[node.op], operand(node.right));
    case 'min':
    case 'max': {
      const values = node.of.map((part) => ({ part, value: numberOf(part, at) }));
      const own = numberOf(node, at);
      const chosen = values.find(
        ({ value }) => value.known && own.known && value.value.n === own.value.n && value.value.d === own.value.d,
      );
      return chosen ? go(chosen.part) : valueText(node, voice);
    }
    case 'floor':
      return say(voice, `整档 ${valueText(node, voice)}`, `${valueText(node, voice)} whole steps`);
    default:
      return valueText(node, voice);
  }
};
