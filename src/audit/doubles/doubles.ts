/** What may have been paid twice: rows of this list, of other sheets, workbooks and years, in; findings out. One matter paid by two offices shows as one project, one invoice or one enterprise in two lists. */
import { text, type Text } from '../../core/lang';
import { moneyText, type Telling } from '../../core/money';
import { nameKey } from '../../sheet/normalise';
import { groups, MOST_NUMBERS, numbering } from './entry-groups';
import type { Found, Spot } from '../finding';
import { namePairs, WHY_NEAR, type NearPair } from './name-pairs';
import { isReworded } from './reworded';
import type { Entry } from './roster';
import { whoIn, type Who } from './who';

const MOST = 5_000;
/** A project name of several enterprises tells something only where it is no common word. */
const LONG_NAME = 8;
const FEW = 4;
/** Awards of one amount to one enterprise: a fixed sum for each of a long list says nothing. */
const MANY = 50;

const placeText = ({ file, sheet, row }: Entry): Text => {
  const zh = file === undefined ? `“${sheet}”第 ${row} 行` : `${file} 的“${sheet}”第 ${row} 行`;
  return text(zh, `row ${row} of “${sheet}”${file === undefined ? '' : ` in ${file}`}`);
};

const spot = (entry: Entry, cell: string): Spot => ({
  sheet: entry.sheet,
  cell,
  ...(entry.file !== undefined && { file: entry.file }),
});

const amountText = ({ fen }: Entry, money: Telling): Text =>
  fen === null ? text('', '') : text(`，${money(fen, 'zh')}`, `, ${money(fen, 'en')}`);

/** A row that is known to be paid nothing doubles nobody's money. */
const paid = ({ fen }: Entry): boolean => fen === null || fen > 0;

/** How two rows were found to be one enterprise's, where only one of them has its code. */
const byName = (a: Entry, b: Entry): Text =>
  (a.code === null) !== (b.code === null) && nameKey(a.name) !== '' && nameKey(a.name) === nameKey(b.name)
    ? text('（一方无代码，按名称对上）', ' (one side has no code; matched by name)')
    : text('', '');

interface Case {
  readonly about: Text;
  readonly said: (first: Text, second: Text) => Text;
  readonly cell: (entry: Entry) => string;
}

/** The entry to go to is one of this workbook's list; the others are related. */
const finding = ({ about, said, cell }: Case, own: Entry, other: Entry, money: Telling): Found => ({
  kind: 'double',
  at: spot(own, cell(own)),
  row: own.row,
  enterprise: own.name,
  code: own.code,
  project: own.project,
  about: about.zh,
  aboutEn: about.en,
  given: own.fen,
  expected: null,
  difference: null,
  causes: [],
  message: said(
    text(
      `${placeText(other).zh}${amountText(other, money).zh}${byName(own, other).zh}`,
      `${placeText(other).en}${amountText(other, money).en}${byName(own, other).en}`,
    ),
    text(`${placeText(own).zh}${amountText(own, money).zh}`, `${placeText(own).en}${amountText(own, money).en}`),
  ),
  related: [spot(other, cell(other))],
});

const INVOICE: Case = {
  about: text('发票号码', 'Invoice number'),
  said: (other) => text(`同一发票号码也用在${other.zh}`, `The same invoice number is used in ${other.en}`),
  cell: ({ invoices, cell }) => invoices[0]?.cell ?? cell,
};
const INVOICE_PERHAPS: Case = {
  ...INVOICE,
  said: (other) =>
    text(
      `相同的发票号码也用在${other.zh}，一方没有发票代码，请核对是否同一张发票`,
      `The same invoice number is used in ${other.en}, but one side has no invoice code: check whether it is the same invoice`,
    ),
};

/** Of one number, by the codes that it has on two rows. */
const sameInvoice = (a: readonly string[], b: readonly string[]): 'yes' | 'perhaps' | 'no' =>
  a.some((code) => b.includes(code)) ? 'yes' : a.includes('') || b.includes('') ? 'perhaps' : 'no';

const PROJECT: Case = {
  about: text('同一项目', 'Same project'),
  said: (other) => text(`同一企业的同一项目也在${other.zh}`, `The same project of the same enterprise is in ${other.en}`),
  cell: ({ projectCell }) => projectCell,
};
const SAME_AMOUNT: Case = {
  about: text('同一企业同一金额', 'Same enterprise and amount'),
  said: (other) => text(`同一企业、同一金额也在${other.zh}`, `The same enterprise with the same amount is in ${other.en}`),
  cell: ({ cell }) => cell,
};
const REWORDED: Case = {
  about: text('项目名称相近、金额相同', 'Project named nearly the same, same amount'),
  said: (other) =>
    text(
      `同一企业、同一金额、名称相近的项目也在${other.zh}，请核对是否同一项目`,
      `The enterprise has a project of nearly this name with the same amount in ${other.en}; check whether it is the same`,
    ),
  cell: ({ projectCell }) => projectCell,
};
const ELSEWHERE: Case = {
  about: text('另一张表的同一企业', 'Same enterprise in another list'),
  said: (other) =>
    text(
      `同一企业在另一张表也有奖补：${other.zh}；请核对是否同一事项`,
      `The enterprise is also paid in another list: ${other.en}; check whether it is the same matter`,
    ),
  cell: ({ cell }) => cell,
};
const TWO_OWNERS: Case = {
  about: text('同一项目两家申报', 'One project of two enterprises'),
  said: (other) =>
    text(`同名项目由另一家企业申报：${other.zh}`, `A project of this name was filed by another enterprise: ${other.en}`),
  cell: ({ projectCell }) => projectCell,
};
/** One enterprise under two names, or two offices that wrote it down: told once, not as two owners and as two names. */
const NEAR_OWNERS = text('同一项目，企业名称相近', 'Same project, names nearly the same');
const nearOwners = ({ own, other, why }: NearPair): Case => ({
  ...TWO_OWNERS,
  about: NEAR_OWNERS,
  said: (at) =>
    text(
      `同名项目也在${at.zh}，企业名称相近：“${own.name}”与“${other.name}”${WHY_NEAR[why].zh}，可能是同一企业的同一项目`,
      `A project of this name is in ${at.en}, and the enterprises’ names are nearly the same: “${own.name}” and “${other.name}”: ${WHY_NEAR[why].en}; perhaps one project of one enterprise`,
    ),
});
const SAME_NAME: Case = {
  about: text('同名企业', 'Same name'),
  said: (other) =>
    text(
      `同名企业也在${other.zh}；这个名称对应几个统一社会信用代码，而一方没有代码，请先核对是否同一企业`,
      `An enterprise of the same name is in ${other.en}; several credit codes have this name and one side has none: check first whether it is the same enterprise`,
    ),
  cell: ({ cell }) => cell,
};
const TWO_NAMES: Case = {
  about: text('同一代码两个名称', 'One code, two names'),
  said: (other) => text(`同一统一社会信用代码在${other.zh}是另一个名称`, `The same credit code has another name in ${other.en}`),
  cell: ({ cell }) => cell,
};

const NEAR_NAMES: Text = text('名称相近', 'Names nearly the same');
const nearNamesCase = ({ own, other, why }: NearPair): Case => ({
  about: NEAR_NAMES,
  said: (at) =>
    text(
      `“${own.name}”与“${other.name}”（${at.zh}）${WHY_NEAR[why].zh}，可能是同一企业`,
      `“${own.name}” and “${other.name}” (${at.en}): ${WHY_NEAR[why].en}; perhaps one enterprise`,
    ),
  cell: ({ cell }) => cell,
});

/** What doubles are about, the surest first. */
export const DOUBLES_ABOUT: readonly Text[] = [
  ...[INVOICE, PROJECT, SAME_AMOUNT, REWORDED, ELSEWHERE, SAME_NAME, TWO_OWNERS].map(({ about }) => about),
  NEAR_OWNERS,
  TWO_NAMES.about,
  NEAR_NAMES,
];

/** Each of a group with the first of the audited list that it can be the same as. */
const pairsOf = (
  group: readonly Entry[],
  isOwn: (entry: Entry) => boolean,
  same: (a: Entry, b: Entry) => boolean = () => true,
): readonly (readonly [Entry, Entry])[] => {
  const own = group.filter(isOwn);
  return [
    ...own.flatMap((entry, i): readonly [Entry, Entry][] => {
      const first = own.findIndex((one, at) => at === i || same(one, entry));
      return first < i ? [[entry, own[first] as Entry]] : [];
    }),
    ...group.flatMap((entry): readonly [Entry, Entry][] => {
      const first = isOwn(entry) ? undefined : own.find((one) => same(one, entry));
      return first ? [[first, entry]] : [];
    }),
  ];
};

/** One without a code that has the other's name may be the other. */
const isAnother = ({ keyOf, unclear }: Who, a: Entry, b: Entry): boolean =>
  keyOf(a) !== keyOf(b) && !((unclear(a) || unclear(b)) && nameKey(a.name) === nameKey(b.name));

export const doublesOf = (own: readonly Entry[], others: readonly Entry[], money: Telling = moneyText): readonly Found[] => {
  const found: Found[] = [];
  const said = new Set<string>();
  const isOwn = (
    (set) =>
    (entry: Entry): boolean =>
      set.has(entry)
  )(new Set(own));
  const idOf = (
    (ids) =>
    (entry: Entry): number =>
      ids.get(entry) ?? -1
  )(new Map([...own, ...others].map((entry, i) => [entry, i])));
  /** Whether it is told: a pair is told once. */
  const put = (which: Case, [a, b]: readonly [Entry, Entry]): boolean => {
    const key = `${idOf(a)} ${idOf(b)}`;
    if (said.has(key) || found.length >= MOST) return false;
    said.add(key);
    found.push(finding(which, a, b, money));
    return true;
  };
  const all = [...own, ...others];
  const live = all.filter(paid);
  const who = whoIn(all);
  const { keyOf } = who;

  const byInvoice = new Map<string, Entry[]>();
  for (const entry of live)
    for (const { number } of entry.invoices) {
      const group = byInvoice.get(number);
      if (!group) byInvoice.set(number, [entry]);
      else if (group.at(-1) !== entry) group.push(entry);
    }
  for (const [number, group] of byInvoice) {
    if (group.length < 2) continue;
    const codesIn = (entry: Entry): readonly string[] =>
      entry.invoices.flatMap((one) => (one.number === number ? [one.code] : []));
    const cell = (entry: Entry): string => entry.invoices.find((one) => one.number === number)?.cell ?? entry.cell;
    // Numbers of eight digits begin anew with every code.
    for (const pair of pairsOf(group, isOwn, (a, b) => sameInvoice(codesIn(a), codesIn(b)) !== 'no'))
      put({ ...(sameInvoice(codesIn(pair[0]), codesIn(pair[1])) === 'yes' ? INVOICE : INVOICE_PERHAPS), cell }, pair);
  }
  const [keyNumber, nameNumber, codeNumber] = [numbering<string>(), numbering<string>(), numbering<string>()];
  const fenNumber = numbering<number>();
  const owners = Int32Array.from(all, (entry) => keyNumber(keyOf(entry)));
  const names = Int32Array.from(all, ({ name }) => nameNumber(nameKey(name)));
  const projects = Int32Array.from(all, ({ project }) => nameNumber(nameKey(project)));
  const [noOwner, noName] = [keyNumber(''), nameNumber('')];
  const of = (numbers: Int32Array, entry: Entry): number => numbers[idOf(entry)] as number;
  const unless =
    (numbers: Int32Array, none: number) =>
    (entry: Entry): number | undefined =>
      of(numbers, entry) === none ? undefined : of(numbers, entry);
  const projectKey = (entry: Entry): number | undefined =>
    entry.project === '' || who.unclear(entry) ? undefined : of(owners, entry) * MOST_NUMBERS + of(projects, entry);
  for (const group of groups(live, projectKey)) for (const pair of pairsOf(group, isOwn)) put(PROJECT, pair);
  const amountKey = (entry: Entry): number | undefined =>
    entry.fen !== null && entry.fen > 0 && of(owners, entry) !== noOwner
      ? of(owners, entry) * MOST_NUMBERS + fenNumber(entry.fen)
      : undefined;
  const bareKey = (entry: Entry): number | undefined => (entry.project === '' ? amountKey(entry) : undefined);
  for (const group of groups(own, bareKey)) for (const pair of pairsOf(group, isOwn)) put(SAME_AMOUNT, pair);
  const namedKey = (entry: Entry): number | undefined => (entry.project === '' ? undefined : amountKey(entry));
  const alike = (a: Entry, b: Entry): boolean => isReworded(a.project, b.project);
  for (const group of groups(live, namedKey))
    if (group.length <= MANY) for (const pair of pairsOf(group, isOwn, alike)) put(REWORDED, pair);

  // Where either list has no projects, all that can be held against each other is who is on them.
  for (const group of groups(live, unless(owners, noOwner))) {
    const first = group.find(isOwn);
    const bare = group.find((entry) => isOwn(entry) && entry.project === '');
    for (const entry of group)
      if (!isOwn(entry) && (entry.project === '' || bare)) {
        const own = bare ?? first;
        if (own) put(ELSEWHERE, [own, entry]);
      }
  }
  // A name of several codes: which of them a row without one means, nobody can tell. Within one list the reader says so.
  for (const group of groups(live, unless(names, noName)))
    for (const pair of pairsOf(group, isOwn)) if (pair.some(who.unclear) && !pair.every(isOwn)) put(SAME_NAME, pair);
  const near = namePairs(all, isOwn, who);
  const bothNames = (a: Entry, b: Entry): string => [nameKey(a.name), nameKey(b.name)].sort().join('\n');
  const nearBy = new Map(near.map((pair) => [bothNames(pair.own, pair.other), pair]));
  const toldAsOwners = new Set<NearPair>();
  for (const group of groups(live, (entry) => (nameKey(entry.project).length >= LONG_NAME ? of(projects, entry) : undefined))) {
    if (group.length > FEW) continue;
    for (const pair of pairsOf(group, isOwn)) {
      if (!isAnother(who, ...pair)) continue;
      const close = nearBy.get(bothNames(...pair));
      if (put(close ? nearOwners(close) : TWO_OWNERS, pair) && close) toldAsOwners.add(close);
    }
  }
  for (const group of groups(all, ({ code }) => (code === null ? undefined : codeNumber(code))))
    for (const pair of pairsOf(group, isOwn)) if (nameKey(pair[0].name) !== nameKey(pair[1].name)) put(TWO_NAMES, pair);

  for (const pair of near)
    if (found.length < MOST && !toldAsOwners.has(pair)) found.push(finding(nearNamesCase(pair), pair.own, pair.other, money));
  return found;
};
