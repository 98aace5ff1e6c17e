/** What there is to say of cells of ours that were changed by hand, and of those that cannot be kept: one factory per code. */
import { text, type Text } from '../../core/lang';
import type { Problem, Severity } from '../../core/problem';
import { address, cellPlace } from '../cells';
import { amountText, type Unit } from '../compose/amounts';
import { UNIT_TEXT } from '../compose/words';
import { parseOwnKey } from '../own-keys';
import { rowOfEdit, type Edit, type Plain } from './edits';

export type EditChoice = 'keep' | 'replace' | 'decide';

export const shown = (value: Plain | undefined): Text =>
  value === null || value === undefined
    ? text('空', 'blank')
    : typeof value === 'boolean'
      ? text(value ? 'TRUE' : 'FALSE', value ? 'TRUE' : 'FALSE')
      : text(`“${value}”`, `“${value}”`);

/** A number that was typed as a text looks like one. */
const asFound = ({ found, written }: Edit): Text =>
  typeof found === 'string' && typeof written === 'number'
    ? text(`文本${shown(found).zh}`, `the text ${shown(found).en}`)
    : shown(found);

export const writtenBefore = ({ written }: Edit, lang: 'zh' | 'en'): string =>
  written === undefined ? '' : lang === 'zh' ? `，上次写入的是${shown(written).zh}` : `; the last run wrote ${shown(written).en}`;

/** Whose award it was, where the rows have been sorted without our columns; undefined where they were not. */
export const apartText = ({ row, column, apart }: Edit): Text | undefined => {
  if (!apart) return undefined;
  const { whose, beside } = apart;
  return whose === undefined
    ? text(
        `数据已排序而测算列未跟随：该格原属的行已不在表中，现在旁边是“${beside}”`,
        `the rows were sorted without our columns: the row that this cell belonged to is gone, “${beside}” stands beside it now`,
      )
    : text(
        `数据已排序而测算列未跟随：该格的测算结果属于“${whose}”，按其改动处理（${address(row, column)}）；若本意是现在同行的“${beside}”，请在测算后另行修改`,
        `the rows were sorted without our columns: this cell was the award of “${whose}” and counts as a change of that one (${address(row, column)}); if you meant “${beside}”, which stands beside it now, change it again after the run`,
      );
};

const make = (code: string, severity: Severity, sheet: string, edit: Edit, message: Text): Problem => ({
  code,
  severity,
  place: cellPlace(sheet, rowOfEdit(edit), edit.column),
  message,
  found: edit.found === null ? '' : String(edit.found),
});

const OUTCOME: Readonly<Record<EditChoice, Text>> = {
  keep: text('已保留，未覆盖；本次测算值未写入该格', 'It was kept and not overwritten'),
  replace: text('已按要求改为本次测算值', 'It was replaced as you asked'),
  decide: text('已作为人工核定记录', 'It was recorded as a decision'),
};

const money = (fen: number, lang: 'zh' | 'en'): string => `${amountText(fen, '元')}${lang === 'zh' ? '元' : ' yuan'}`;

/** What sums and evidence count instead of a kept amount; in 分. */
export interface Instead {
  readonly sum: boolean;
  readonly found: number | undefined;
  readonly computed: number;
}

const fen = (value: number, unit: Unit): number => Math.round(value * (unit === '元' ? 100 : 1_000_000));

/** Of an award cell that is kept: in the unit of then, and what is planned for it in the unit of now. */
export const instead = (
  { found, key }: Edit,
  planned: Plain,
  { then, now }: Readonly<Record<'then' | 'now', Unit>>,
): Instead => ({
  sum: ['total', 'ceiling'].includes(parseOwnKey(key)?.part ?? ''),
  found: found === null ? 0 : typeof found === 'number' ? fen(found, then) : undefined,
  computed: typeof planned === 'number' ? fen(planned, now) : 0,
});

/** For summary and receipt, which are of what was computed; undefined where no award was kept. */
export const keptText = (all: readonly Instead[]): Text | undefined => {
  const cells = all.filter(({ sum }) => !sum);
  if (cells.length === 0) return undefined;
  const less = cells.reduce((sum, { found, computed }) => sum + (found === undefined ? 0 : found - computed), 0);
  const words = cells.filter(({ found }) => found === undefined).length;
  const [n, differ, unknown] = [
    cells.length,
    `${less < 0 ? '-' : '+'}${amountText(Math.abs(less), '元')}`,
    words > 0 ? [`，另有 ${words} 格为文字`, `; ${words} more hold words`] : ['', ''],
  ];
  return text(
    `${n} 格奖补保留了人工值，本表和合计未计入，仍按测算值计；人工值与测算值相差 ${differ} 元${unknown[0]}`,
    `${n} award ${n === 1 ? 'cell keeps' : 'cells keep'} what was typed by hand; this sheet and the total count what was computed. The cells differ by ${differ} yuan${unknown[1]}`,
  );
};

/** What is planned for an amount, in the unit that stands there. */
export const inUnitOf = (planned: Plain, { then, now }: Readonly<Record<'then' | 'now', Unit>>): Plain =>
  typeof planned === 'number' && then !== now ? fen(planned, now) / (then === '元' ? 100 : 1_000_000) : planned;

const insteadText = ({ found, computed, sum }: Instead): Text => {
  const less = found === undefined ? undefined : found - computed;
  const [zh, en] =
    less === undefined || less === 0
      ? ['', '']
      : [
          `，该格比测算值${less > 0 ? '多' : '少'} ${money(Math.abs(less), 'zh')}`,
          `; the cell is ${money(Math.abs(less), 'en')} ${less > 0 ? 'more' : 'less'}`,
        ];
  if (sum) return text(`测算的合计为 ${money(computed, 'zh')}${zh}`, `${money(computed, 'en')} had been summed${en}`);
  return text(
    `合计、依据、汇总和凭据未计入这一改动，仍按测算值 ${money(computed, 'zh')} 计${zh}`,
    `Sums, evidence, summary and receipt do not count it but what was computed, ${money(computed, 'en')}${en}`,
  );
};

export const editedCell = (sheet: string, edit: Edit, choice: EditChoice, instead?: Instead): Problem => {
  const [moved, counted] = [apartText(edit), instead && insteadText(instead)];
  const say = (lang: 'zh' | 'en', end: string): string =>
    [OUTCOME[choice], moved, counted].flatMap((one) => (one ? [`${one[lang]}${end}`] : [])).join(lang === 'zh' ? '' : ' ');
  return make(
    'edited-cell',
    choice === 'keep' ? 'warning' : 'info',
    sheet,
    edit,
    text(
      `测算列中的单元格被人工改为${asFound(edit).zh}${writtenBefore(edit, 'zh')}。${say('zh', '。')}`,
      `A cell of ours was changed by hand to ${asFound(edit).en}${writtenBefore(edit, 'en')}. ${say('en', '.')}`,
    ),
  );
};

export const notDecidable = (sheet: string, edit: Edit): Problem =>
  make(
    'not-decidable',
    'warning',
    sheet,
    edit,
    text(
      '只有某一事项的奖补单元格可以作为人工核定记录，且应填写不为负、精确到分的金额，或不含数字的文字；此格已保留，未覆盖。',
      'Only the award cell of an item can be recorded as a decision, with an amount in whole 分 that is not negative or words without figures; this one was kept.',
    ),
  );

export const keptInOtherUnit = (sheet: string, edit: Edit, { then, now }: Readonly<Record<'then' | 'now', Unit>>): Problem =>
  make(
    'kept-in-other-unit',
    'error',
    sheet,
    edit,
    text(
      `要保留的人工改动${asFound(edit).zh}是按“${then}”填的，${edit.formula ? '公式' : '文字'}无法换算为“${now}”。请仍按“${then}”测算，或先把该格改为数值`,
      `The change by hand that is to be kept, ${asFound(edit).en}, was made in ${UNIT_TEXT[then].en}; ${edit.formula ? 'a formula' : 'a text'} cannot be converted to ${UNIT_TEXT[now].en}. Compute in ${UNIT_TEXT[then].en} again, or make the cell a plain number first`,
    ),
  );

export const keptBesideNobody = (sheet: string, edit: Edit): Problem =>
  make(
    'kept-beside-nobody',
    'error',
    sheet,
    edit,
    text(
      `人工改动${asFound(edit).zh}无法保留：${apartText(edit)?.zh ?? ''}。请把该值记到别处并清空该格，再重新测算`,
      `The change by hand to ${asFound(edit).en} cannot be kept: ${apartText(edit)?.en ?? ''}. Note the value elsewhere, empty the cell and compute again`,
    ),
  );

export const keptFormulaApart = (sheet: string, edit: Edit): Problem =>
  make(
    'kept-formula-apart',
    'error',
    sheet,
    edit,
    text(
      `人工填的公式无法保留：${apartText(edit)?.zh ?? ''}，公式不能随行移动。请先把该格改为数值，或恢复原来的排序`,
      `A formula that was typed in cannot be kept: ${apartText(edit)?.en ?? ''}, and a formula cannot move with its row. Make the cell a plain number first, or restore the order of the rows`,
    ),
  );
