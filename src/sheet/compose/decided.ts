/** Awards that an officer has decided, as our cells, evidence and receipt show them: the applied decisions in, texts and cells out. */
import { text, type Lang, type Text } from '../../core/lang';
import type { Line } from '../../engine/explanation';
import type { CellValue, OwnColumn } from '../port/port';
import { unitText, type Applied, type Decision } from '../record/decisions';
import { amountText, inUnit, type Unit } from './amounts';
import { DECIDED, STATUS_WORDS, UNIT_TEXT } from './words';
import { SECTIONS } from './receipt-labels';
import { header } from './evidence';

const money = (fen: number, unit: Unit): Text =>
  text(`${amountText(fen, unit)}${UNIT_TEXT[unit].zh}`, `${amountText(fen, unit)} ${UNIT_TEXT[unit].en}`);

/** What the officer set: an amount, the words of the cell, or nothing. */
const setTo = ({ amount, text: said }: Decision, unit: Unit): Text =>
  amount !== null ? money(amount, unit) : said !== undefined ? text(said, said) : text('不予奖补', 'nothing');

/** What was or is computed. */
export const computedText = (status: Applied['status'], amount: number, unit: Unit): Text => {
  const word = STATUS_WORDS[status];
  return amount > 0 ? text(`${word.zh} ${money(amount, unit).zh}`, `${word.en} ${money(amount, unit).en}`) : word;
};

export const decisionNote = ({ decision, status, amount }: Applied, unit: Unit): Text => {
  const [set, was] = [setTo(decision, unit), computedText(status, amount, unit)];
  return text(
    `${DECIDED.zh}：${set.zh}（测算为${was.zh}）。理由：${decision.reason}（${decision.day}）`,
    `${DECIDED.en}: ${set.en} (computed: ${was.en}). Reason: ${decision.reason} (${decision.day})`,
  );
};

/** The line of a decided award: the decision first, then how it had been worked out. */
export const decidedLine = (applied: Applied, line: Line, unit: Unit): Line => {
  const note = decisionNote(applied, unit);
  return {
    readings: line.readings,
    note: text(`${note.zh}。测算过程：${line.note.zh}`, `${note.en}. As computed: ${line.note.en}`),
  };
};

export const withDecision = (column: OwnColumn, at: number, applied: Applied, unit: Unit, lang: Lang): OwnColumn => {
  const { amount, text: said } = applied.decision;
  const value = amount !== null ? inUnit(amount, unit) : (said ?? null);
  const cell: CellValue = { value, note: decisionNote(applied, unit)[lang], ...(amount === null && { style: 'muted' as const }) };
  return { ...column, values: column.values.map((one, row) => (row === at ? cell : one)) };
};

/** The receipt's section: each decision with its reason; the ones that found no row are said to. */
export const decisionRows = (
  applied: readonly Applied[],
  lost: readonly Decision[],
  titleOf: (item: string) => Text | undefined,
  unit: Unit,
  lang: Lang,
): readonly (readonly CellValue[])[] => {
  if (applied.length + lost.length === 0) return [];
  const zh = lang === 'zh';
  const row = (decision: Decision, now: string): readonly CellValue[] => [
    { value: unitText(decision.unit)[lang], style: 'text' },
    { value: decision.reason, style: 'wrap' },
    { value: titleOf(decision.item)?.[lang] ?? decision.item, style: 'text' },
    { value: setTo(decision, unit)[lang], style: 'text' },
    { value: decision.day, style: 'text' },
    { value: now, style: 'text' },
  ];
  return [
    [],
    header(
      zh
        ? [SECTIONS.decisions.zh, '理由', '奖补事项', '核定', '日期', '测算']
        : [SECTIONS.decisions.en, 'Reason', 'Item', 'Decided', 'Day', 'Computed'],
    ),
    ...applied.map((one) => row(one.decision, computedText(one.status, one.amount, unit)[lang])),
    ...lost.map((one) => row(one, zh ? '（未找到对应的行，未采用）' : '(no row found; not applied)')),
  ];
};
