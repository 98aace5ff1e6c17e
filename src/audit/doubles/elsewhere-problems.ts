/** Why what another policy paid on another sheet could not be held against the audited one: one factory per code. */
import { text, type Text } from '../../core/lang';
import type { Place, Problem } from '../../core/problem';
import type { Policy } from '../../policy/model';

const nameOf = (id: string, policy: Policy | undefined): Text => policy?.short ?? text(id, id);

const make = (code: string, place: Place, message: Text): Problem => ({ code, severity: 'warning', place, message });

export const nothingRemembered = (place: Place, id: string, policy: Policy | undefined): Problem => {
  const name = nameOf(id, policy);
  return make(
    'elsewhere-no-memory',
    place,
    text(
      `工作表“${place.sheet ?? ''}”有“${name.zh}”的测算列，但工作簿里没有留下那次测算的年度和单位，没有查它与本政策是否奖了同一事项。请用测算后没有另存丢失记录的原工作簿，或在该表重新测算一次。`,
      `Sheet “${place.sheet ?? ''}” has columns computed by “${name.en}”, but the workbook does not remember their year and unit, so matters that both policies pay were not looked for there. Use the workbook as it was computed, or compute that sheet once more.`,
    ),
  );
};

/** `why`: the first reason that recognition gives; absent where names and codes are missing. */
export const notRecognised = (place: Place, id: string, policy: Policy | undefined, why: Text | undefined): Problem => {
  const name = nameOf(id, policy);
  const reason =
    why ??
    text(
      '没有认出企业名称或统一社会信用代码的列。请在表头写明“企业名称”或“统一社会信用代码”。',
      'No column of names or credit codes was recognised. Head one as 企业名称 or 统一社会信用代码.',
    );
  return make(
    'elsewhere-not-recognised',
    place,
    text(
      `工作表“${place.sheet ?? ''}”有“${name.zh}”的测算列，但认不出各行是哪家企业，没有查它与本政策是否奖了同一事项：${reason.zh}`,
      `Sheet “${place.sheet ?? ''}” has columns computed by “${name.en}”, but whose rows they are was not recognised, so matters that both policies pay were not looked for there: ${reason.en}`,
    ),
  );
};

export const policyNotAtHand = (place: Place, id: string): Problem =>
  make(
    'elsewhere-policy-unknown',
    place,
    text(
      `工作表“${place.sheet ?? ''}”有政策“${id}”的测算列，本程序没有这项政策，也没有登记它与本政策哪些条目是同一事项，没有查重复。命令行可用 --policy A,B 一并给出该政策的文件夹。`,
      `Sheet “${place.sheet ?? ''}” has columns of policy “${id}”, which is not at hand, and none of its items is known to be one matter with items of this policy, so no doubles were looked for there. On the command line its folder can be named beside, with --policy A,B.`,
    ),
  );
