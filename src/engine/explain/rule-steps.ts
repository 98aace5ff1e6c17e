/** What settlement did to one answer: the gate that barred it, the matter, the shared cap, the limit. */
import { text } from '../../core/lang';
import type { Step } from '../explanation';
import { Code, type Settlement } from '../outcome';
import { displacerText, displacingRow } from './displaced';
import { fenText } from './format';

export const paysCode = (code: Code): boolean => code === Code.awarded || code === Code.upTo;

export const ruleSteps = (settlement: Settlement, index: number, unit: number): Step[] => {
  const { policy } = settlement;
  const o = settlement.outcomes[index] as Settlement['outcomes'][number];
  const code = o.code[unit] as Code;
  const steps: Step[] = [];
  const gate = policy.gates[o.gate?.[unit] ?? -1];
  if (gate)
    steps.push({
      label: gate.title,
      value: code === Code.missing ? text('缺数据，无法核查', 'cannot be checked, data missing') : text('不予享受', 'barred'),
      kind: 'gate',
      holds: code === Code.missing ? null : false,
      article: gate.article,
      children: [],
    });
  if (paysCode(code)) {
    for (const g of settlement.unchecked) {
      const rule = policy.gates[g];
      if (rule && (rule.items.length === 0 || rule.items.includes(o.item.id)))
        steps.push({
          label: rule.title,
          value: text('未核查：表中没有所需的列', 'not checked: the sheet has no such column'),
          kind: 'gate',
          holds: null,
          article: rule.article,
          children: [],
        });
    }
  }
  const matter = policy.matters[o.matter?.[unit] ?? -1];
  if (matter) {
    const by = policy.items[o.displacedBy?.[unit] ?? -1];
    const prior = o.prior?.[unit] ?? 0;
    const other = by && displacerText(by.title, displacingRow(settlement, o, unit));
    const value = other
      ? text(`由${other.zh}取代`, `displaced by ${other.en}`)
      : prior > 0
        ? text(`只奖差额：减此前已奖 ${fenText(prior).zh}`, `difference only: less ${fenText(prior).en} paid before`)
        : code === Code.missing
          ? text('曾获其他等次，缺此前已奖金额', 'another grade was held; what was paid for it is missing')
          : text(
              '同一事项另有确定金额，核定后就高',
              'the matter has an exact award too; the higher stands once this amount is decided',
            );
    steps.push({ label: matter.title, value, kind: prior > 0 ? 'prior' : 'matter', article: matter.article, children: [] });
  }
  if (o.shared?.[unit])
    steps.push({
      label: text('同一项目分列多行，合计不超过上限', 'One project on several rows shares the cap'),
      value: text(`余额 ${fenText(o.amount[unit] ?? 0).zh}`, `${fenText(o.amount[unit] ?? 0).en} left`),
      kind: 'cap',
      article: o.item.article,
      children: [],
    });
  const limit = policy.limits[o.limit?.[unit] ?? -1];
  if (limit)
    steps.push({
      label: limit.title,
      value: text(`按年度上限，余额 ${fenText(o.amount[unit] ?? 0).zh}`, `yearly cap leaves ${fenText(o.amount[unit] ?? 0).en}`),
      kind: 'limit',
      article: limit.article,
      children: [],
    });
  return steps;
};
