/** One item for one unit, replayed from the same formulas that the columns ran: the tree, the note, and what is missing. */
import { text, type Lang, type Text } from '../../core/lang';
import type { Item } from '../../policy/model';
import { answer, type Answer } from '../answer';
import { framesOf } from '../settle';
import type { Explanation, Line, Missing, Step } from '../explanation';
import { Code, STATUS, type Settlement } from '../outcome';
import { readingOption } from '../resolve';
import { numberOf, type Context } from '../scalar';
import { roundFen } from '../round';
import { bothNumbers, fenText } from './format';
import { fitNote } from './note';
import { headerOf, narrate, render, taken, type Voice } from './render';
import { settledItem } from './settled';
import { condition, inBoth, shortfall, trace, type Tracing } from './trace';

const paysCode = (code: Code): boolean => code === Code.awarded || code === Code.upTo;

const PLACES: Readonly<Record<number, Text>> = {
  1: text('分', '0.01 yuan'), 10: text('角', '0.1 yuan'), 100: text('元', 'yuan'), 10_000: text('百元', '100 yuan'), 100_000: text('千元', '1,000 yuan'), 1_000_000: text('万元', '10,000 yuan'),
};
const MODES = { 'half-up': text('四舍五入', 'half up'), down: text('舍去尾数', 'down'), up: text('进一', 'up') } as const;

const amountSteps = (item: Item, own: Answer, tracing: Tracing): Step[] => {
  const { amount, raw, rounded, capped, prior } = own;
  if (!amount) return [];
  const steps: Step[] = [...trace(amount.node, tracing)];
  if (steps.length === 0 && raw) steps.push({ label: inBoth((lang) => render(amount.node, { lang, table: tracing.table, at: tracing.at })), value: bothNumbers(raw, amount.node.type), kind: 'formula', children: [] });
  if (raw === undefined || rounded === undefined) return steps;
  const place = PLACES[amount.rounding.to] ?? text(`${amount.rounding.to} 分`, `${amount.rounding.to / 100} yuan`);
  steps.push({
    label: text(`取整到${place.zh}（${MODES[amount.rounding.mode].zh}）`, `Rounded to ${place.en} (${MODES[amount.rounding.mode].en})`),
    value: fenText(rounded),
    kind: 'rounding',
    children: [],
  });
  if (amount.cap && capped !== undefined) {
    const ceiling = numberOf(amount.cap, tracing.at);
    const limit = ceiling.known ? bothNumbers(ceiling.value, amount.cap.type) : text('?', '?');
    const bound = capped < rounded;
    steps.push({
      label: text(`上限 ${limit.zh}`, `Cap ${limit.en}`),
      value: bound ? text(`按上限 ${fenText(capped).zh}`, `Cut to ${fenText(capped).en}`) : text('未触及', 'not reached'),
      kind: 'cap',
      article: item.article,
      children: [],
    });
  }
  if (prior) steps.push({ label: text('减：此前已奖', 'Less: paid before'), value: fenText(prior), kind: 'prior', children: [] });
  return steps;
};

const ruleSteps = (settlement: Settlement, index: number, unit: number): Step[] => {
  const { policy } = settlement;
  const o = settlement.outcomes[index] as Settlement['outcomes'][number];
  const code = o.code[unit] as Code;
  const steps: Step[] = [];
  const gate = policy.gates[o.gate?.[unit] ?? -1];
  if (gate) steps.push({ label: gate.title, value: code === Code.missing ? text('缺数据，无法核查', 'cannot be checked, data missing') : text('不予享受', 'barred'), kind: 'gate', holds: code === Code.missing ? null : false, article: gate.article, children: [] });
  if (paysCode(code)) {
    for (const g of settlement.unchecked) {
      const rule = policy.gates[g];
      if (rule && (rule.items.length === 0 || rule.items.includes(o.item.id))) steps.push({ label: rule.title, value: text('未核查：表中没有所需的列', 'not checked: the sheet has no such column'), kind: 'gate', holds: null, article: rule.article, children: [] });
    }
  }
  const matter = policy.matters[o.matter?.[unit] ?? -1];
  if (matter) {
    const by = policy.items[o.displacedBy?.[unit] ?? -1];
    const prior = o.prior?.[unit] ?? 0;
    const value = by
      ? text(`由“${by.title.zh}”取代`, `displaced by “${by.title.en}”`)
      : prior > 0
        ? text(`只奖差额：减此前已奖 ${fenText(prior).zh}`, `difference only: less ${fenText(prior).en} paid before`)
        : code === Code.missing
          ? text('曾获其他等次，缺此前已奖金额', 'another grade was held; what was paid for it is missing')
          : text('同一事项另有确定金额，核定后就高', 'the matter has an exact award too; the higher stands once this amount is decided');
    steps.push({ label: matter.title, value, kind: prior > 0 ? 'prior' : 'matter', article: matter.article, children: [] });
  }
  if (o.shared?.[unit]) steps.push({ label: text('同一项目分列多行，合计不超过上限', 'One project on several rows shares the cap'), value: text(`余额 ${fenText(o.amount[unit] ?? 0).zh}`, `${fenText(o.amount[unit] ?? 0).en} left`), kind: 'cap', article: o.item.article, children: [] });
  const limit = policy.limits[o.limit?.[unit] ?? -1];
  if (limit) steps.push({ label: limit.title, value: text(`按年度上限，余额 ${fenText(o.amount[unit] ?? 0).zh}`, `yearly cap leaves ${fenText(o.amount[unit] ?? 0).en}`), kind: 'limit', article: limit.article, children: [] });
  return steps;
};

const cited = (settlement: Settlement, article: string, lang: Lang): string => {
  const short = settlement.policy.short[lang];
  return lang === 'zh' ? ` · ${short}${article.replace('(', '（').replace(')', '）')}` : ` · ${short} art. ${article}`;
};

/** What the working of a fixed amount rests on: the recognition or condition that earned it. */
const ground = (item: Item, voice: Voice): string => {
  const tier = item.amount?.node.op === 'case' ? item.amount.node.branches[0]?.when : undefined;
  if (tier?.op === 'compare') return narrate(tier.left, voice);
  const first = item.conditions[0]?.node;
  return first ? render(first, voice) : item.title[voice.lang];
};

const shortLine = (item: Item, own: Answer, at: Context, voice: Voice): string => {
  const failed = item.conditions.find((_, i) => {
    const value = own.conditions[i];
    return value?.known && !value.value;
  });
  if (!failed) return voice.lang === 'zh' ? '计算结果不大于 0' : 'the formula comes to nothing';
  const short = shortfall(failed.node, at);
  return `${render(failed.node, voice)}${voice.lang === 'zh' ? '：' : ': '}${short ? short[voice.lang] : voice.lang === 'zh' ? '不满足' : 'not met'}`;
};

const missingLine = (missing: readonly Missing[], voice: Voice): string => {
  const names = [...new Set(missing.map(({ input }) => headerOf(input, voice)))];
  return voice.lang === 'zh' ? `缺：${names.join('、')}` : `Missing: ${names.join(', ')}`;
};

const noteOf = (settlement: Settlement, index: number, unit: number, own: Answer, missing: readonly Missing[], at: Context, lang: Lang): string => {
  const o = settlement.outcomes[index] as Settlement['outcomes'][number];
  const item = settledItem(o.item, settlement);
  const voice: Voice = { lang, table: settlement.table, at };
  const code = o.code[unit] as Code;
  const fen = (amount: number | bigint): string => fenText(amount)[lang];
  const zh = lang === 'zh';
  const cite = cited(settlement, item.article, lang);
  const line = (working: string, ...tails: string[]): string => fitNote(working, tails, cite, lang);
  const gate = settlement.policy.gates[o.gate?.[unit] ?? -1];

  if (code === Code.notMoney) return line(item.remark ? item.remark[lang] : item.title[lang]);
  if (gate) return line(zh ? `${code === Code.missing ? '无法核查' : '不予享受'}：${gate.title.zh}（${gate.article}）` : `${code === Code.missing ? 'Cannot be checked' : 'Barred'}: ${gate.title.en} ${gate.article}`);
  if (code === Code.notEligible) return line(zh ? `不符合：${shortLine(item, own, at, voice)}` : `Not eligible: ${shortLine(item, own, at, voice)}`);
  if (code === Code.missing) return line(missing.length ? missingLine(missing, voice) : zh ? '缺此前已奖金额' : 'The amount paid before is missing');
  if (code === Code.undetermined) return line(zh ? `未定：待填 ${own.unset.join('、')}` : `Undetermined: ${own.unset.map((name) => settlement.policy.parameters.get(name)?.en ?? name).join(', ')}`);

  const { amount } = own;
  if (!amount) return line(item.title[lang]);
  const told = narrate(amount.node, voice);
  const plain = taken(amount.node, at).op === 'literal';
  const roundedYuan = fen(own.rounded ?? 0n);
  const ceiling = amount.basis === 'ceiling';
  const working = plain ? `${ground(item, voice)}${ceiling ? (zh ? '，最高 ' : ', at most ') : zh ? ' → ' : ' → '}${roundedYuan}` : `${told}${told.endsWith('）') ? '' : ' '}${ceiling ? '≤' : '='} ${roundedYuan}`;
  const tails: string[] = [];
  if (amount.cap && own.capped !== undefined && own.rounded !== undefined && own.capped <= own.rounded) {
    const cap = numberOf(amount.cap, at);
    if (cap.known) tails.push(zh ? `上限${fen(roundFen(cap.value, { to: 1, mode: 'down' }))}` : `capped at ${fen(roundFen(cap.value, { to: 1, mode: 'down' }))}`);
  }
  const prior = (o.prior?.[unit] ?? 0) || Number(own.prior ?? 0n);
  const by = settlement.policy.items[o.displacedBy?.[unit] ?? -1];
  if (prior > 0) tails.push(zh ? `减已奖${fen(prior)}` : `less ${fen(prior)} paid before`);
  else if (code === Code.upTo && (o.matter?.[unit] ?? -1) >= 0 && prior === 0) tails.push(zh ? '同一事项核定后就高' : 'the higher of the matter once decided');
  if (by) tails.push(zh ? `就高，由“${by.title.zh}”取代` : `displaced by “${by.title.en}”`);
  if (o.shared?.[unit]) tails.push(zh ? `同一项目各行合计封顶，核 ${fen(o.amount[unit] ?? 0)}` : `rows of the project share the cap: ${fen(o.amount[unit] ?? 0)}`);
  const limit = settlement.policy.limits[o.limit?.[unit] ?? -1];
  if (limit) tails.push(zh ? `${limit.title.zh}，核 ${fen(o.amount[unit] ?? 0)}` : `${limit.title.en}: ${fen(o.amount[unit] ?? 0)}`);
  else if (code === Code.awarded && settlement.choices.budget !== undefined && o.amount[unit] !== Number(own.fen) - (o.prior?.[unit] ?? 0)) tails.push(zh ? `按预算折算为 ${fen(o.amount[unit] ?? 0)}` : `scaled to ${fen(o.amount[unit] ?? 0)}`);
  if (settlement.unchecked.length) {
    const articles = settlement.unchecked.map((g) => settlement.policy.gates[g]?.article ?? '').filter((article, i, all) => all.indexOf(article) === i);
    tails.push(zh ? `${articles.join('、')}未核查` : `${articles.join(', ')} not checked`);
  }
  return line(working, ...tails);
};

interface Replay {
  readonly item: Item;
  readonly at: Context;
  readonly own: Answer;
  readonly code: Code;
  readonly missing: readonly Missing[];
  readonly readings: Explanation['readings'];
}

const replay = (settlement: Settlement, index: number, unit: number): Replay => {
  const { policy, choices, table } = settlement;
  const o = settlement.outcomes[index] as Settlement['outcomes'][number];
  const item = settledItem(o.item, settlement);
  const at: Context = { policy, choices, frame: framesOf(table, policy)[item.grain], unit };
  const own = answer(item, at);
  const code = o.code[unit] as Code;
  const missing = code === Code.missing ? distinct([...own.missing, ...gateMissing(settlement, index, unit)]) : [];
  const keys = [...new Set([...item.readings, ...matterReadings(settlement, index, unit)])];
  return { item, at, own, code, missing, readings: keys.map((key) => ({ key, option: readingOption(policy, choices, key) })) };
};

/** The note and the readings without the tree: for evidence rows and notes of cells. */
export const line = (settlement: Settlement, index: number, unit: number): Line => {
  const { own, missing, at, readings } = replay(settlement, index, unit);
  const say = (lang: Lang): string => noteOf(settlement, index, unit, own, missing, at, lang);
  return {
    readings,
    note: {
      get zh() {
        return say('zh');
      },
      get en() {
        return say('en');
      },
    },
  };
};

/** Explains item `index` of the policy for `unit` (a row for project items, an enterprise for others). */
export const explain = (settlement: Settlement, index: number, unit: number): Explanation => {
  const { policy, table } = settlement;
  const o = settlement.outcomes[index] as Settlement['outcomes'][number];
  const { item, at, own, code, missing, readings } = replay(settlement, index, unit);
  const tracing: Tracing = { at, table };
  const by = policy.items[o.displacedBy?.[unit] ?? -1];
  const shown = paysCode(code) || code === Code.displaced ? (o.amount[unit] as number) : null;
  const steps: Step[] = [
    ...item.conditions.flatMap(({ node }) => condition(node, tracing, item.article)),
    ...(own.code === Code.notEligible && own.raw === undefined ? [] : amountSteps(item, own, tracing)),
    ...ruleSteps(settlement, index, unit),
    ...readings.map(({ key, option }): Step => {
      const reading = policy.readings.get(key);
      const label = reading?.options.find((one) => one.key === option)?.label ?? text(option, option);
      return { label: text(`口径：${key}`, `Reading: ${key}`), value: label, kind: 'reading', ...(reading?.article && { article: reading.article }), children: [] };
    }),
  ];
  return {
    item,
    unit,
    status: STATUS[code] as Explanation['status'],
    amount: shown,
    note: text(noteOf(settlement, index, unit, own, missing, at, 'zh'), noteOf(settlement, index, unit, own, missing, at, 'en')),
    steps,
    missing,
    readings,
    ...(by && { displacedBy: by.id }),
  };
};

const distinct = (missing: readonly Missing[]): Missing[] => [...new Map(missing.map((one) => [`${one.input} ${one.why}`, one])).values()];

const gateMissing = (settlement: Settlement, index: number, unit: number): Missing[] => {
  const o = settlement.outcomes[index] as Settlement['outcomes'][number];
  const gate = settlement.policy.gates[o.gate?.[unit] ?? -1];
  if (!gate) return [];
  const made = framesOf(settlement.table, settlement.policy);
  const rows = made[o.item.grain].rowsOf(unit);
  return gate.inputs.map((input) => ({ input, rows, why: settlement.table.columns.has(input) ? ('blank' as const) : ('no column' as const) }));
};

const matterReadings = (settlement: Settlement, index: number, unit: number): string[] => {
  const o = settlement.outcomes[index] as Settlement['outcomes'][number];
  const under = [settlement.policy.matters[o.matter?.[unit] ?? -1]?.under, settlement.policy.limits[o.limit?.[unit] ?? -1]?.under];
  return under.flatMap((one) => (one ? [one.reading] : []));
};
