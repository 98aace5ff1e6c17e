/** The choices that a receipt states: what to compute with, and where pack, memory or the sheet of parameters say otherwise. */
import { text, type Text } from '../../core/lang';
import { parseDecimal, rational, type Rational } from '../../core/rational';
import type { Problem } from '../../core/problem';
import { chooseAll, type Wanted } from '../../engine/choose';
import { enterable, type Figure } from '../../engine/enter';
import type { Choices } from '../../engine/outcome';
import type { Policy } from '../../policy/model';
import { withFigures, type Opened } from '../../run/run';
import { address } from '../../sheet/cells';
import { PARAMETERS } from '../../sheet/parameters/sheet';
import type { Difference } from './difference';
import { fact, type Receipt, type SaidFigure } from './receipt';

export interface Stated {
  readonly wanted: Wanted;
  readonly differences: readonly Difference[];
}

const shareOf = (said: string): Rational | undefined => {
  const [n = '', d] = said.split('/');
  const top = parseDecimal(n);
  if (d === undefined) return top;
  return top && /^[1-9]\d*$/.test(d) ? rational(top.n, top.d * BigInt(d)) : undefined;
};

const placeOf = (from: string): { readonly sheet: string; readonly cell: string } => {
  const at = from.lastIndexOf('!');
  return { sheet: from.slice(0, at), cell: from.slice(at + 1) };
};

const typed = ({ value, document }: SaidFigure): string => (document === '' ? value : `${value}@${document}`);

/** What stands on the sheet of parameters now, against what the receipt took from it. */
const figuresNow = (opened: Opened, policy: Policy, wanted: Wanted, receipt: Receipt): readonly Difference[] => {
  const given = new Set(receipt.parameters.filter(({ from }) => from === undefined).map(({ name }) => name));
  const now = chooseAll(policy, withFigures(opened, policy, { ...wanted, figures: [] }).wanted);
  if (!now.ok) return [];
  const out: Difference[] = [];
  const before = new Map(receipt.parameters.map((one) => [one.name, one]));
  const figures: Choices['parameters'] = now.value.parameters;
  const sheet = opened.workbook.sheets.find(({ own }) => own === PARAMETERS)?.name;
  const say = (name: string, place: Difference['place'], stated: string | null, found: string | null, note: Text): void =>
    void out.push({ kind: 'choice', code: 'parameter', place, name, stated, found, note });
  for (const said of receipt.parameters) {
    if (said.from === undefined) continue;
    const one = figures.get(said.name);
    const place = one?.at ?? placeOf(said.from);
    const shown = `${typed(said)}${said.date && `（${said.date}）`}`;
    const found =
      one &&
      `${typed({ ...said, value: one.text, document: one.document ?? '' })}${one.date === undefined ? '' : `（${one.date}）`}`;
    if (found !== shown)
      say(
        said.name,
        place,
        shown,
        found ?? null,
        text('参数表上的数值与凭据不同', 'the sheet of parameters differs from the receipt'),
      );
  }
  for (const [name, { text: value, at }] of figures)
    if (!before.has(name) && !given.has(name) && at)
      say(
        name,
        at ?? { ...(sheet !== undefined && { sheet }) },
        null,
        value,
        text('测算之后填入的参数', 'a figure filled in after the run'),
      );
  return out;
};

export const statedChoices = (opened: Opened, policy: Policy, receipt: Receipt, sheet: string): Stated => {
  const differences: Difference[] = [];
  const remembered = opened.memory?.policies[policy.id];
  const say = (code: string, row: number, name: string, stated: string | null, found: string | null, note: Text): void =>
    void differences.push({
      kind: code === 'unknown' ? 'policy' : 'choice',
      code,
      place: { sheet, cell: address(row, code === 'reading' ? 2 : 1), row: row + 1, name },
      name,
      stated,
      found,
      note,
    });
  const memoryNote = text('凭据与工作簿记忆中的选择不同', 'the receipt differs from what the workbook remembers');
  const gone = text('现在的政策包没有这一项', 'the pack of today has no such thing');

  const readings: Record<string, string> = {};
  for (const [key, { value, row }] of receipt.readings) {
    const reading = policy.readings.get(key);
    const shown = String(value ?? '');
    const option = reading?.options.find(({ label }) => label[receipt.lang] === shown);
    if (!reading || !option) say('unknown', row, key, shown, null, gone);
    else readings[key] = option.key;
    const kept = remembered?.readings[key] ?? reading?.default;
    if (remembered && option && kept !== option.key)
      say(
        'reading',
        row,
        key,
        shown,
        reading?.options.find((one) => one.key === kept)?.label[receipt.lang] ?? kept ?? null,
        memoryNote,
      );
  }

  const parameters: Record<string, string> = {};
  const figures: Figure[] = [];
  for (const said of receipt.parameters) {
    if (!enterable(policy, said.name)) {
      say('unknown', said.row, said.name, said.value, null, gone);
      continue;
    }
    if (said.from === undefined) {
      parameters[said.name] = typed(said);
      const kept = remembered?.parameters[said.name];
      if (remembered && kept !== typed(said)) say('parameter', said.row, said.name, typed(said), kept ?? null, memoryNote);
    } else {
      const at = placeOf(said.from);
      const { name, value, document, date } = said;
      figures.push({ name, value, document, ...(date !== '' && { date }), at, documentAt: at });
    }
  }
  const listed = new Set(receipt.parameters.map(({ name }) => name));
  for (const [name, kept] of Object.entries(remembered?.parameters ?? {}))
    if (!listed.has(name)) say('parameter', 0, name, null, kept, memoryNote);

  const fact_ = (key: 'year' | 'budget' | 'cityShare', kept: string): void => {
    const stated = fact(receipt, key);
    if (remembered && stated !== kept) say(key, receipt.facts.get(key)?.row ?? 0, '', stated || null, kept || null, memoryNote);
  };
  const scale = receipt.unit === '元' ? 100 : 1_000_000;
  fact_('year', String(remembered?.year ?? ''));
  fact_('budget', remembered?.budget === undefined ? '' : String(remembered.budget / scale));
  fact_('cityShare', remembered?.cityShare ?? '');

  const budget = fact(receipt, 'budget');
  const share = shareOf(fact(receipt, 'cityShare'));
  const wanted: Wanted = {
    year: Number(fact(receipt, 'year')),
    readings,
    parameters,
    figures,
    ...(budget !== '' && { budget: Math.round(Number(budget) * scale) }),
    ...(share && { cityShare: share }),
  };
  return { wanted, differences: [...differences, ...figuresNow(opened, policy, wanted, receipt)] };
};

/** Why nothing can be computed with the stated choices. */
export const refused = (problems: readonly Problem[], sheet: string): readonly Difference[] =>
  problems
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message, place, found }) => ({
      kind: 'choice',
      code,
      place: { sheet, ...place },
      name: place.name ?? '',
      stated: found ?? null,
      found: null,
      note: message,
    }));
