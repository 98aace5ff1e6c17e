/** The tree of one formula for one unit: each part with its value, down to the cells. */
import { text, type Text } from '../../core/lang';
import { subtract } from '../../core/rational';
import type { Node } from '../../policy/model';
import { children } from '../../policy/walk';
import type { Step } from '../explanation';
import { readingOption, resolveParameter } from '../resolve';
import { flagOf, numberOf, type Context, type FlagValue } from '../scalar';
import { CellState, stateAt, type Table } from '../table';
import { bothNumbers } from './format';
import { headerOf, render } from './render';

export interface Tracing {
  readonly at: Context;
  readonly table: Table;
}

export const inBoth = (make: (lang: 'zh' | 'en') => string): Text => text(make('zh'), make('en'));

const WHY = {
  blank: text('空白', 'blank'),
  bad: text('数据有误', 'not usable'),
  'no column': text('表中没有这一列', 'no such column'),
  contradiction: text('各行互相矛盾', 'rows disagree'),
  'out of range': text('金额过大，无法精确到分', 'too large to be exact'),
  'zero base': text('基数为零，无法计算', 'the base is zero'),
} as const;

export const whyText = (why: keyof typeof WHY): Text => WHY[why];

export const flagText = (value: FlagValue): Text => {
  if (value.known) return value.value ? text('满足', 'met') : text('不满足', 'not met');
  return value.missing.length ? text('缺数据', 'missing data') : text('未定', 'undetermined');
};

/** How far a comparison of numbers falls short; undefined where it holds or cannot be told. */
export const shortfall = (node: Node, at: Context): Text | undefined => {
  if (node.op !== 'compare') return undefined;
  const left = numberOf(node.left, at);
  const right = numberOf(node.right, at);
  const holds = flagOf(node, at);
  if (!left.known || !right.known || !holds.known || holds.value) return undefined;
  const gap = node.by === '>=' || node.by === '>' ? subtract(right.value, left.value) : subtract(left.value, right.value);
  if (gap.n === 0n) return text('恰好等于，须大于', 'exactly equal, must exceed');
  const size = bothNumbers(gap, node.left.type);
  return node.by === '>=' || node.by === '>'
    ? text(`差 ${size.zh}`, `short by ${size.en}`)
    : text(`超出 ${size.zh}`, `over by ${size.en}`);
};

const cell = (name: string, { at, table }: Tracing): Step['from'] | undefined => {
  const column = table.columns.get(name);
  const rows = at.frame.rowsOf(at.unit);
  const row = rows.find((r) => column && stateAt(column, r) === CellState.value) ?? rows[0];
  return column && row !== undefined ? { row, input: name } : undefined;
};

const leaf = (node: Node, name: string, value: Text, kind: Step['kind'], tracing: Tracing): Step => {
  const from = cell(name, tracing);
  return {
    label: inBoth((lang) =>
      node.op !== 'recognised' && kind === 'input'
        ? headerOf(name, { lang, table: tracing.table, at: tracing.at })
        : render(node, { lang, table: tracing.table, at: tracing.at }),
    ),
    value,
    kind,
    children: [],
    ...(from && { from }),
  };
};

const numberValue = (node: Node, at: Context): Text => {
  const value = numberOf(node, at);
  if (value.known) return bothNumbers(value.value, node.type);
  const first = value.missing[0];
  return first ? whyText(first.why) : text('未定', 'undetermined');
};

/** Steps for a formula; literals are part of their parent's label and get none of their own. */
export const trace = (node: Node, tracing: Tracing): Step[] => {
  const { at } = tracing;
  const label = inBoth((lang) => render(node, { lang, table: tracing.table, at }));
  switch (node.op) {
    case 'literal':
    case 'constant':
      return [];
    case 'input':
      return [
        leaf(node, node.name, node.type.kind === 'flag' ? flagWord(flagOf(node, at)) : numberValue(node, at), 'input', tracing),
      ];
    case 'recognised':
    case 'is':
      return [
        leaf(
          node,
          node.name,
          node.op === 'is' ? optionWord(node.name, tracing) : flagWord(flagOf(node, at)),
          node.op === 'is' ? 'input' : 'condition',
          tracing,
        ),
      ];
    case 'parameter': {
      const value = resolveParameter(at.policy, at.choices, node.name);
      const entered = at.choices.parameters.get(node.name);
      const document = [entered?.document, entered?.date].filter(Boolean).join(' ');
      const shown = value ? bothNumbers(value, node.type) : text('尚未填写', 'not entered');
      return [
        {
          label,
          value: document ? text(`${shown.zh}（${document}）`, `${shown.en} (${document})`) : shown,
          kind: 'parameter',
          children: [],
        },
      ];
    }
    case 'reading': {
      const option = readingOption(at.policy, at.choices, node.key);
      const chosen = at.policy.readings.get(node.key)?.options.find(({ key }) => key === option)?.label ?? text(option, option);
      return [{ label: text(`口径：${node.key}`, `Reading: ${node.key}`), value: chosen, kind: 'reading', children: [] }];
    }
    case 'case': {
      const branch = node.branches.find(({ when }) => {
        const holds = flagOf(when, at);
        return !holds.known || holds.value;
      });
      const before = node.branches.slice(0, branch ? node.branches.indexOf(branch) + 1 : undefined);
      const value = node.type.kind === 'flag' ? flagText(flagOf(node, at)) : numberValue(node, at);
      return [
        {
          label,
          value,
          kind: 'formula',
          children: [
            ...before.flatMap(({ when }) => condition(when, tracing)),
            ...trace(branch ? branch.then : node.otherwise, tracing),
          ],
        },
      ];
    }
    default: {
      if (node.type.kind === 'flag') return condition(node, tracing);
      return [
        {
          label,
          value: numberValue(node, at),
          kind: 'formula',
          children: children(node).flatMap((part) => trace(part, tracing)),
        },
      ];
    }
  }
};

/** One condition with what it came to and how far it falls short. */
export const condition = (node: Node, tracing: Tracing, article?: string): Step[] => {
  const { at } = tracing;
  if (node.op === 'constant' || node.op === 'reading') return node.op === 'reading' ? trace(node, tracing) : [];
  const value = flagOf(node, at);
  const short = shortfall(node, at);
  const said = flagText(value);
  return [
    {
      label: inBoth((lang) => render(node, { lang, table: tracing.table, at })),
      value: short ? text(`${said.zh}，${short.zh}`, `${said.en}, ${short.en}`) : said,
      kind: 'condition',
      holds: value.known ? value.value : null,
      ...(article !== undefined && { article }),
      ...(node.op === 'recognised' || node.op === 'input' || node.op === 'is' ? source(node.name, tracing) : {}),
      children: children(node).flatMap((part) => trace(part, tracing)),
    },
  ];
};

const source = (name: string, tracing: Tracing): { from?: NonNullable<Step['from']> } => {
  const from = cell(name, tracing);
  return from ? { from } : {};
};

const flagWord = (value: FlagValue): Text =>
  value.known ? (value.value ? text('是', 'yes') : text('否', 'no')) : whyText(value.missing[0]?.why ?? 'blank');

const optionWord = (name: string, { at }: Tracing): Text => {
  const fact = at.frame.fact(name);
  const type = at.policy.inputs.get(name)?.type;
  const option = fact?.kind === 'choice' && type?.kind === 'choice' ? type.options[fact.values[at.unit] as number] : undefined;
  return option === undefined ? text('空白', 'blank') : text(option, option);
};
