/** 排名名单: the rankings of a settlement in; a row for each enterprise with its figures, score, place and the classes that it can come to, out. A proposal: the decided class stands beside it. */
import { articleText } from '../../core/article';
import { multiply, rational, toNumber, type Rational } from '../../core/rational';
import type { RankedGroup, RankingOutcome, Standing } from '../../engine/ranking/rank';
import { COMBINED, classText, isOpen, rangesText, scoreType } from '../../engine/ranking/words';
import type { Item, Ranking, ValueType } from '../../policy/model';
import { isMoney } from '../../policy/units';
import { address } from '../cells';
import { quotedSheet } from '../port/own-names';
import type { CellValue, OwnSheet } from '../port/port';
import { moneyStyle, withUnit } from './amounts';
import { header } from './evidence';
import type { Sheet } from './own-columns';

const WIDTHS = [7, 28, 30, 22] as const;
const LINKS_AT_MOST = 2_000;

export const rankingSheet = (name: string, sheet: Sheet): OwnSheet => {
  const { settlement, mapping, lang, unit } = sheet;
  const { policy, table, choices, rankings, firstRow } = settlement;
  const zh = lang === 'zh';
  const rows: (readonly CellValue[])[] = [];
  let links = 0;

  /** A number as it is shown; the exact value decides places. */
  const numberCell = (value: Rational, type: ValueType): CellValue =>
    isMoney(type)
      ? { value: toNumber(multiply(value, rational(1n, unit === '元' ? 1n : 10_000n))), style: moneyStyle(unit) }
      : toNumber(value);
  const label = (text: string, type: ValueType): string => (isMoney(type) ? withUnit(text, unit, lang) : text);
  const cellOf = (of: number): CellValue => {
    const row = firstRow[of] ?? 0;
    const at = address((table.rowNumbers[row] ?? 1) - 1, mapping.identity.name?.column ?? 0);
    links += 1;
    return links > LINKS_AT_MOST ? at : { value: at, href: `${quotedSheet(table.sheet)}!${at}` };
  };
  const who = (of: number): readonly CellValue[] => [
    { value: table.enterprises[of]?.name ?? '', style: 'text' },
    { value: table.enterprises[of]?.code ?? '', style: 'text' },
  ];

  const headers = (ranking: Ranking, as: RankingOutcome['as']): readonly string[] => [
    zh ? '名次' : 'Place',
    zh ? '分组' : 'Group',
    zh ? '企业名称' : 'Enterprise',
    zh ? '统一社会信用代码' : 'Credit code',
    ...ranking.measures.map(({ text, node }) => label(text, node.type)),
    label(zh ? '得分' : 'Score', scoreType(as, ranking)),
    zh ? '并列家数' : 'Tied',
    zh ? '按名次可列为（建议）' : 'By its place (proposal)',
    zh ? '已公布类型' : 'Decided class',
    zh ? '说明' : 'Remark',
    zh ? '单元格' : 'Cell',
  ];
  const remark = (standing: Standing): string =>
    standing.last > standing.place
      ? zh
        ? '得分并列，先后由核定决定'
        : 'equal scores; their order is to be decided'
      : isOpen(standing)
        ? zh
          ? '由核定家数决定'
          : 'the numbers decide'
        : '';
  const standingRow = (
    standing: Standing,
    group: RankedGroup,
    ranking: Ranking,
    as: RankingOutcome['as'],
  ): readonly CellValue[] => [
    { value: standing.place, style: 'integer' },
    group.name,
    ...who(standing.unit),
    ...ranking.measures.map(({ node }, m) => numberCell(standing.figures[m] ?? rational(0n), node.type)),
    numberCell(standing.score, scoreType(as, ranking)),
    standing.last > standing.place ? { value: standing.last - standing.place + 1, style: 'integer' } : null,
    { value: classText(standing, ranking)[lang], style: isOpen(standing) ? 'warning' : 'text' },
    standing.decided ?? '',
    remark(standing),
    cellOf(standing.unit),
  ];
  const missingRow = (of: number, group: string, ranking: Ranking): readonly CellValue[] => [
    null,
    group,
    ...who(of),
    ...ranking.measures.map(() => null),
    null,
    null,
    null,
    null,
    { value: zh ? '缺数据，未参加排名' : 'lacks data; not ranked', style: 'muted' },
    cellOf(of),
  ];

  let filter: OwnSheet['filter'];
  const tell = (outcome: RankingOutcome, item: Item, ranking: Ranking): void => {
    const { as, tie, groups, unplaced } = outcome;
    const broken = ranking.ties[tie ?? -1]?.text;
    const article = zh ? articleText(item.article) : ` ${item.article}`;
    rows.push([{ value: `${item.title[lang]}${article} ${choices.year}`, style: 'title' }]);
    rows.push([
      {
        value: zh
          ? `排名结果仅为建议，类型和家数由主管部门核定；其他条目只读取“${ranking.decidedIn}”一栏。`
          : `A proposal: classes and numbers are decided by the office in charge; other items read the column ${ranking.decidedIn} only.`,
        style: 'muted',
      },
    ]);
    rows.push([
      {
        value: zh
          ? `计分：${COMBINED[as].zh}；同分：${broken === undefined ? '并列' : `${broken}高者在前`}；每组家数：${rangesText(outcome, ranking).zh}。`
          : `Score: ${COMBINED[as].en}; equal scores: ${broken === undefined ? 'share a place' : `the higher ${broken} first`}; per group: ${rangesText(outcome, ranking).en}.`,
        style: 'muted',
      },
    ]);
    const top = rows.length;
    const titles = headers(ranking, as);
    rows.push(header(titles));
    for (const group of groups) {
      for (const standing of group.standings) rows.push(standingRow(standing, group, ranking, as));
      for (const of of group.missing) rows.push(missingRow(of, group.name, ranking));
    }
    for (const of of unplaced) rows.push(missingRow(of, zh ? '（缺所属分组）' : '(group missing)', ranking));
    if (rows.length === top + 1) rows.push([{ value: zh ? '没有可排名的企业。' : 'There is nobody to rank.', style: 'muted' }]);
    else filter ??= { row: top, column: 0, rows: rows.length - top, columns: titles.length };
    rows.push([]);
  };
  for (const outcome of rankings) {
    const item = policy.items[outcome.item];
    if (item?.ranking) tell(outcome, item, item.ranking);
  }
  if (rankings.length === 0) rows.push([{ value: zh ? '本次测算没有排名。' : 'This run ranks nobody.', style: 'muted' }]);
  const measures = Math.max(0, ...policy.items.map(({ ranking }) => ranking?.measures.length ?? 0));
  return {
    key: 'ranking',
    name,
    rows,
    widths: [...WIDTHS, ...Array.from({ length: measures + 1 }, () => 18), 10, 30, 16, 30, 10],
    freeze: { rows: 0, columns: 0 },
    ...(filter && rankings.length === 1 && { filter }),
  };
};
