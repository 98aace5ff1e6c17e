/** A receipt as it stands on its sheet: the rows in; what the run says that it depended on, each with the row that says it, out. */
import type { Lang } from '../../core/lang';
import { withUnit, type Unit } from '../../sheet/compose/amounts';
import { BUDGET, GIVEN, LABELS, LISTS, NO_DOCUMENT, SECTIONS } from '../../sheet/compose/receipt-labels';
import { CEILING, TOTAL } from '../../sheet/compose/words';
import type { Matrix, Value } from './cells';

export interface Said {
  readonly value: Value;
  /** 0-based row of the sheet. */
  readonly row: number;
}

export interface SaidFigure {
  readonly name: string;
  readonly value: string;
  readonly document: string;
  readonly date: string;
  /** `政策参数!G3`; undefined where it was given for the run alone. */
  readonly from: string | undefined;
  readonly row: number;
}

export interface SaidColumn {
  readonly input: string;
  readonly letters: string;
  readonly header: string;
  readonly unit: string;
  readonly row: number;
}

export type FactKey = keyof typeof LABELS | 'awarded' | 'upTo' | 'budget';

export interface Receipt {
  readonly lang: Lang;
  readonly unit: Unit;
  readonly facts: ReadonlyMap<FactKey, Said>;
  /** The text of the option that was taken, by the reading's key. */
  readonly readings: ReadonlyMap<string, Said>;
  readonly parameters: readonly SaidFigure[];
  readonly columns: readonly SaidColumn[];
  readonly lists: readonly SaidColumn[];
  /** Decisions of officers, each as one text. */
  readonly decisions: readonly Said[];
}

const UNITS: readonly Unit[] = ['元', '万元'];

const textOf = (value: Value | undefined): string => (value === null || value === undefined ? '' : String(value).trim());

export const labelsIn = (lang: Lang): ReadonlyMap<string, FactKey> =>
  new Map([
    ...Object.entries(LABELS).map(([key, label]): [string, FactKey] => [label[lang], key as FactKey]),
    ...UNITS.flatMap((unit): [string, FactKey][] => [
      [withUnit(TOTAL[lang], unit, lang), 'awarded'],
      [withUnit(CEILING[lang], unit, lang), 'upTo'],
      [withUnit(BUDGET[lang], unit, lang), 'budget'],
    ]),
  ]);

type Part = 'facts' | keyof typeof SECTIONS;

/** Undefined where the sheet does not begin like a receipt. */
export const readReceipt = (rows: Matrix): Receipt | undefined => {
  const title = textOf(rows[0]?.[0]);
  const lang = (['zh', 'en'] as const).find((one) => LABELS.title[one] === title);
  if (!lang) return undefined;
  const labels = labelsIn(lang);
  const facts = new Map<FactKey, Said>();
  const readings = new Map<string, Said>();
  const parameters: SaidFigure[] = [];
  const columns: SaidColumn[] = [];
  const lists: SaidColumn[] = [];
  const decisions: Said[] = [];
  let unit: Unit | undefined;
  let part: Part = 'facts';
  rows.forEach((cells, row) => {
    const [label = '', ...rest] = cells.map(textOf);
    if (row === 0 || label === '') return;
    const section = (Object.keys(SECTIONS) as (keyof typeof SECTIONS)[]).find((key) => SECTIONS[key][lang] === label);
    if (section) part = section;
    else if (part === 'facts') {
      const key = labels.get(label);
      if (key) facts.set(key, { value: cells[1] ?? null, row });
      if (key === 'awarded') unit = UNITS.find((one) => label === withUnit(TOTAL[lang], one, lang));
    } else if (part === 'readings') readings.set(label, { value: rest[1] ?? '', row });
    else if (part === 'parameters') {
      const [value = '', document = '', , date = '', from = ''] = rest;
      if (value !== '')
        parameters.push({
          name: label,
          value,
          document: document === NO_DOCUMENT[lang] ? '' : document,
          date,
          from: from === GIVEN[lang] ? undefined : from,
          row,
        });
    } else if (part === 'decisions') decisions.push({ value: cells.map(textOf).join(' · '), row });
    else {
      const [letters = '', header = '', ofColumn = ''] = rest;
      const column = { input: label, letters, header, unit: ofColumn, row };
      (label === LISTS[lang] && ofColumn === '' ? lists : columns).push(column);
    }
  });
  return unit && facts.has('policyId') && facts.has('year')
    ? { lang, unit, facts, readings, parameters, columns, lists, decisions }
    : undefined;
};

export const fact = (receipt: Receipt, key: FactKey): string => textOf(receipt.facts.get(key)?.value);
