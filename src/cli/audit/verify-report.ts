/** What `verify` found, as text and as JSON: verified policies in; lines, or one object, out. */
import type { Lang } from '../../core/lang';
import { yuanText } from '../../core/money';
import { KIND_TEXT, type Difference } from '../../audit/verify/difference';
import type { Verified, Verification } from '../../audit/verify/verify';
import { changedIn, conclusionText, differenceText, identical, verifiedSame } from '../../audit/verify/words';
import { ENGINE_VERSION } from '../../run/run';
import { placeText } from '../report';

/** Nobody reads more on a screen; the JSON has them all. */
const MOST_LINES = 200;

const line = (one: Difference, verified: Verified, lang: Lang): string => {
  const place = Object.keys(one.place).length === 0 ? '' : `${placeText(one.place, lang)} `;
  return `  ${KIND_TEXT[one.kind][lang]}  ${place}${differenceText(one, verified)[lang]}`;
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
        conclusionText(one)[lang],
        ...shown,
        ...(more > 0 ? [zh ? `  另有 ${more} 处，见 --json。` : `  ${more} more; see --json.`] : []),
        '',
      ].join('\n');
    })
    .join('\n');

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
        identical: verifiedSame(one),
        changed: changedIn(one),
        remembered: one.remembered,
        uncalculated: one.uncalculated.length,
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
