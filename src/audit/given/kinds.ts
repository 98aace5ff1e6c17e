/**
 * Which of the amounts of a list a column holds: a header path in; 申报, 批复, 核定, 应补, 本次拨付 … told apart, or nothing where it is no amount of an award, out.
 * These are different amounts of one award: only some of them claim to be what the policy pays.
 */
import { text, type Text } from '../../core/lang';
import { compact, headerKey } from '../../sheet/normalise';
import { parseHeader } from '../../sheet/recognise/header-text';

export type GivenKind = 'applied' | 'approved' | 'verified' | 'due' | 'proposed' | 'award' | 'paid';

export const KIND_TEXT: Readonly<Record<GivenKind, Text>> = {
  applied: text('申报金额', 'amount applied for'),
  approved: text('批复金额', 'amount approved'),
  verified: text('核定金额', 'amount verified'),
  due: text('应补金额', 'amount due'),
  proposed: text('拟奖补金额', 'amount proposed'),
  award: text('奖补金额', 'award'),
  paid: text('拨付金额', 'amount paid out'),
};

/** The kinds that claim to be what the policy pays, the surest first. What was applied for or paid out in instalments is audited only where it is asked for. */
export const CLAIMS: readonly GivenKind[] = ['due', 'verified', 'proposed', 'award', 'approved'];

const AWARD = /奖补|奖励|补助|补贴|资助|扶持|兑现|清算|拨付|奖金|补差|差额|支持(?:资金|金额|额)|资金支持|财政资金|应补|应奖/;
const END =
  /(?:奖补|奖励|补助|补贴|资助|扶持|兑现|清算|拨付|奖金|补差|差额|资金|金额|额|款|数额|总额|合计|小计|总计|应补|应奖|资金支持)$/;
const NEITHER =
  /剩余|结余|未兑|未拨|核减|扣减|扣除|上级|国债|国家补|省级?补|此前|以前|历年|往年|上年|已享受|已奖|已补|已支持|政府补助|营业|收入|投资|研发|税|依据|条款/;
const SPLIT = /(?:中央|国家|省|市|区|县|镇|乡|街道|地方|各级|本级|财政)[级县区]?(?:财政)?(?:承担|负担|分担|配套|出资)/;
/** 市级承担40%: the share is said, the column has the money. */
const SHARE = /\(?\d{1,2}(?:\.\d+)?%\)?$/;

/** What was done with an amount that only the headers above name: 奖补金额 / 计划安排, 实际到位, 实际支出. */
const STAGES: readonly (readonly [RegExp, GivenKind])[] = [
  [/^(?:计划|计划安排|安排|拟安排|预算安排)(?:数|额|金额|资金)?$/, 'proposed'],
  [/^(?:已|实际)?(?:到位|支出|使用|拨付|下达|兑付|支付|发放)(?:数|额|金额|资金)?$/, 'paid'],
];

const stageOf = (written: string): GivenKind | undefined =>
  STAGES.find(([pattern]) => pattern.test(parseHeader(written).key))?.[1];

/** Says nothing without the headers above it. */
export const isStage = (written: string): boolean => stageOf(written) !== undefined;

const KINDS: readonly (readonly [RegExp, GivenKind])[] = [
  [/拨付|实拨|已拨|预拨|实付|支付|发放|到账|已兑现|实际兑/, 'paid'],
  [/应补|应奖|应付|应兑|应清算|应拨|应发|应予|应享受/, 'due'],
  [/核定|审定|审核|核准|评审|复核|专家/, 'verified'],
  [/批复|批准|审批/, 'approved'],
  [/拟/, 'proposed'],
  [/申报|申请|申领|自报/, 'applied'],
];

export interface GivenHeader {
  readonly kind: GivenKind;
  /** What is left of the header without the words that any amount has: `设备投入` of `设备投入奖励金额`; '' where nothing is. */
  readonly about: string;
}

const COMMON =
  /奖补|奖励|补助|补贴|资助|扶持|兑现|清算|拨付|奖金|补差|支持|财政|专项|资金|金额|数额|总额|额度|额|款|合计|小计|总计|申报|申请|申领|自报|批复|批准|审批|核定|审定|审核|核准|评审|复核|专家组?|应补|应奖|应付|应|拟|本次|本年|当年|年度|年|企业|单位|政策|最终|建议|测算|计算|的|共|可|予/g;

/** What one level of government gives: 市级资金, 区级财政补助, 县（市）财政. That it is a part of another amount, only a 其中 says. */
const LEVEL_NAME = '(?:中央|国家|省|市|区|县|镇|乡|街道|地方|县市|县市区|区县)级?';
const LEVEL = new RegExp(`^${LEVEL_NAME}(?:财政)?(?:奖补|奖励|补助|补贴|扶持|支持)?(?:资金|奖补|奖励|补助|补贴|部分|财政)$`);
const BARE_LEVEL = new RegExp(`^${LEVEL_NAME}$`);
/** 市级财政, 县级, without a word of what the money is for: may be parts even without 其中, where they add up. */
const PLAIN_LEVEL = new RegExp(`^${LEVEL_NAME}(?:财政)?(?:资金|部分)?$`);

/** 区、县（市）, 县（市、区）, 区/县: one level, however it is written. */
const LEVELS = /[区县市](?:[、,/]?[区县市]|\([区县市](?:[、,/][区县市])*\))+/g;
const levelled = (written: string): string => compact(written).replace(LEVELS, '区县');

const ownKey = (path: readonly string[]): string => parseHeader(levelled(path[path.length - 1] ?? '')).key;

export const isOfLevel = (path: readonly string[]): boolean => LEVEL.test(ownKey(path)) || BARE_LEVEL.test(ownKey(path));

/** A split between levels of government: 省级承担, 市级财政分担, 市级承担40%, 其中：市级资金, 其中：市级. The level is told apart by its words. */
export const isSplit = (path: readonly string[]): boolean => {
  const own = levelled(path[path.length - 1] ?? '');
  if (/比例|比率|占比/.test(own) || own.replace(SHARE, '').includes('%')) return false;
  return SPLIT.test(own) || (isOfLevel(path) && path.some((written) => parseHeader(written).part));
};

/** Perhaps a part: nothing but a level, or what a level gives with its share (市级补助40%). */
export const mayBeSplit = (path: readonly string[]): boolean => {
  const key = ownKey(path);
  return PLAIN_LEVEL.test(key) || (SHARE.test(key) && LEVEL.test(key.replace(SHARE, '')));
};

/** Has the words of a part, whether or not it can be read as one. */
export const looksLikePart = (path: readonly string[]): boolean => {
  const own = levelled(path[path.length - 1] ?? '');
  return !/比例|比率|占比/.test(own) && (isSplit(path) || mayBeSplit(path) || /承担|负担|分担/.test(own));
};

const BEFORE = /^(?:(?:已|前期|此前|先行)?预(?:拨|付|兑|发)|(?:已|前期|此前)(?:拨|兑付|兑现|支付|下达|发放))/;
const NOW =
  /^(?:(?:本次|本期|此次|本批|剩余|余下)(?:应|拟|实际)?(?:拨|兑|支付|下达|发放|补助|安排|清算)|(?:拟|应)?清算(?:资金|金额)?$|尾款)/;

/** An instalment of an award: what was paid before (已预拨), or what is paid now (本次拨付). */
export const instalmentOf = (path: readonly string[]): 'before' | 'now' | undefined => {
  const key = ownKey(path);
  return BEFORE.test(key) ? 'before' : NOW.test(key) ? 'now' : undefined;
};

export const givenHeader = (path: readonly string[]): GivenHeader | undefined => {
  const stage = stageOf(path[path.length - 1] ?? '');
  const of = stage && givenHeader(path.slice(0, -1));
  return stage && of ? { ...of, kind: stage } : amountHeader(path);
};

/** 核定金额: what kind of amount, and of nothing. Beside 申报金额 it may be the award, or what the award is worked out from. */
const BARE =
  /^(?:最终|本次|县级|市级|专家组?|联审)?(?:应补|应兑|应付|核定|审定|审核|核准|评审|复核|拟兑现?|拟定|批复|审批|批准)(?:金额|资金|数额|额)$/;

/** For sheets where no other column claims to be what the policy pays. */
export const bareGiven = (path: readonly string[]): GivenHeader | undefined => {
  const keys = path.map((part) => parseHeader(part).key);
  const own = keys[keys.length - 1] ?? '';
  if (!BARE.test(own) || keys.some((key) => NEITHER.test(key))) return undefined;
  return { kind: KINDS.find(([pattern]) => pattern.test(own))?.[1] ?? 'award', about: '' };
};

const amountHeader = (path: readonly string[]): GivenHeader | undefined => {
  const keys = path.map((part) => parseHeader(part).key).filter((key) => key !== '');
  const own = keys[keys.length - 1] ?? '';
  const whole = keys.join('');
  if (own === '' || own.length > 30 || isSplit(path)) return undefined;
  if (!AWARD.test(whole) || !END.test(own) || NEITHER.test(own)) return undefined;
  const kind =
    KINDS.find(([pattern]) => pattern.test(own))?.[1] ?? KINDS.find(([pattern]) => pattern.test(whole))?.[1] ?? 'award';
  const about = headerKey(own).replace(COMMON, '');
  // 市级奖励 says who pays. Items whose titles name a level too are not meant.
  return { kind, about: BARE_LEVEL.test(about) ? '' : about };
};
