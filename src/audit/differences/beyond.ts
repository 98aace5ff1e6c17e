/**
 * What cannot be judged, and for want of what: a settlement and a place in; the items that are missing something there, those that an amount may
 * contain although the sheet has not all of their columns, and how both are told, out.
 */
import { text, type Text } from '../../core/lang';
import type { Problem } from '../../core/problem';
import { explain } from '../../engine/explain/explain';
import { Code, type Settlement } from '../../engine/outcome';
import { resolveParameter } from '../../engine/resolve';
import type { Policy } from '../../policy/model';
import { isMoney } from '../../policy/units';
import { namesIn } from '../../policy/walk';
import { isAsked } from '../../sheet/compose/awards';
import { UNCALCULATED } from '../../sheet/port/port';
import { nameOf } from '../causes/bases';
import { enterprisesOf, rowsOf, type Unit } from './compare';

/**
 * Indices of items that the sheet cannot tell, but has something of what they pay by: money, what sets their rate, or a column that may be
 * their money and was not recognised for sure (`likely`).
 */
export const beyondOf = (settlement: Settlement, likely: ReadonlySet<string>): readonly number[] => {
  const { policy, table, outcomes } = settlement;
  const isKnown = (name: string): boolean => {
    const type = policy.inputs.get(name)?.type;
    return table.columns.has(name) || (type !== undefined && isMoney(type) && likely.has(name));
  };
  return outcomes.flatMap((outcome, index) => {
    const { amount } = outcome.item;
    if (!amount || isAsked(settlement, outcome)) return [];
    return namesIn([amount.node]).inputs.some(isKnown) ? [index] : [];
  });
};

/** An item that lacks something for a row or an enterprise. */
export interface Lacking {
  readonly index: number;
  readonly unit: number;
}

export const lackingAt = ({ outcomes }: Settlement, items: readonly number[], at: Unit): readonly Lacking[] =>
  items.flatMap((index) => {
    const outcome = outcomes[index];
    const units = outcome?.item.grain === 'project' ? rowsOf(at) : enterprisesOf(at);
    return units.flatMap((unit) => {
      const code = outcome?.code[unit];
      return code === Code.missing || code === Code.undetermined ? [{ index, unit }] : [];
    });
  });

/** Nobody reads a longer list. */
const MOST = 3;

/** An input or a figure of another document. */
const inBoth = (name: string, policy: Policy): Text => text(name, policy.parameters.get(name)?.en ?? nameOf(name, policy).en);

const listed = (settlement: Settlement, all: readonly Lacking[]): Text => {
  // An item is told once, whatever rows lack it.
  const of = [...new Map(all.map((one) => [one.index, one])).values()];
  const shown = of.slice(0, MOST).map(({ index, unit }) => {
    const { item, missing } = explain(settlement, index, unit);
    // A figure that nobody has entered is missing like a column.
    const unset = item.parameters.filter((name) => !resolveParameter(settlement.policy, settlement.choices, name));
    const names = [...new Set([...missing.map(({ input }) => input), ...(missing.length === 0 ? unset : [])])];
    const first = names.slice(0, MOST).map((name) => inBoth(name, settlement.policy));
    const more = names.length - first.length;
    return text(
      `“${item.title.zh}”缺${first.map(({ zh }) => `“${zh}”`).join('、')}${more > 0 ? `等 ${names.length} 项` : ''}`,
      `“${item.title.en}” lacks ${first.map(({ en }) => `“${en}”`).join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
    );
  });
  const rest = of.length - shown.length;
  return text(
    `${shown.map(({ zh }) => zh).join('；')}${rest > 0 ? `；另有 ${rest} 项条目` : ''}`,
    `${shown.map(({ en }) => en).join('; ')}${rest > 0 ? `; ${rest} more items` : ''}`,
  );
};

/** Of an amount that is not what the items come to that can be told. */
export const openText = (settlement: Settlement, of: readonly Lacking[]): Text => {
  if (of.length === 0)
    return text(
      '缺少测算所需的数据，是否应为这一金额无法核对。',
      'Data that the computation needs is missing, so this amount cannot be checked.',
    );
  const { zh, en } = listed(settlement, of);
  return text(
    `缺少测算所需的数据，是否应为这一金额无法核对：${zh}。`,
    `Data that the computation needs is missing, so this amount cannot be checked: ${en}.`,
  );
};

/** Of a cell that holds something else than an amount. */
export const unreadableText = (written: string): Text =>
  written === UNCALCULATED
    ? text(
        '公式还没有计算结果，无法核对。请用 Excel 或 WPS 打开、保存一次后再核对。',
        'No program has calculated this formula yet, so it cannot be checked. Open and save the workbook once, then audit again.',
      )
    : text(
        `“${written}”不是金额，无法核对。请改为数字。`,
        `“${written}” is no amount, so it cannot be checked. Put a number there.`,
      );

/** The item that has the most of its columns, and those that it lacks; undefined where the sheet has none of any. */
export const nearestOf = ({
  outcomes,
  table,
  policy,
}: Settlement): { readonly title: Text; readonly lacks: readonly Text[] } | undefined => {
  const near = outcomes
    .filter(({ item }) => item.amount)
    .map(({ item: { title, inputs } }) => {
      const lacks = inputs.filter((name) => !table.columns.has(name));
      return { title, lacks, has: inputs.length - lacks.length };
    })
    .filter(({ has }) => has > 0)
    .sort((a, b) => a.lacks.length - b.lacks.length || b.has - a.has);
  const [first] = near;
  return first && { title: first.title, lacks: first.lacks.map((name) => nameOf(name, policy)) };
};

/** Of any amount, where the sheet has the columns of no item. */
export const nothingKnownText: Text = text(
  '表中没有测算所需的数据列，是否应为这一金额无法核对。',
  'The sheet has none of the columns that the computation needs, so this amount cannot be checked.',
);

export const beyondText = (settlement: Settlement, of: readonly Lacking[]): Text => {
  const { zh, en } = listed(settlement, of);
  return text(
    `表中算得出的条目都不奖，这一金额可能属于算不出的条目，无法核对：${zh}。`,
    `What the sheet can tell pays nothing; this may be of items that it cannot tell, so it cannot be checked: ${en}.`,
  );
};

export const beyondTold = (settlement: Settlement, header: string, places: number, of: readonly Lacking[]): Problem => {
  const { zh, en } = listed(settlement, of);
  return {
    code: 'given-items-beyond',
    severity: 'warning',
    place: { sheet: settlement.table.sheet, name: header },
    message: text(
      `“${header}”有 ${places} 处金额，表中算得出的条目都不奖，也没有找到原因；可能属于表中缺列的条目，列为“无法核对”：${zh}。请补上这些列，或指定该金额列对应哪些条目。`,
      `“${header}” has amounts in ${places} places where nothing that can be computed pays, and without a cause; they may be of items whose columns are missing and are listed as open: ${en}. Add the columns, or say which items the column is for.`,
    ),
  };
};
