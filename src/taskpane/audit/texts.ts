/** Every text of the desk that is not the audit's or the verification's own: Chinese and English side by side. */
import type { SummarySheet } from '../../audit/summaries/summaries';
import { text, type Text } from '../../core/lang';

const many = (n: number, one: string): string => `${n.toLocaleString('en-US')} ${one}${n === 1 ? '' : 's'}`;
const share = (now: number, total: number): string => (total > 0 ? ` ${Math.floor((now / total) * 100)}%` : '');

export const deskTexts = {
  jobs: text('核对哪一种', 'What to check'),
  audit: text('核对金额', 'Check amounts'),
  verify: text('验证结果', 'Verify a result'),
  help: text(
    '核对别人算好的金额：按政策逐行重算，找出不符的、差多少、为什么。原表一格不动。',
    'Checks amounts that somebody else computed: every row is computed anew; what differs is told, by how much and why. Your sheet stays as it is.',
  ),

  given: text('待核对的金额列', 'Columns to check'),
  givenNone: text('没有认出待核对的金额列，请添加。', 'No column of given amounts was recognised. Add one.'),
  recognised: text('自动识别', 'Recognised'),
  chosen: text('您指定', 'Your choice'),
  givenOf: (header: string): Text => text(`更改“${header}”`, `Change “${header}”`),
  givenDone: (header: string): Text => text(`完成更改“${header}”`, `Done with “${header}”`),
  heldAgainst: text('对应条目', 'Held against'),
  allItems: text('全部可测算的条目', 'All items the sheet has data for'),
  items: (n: number): Text => text(`${n} 项条目`, many(n, 'item')),
  unit: text('单位', 'Unit'),
  unitOpen: text('按表头；未注明则由数值判断', 'As the header says, else by the values'),
  unitNone: text('单位由数值判断', 'unit told by the values'),
  ownColumn: text('策算写出', 'written by Cesuan'),
  addColumn: text('添加一列', 'Add a column'),
  removeColumn: (header: string): Text => text(`不核对“${header}”`, `Do not check “${header}”`),
  asRecognised: text('恢复自动识别', 'As recognised'),
  dataColumns: (n: number): Text =>
    text(`数据列已认出 ${n} 列，与“测算”共用。`, `${many(n, 'column')} of data recognised, shared with Compute.`),
  checkColumns: text('查看数据列', 'See the columns'),
  notReady: text(
    '这张表还认不出数据列，请先在“测算”中指定。',
    'The data columns are not recognised yet; set them under Compute first.',
  ),
  others: text('另找重复的名单', 'Other lists to look for doubles in'),
  othersHelp: text('本工作簿的其他工作表会一并查找。', 'The other sheets of this workbook are looked through as well.'),
  addFile: text('加入另一份工作簿…', 'Add another workbook…'),
  addFileLabel: text('另一份工作簿', 'Another workbook'),
  alongside: text('同时对照的其他政策', 'Other policies to look for the same matters in'),
  alongsideHelp: text(
    '按各口径的默认选项在同一张表上测算，只用来找两项政策都奖的同一事项。',
    'Computed on the same sheet by the defaults of their readings, only to tell matters that both policies pay.',
  ),
  alsoOf: (policy: Text): Text => text(`“${policy.zh}”的金额列`, `Column of what “${policy.en}” pays`),
  alsoComputed: text('没有，按条款重算', 'None: computed by its articles'),
  settings: text('核对设置', 'Settings'),
  margin: text('高出界限多少算贴近', 'How far above a line is close'),
  marginHelp: text(
    '如 3%。刚高出门槛、档次或封顶的行会列出来，供重点核实；0% 为不查。',
    'E.g. 3%. Rows just above a threshold, tier or cap are told, to be looked at closely; 0% for none.',
  ),
  badMargin: text('请填 0% 至 100% 之间的比例，如 3%。', 'Enter a percentage from 0% to 100%, e.g. 3%.'),
  earlier: text('此前的政策', 'An earlier policy'),
  earlierHelp: text(
    '查出仍按旧标准计算的差异：逐项按它的数字再算一遍。',
    'Differences that come from its figures are told: its items are computed as well.',
  ),
  earlierNone: text('不对照', 'None'),
  earlierYear: text('旧政策的年度', 'Year of the earlier policy'),
  fileOf: (file: string, sheets: number): Text => text(`${file}（${sheets} 张表）`, `${file} (${many(sheets, 'sheet')})`),
  removeFile: (file: string): Text => text(`移除“${file}”`, `Remove “${file}”`),

  result: text('核对结果', 'Findings'),
  notYet: text('选好以后点击“核对”。', 'When all is chosen, press Audit.'),
  run: text('核对', 'Audit'),
  runAgain: text('重新核对', 'Audit again'),
  stale: text('设置已更改，以下是更改前的核对结果。', 'Settings have changed since; these are the findings before the change.'),
  rows: text('有金额', 'Rows'),
  agree: text('一致', 'Agree'),
  differ: text('不符', 'Differ'),
  open: text('无法核对', 'Cannot be checked'),
  rowsOf: (n: number): Text => text(`${n.toLocaleString('en-US')} 行`, n.toLocaleString('en-US')),
  sumGiven: text('给定合计', 'Given in all'),
  sumDue: text('应为合计', 'Due in all'),
  sumOpen: text('无法核对的给定金额', 'Given, cannot be checked'),
  over: text('多给', 'Too much'),
  under: text('少给', 'Too little'),
  allAgree: text('全部一致，没有发现问题。', 'All amounts agree; nothing was found.'),
  byCause: text('差异按原因', 'Differences by cause'),
  near: (n: number): Text => text(`其中接近 ${n}`, `${n} near`),
  countOf: (n: number): Text => text(`${n} 处`, `${n}`),
  byKind: text('全部发现', 'All findings'),
  through: text('逐条查看', 'Go through them'),
  sums: text('勾稽', 'Reconciliation'),
  sumsOf: (rows: number, enterprises: number, projects: number, checked: number, holding: number): Text =>
    text(
      `数据 ${rows} 行，企业 ${enterprises} 家${projects > 0 ? `，项目 ${projects} 个` : ''}；核对合计行和文字所述数字 ${checked} 处，相符 ${holding} 处。`,
      `${many(rows, 'row')}, ${many(enterprises, 'enterprise')}${projects > 0 ? `, ${many(projects, 'project')}` : ''}; ${many(checked, 'total')} and stated figures checked, ${holding} hold.`,
    ),
  summaryOf: ({ sheet, by, checked, holding }: SummarySheet): Text =>
    text(
      `工作表“${sheet}”按“${by}”核对 ${checked} 处，相符 ${holding} 处。`,
      `Sheet “${sheet}” by “${by}”: ${checked} checked, ${holding} hold.`,
    ),
  byTown: text('按地区', 'By region'),
  byItem: text('按事项', 'By item'),
  noTown: text('（未填）', '(none)'),
  given_: text('给定', 'Given'),
  due: text('应为', 'Due'),
  difference: text('差额', 'Difference'),
  resolved: (n: number): Text =>
    text(
      `上次标过意见的 ${n} 处已消除，意见仍留在底稿中。`,
      `${many(n, 'marked finding')} of the last audit are gone; their opinions stay in the paper.`,
    ),
  remarks: text('提醒', 'Remarks'),

  paper: text('核对底稿', 'Working paper'),
  paperHelp: text(
    '写成“核对底稿”“核对底稿·明细”两张表，可直接打印；意见和备注随之写入，下次核对时读回。',
    'Writes two sheets, ready to print, with the opinions and remarks; the next audit reads them back.',
  ),
  write: text('写入核对底稿', 'Write the paper'),
  writeAgain: text('更新核对底稿', 'Update the paper'),
  wrote: text('已写入：', 'Written: '),
  wroteSheets: (names: string): Text => text(`已写入${names}。`, `Written: ${names}.`),
  openSheet: (name: string): Text => text(`打开“${name}”`, `Open “${name}”`),
  opinionsLeft: (n: number): Text =>
    text(`${n} 条意见尚未写入底稿，已随工作簿保存。`, `${many(n, 'opinion')} not on the paper yet; kept with the workbook.`),
  opinionsUnkept: (n: number): Text =>
    text(
      `${n} 条意见还没有存进工作簿，关闭窗格会丢失，请写入核对底稿。原因：`,
      `${many(n, 'opinion')} could not be kept in the workbook and will be lost with the pane; write the paper. The reason:`,
    ),
  changed: text(
    '工作表在核对之后有改动，没有写入。请重新核对。',
    'The sheet has changed since it was audited. Nothing was written; audit again.',
  ),

  back: text('返回核对', 'Back to the audit'),
  backToList: text('返回列表', 'Back to the list'),
  filters: text('筛选', 'Filter'),
  kind: text('类别', 'Kind'),
  cause: text('原因', 'Cause'),
  opinion: text('意见', 'Opinion'),
  all: text('全部', 'All'),
  unmarked: text('未标', 'Not marked'),
  optionOf: (name: Text, n: number): Text => text(`${name.zh}（${n}）`, `${name.en} (${n})`),
  shown: (n: number, all: number): Text =>
    n === all ? text(`共 ${all} 处`, many(all, 'finding')) : text(`${all} 处中的 ${n} 处`, `${n} of ${many(all, 'finding')}`),
  none: text('没有符合的。', 'None match.'),
  findings: text('发现列表', 'List of findings'),

  jump: text('逐条查看', 'Go through the findings'),
  previous: text('上一条', 'Previous'),
  next: text('下一条', 'Next'),
  noneBefore: text('前面没有了。', 'None before this one.'),
  noneAfter: text('后面没有了。', 'None after this one.'),
  place: (n: number, all: number): Text => text(`第 ${n} 条，共 ${all} 条`, `${n} of ${all}`),
  outside: (all: number): Text => text(`不在筛选的 ${all} 条之中`, `not among the ${all} of the filter`),
  row: (n: number): Text => text(`第 ${n} 行`, `row ${n}`),
  blank: text('空白', 'blank'),
  more: (amount: Text): Text => text(`多 ${amount.zh}`, `+${amount.en}`),
  less: (amount: Text): Text => text(`少 ${amount.zh}`, `−${amount.en}`),
  causes: text('可能的原因', 'Likely causes'),
  exact: text('一分不差', 'Exact'),
  nearBy: (amount: Text): Text => text(`接近：${amount.zh}`, `Near: ${amount.en}`),
  related: text('涉及的其他位置', 'Other places'),
  working: text('应为金额怎么算', 'How the due amount is worked out'),
  workingItem: text('看哪一项', 'Which item'),
  noWorking: text('这一行没有可核对的条目结果。', 'No item has a result on this row.'),
  itemOption: (title: Text, amount: Text): Text => text(`${title.zh} ${amount.zh}`, `${title.en} ${amount.en}`),
  yourOpinion: text('核对意见', 'Your opinion'),
  noOpinion: text('未标', 'Not marked'),
  remark: text('备注', 'Remark'),

  verifyHelp: text(
    '核实策算写出的结果：按凭据所列的政策、口径和参数重算本工作簿，说明是否一致，或改动了什么。',
    'Verifies a result that Cesuan wrote: computes the workbook again from its receipt and says whether it is identical, or what was changed.',
  ),
  verifyRun: text('验证', 'Verify'),
  verifyAgain: text('重新验证', 'Verify again'),
  receiptOf: (time: string, file: string, sheet: string): Text =>
    text(`${time} 由 ${file} 测算，工作表“${sheet}”`, `Computed from ${file} at ${time}, sheet “${sheet}”`),
  yearOf: (year: string): Text => text(`${year} 年度`, year),
  placesOf: (n: number): Text => text(`${n} 处`, many(n, 'place')),

  busy: {
    reading: (now: number, total: number): Text => text(`正在读取…${share(now, total)}`, `Reading…${share(now, total)}`),
    computing: (now: number, total: number): Text => text(`正在重算…${share(now, total)}`, `Computing…${share(now, total)}`),
    causes: (now: number, total: number): Text =>
      text(`正在逐一试找原因…${share(now, total)}`, `Looking for causes…${share(now, total)}`),
    planning: (): Text => text('正在编写底稿…', 'Making the paper…'),
    writing: (now: number, total: number): Text => text(`正在写入…${share(now, total)}`, `Writing…${share(now, total)}`),
    verifying: (): Text => text('正在按凭据重算…', 'Computing from the receipt…'),
  },
} as const;
