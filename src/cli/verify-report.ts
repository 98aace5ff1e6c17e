/** What `verify` found, as text and as JSON: verified policies in; lines, or one object, out. */
import type { Lang } from '../core/lang';
import { yuanText } from '../core/money';
import { KIND_TEXT, type Difference, type DifferenceKind } from '../audit/verify/difference';
import type { Verified, Verification } from '../audit/verify/verify';
import { ENGINE_VERSION } from '../run/run';
import { amountText } from './money-text';
import { placeText } from './report';

/** Nobody reads more on a screen; the JSON has them all. */
const MOST_LINES = 200;

const KINDS = Object.keys(KIND_TEXT) as readonly DifferenceKind[];

const changedIn = ({ differences }: Verified): readonly DifferenceKind[] =>
  KINDS.filter((kind) => differences.some((one) => one.kind === kind));

const valueText = (value: string | null, lang: Lang): string => value ?? (lang === 'zh' ? '（无）' : '(none)');

const line = (one: Difference, { unit }: Verified, lang: Lang): string => {
  const zh = lang === 'zh';
  const place = Object.keys(one.place).length === 0 ? '' : `${placeText(one.place, lang)} `;
  const name = [one.enterprise, one.name].filter(Boolean).join(zh ? '，' : ', ');
  const values =
    one.stated === null && one.found === null
      ? ''
      : one.stated === null && one.code.startsWith('input-cell')
        ? `${zh ? '现为 ' : 'now '}${valueText(one.found, lang)}`
        : zh
          ? `表中 ${valueText(one.stated, lang)}，${one.kind === 'result' ? '重算' : '现为'} ${valueText(one.found, lang)}`
          : `stated ${valueText(one.stated, lang)}, ${one.kind === 'result' ? 'recomputed' : 'now'} ${valueText(one.found, lang)}`;
  const by =
    one.fen === undefined || one.fen === 0
      ? ''
      : zh
        ? `，相差 ${one.fen > 0 ? '+' : ''}${amountText(one.fen, unit)}${unit}`
        : `, ${one.fen > 0 ? '+' : ''}${amountText(one.fen, unit)} ${unit}`;
  const parts = [name, one.note?.[lang] ?? '', `${values}${by}`].filter((part) => part !== '');
  return `  ${KIND_TEXT[one.kind][lang]}  ${place}${parts.join(zh ? '：' : ': ')}`;
};

const conclusion = (one: Verified, lang: Lang): string => {
  const zh = lang === 'zh';
  const kinds = changedIn(one);
  if (kinds.length === 0)
    return zh
      ? `一致：重算 ${one.rows} 行，${one.compared} 个结果单元格全部相同。`
      : `Identical: ${one.rows} rows computed again, all ${one.compared} cells of results are the same.`;
  const named = kinds.map((kind) => KIND_TEXT[kind][lang]).join(zh ? '、' : ', ');
  const result = kinds.includes('result');
  const why =
    kinds.length === 1 && result
      ? zh
        ? '数据、政策包、程序和选择都与凭据相同，不同的结果单元格是测算之后改动的。'
        : 'Data, pack, program and choices are those of the receipt; the cells that differ were changed after the run.'
      : result
        ? zh
          ? '结果按现有数据、政策包和凭据所列的选择重算，不同之处可能由前面几项引起。'
          : 'Results were computed again from the data and pack of today with the choices of the receipt; that they differ may follow from the other changes.'
        : one.compared > 0
          ? zh
            ? '重算的结果仍与表中相同。'
            : 'The results are still the same.'
          : zh
            ? '未能重算。'
            : 'Nothing could be computed again.';
  return zh ? `不一致：改动了${named}。${why}` : `Different: ${named} changed. ${why}`;
};

export const verifyText = (all: readonly Verified[], lang: Lang): string =>
  all
    .map((one) => {
      const zh = lang === 'zh';
      const shown = one.differences.slice(0, MOST_LINES).map((difference) => line(difference, one, lang));
      const more = one.differences.length - shown.length;
      return [
        `${one.name[lang]}  ${one.policyId} ${one.version}  ${zh ? `${one.year} 年度` : one.year}`,
        zh
          ? `凭据“${one.receiptSheet}”：${one.time} 由 ${one.file} 测算，工作表“${one.sheet}”`
          : `Receipt “${one.receiptSheet}”: computed from ${one.file} at ${one.time}, sheet “${one.sheet}”`,
        conclusion(one, lang),
        ...shown,
        ...(more > 0 ? [zh ? `  另有 ${more} 处，见 --json。` : `  ${more} more; see --json.`] : []),
        '',
      ].join('\n');
    })
    .join('\n');

export const identical = ({ policies, problems }: Verification): boolean =>
  problems.length === 0 && policies.every(({ differences }) => differences.length === 0);

export const verifyJson = (found: Verification, file: string, fileSha256: string, now: string, lang: Lang): string =>
  `${JSON.stringify(
    {
      file,
      fileSha256,
      engine: ENGINE_VERSION,
      time: now,
      identical: identical(found),
      policies: found.policies.map((one) => ({
        policy: one.policyId,
        version: one.version,
        year: Number(one.year),
        sheet: one.sheet,
        receipt: { sheet: one.receiptSheet, file: one.file, time: one.time },
        unit: one.unit,
        identical: one.differences.length === 0,
        changed: changedIn(one),
        rows: one.rows,
        compared: one.compared,
        differences: one.differences.map(({ kind, code, place, name, stated, found: now_, enterprise, fen, note }) => ({
          kind,
          code,
          sheet: place.sheet ?? null,
          cell: place.cell ?? null,
          row: place.row ?? null,
          name,
          enterprise: enterprise ?? null,
          stated,
          found: now_,
          yuan: fen === undefined ? null : yuanText(fen),
          note: note?.[lang] ?? null,
        })),
      })),
      problems: found.problems.map(({ code, place, message }) => ({ code, sheet: place.sheet ?? null, message: message[lang] })),
    },
    null,
    1,
  )}\n`;
