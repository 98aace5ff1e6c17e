/** The line of one answer in one language: what earned it, the numbers, what bound it, and the article. */
import type { Lang } from '../../core/lang';
import { moneyText } from '../../core/money';
import type { Item, Node } from '../../policy/model';
import type { Answer } from '../answer';
import type { Missing } from '../explanation';
import { Code, type Indices } from '../outcome';
import { roundFen } from '../round';
import { numberOf, type Context } from '../scalar';
import { displacerText, displacingRow } from './displaced';
import { joinNote } from './note';
import { rankingLine } from './ranking-steps';
import { headerOf, narrate, render, taken, type Voice } from './render';
import type { Telling } from './telling';
import { shortfall } from './trace';

/** What a note says of an answer: 分 as the columns keep them or as the exact path does. */
export type Worked = Pick<Answer, 'amount' | 'fen' | 'prior' | 'conditions' | 'unset'> & {
  readonly [figure in 'rounded' | 'capped']?: bigint | number;
};

/** What the working of a fixed amount rests on: the recognition or condition that earned it. */
const ground = (item: Item, voice: Voice): string => {
  const tier = item.amount?.node.op === 'case' ? item.amount.node.branches[0]?.when : undefined;
  if (tier?.op === 'compare') return narrate(tier.left, voice);
  const first = item.conditions[0]?.node;
  return first ? render(first, voice) : item.title[voice.lang];
};

const shortLine = (item: Item, own: Worked, at: Context, voice: Voice): string => {
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

/** What a mark of the settlement names. An array asked for its place -1 looks for a name instead, which is slow. */
const named = <T>(all: readonly T[], marks: Indices | undefined, unit: number): T | undefined => {
  const at = marks ? (marks[unit] as number) : -1;
  return at < 0 ? undefined : all[at];
};

/** Another for each unit. */
const capOf = (node: Node, at: Context): bigint | undefined => {
  const cap = numberOf(node, at);
  return cap.known ? roundFen(cap.value, { to: 1, mode: 'down' }) : undefined;
};

export const noteOf = (telling: Telling, own: Worked, missing: readonly Missing[], at: Context, lang: Lang): string => {
  const { settlement, index, outcome: o, item } = telling;
  const { unit } = at;
  const voice: Voice = { lang, table: settlement.table, at };
  const code = o.code[unit] as Code;
  const fen = (amount: number | bigint): string => moneyText(amount, lang);
  const zh = lang === 'zh';
  const cite = telling.cite[lang];
  const line = (working: string, ...tails: string[]): string => joinNote(working, tails, cite, lang);
  const gate = named(settlement.policy.gates, o.gate, unit);

  if (code === Code.notMoney) return line(rankingLine(settlement, index, unit, item, lang) ?? (item.remark ?? item.title)[lang]);
  if (gate)
    return line(
      zh
        ? `${code === Code.missing ? '无法核查' : '不予享受'}：${gate.title.zh}（${gate.article}）`
        : `${code === Code.missing ? 'Cannot be checked' : 'Barred'}: ${gate.title.en} ${gate.article}`,
    );
  if (code === Code.notEligible)
    return line(zh ? `不符合：${shortLine(item, own, at, voice)}` : `Not eligible: ${shortLine(item, own, at, voice)}`);
  if (code === Code.missing)
    return line(missing.length ? missingLine(missing, voice) : zh ? '缺此前已奖金额' : 'The amount paid before is missing');
  if (code === Code.undetermined)
    return line(
      zh
        ? `未定：待填 ${own.unset.join('、')}`
        : `Undetermined: ${own.unset.map((name) => settlement.policy.parameters.get(name)?.en ?? name).join(', ')}`,
    );

  const { amount } = own;
  if (!amount) return line(item.title[lang]);
  const plain = taken(amount.node, at).op === 'literal';
  const roundedYuan = fen(own.rounded ?? 0n);
  const ceiling = amount.basis === 'ceiling';
  const told = plain ? '' : narrate(amount.node, voice);
  const working = plain
    ? `${ground(item, voice)}${ceiling ? (zh ? '，最高 ' : ', at most ') : zh ? ' → ' : ' → '}${roundedYuan}`
    : `${told}${told.endsWith('）') ? '' : ' '}${ceiling ? '≤' : '='} ${roundedYuan}`;
  const tails: string[] = [];
  if (amount.cap && own.capped !== undefined) {
    const cap = telling.ceiling ?? capOf(amount.cap, at);
    if (cap !== undefined) tails.push(zh ? `上限${fen(cap)}` : `capped at ${fen(cap)}`);
  }
  const prior = (o.prior?.[unit] ?? 0) || Number(own.prior ?? 0n);
  const by = named(settlement.policy.items, o.displacedBy, unit);
  if (prior > 0) tails.push(zh ? `减已奖${fen(prior)}` : `less ${fen(prior)} paid before`);
  else if (code === Code.upTo && (o.matter?.[unit] ?? -1) >= 0 && prior === 0)
    tails.push(zh ? '同一事项核定后就高' : 'the higher of the matter once decided');
  if (by) {
    const other = displacerText(by.title, displacingRow(settlement, o, unit));
    tails.push(zh ? `就高，由${other.zh}取代` : `displaced by ${other.en}`);
  }
  if (o.shared?.[unit])
    tails.push(
      zh
        ? `同一项目各行合计封顶，核 ${fen(o.amount[unit] ?? 0)}`
        : `rows of the project share the cap: ${fen(o.amount[unit] ?? 0)}`,
    );
  const limit = named(settlement.policy.limits, o.limit, unit);
  if (limit)
    tails.push(zh ? `${limit.title.zh}，核 ${fen(o.amount[unit] ?? 0)}` : `${limit.title.en}: ${fen(o.amount[unit] ?? 0)}`);
  else if (
    code === Code.awarded &&
    settlement.choices.budget !== undefined &&
    o.amount[unit] !== Number(own.fen) - (o.prior?.[unit] ?? 0)
  )
    tails.push(zh ? `按预算折算为 ${fen(o.amount[unit] ?? 0)}` : `scaled to ${fen(o.amount[unit] ?? 0)}`);
  if (telling.unchecked) tails.push(telling.unchecked[lang]);
  return line(working, ...tails);
};
