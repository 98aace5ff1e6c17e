/** One header text in; the key by which it is compared, the unit it names, the years it mentions and the words that qualify it, out. */
import { compact, headerKey } from '../normalise';
import { unitNamed, type SheetUnit } from '../units';

export interface HeaderText {
  /** As the sheet shows it, on one line. */
  readonly text: string;
  readonly key: string;
  readonly unit?: SheetUnit;
  readonly years: readonly number[];
  /** `其中：…`: a part of the column before it. */
  readonly part: boolean;
}

const HINT =
  /^(必填|注明.*|选填|非必填|必须填写|可不填|填写|请填写?.*|填.*|如有|如:.*|例如?:.*|是\/否|是或否|有\/无|Y\/N|1\/0|√|打√|打勾|小写|大写|数字|保留.*小数|下拉选择|选择|单选|多选|见说明|盖章|公章|加盖公章|全称|见注\d*|注\d*|\d{1,2})$/i;
const BRACKETED = /[([{【〔〖<]([^()[\]{}【】〔〕〖〗<>]*)[)\]}】〕〗>]/g;
const UNIT_PREFIX = /^(?:金额|计量|数量|货币)?单位[:为是]?/;
const TAIL_UNIT = /^(.+?)(?:[/:,、_|-])([^/:,、_|-]{1,6}(?:\/[^/:,、_|-]{1,6})?)$/;
const GLUED_UNIT = /^(.{2,}?[额资入费值款金税])(万元|亿元|千元|元)$/;
const NUMBERING = /^(?:\d{1,2}(?:\.\d{1,2})*(?:[、)]|\.(?!\d))|[(（]?[一二三四五六七八九十]{1,3}[)）、.]|[①-⑳])/;

const RAW_BRACKETED = /[(（[［{【〔〖<]([^()（）[\]［］{}【】〔〕〖〗<>]*)[)）\]］}】〕〗>]/g;

/** What explanations call a column: the header without its unit and hints, other brackets kept: `首台（套）数（项）` → `首台（套）数`. */
export const labelOf = (written: string): string => {
  const text = written.replace(/\s*[\r\n]+\s*/g, '').trim();
  const label = text.replace(RAW_BRACKETED, (whole, inner: string) => {
    const parts = compact(inner)
      .replace(UNIT_PREFIX, '')
      .split(/[,;、]/);
    return parts.every((part) => part === '' || HINT.test(part) || unitIn(part) !== undefined || /小数/.test(part)) ? '' : whole;
  });
  return label.trim() === '' ? text : label.trim();
};

const unitIn = (written: string): SheetUnit | undefined => unitNamed(written.replace(UNIT_PREFIX, ''));

/** A line that states units for what is below it, and is no header: `单位：万元`; a header such as `投资额（单位：元）` is not. */
export const isUnitLine = (written: string): boolean => statedUnits(compact(written).replace(BRACKETED, '')).length > 0;

/** `单位：万元`, `金额单位：人民币万元、%`: the units that a line above the header states; [] when it states none. */
export const statedUnits = (written: string): readonly SheetUnit[] => {
  const line = compact(written);
  const units: SheetUnit[] = [];
  for (const found of line.matchAll(/(?:^|[^\u4e00-\u9fff]|金额|计量|数量|货币)单位[:为是]([^:)\]】]{1,20})/g)) {
    for (const part of (found[1] ?? '').split(/[,、;和及]/)) {
      const unit = unitNamed(part);
      if (unit) units.push(unit);
    }
  }
  return units;
};

/** Reads one header text; bracketed units and hints are taken out, other bracketed words stay part of the name. */
export const parseHeader = (written: string): HeaderText => {
  const text = written
    .replace(/\s*[\r\n]+\s*/g, '')
    .replace(/[\s\u3000]+/g, ' ')
    .trim();
  let unit = unitIn(compact(written));
  if (unit) return { text, key: '', unit, years: [], part: false };
  let rest = compact(written).replace(BRACKETED, (_, inner: string) => {
    const kept: string[] = [];
    for (const part of inner.replace(UNIT_PREFIX, '').split(/[,;、]/)) {
      const named = unitIn(part) ?? (/小数/.test(part) ? unitNamed('小数') : undefined);
      if (named) unit ??= named;
      // `完成/签约`, `=A/B`: how it is worked out, not what it is called.
      else if (part !== '' && !HINT.test(part) && !/[/=×÷*]/.test(part)) kept.push(part);
    }
    return kept.length === 0 ? '' : `(${kept.join(',')})`;
  });
  if (!unit) {
    const tail = TAIL_UNIT.exec(rest) ?? GLUED_UNIT.exec(rest);
    const named = tail?.[2] === undefined ? undefined : unitIn(tail[2]);
    if (tail?.[1] !== undefined && named) {
      unit = named;
      rest = tail[1];
    }
  }
  rest = rest.replace(NUMBERING, '');
  const part = /^其中[:,、]?/.test(rest);
  rest = rest.replace(/^其中[:,、]?/, '');
  const years = [...rest.matchAll(/((?:19|20)\d{2})(?:年度?|(?=[^\d]|$))/g)].map((m) => Number(m[1]));
  const undated = rest.replace(/(?:19|20)\d{2}(?:年度|年(?:1-\d{1,2}月|\d{1,2}-\d{1,2}月)?)?/g, '');
  return { text, key: headerKey(undated), ...(unit && { unit }), years, part };
};
