/** Every text of the catalogue, the official text and the template that is not a policy's own: Chinese and English side by side. */
import { text, type Text } from '../../core/lang';
import type { MoneyClass } from './entries';

const many = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

export const MONEY_TEXT: Readonly<Record<MoneyClass, Text>> = {
  exact: text('有金额', 'Amount'),
  ceiling: text('上限', 'Ceiling'),
  open: text('未定', 'Not yet set'),
  none: text('不涉及资金', 'No money'),
};

export const catalogueTexts = {
  tab: text('条款', 'Clauses'),
  search: text('搜索条款、条件、数据、金额…', 'Search clauses, amounts…'),
  searchLabel: text('搜索条款', 'Search the clauses'),
  filters: text('筛选', 'Filter'),
  filtersSet: (n: number): Text => text(`已设 ${n} 个`, `${n} set`),
  all: text('全部', 'All'),
  article: text('条款', 'Article'),
  kind: text('算法', 'Kind'),
  subject: text('对象', 'For whom'),
  money: text('金额', 'Money'),
  from: text('金额不低于（万元）', 'At least (10,000 yuan)'),
  to: text('金额不高于（万元）', 'At most (10,000 yuan)'),
  clear: text('清除筛选', 'Clear the filter'),
  found: (n: number, all: number): Text => text(`${all} 项中的 ${n} 项`, `${n} of ${many(all, 'item')}`),
  none: text('没有符合的条目。换个说法，或清除筛选。', 'No item matches. Try other words, or clear the filter.'),
  showMore: (n: number): Text => text(`再显示 ${n} 项`, `Show ${n} more`),
  noPolicy: text('先在上面选择一项政策。', 'Choose a policy above first.'),
  notYet: (from: string): Text =>
    text(`该政策自 ${from} 起施行，目前尚未生效。`, `This policy is in force from ${from} on, not yet.`),
  over: (to: string): Text =>
    text(`该政策有效期至 ${to}，现已过期；仍可查阅和测算。`, `This policy ran out on ${to}; it can still be read and computed.`),
  state: { now: text('有效', 'in force'), over: text('已过期', 'expired'), notYet: text('未生效', 'not yet in force') },

  back: text('返回条款列表', 'Back to the list'),
  conditions: text('条件', 'Conditions'),
  noConditions: text('没有另外的条件。', 'No further conditions.'),
  pays: text('奖补', 'Pays'),
  cap: text('上限', 'Cap'),
  recipient: text('给', 'Paid to'),
  payer: text('由谁承担', 'Paid by'),
  prior: text('扣除此前已奖', 'Less what was paid before'),
  remark: text('说明', 'Remark'),
  figures: text('文件所载数字', 'Figures as printed'),
  inputs: text('所需数据', 'Data it needs'),
  inColumn: (letters: string, header: string): Text => text(`${letters} 列 ${header}`, `column ${letters}, ${header}`),
  inLists: text('荣誉认定列', 'a column of certifications'),
  notOnSheet: text('表中没有', 'not on the sheet'),
  readings: text('口径', 'Readings'),
  parameters: text('参数', 'Figures set elsewhere'),
  entered: text('已填', 'entered'),
  notEntered: text('未填', 'not entered'),
  dated: text('分时段数值', 'Dated values'),
  rules: text('同时适用的规则', 'Rules that apply as well'),
  rule: {
    gate: text('限制', 'Bars'),
    matter: text('就高不重复', 'Only the highest'),
    promotion: text('晋级补差', 'Difference on promotion'),
    limit: text('年度上限', 'Yearly cap'),
  },
  paidHere: text('本表中的结果', 'On this sheet'),
  paysHere: (n: number): Text => text(`${n} 户（个）有奖补，先列 5 个：`, `${n} with an award; the first five:`),
  paysNobody: text('本表中没有人获得这一项。', 'Nobody on this sheet earns it.'),
  id: text('编号', 'Id'),
  openItem: text('查看这一条款', 'Look at this clause'),
  openSource: text('看原文', 'Official text'),

  source: text('政策原文', 'Official text'),
  loadSource: text('打开原文文件…', 'Open the text…'),
  loadOther: text('换一个文件…', 'Another file…'),
  sourceFile: text('政策原文文件', 'File with the official text'),
  sourceHelp: (file: string): Text =>
    text(
      `请选择您自己的原文文件（.txt、.docx 或 .html；登记文本：${file}）。文件只在本机读取，不上传、不保存。`,
      `Choose your own copy of the text (.txt, .docx or .html; recorded as ${file}). It is read on this machine, never sent and never stored.`,
    ),
  recorded: text('与登记的原文完全一致（SHA-256 相同）。', 'Exactly the recorded text (same SHA-256).'),
  notRecorded: (hash: string): Text =>
    text(
      `与登记的原文不是同一文本（SHA-256 为 ${hash}…）。版本不同，或由其他格式转出；请注意核对。`,
      `Not the recorded text (its SHA-256 is ${hash}…): another version, or made from another format. Please check.`,
    ),
  missingArticles: (names: string): Text =>
    text(
      `文中没有找到：${names}。自动编号的标题在文件里没有文字。`,
      `Not found in it: ${names}. Headings that are numbered automatically have no text in the file.`,
    ),
  wholeText: text('全文', 'Whole text'),
  articleNotFound: (name: string): Text => text(`文中没有找到 ${name}。`, `${name} was not found in the text.`),
  searchSource: text('在原文中查找', 'Find in the text'),
  hits: (n: number): Text => text(`${n} 处`, n === 1 ? '1 place' : `${n} places`),
  previous: text('上一条', 'Previous'),
  next: text('下一条', 'Next'),
  backToItem: text('返回条目', 'Back to the item'),
  itemsHere: text('本条的条目', 'Items of this article'),
  wrongKind: (file: string): Text =>
    text(`“${file}”不是 .txt、.docx 或 .html 文件。`, `“${file}” is not a .txt, .docx or .html file.`),
  unreadable: (file: string): Text =>
    text(`“${file}”读不出文字，请另存为 .txt 再打开。`, `No text can be read from “${file}”. Save it as .txt and open that.`),
  noText: (file: string): Text => text(`“${file}”里没有文字。`, `“${file}” has no text.`),
} as const;
