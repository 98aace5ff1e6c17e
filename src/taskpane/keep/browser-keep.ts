/** Keeps choices in the browser's own store on this machine: a prefix in, a place to read from and write to, out. Nothing of a workbook is kept, and nothing is sent. */
import type { Lang } from '../../core/lang';
import { NOTHING_KEPT, type Keep, type Kept, type KeptYear } from './kept';

type Json = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The entries of a record that `take` understands; what it does not is forgotten. */
const entries = <T>(value: unknown, take: (one: unknown) => T | undefined): Readonly<Record<string, T>> => {
  const taken: Record<string, T> = {};
  if (!isRecord(value)) return taken;
  for (const [key, one] of Object.entries(value)) {
    const understood = take(one);
    if (understood !== undefined) taken[key] = understood;
  }
  return taken;
};

const aText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const aYear = (value: unknown): KeptYear | undefined =>
  isRecord(value) && Number.isInteger(value['year']) && Number.isInteger(value['chosenIn'])
    ? { year: Number(value['year']), chosenIn: Number(value['chosenIn']) }
    : undefined;

const aLanguage = (value: unknown): Lang | undefined => (value === 'zh' || value === 'en' ? value : undefined);

const aUnit = (value: unknown): Kept['unit'] => (value === '元' || value === '万元' ? value : undefined);

/** Another version of the pane, or another page of the same address, may have written it. */
export const keptOf = (text: string): Kept => {
  const json: unknown = JSON.parse(text);
  if (!isRecord(json)) return NOTHING_KEPT;
  const [lang, policy, unit] = [aLanguage(json['lang']), aText(json['policy']), aUnit(json['unit'])];
  const margin = aText(json['margin']);
  return {
    ...(lang && { lang }),
    ...(policy !== undefined && { policy }),
    ...(unit && { unit }),
    ...(margin !== undefined && { margin }),
    ...(typeof json['formulas'] === 'boolean' && { formulas: json['formulas'] }),
    ...(json['guided'] === true && { guided: true }),
    years: entries(json['years'], aYear),
    readings: entries(json['readings'], (of) => (isRecord(of) ? entries(of, aText) : undefined)),
  };
};

/** `prefix`: Excel on the web asks for one, so that pages of different hosts do not share a store. */
export const browserKeep = (prefix = ''): Keep => {
  const key = `${prefix}cesuan.choices`;
  return {
    read: () => {
      try {
        const text = localStorage.getItem(key);
        return text === null ? NOTHING_KEPT : keptOf(text);
      } catch {
        // Switched off, full of something else, or never there.
        return NOTHING_KEPT;
      }
    },
    write: (kept) => {
      try {
        localStorage.setItem(key, JSON.stringify(kept));
      } catch {
        // What cannot be kept is chosen again next time.
      }
    },
  };
};
