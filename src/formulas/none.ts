/** A run without formulas after one with them: the plan in; with a word on the sheet of figures, whose names go, out. */
import { sheetNameOf } from '../sheet/compose/sheet-names';
import { ownKey } from '../sheet/own-keys';
import type { OwnSheet } from '../sheet/port/port';
import type { Dress } from './facts';

export const withoutFormulas: Dress = (plan, { settlement, sheets, several, lang }) => {
  const { policy } = settlement;
  const key = ownKey(policy.id, 'figures');
  if (!sheets.some(({ own }) => own === key)) return { plan };
  const said = lang === 'zh' ? '最近一次测算的奖补列写为数值，没有公式。' : 'The last run wrote values, no formulas.';
  const sheet: OwnSheet = {
    key,
    name: sheetNameOf('figures', policy, several, lang, sheets),
    widths: [60],
    freeze: { rows: 0, columns: 0 },
    rows: [[{ value: said, style: 'text' }]],
  };
  return { plan: { ...plan, sheets: [...plan.sheets, sheet] } };
};
