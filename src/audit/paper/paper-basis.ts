/** The second half of the working paper: sums, leads, method and versions of an audit in; their rows on a page, out. */
import type { Problem } from '../../core/problem';
import { multiply, rational, toDecimal } from '../../core/rational';
import type { Settlement } from '../../engine/outcome';
import { articleText } from '../../core/article';
import { DOUBLE_KINDS, doubleKind } from '../about';
import type { CellValue } from '../../sheet/port/port';
import type { Audit } from '../audit';
import type { FindingKind } from '../finding';
import { KIND_WORDS } from '../marks';
import { count, head, joined, label, plain, type Page } from './page';
import { METHOD } from './words';

export interface PaperFacts {
  readonly fileName: string;
  readonly inputHash: string;
  readonly engineVersion: string;
  /** ISO time. */
  readonly now: string;
  /** Of the data and of the audit, as told elsewhere too. */
  readonly problems: readonly Problem[];
}

const MOST_TOTALS = 15;
const MOST_TOWNS = 60;

export const sums = (page: Page, audit: Audit): void => {
  const { reconciliation: r } = audit;
  page.section('四、勾稽', '4. Reconciliation');
  page.across(
    0,
    plain(
      page.say(
        `数据 ${r.rows} 行，企业 ${r.enterprises} 家${r.projects > 0 ? `，项目 ${r.projects} 个` : ''}；核对合计行和文字所述数字 ${r.checked} 处，相符 ${r.holding} 处。`,
        `${r.rows} rows, ${r.enterprises} enterprises${r.projects > 0 ? `, ${r.projects} projects` : ''}; ${r.checked} totals and stated figures checked, ${r.holding} hold.`,
      ),
    ),
  );
  for (const { sheet, by, checked, holding } of r.summaries)
    page.across(
      0,
      plain(
        page.say(
          `工作表“${sheet}”按“${by}”与本表逐行比对：核对 ${checked} 处，相符 ${holding} 处。`,
          `Sheet “${sheet}” by “${by}” held against this sheet: ${checked} checked, ${holding} hold.`,
        ),
      ),
    );
  const totals = r.found.filter(({ kind }) => kind === 'total');
  for (const { at, message } of totals.slice(0, MOST_TOTALS))
    page.across(1, label(at.cell), plain(page.say(message.zh, message.en)));
  if (totals.length > MOST_TOTALS)
    page.across(
      0,
      plain(
        page.say(
          `另有 ${totals.length - MOST_TOTALS} 处合计不符，见“明细”。`,
          `${totals.length - MOST_TOTALS} more totals do not hold; see the findings.`,
        ),
      ),
    );
  const splits = r.found.filter(({ kind }) => kind === 'split').length;
  if (splits > 0)
    page.across(
      0,
      plain(
        page.say(
          `各级分担与奖补金额不符 ${splits} 行，见“明细”。`,
          `${splits} rows have parts that do not add up to the award; see the findings.`,
        ),
      ),
    );
  // Who can tell nothing of a place counts it in no sum.
  const isOpen = audit.columns.some(({ comparison }) => comparison.open.length > 0);
  const openHead = isOpen ? [page.say('无法核对', 'Open')] : [];
  const openCount = (places: number): readonly CellValue[] => (isOpen ? [count(places)] : []);
  if (isOpen)
    page.across(
      0,
      plain(
        page.say(
          '“无法核对”的各处不计入给定、应为和差额，其处数另列。',
          'Places that cannot be checked are in none of the sums; their number stands beside.',
        ),
      ),
    );
  if (r.towns.some(({ town }) => town !== '')) {
    page.spread(
      [4],
      ...[
        page.say('地区', 'Region'),
        page.say('行数', 'Rows'),
        page.say('企业', 'Enterprises'),
        page.inUnit('给定', 'Given'),
        page.inUnit('应为', 'Due'),
        page.inUnit('差额', 'Difference'),
        ...openHead,
      ].map(head),
    );
    for (const { town, rows, enterprises, given, expected, open } of r.towns.slice(0, MOST_TOWNS))
      page.spread(
        [4],
        plain(town === '' ? page.say('（未填）', '(none)') : town),
        count(rows),
        count(enterprises),
        page.money(given[0] ?? 0),
        page.money(expected[0] ?? 0),
        page.money((given[0] ?? 0) - (expected[0] ?? 0)),
        ...openCount(open[0] ?? 0),
      );
    const rest = r.towns.slice(MOST_TOWNS);
    const of = (amount: (town: (typeof rest)[number]) => number): number => rest.reduce((sum, town) => sum + amount(town), 0);
    if (rest.length > 0)
      page.spread(
        [4],
        plain(page.say(`其余 ${rest.length} 个地区`, `${rest.length} other regions`)),
        count(of(({ rows }) => rows)),
        count(of(({ enterprises }) => enterprises)),
        page.money(of(({ given }) => given[0] ?? 0)),
        page.money(of(({ expected }) => expected[0] ?? 0)),
        page.money(of(({ given, expected }) => (given[0] ?? 0) - (expected[0] ?? 0))),
        ...openCount(of(({ open }) => open[0] ?? 0)),
      );
  }
  if (r.items.length > 0) {
    page.spread(
      [1, 4],
      ...[
        page.say('条款', 'Article'),
        page.say('奖补事项', 'Item'),
        page.say('笔数', 'Awards'),
        page.inUnit('给定', 'Given'),
        page.inUnit('应为', 'Due'),
        page.inUnit('差额', 'Difference'),
        ...openHead,
      ].map(head),
    );
    for (const { article, title, awards, given, expected, open } of r.items)
      page.spread(
        [1, 4],
        plain(page.say(articleText(article), article)),
        plain(page.say(title.zh, title.en)),
        count(awards),
        given === null ? plain('') : page.money(given),
        page.money(expected),
        given === null ? plain('') : page.money(given - expected),
        ...openCount(open),
      );
  }
};

/** Nobody reads a longer list on paper. */
const MOST_PROBLEMS = 60;

/** What of the data could not be taken as it stands: the paper is read without the program's messages. */
export const dataProblems = (page: Page, problems: readonly Problem[]): void => {
  const grave = (severity: Problem['severity']): readonly Problem[] => problems.filter((one) => one.severity === severity);
  const [errors, warnings] = [grave('error'), grave('warning')];
  page.section('七、数据问题', '7. Data problems');
  page.across(
    0,
    plain(
      errors.length + warnings.length === 0
        ? page.say('没有需要处理的数据问题。', 'The data has no problems.')
        : page.say(
            `错误 ${errors.length} 处（该处未采用），提醒 ${warnings.length} 处。`,
            `${errors.length} errors (not used), ${warnings.length} warnings.`,
          ),
    ),
  );
  const listed = [...errors, ...warnings];
  for (const { place, message } of listed.slice(0, MOST_PROBLEMS))
    page.across(1, label(place.cell ?? ''), plain(page.say(message.zh, message.en)));
  const rest = listed.length - MOST_PROBLEMS;
  if (rest > 0) page.across(0, plain(page.say(`另有 ${rest} 处，见程序的输出。`, `${rest} more; see the program’s output.`)));
};

/** Examples of one kind of lead. */
const FEW = 6;

export const leads = (page: Page, { findings, compared, margin, alongside }: Audit): void => {
  const { lang } = page;
  page.section('五、线索', '5. Leads');
  const of = (kind: FindingKind): number => findings.filter((finding) => finding.kind === kind).length;
  const percent = `${toDecimal(multiply(margin, rational(100))) ?? ''}%`;
  page.across(
    0,
    plain(
      page.say(
        `${KIND_WORDS.double.zh} ${of('double')} 处（另对照其他表 ${compared} 行）；${KIND_WORDS.edge.zh} ${of('edge')} 处（高出界限不超过 ${percent}）。见“明细”。`,
        `${of('double')} possible doubles (${compared} rows of other lists compared); ${of('edge')} rows at a line (at most ${percent} above it). See the findings.`,
      ),
    ),
  );
  if (alongside.length > 0)
    page.across(
      0,
      plain(
        page.say(
          `同时对照的政策：${alongside.map(({ name, year }) => `${name.zh}${year === undefined ? '' : `（${year} 年度）`}`).join('、')}；只查两项政策都奖的同一事项。`,
          `Policies beside: ${alongside.map(({ name, year }) => `${name.en}${year === undefined ? '' : ` (${year})`}`).join(', ')}; only matters that both pay were looked for.`,
        ),
      ),
    );
  const doubles = DOUBLE_KINDS.map((text) => ({
    text,
    found: findings.filter((finding) => doubleKind(finding) === text),
  })).filter(({ found }) => found.length > 0);
  if (doubles.length === 0) return;
  page.spread(
    [1, 4],
    ...[page.say('疑似重复', 'Possible doubles'), page.say('举例', 'For example'), page.say('处数', 'Count')].map(head),
  );
  for (const { text, found } of doubles)
    page.spread(
      [1, 4],
      plain(text[lang]),
      plain(
        joined(
          found.map(({ at }) => at.cell),
          lang,
          FEW,
        ),
      ),
      count(found.length),
    );
};

export const method = (page: Page, audit: Audit, settlement: Settlement, facts: PaperFacts): void => {
  const { lang } = page;
  const { policy, choices, unchecked } = settlement;
  page.section('六、方法与版本', '6. Method and versions');
  METHOD.forEach((line, i) => page.across(0, plain(`${i + 1}. ${line[lang]}`)));
  const say = (zh: string, en: string, value: string): void =>
    page.across(1, { value: page.say(zh, en), style: 'text' }, plain(value));
  say('政策', 'Policy', `${policy.name[lang]}${policy.document.number === undefined ? '' : ` ${policy.document.number}`}`);
  say('政策包', 'Pack', `${policy.id} ${policy.version}  SHA-256 ${policy.sha256}`);
  const changed = [...choices.readings].filter(([key, option]) => policy.readings.get(key)?.default !== option);
  say(
    '改选的口径',
    'Readings changed',
    changed.length === 0
      ? page.say('无，均为默认', 'none, all are the defaults')
      : joined(
          changed.map(([key, option]) => `${key}：${option}`),
          lang,
        ),
  );
  if (choices.parameters.size > 0)
    say(
      '填入的数值',
      'Figures entered',
      joined(
        [...choices.parameters].map(
          ([key, { text, document }]) => `${key} ${text}${document === undefined ? '' : `（${document}）`}`,
        ),
        lang,
      ),
    );
  if (unchecked.length > 0)
    say(
      '未核查的限制条款',
      'Rules not checked',
      joined(
        unchecked.flatMap((g) => {
          const gate = policy.gates[g];
          if (!gate) return [];
          return [page.say(`${gate.title.zh}${articleText(gate.article)}`, `${gate.title.en} ${gate.article}`)];
        }),
        lang,
      ),
    );
  const marked = audit.findings.filter(({ mark }) => mark !== '').length;
  say(
    '核对意见',
    'Opinions',
    page.say(`已填 ${marked} 项，共 ${audit.findings.length} 项`, `${marked} of ${audit.findings.length}`),
  );
  say('数据 SHA-256', 'Data SHA-256', facts.inputHash);
  say('程序版本', 'Program version', facts.engineVersion);
  say('核对时间', 'Time', facts.now);
};
