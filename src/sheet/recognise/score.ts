/** How well one column's header fits one wanted column: header texts in; a score from 0 to 1 and the reason, out. */
import { text, type Text } from '../../core/lang';
import { fits } from '../units';
import { parseHeader, type HeaderText } from './header-text';
import { canon, coreOf, type Name, type Wanted } from './vocabulary';
import { yearMeant, yearSaid } from './years';

/** Below this a match is a suggestion for the officer, not a choice. */
export const SURE = 0.75;

export interface Heading {
  readonly path: readonly HeaderText[];
  /** Keys to compare, best first, each with how it was made. */
  readonly forms: readonly Form[];
  /** The same without regard to years: a year in the header of a recognition says when, not which. */
  readonly undated: readonly Form[];
  readonly unit: HeaderText['unit'];
  readonly years: readonly number[];
  /** The year it speaks of, counted from the year that is settled: 0, -1 …; undefined where it names none, or several. */
  readonly said: number | undefined;
  readonly part: boolean;
  readonly group: string;
}

interface Form {
  readonly key: string;
  readonly core: string;
  readonly joined: boolean;
}

export interface Score {
  readonly score: number;
  readonly reason: Text;
  /** Set where the header is the name behind words that say whose figure it is. */
  readonly claim?: Claim;
  /** Set where all but the year agrees: the year that is wanted, counted from the year that is settled. */
  readonly otherYear?: number;
  /** Set where all but the unit agrees: the unit that the header says, and that the wanted one cannot be in. */
  readonly otherUnit?: string;
}

const QUALIFIERS =
  /申报|申请|批复|核定|审定|审核|核减|应补|已补|拨付|已拨|剩余|兑现|专家|计划|预计|预算|合同|签约|上年|前年|累计|同比|增长|比重|占比|其中/;

/** `专家组核定的设备投资额`: whose figure it is stands before what it is. Other stages (批复, 计划, 拨付 …) are other figures. */
const CLAIM = /^(?:企业|单位|专家组?|审核组?|审计|主管部门)?(?:(核定|审定|审核|核准|评审|复核)|申报|申请|自报)的?/;
/** What was verified is taken before what was applied for; both stand behind a header without such words. */
const VERIFIED = 0.84;
const APPLIED = 0.78;

export type Claim = 'verified' | 'applied';

// Years count relative to the year that is settled: in 2025, `2024年营业收入` is 上年营业收入. A year that is neither keeps its digits.
const withYears = (header: HeaderText, year: number | undefined): string => {
  const key = canon(header.key);
  if (year === undefined || header.years.length === 0) return key;
  const [only, ...more] = [...new Set(header.years)];
  if (only === undefined || more.length > 0) return `${header.years.join('-')}年${key}`;
  if (only === year) return key;
  return only === year - 1 && !key.includes('上年') ? `上年${key}` : `${only}年${key}`;
};

const formsOf = (keys: readonly string[]): readonly Form[] => {
  const forms: Form[] = [];
  const push = (key: string, joined: boolean): void => {
    if (key !== '' && !forms.some((f) => f.key === key)) forms.push({ key, core: coreOf(key), joined });
  };
  push(keys[keys.length - 1] ?? '', false);
  for (let from = keys.length - 2; from >= 0; from--) {
    const part = keys.slice(from);
    push(canon(part.join('')), true);
    push(canon([...part].reverse().join('')), true);
  }
  return forms;
};

/** A header path (group titles first, the column's own name last) ready to be compared. */
export const headingOf = (path: readonly string[], year?: number): Heading => {
  const parsed = path.map((t) => parseHeader(t));
  const named = parsed.filter((h) => h.key !== '' || h.years.length > 0);
  const keys = named.map((h) => withYears(h, year));
  return {
    path: parsed,
    forms: formsOf(keys),
    undated: formsOf(named.map((h) => canon(h.key))),
    unit: [...parsed].reverse().find((h) => h.unit)?.unit,
    years: named[named.length - 1]?.years ?? [],
    said: yearSaid(named, year),
    part: parsed.some((h) => h.part || h.key === '其中'),
    group: keys.slice(0, -1).join(''),
  };
};

const compareForm = (form: Form, name: Name, role: boolean): Score | undefined => {
  const quoted = text(`“${name.text}”`, `“${name.text}”`);
  if (form.key === name.key) {
    return form.joined
      ? { score: name.score - 0.04, reason: text(`两级表头合起来就是${quoted.zh}`, `The joined header is ${quoted.en}`) }
      : { score: name.score, reason: text(`表头就是${quoted.zh}`, `The header is ${quoted.en}`) };
  }
  if (role) {
    return !form.joined && name.key.length >= 4 && form.key.endsWith(name.key)
      ? { score: name.score - 0.2, reason: text(`表头以${quoted.zh}结尾`, `The header ends in ${quoted.en}`) }
      : undefined;
  }
  if (form.core === name.core) {
    return {
      score: (form.joined ? 0.8 : 0.85) - (0.98 - name.score) / 10,
      reason: text(`去掉“当年、金额”等字样后与${quoted.zh}相同`, `Without words such as 当年 or 金额 it is ${quoted.en}`),
    };
  }
  const claim = CLAIM.exec(form.key);
  if (claim && form.key.slice(claim[0].length) === name.key) {
    const verified = claim[1] !== undefined;
    return {
      score: (verified ? VERIFIED : APPLIED) - (form.joined ? 0.02 : 0),
      claim: verified ? 'verified' : 'applied',
      reason: verified
        ? text(`是核定的${quoted.zh}`, `It is ${quoted.en} as verified`)
        : text(`是申报的${quoted.zh}`, `It is ${quoted.en} as applied for`),
    };
  }
  const [short, long] = form.core.length < name.core.length ? [form.core, name.core] : [name.core, form.core];
  if (short.length >= 3 && long.includes(short)) {
    return {
      score: 0.4 + (0.3 * short.length) / long.length,
      reason: text(`与${quoted.zh}部分相同，请确认`, `Partly the same as ${quoted.en}; please confirm`),
    };
  }
  return undefined;
};

interface Match extends Score {
  readonly name: Name;
}

const bestMatch = (forms: readonly Form[], wanted: Wanted): Match | undefined => {
  let found: Match | undefined;
  for (const form of forms) {
    for (const name of wanted.names) {
      const score = compareForm(form, name, wanted.input === undefined);
      if (score && !(found && found.score >= score.score)) found = { ...score, name };
    }
  }
  return found;
};

/** A header that would be the wanted one, were it of another year: never taken, and worth telling. */
const ofOtherYear = (heading: Heading, wanted: Wanted, found: Match | undefined): Score | undefined => {
  const { said } = heading;
  if (said === undefined || !wanted.input || wanted.input.title) return undefined;
  const match = found && found.score >= SURE ? found : bestMatch(heading.undated, wanted);
  const meant = match && yearMeant(match.name, wanted);
  if (!match || match.score < SURE || meant === undefined || meant === said) return undefined;
  return {
    score: 0,
    reason: text(`年份对不上：${match.reason.zh}`, `It is of another year: ${match.reason.en}`),
    otherYear: meant,
  };
};

/** 0 with a reason where the header is a known false friend or its unit cannot be; undefined where it has nothing to do with it. */
export const scoreOf = (heading: Heading, wanted: Wanted): Score | undefined => {
  const forms = wanted.input?.title ? heading.undated : heading.forms;
  const match = bestMatch(forms, wanted);
  const other = ofOtherYear(heading, wanted, match);
  if (other) return other;
  if (!match) return undefined;
  const found: Score = { score: match.score, reason: match.reason, ...(match.claim && { claim: match.claim }) };
  const foe = wanted.not.find((not) =>
    forms.some((f) => f.key === not || (f.key.includes(not) && !wanted.names.some((n) => n.key.includes(not)))),
  );
  if (foe !== undefined && found.score < 0.98)
    return { score: 0, reason: text(`“${foe}”与它不是一回事`, `“${foe}” is something else`) };
  const own = heading.path[heading.path.length - 1]?.unit ?? heading.unit;
  if (own && wanted.type.kind === 'number' && !fits(own, wanted.type)) {
    return {
      score: 0,
      reason: text(`表头的单位是“${own.name}”，对不上`, `The header’s unit is ${own.name}, which cannot be`),
      ...(found.score >= SURE && wanted.input && { otherUnit: own.name }),
    };
  }
  if (own && wanted.type.kind !== 'number' && (own.dims['元'] !== undefined || own.rate))
    return { score: 0, reason: text('表头带有金额单位', 'The header has a unit of money') };
  if (heading.part && found.score > 0.82 && !wanted.names.some((n) => n.key.startsWith('其中'))) {
    return { score: 0.82, reason: text(`${found.reason.zh}（“其中”项）`, `${found.reason.en} (a part of the column before)`) };
  }
  if (QUALIFIERS.test(heading.group) && found.score > 0.8 && !wanted.names.some((n) => QUALIFIERS.test(n.key))) {
    return {
      score: 0.8,
      reason: text(`${found.reason.zh}（属于“${heading.group}”）`, `${found.reason.en} (under “${heading.group}”)`),
    };
  }
  return found;
};
