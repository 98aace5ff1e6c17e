/** What a yes/no cell says: its text in; yes or no, the years it names, or that it is neither, out. */
import { compact } from '../normalise';

export type FlagText =
  | { readonly kind: 'yes'; readonly years: readonly number[] }
  | { readonly kind: 'no' }
  | { readonly kind: 'blank' }
  | { readonly kind: 'bad' };

const YES = new Set([
  '是',
  '是的',
  '有',
  '已',
  '对',
  '真',
  '√',
  '✓',
  '✔',
  '☑',
  'Y',
  'YES',
  'T',
  'TRUE',
  '1',
  '符合',
  '属于',
  '已列入',
  '列入',
  '已认定',
  '认定',
  '通过',
  '已通过',
]);
const NO = new Set([
  '否',
  '不是',
  '无',
  '没有',
  '未',
  '错',
  '假',
  '×',
  '✗',
  '✘',
  '☒',
  '☐',
  '□',
  'X',
  'N',
  'NO',
  'F',
  'FALSE',
  '0',
  '不符合',
  '不属于',
  '未列入',
  '未认定',
  '未通过',
  '非',
  '暂无',
]);
const DASH = /^[-—–―_/\\~]+$/;
const YEAR = /(?:19|20)\d{2}/g;
const AROUND_YEAR = /年度?|\d{1,2}月(?:\d{1,2}日)?|[()[\]【】、,;.-]|认定|获评|获得|列入|入选|新增|新/g;

export const YES_NO = '是、否（或 √、×、1、0、Y、N、有、无）';

/** A year counts as yes, in that year: `2025`, `是（2025年）`, `2023、2025`. Whether a year may stand there is the caller's to say. */
export const parseFlagText = (written: string): FlagText => {
  const text = compact(written).toUpperCase();
  if (text === '') return { kind: 'blank' };
  if (YES.has(text)) return { kind: 'yes', years: [] };
  if (NO.has(text) || DASH.test(text)) return { kind: 'no' };
  const years = [...text.matchAll(YEAR)].map((m) => Number(m[0]));
  if (years.length === 0) return { kind: 'bad' };
  const rest = text
    .replace(YEAR, '')
    .replace(/[-/.]\d{1,2}(?:[-/.]\d{1,2})?$/, '')
    .replace(AROUND_YEAR, '');
  return rest === '' || YES.has(rest) ? { kind: 'yes', years } : { kind: 'bad' };
};

/** The year of a date serial. */
export const yearOfSerial = (serial: number, date1904: boolean): number =>
  new Date(Date.UTC(1899, 11, 30) + Math.floor(serial + (date1904 ? 1462 : 0)) * 86_400_000).getUTCFullYear();
