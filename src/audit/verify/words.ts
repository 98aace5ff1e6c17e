/** What a verification says in words: a policy's result, or one difference of it, in; the text that every door shows, out. */
import { text, type Lang, type Text } from '../../core/lang';
import { amountText } from '../../sheet/compose/amounts';
import { UNIT_TEXT } from '../../sheet/compose/words';
import { KIND_TEXT, type Difference, type DifferenceKind } from './difference';
import type { Verification, Verified } from './verify';

const KINDS = Object.keys(KIND_TEXT) as readonly DifferenceKind[];

export const changedIn = ({ differences }: Verified): readonly DifferenceKind[] =>
  KINDS.filter((kind) => differences.some((one) => one.kind === kind));

export const verifiedSame = ({ differences, uncalculated }: Verified): boolean =>
  differences.length === 0 && uncalculated.length === 0;

export const identical = ({ policies, problems }: Verification): boolean => problems.length === 0 && policies.every(verifiedSame);

const valueText = (value: string | null, lang: Lang): string => value ?? (lang === 'zh' ? '（无）' : '(none)');

/** What stands there should be what a run writes; a choice is held against what the workbook has besides. */
const against = ({ kind, code }: Difference): Text =>
  kind === 'result' ? text('重算', 'recomputed') : code === 'figure' ? text('应为', 'should be') : text('现为', 'now');

const said = (one: Difference, { unit }: Verified, lang: Lang): string => {
  const zh = lang === 'zh';
  const name = [one.enterprise, zh ? one.name : (one.nameEn ?? one.name)].filter(Boolean).join(zh ? '，' : ', ');
  const values =
    one.stated === null && one.found === null
      ? ''
      : one.stated === null && one.code.startsWith('input-cell')
        ? `${zh ? '现为 ' : 'now '}${valueText(one.found, lang)}`
        : zh
          ? `表中 ${valueText(one.stated, lang)}，${against(one).zh} ${valueText(one.found, lang)}`
          : `stated ${valueText(one.stated, lang)}, ${against(one).en} ${valueText(one.found, lang)}`;
  const by =
    one.fen === undefined || one.fen === 0
      ? ''
      : zh
        ? `，相差 ${one.fen > 0 ? '+' : ''}${amountText(one.fen, unit)}${unit}`
        : `, ${one.fen > 0 ? '+' : ''}${amountText(one.fen, unit)} ${UNIT_TEXT[unit].en}`;
  const parts = [name, one.note?.[lang] ?? '', `${values}${by}`].filter((part) => part !== '');
  return parts.join(zh ? '：' : ': ');
};

/** Which cell or statement it is, what the workbook says and what is so now; without its place. */
export const differenceText = (one: Difference, verified: Verified): Text =>
  text(said(one, verified, 'zh'), said(one, verified, 'en'));

const concluded = (one: Verified, lang: Lang): string => {
  const zh = lang === 'zh';
  const kinds = changedIn(one);
  const open = one.uncalculated.length;
  if (kinds.length === 0 && open > 0)
    return zh
      ? `暂不能下结论：${open} 格的公式还没有计算结果。已比较的 ${one.compared} 个单元格相同。`
      : `No conclusion yet: ${open} cells are formulas without a result. The ${one.compared} cells that were compared are the same.`;
  if (kinds.length === 0)
    return zh
      ? `一致：重算 ${one.rows} 行，${one.compared} 个结果单元格全部相同。`
      : `Identical: ${one.rows} rows computed again, all ${one.compared} cells of results are the same.`;
  const result = kinds.includes('result');
  // Results follow from what comes before them: that they differ as well says nothing of who changed what.
  const first = kinds.filter((kind) => kind !== 'result' && kind !== 'receipt');
  const named = (first.length > 0 ? kinds.filter((kind) => kind !== 'result') : kinds)
    .map((kind) => KIND_TEXT[kind][lang])
    .join(zh ? '、' : ', ');
  const ours = kinds.every((kind) => kind === 'result' || kind === 'receipt');
  const why =
    ours && result && !one.remembered
      ? zh
        ? '工作簿里测算时的记忆已不在（有的程序另存时会丢掉），只能按凭据所列的年度、口径和参数重算：不同之处可能是结果改动了，也可能是凭据改动了。'
        : 'What the run left in the workbook besides the receipt is gone (some programs drop it on saving), so all was computed by the year, readings and figures that the receipt states: results may have been changed, or the receipt.'
      : kinds.length === 1 && result
        ? zh
          ? '数据、政策包、程序和选择都与凭据相同，不同的结果单元格是测算之后改动的。'
          : 'Data, pack, program and choices are those of the receipt; the cells that differ were changed after the run.'
        : result
          ? zh
            ? '结果单元格按现有数据、政策包和凭据所列的选择重算，也有不同：可能随之而来，也可能另有改动。'
            : 'Result cells were computed again from the data and pack of today with the choices of the receipt and differ too: that may follow from it, or they were changed as well.'
          : one.compared > 0
            ? zh
              ? `${open > 0 ? '已比较的结果单元格' : '重算的结果'}仍与表中相同。`
              : `The ${open > 0 ? 'cells that were compared' : 'results'} are still the same.`
            : zh
              ? '未能重算。'
              : 'Nothing could be computed again.';
  const rest =
    open === 0 ? '' : zh ? `另有 ${open} 格的公式还没有计算结果，未比较。` : ` ${open} cells without a result were not compared.`;
  return zh ? `不一致：改动了${named}。${why}${rest}` : `Different: ${named} changed. ${why}${rest}`;
};

export const conclusionText = (one: Verified): Text => text(concluded(one, 'zh'), concluded(one, 'en'));
