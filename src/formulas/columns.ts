/** Award columns as formulas: a plan with values and the settlement behind it in; the same plan with formulas that come to those values, the sheet of figures and its names, out. */
import type { Lang, Text } from '../core/lang';
import type { ItemOutcome } from '../engine/outcome';
import { rowOf } from '../sheet/compose/awards';
import { sheetNameOf } from '../sheet/compose/sheet-names';
import { itemOfKey, ownKey, parseOwnKey } from '../sheet/own-keys';
import { CELL_NAME_PREFIX } from '../sheet/port/own-names';
import type { CellValue, OwnColumn, WritePlan } from '../sheet/port/port';
import type { FormulaReport } from '../sheet/record/plan-run';
import { emitterOf, type Emitter, type Shown } from './emit';
import type { Figure } from './figures';
import { figuresSheet, reasonText, type ColumnReport } from './figures-sheet';
import type { Dress, FormulaFacts } from './facts';
import { REASONS, type Reason } from './reason';
import { withFormula, withSums } from './sums';

const NAME = new RegExp(`${CELL_NAME_PREFIX}[\\p{L}\\p{N}_.]+`, 'gu');

const plainOf = (cell: CellValue | undefined): Shown => (typeof cell === 'object' && cell !== null ? cell.value : (cell ?? null));

/** Whoever looks at a column that does not follow the figures reads why on its header. */
const noteWith = (note: string | undefined, formulas: number, reasons: ColumnReport['values'], lang: Lang): string => {
  const begin =
    lang === 'zh'
      ? formulas === 0
        ? '本列写为数值，不是公式：'
        : '本列有单元格写为数值，不是公式：'
      : formulas === 0
        ? 'Values, not formulas: '
        : 'Some cells are values, not formulas: ';
  return [...(note === undefined ? [] : [note]), begin + reasonText(reasons, lang)].join('\n');
};

const columnWith = (
  column: OwnColumn,
  outcome: ItemOutcome,
  plan: WritePlan,
  emitter: Emitter,
  { settlement, applied, lang }: FormulaFacts,
  used: Set<string>,
): { readonly column: OwnColumn; readonly report: Omit<ColumnReport, 'article' | 'title'> } => {
  const { item } = outcome;
  const values = [...column.values];
  const reasons = new Map<Reason, number>();
  const decided = new Set(applied.flatMap((one) => (settlement.outcomes[one.index]?.item === item ? [one.unit] : [])));
  let formulas = 0;
  let text = '';
  const first = new Map<string, number>();
  for (let unit = 0; unit < outcome.code.length; unit += 1) {
    const at = (settlement.table.rowNumbers[rowOf(settlement, item, unit)] as number) - 1 - plan.firstRow;
    const cell = values[at];
    const kept = typeof cell === 'object' && cell !== null && cell.keep === true;
    const made = decided.has(unit) || kept ? ({ reason: 'decided' } as const) : emitter.emit(item.id, unit, plainOf(cell));
    if ('reason' in made) {
      reasons.set(made.reason, (reasons.get(made.reason) ?? 0) + 1);
      continue;
    }
    formulas += 1;
    const { alike } = made.formula;
    const as = alike === undefined ? undefined : first.get(alike);
    if (as === undefined) {
      text = made.formula.text();
      if (alike !== undefined) first.set(alike, at);
    }
    // A look for words would stay when a figure is changed and the cell comes to an amount.
    values[at] = withFormula(cell, as === undefined ? text : { as }, false);
  }
  for (const [name] of text.matchAll(NAME)) used.add(name);
  return {
    column: { ...column, values, ...(reasons.size > 0 && { headerNote: noteWith(column.headerNote, formulas, reasons, lang) }) },
    report: { formulas, values: reasons },
  };
};

export const withFormulas: Dress = (plan, facts) => {
  const { settlement, grid, mapping, sheets, several, lang, unit } = facts;
  const { policy } = settlement;
  const outcomes = new Map(settlement.outcomes.map((outcome) => [outcome.item.id, outcome]));
  const emitter = emitterOf(settlement, grid, mapping, { lang, unit });
  const used = new Set<string>();
  const reports: (ColumnReport & Pick<FormulaReport, 'key'> & { readonly name: Text })[] = [];
  const columns = plan.columns.map((column) => {
    const id = itemOfKey(policy.id, column.key);
    const outcome = id === undefined ? undefined : outcomes.get(id);
    if (!outcome?.item.amount) return column;
    const made = columnWith(column, outcome, plan, emitter, facts, used);
    const { article, title: name } = outcome.item;
    reports.push({ key: column.key, name, article, title: name[lang], ...made.report });
    return made.column;
  });
  const key = ownKey(policy.id, 'figures');
  const all = emitter.figures.list();
  const isUsed = ({ name, below }: Figure): boolean => used.has(name) || (below !== undefined && used.has(below));
  // A denominator that is used is that of all rates of its group.
  const groups = new Set(all.filter(isUsed).flatMap(({ below }) => (below === undefined ? [] : [below])));
  const list = all.filter((one) => isUsed(one) || (one.below !== undefined && groups.has(one.below)));
  const { sheet, names } = figuresSheet(
    key,
    sheetNameOf('figures', policy, several, lang, sheets),
    list,
    emitter.figures,
    reports,
    lang,
  );
  const dressed = withSums(
    { ...plan, columns, sheets: [...plan.sheets, sheet], cellNames: names },
    mapping,
    unit,
    ({ key: one }) => itemOfKey(policy.id, one) !== undefined,
    ({ key: one }) => parseOwnKey(one)?.policy === policy.id && parseOwnKey(one)?.part === 'total',
  );
  return {
    plan: dressed,
    formulas: reports.map(({ key: of, name: title, formulas, values }) => ({
      key: of,
      title,
      formulas,
      values: [...values].map(([reason, cells]) => ({ why: REASONS[reason], cells })),
    })),
  };
};
