/** Problems as lines for the terminal: `文件:工作表!单元格 信息`, one line each, the errors first. */
import type { Lang } from '../core/lang';
import type { Place, Problem, Severity } from '../core/problem';
import type { Session } from './session';

/** Nobody reads more on a screen; the workbook and the JSON have them all. */
const MOST_LINES = 200;

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** `汇总.xlsx:项目!F12`, `pack/a.yaml:12`, `cesuan:` where the problem has no place of its own. */
export const placeText = (place: Place, lang: Lang): string => {
  const row = place.row === undefined ? '' : lang === 'zh' ? `第${place.row}行` : `row ${place.row}`;
  const inSheet = place.cell ?? row;
  const sheet = place.sheet === undefined ? '' : inSheet === '' ? place.sheet : `${place.sheet}!${inSheet}`;
  const parts = [place.file, place.line === undefined ? undefined : String(place.line), sheet].filter(
    (part) => part !== undefined && part !== '',
  );
  return parts.length > 0 ? parts.join(':') : 'cesuan:';
};

/** Errors are told by standing on stderr; lesser ones say what they are. */
const SAID: Readonly<Record<Severity, { readonly zh: string; readonly en: string }>> = {
  error: { zh: '', en: '' },
  warning: { zh: '提醒：', en: 'warning: ' },
  info: { zh: '说明：', en: 'note: ' },
};

export const problemLine = (problem: Problem, lang: Lang): string => {
  const item = problem.place.item === undefined ? '' : `[${problem.place.item}] `;
  return `${placeText(problem.place, lang)} ${SAID[problem.severity][lang]}${item}${problem.message[lang].replace(/\s*[\r\n]+\s*/g, ' ')}`;
};

/** Writes errors and warnings to stderr. */
export const report = async (problems: readonly Problem[], session: Session, lang: Lang): Promise<void> => {
  const shown = SEVERITIES.slice(0, 2).flatMap((severity) => problems.filter((one) => one.severity === severity));
  const lines = shown.slice(0, MOST_LINES).map((one) => problemLine(one, lang));
  const more = shown.length - lines.length;
  if (more > 0) {
    lines.push(
      lang === 'zh'
        ? `cesuan: 另有 ${more} 项未逐一列出，全部见输出工作簿的“数据问题”表或 --json。`
        : `cesuan: ${more} more are not listed here; the workbook’s 数据问题 sheet and --json have them all.`,
    );
  }
  if (lines.length > 0) await session.stderr.write(`${lines.join('\n')}\n`);
};

export const countBySeverity = (problems: readonly Problem[]): Readonly<Record<Severity, number>> => ({
  error: problems.filter(({ severity }) => severity === 'error').length,
  warning: problems.filter(({ severity }) => severity === 'warning').length,
  info: problems.filter(({ severity }) => severity === 'info').length,
});
