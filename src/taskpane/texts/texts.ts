/** Every text of the pane that is not a policy's, a problem's or an explanation's own: one catalogue, Chinese and English side by side. */
import { COLUMN_TEXTS } from './column-texts';
import { FORMULA_TEXTS } from './formula-texts';
import { LAST_RUN_TEXTS, many } from './last-run-texts';
import { text, type Text } from '../../core/lang';
import type { Status } from '../../engine/outcome';
import type { UnitSource } from '../../sheet/mapping';
import type { Role } from '../../sheet/recognise/vocabulary';

export const STATUS_HELP: Readonly<Record<Status, Text>> = {
  awarded: text('按条款算出的确切金额', 'an exact amount by the clause'),
  up_to: text('条款只定上限，由主管部门核定', 'the clause sets a ceiling; somebody decides'),
  undetermined: text('条款没有公布金额或比例，尚未填入', 'no figure is published and none was entered'),
  missing: text('缺少单元格数据，补上即可判定', 'cells are missing that would settle it'),
  not_eligible: text('有条件不满足', 'a condition is not met'),
  displaced: text('就高不重复，由另一条款取代', 'a higher award of the same matter takes its place'),
  not_money: text('政策支持但不发资金', 'support other than money'),
};

export const ROLE_TEXT: Readonly<Record<Role | 'list', Text>> = {
  name: text('企业名称', 'Enterprise'),
  code: text('统一社会信用代码', 'Credit code'),
  project: text('项目名称', 'Project'),
  region: text('所属区县或镇街', 'County or town'),
  year: text('认定年份', 'Year of recognition'),
  list: text('荣誉认定（列表）', 'Certifications (a list)'),
};

export const UNIT_SOURCE: Readonly<Record<UnitSource, Text>> = {
  header: text('表头注明', 'in the header'),
  row: text('单位行注明', 'in the row of units'),
  next: text('相邻单元格注明', 'in the next cell'),
  line: text('表上方注明', 'in the line above'),
  format: text('数字格式注明', 'in the number format'),
  usual: text('表中未注明，按惯例', 'not stated, as usual'),
  officer: text('由您指定', 'set by you'),
  none: text('', ''),
};

export const CONFIDENCE = {
  officer: text('您指定', 'Your choice'),
  sure: text('很有把握', 'Sure'),
  likely: text('较有把握', 'Likely'),
  doubtful: text('请核对', 'Please check'),
} as const;

export const texts = {
  product: text('策算', 'Cesuan'),
  tabs: text('视图', 'Views'),
  tabRun: text('测算', 'Compute'),
  tabExplain: text('依据', 'Working'),
  tabAudit: text('核对', 'Audit'),
  language: text('English', '中文'),
  /** Between the members of a list, and between two parts of a sentence. */
  comma: text('、', ', '),
  then: text('，', ', '),
  cancel: text('取消', 'Cancel'),
  cancelling: text('正在取消…', 'Cancelling…'),
  leave: text('不再等待', 'Stop waiting'),
  change: text('更改', 'Change'),
  changeOf: (name: string): Text => text(`更改“${name}”的列`, `Change the column of ${name}`),
  done: text('完成', 'Done'),
  doneWith: (name: string): Text => text(`完成更改“${name}”的列`, `Done with the column of ${name}`),
  retry: text('重试', 'Try again'),
  reread: text('重新读取工作表', 'Read the sheet again'),
  count: (n: number): Text => text(`${n}`, `${n}`),
  more: (n: number): Text => text(`再显示 ${n} 条`, `Show ${n} more`),
  loading: text('正在载入…', 'Loading…'),

  step1: text('政策与年度', 'Policy and year'),
  policy: text('政策', 'Policy'),
  choosePolicy: text('请选择政策', 'Choose a policy'),
  year: text('年度', 'Year'),
  yearOption: (year: number, inForce: boolean): Text =>
    text(`${year} 年${inForce ? '' : '（有效期外）'}`, `${year}${inForce ? '' : ' (not in force)'}`),
  sheet: text('工作表', 'Sheet'),
  fullName: text('全称', 'Name'),
  issuer: text('发文机关', 'Issued by'),
  published: text('发布日期', 'Published'),
  validity: text('有效期', 'In force'),
  span: (from: string, to: string): Text => text(`${from} 至 ${to}`, `${from} to ${to}`),
  contents: text('已编入', 'Encoded'),
  contentsOf: (articles: number, items: number): Text =>
    text(`${articles} 条，${items} 项`, `${many(articles, 'article')}, ${many(items, 'item')}`),
  version: text('版本', 'Version'),
  onSheet: (sheet: string, cell: string, value: string, document: string): Text =>
    text(
      `“${sheet}”${cell} 填的是 ${value}${document === '' ? '' : `（${document}）`}；在这里填写则以这里为准。`,
      `${cell} of “${sheet}” has ${value}${document === '' ? '' : ` (${document})`}; what is entered here wins.`,
    ),
  expired: (year: number, to: string): Text =>
    text(
      `该政策有效期至 ${to}，${year} 年已过有效期，结果仅供参考。`,
      `This policy ran out on ${to}, before ${year}: the figures are for reference only.`,
    ),

  step2: text('核对各列', 'Check the columns'),
  recognising: text('正在识别表头和各列…', 'Recognising the header and the columns…'),
  noPolicyYet: text('先选择政策，再识别工作表。', 'Choose a policy first; then the sheet is recognised.'),
  recognised: (rows: number, columns: number, from: number, to: number): Text =>
    text(
      `第 ${from}–${to} 行，共 ${rows} 行数据；认出 ${columns} 列。`,
      `Rows ${from}–${to}: ${many(rows, 'data row')}, ${many(columns, 'column')} recognised.`,
    ),
  identityColumns: text('企业与项目', 'Enterprise and project'),
  dataColumns: text('测算所用数据', 'Data of the clauses'),
  suggestions: text('可能有用的列', 'Possible columns'),
  suggestionsHelp: text(
    '这些列像是政策所需的数据，但把握不大，请您选定。',
    'These columns may be data that the policy wants. Please choose.',
  ),
  notFound: text('表中没有的数据', 'Not on the sheet'),
  notFoundHelp: text(
    '补上这些列可以判定更多条款；没有的不影响其他条款。',
    'With these columns more clauses could be settled. Other clauses do not need them.',
  ),
  ...COLUMN_TEXTS,
  remember: text('更改会随写入保存在工作簿中，下次自动沿用。', 'Changes are kept in the workbook with the next write.'),
  headerRow: text('表头首行', 'First header row'),
  headerRows: text('表头行数', 'Header rows'),
  increase: text('加一', 'One more'),
  decrease: text('减一', 'One less'),
  useHeader: text('按此表头识别', 'Use this header'),
  refused: text('这张表不能测算', 'This sheet cannot be computed'),
  chooseSheet: text('请在上面改选工作表，或改好后重新读取。', 'Choose another sheet above, or mend this one and read it again.'),

  step3: text('口径与地方参数', 'Readings and local figures'),
  readings: text('口径', 'Readings'),
  readingsHelp: text(
    '条文没有写明的地方，按下列口径处理，可以改选。',
    'Where the text is silent, these readings decide. Each can be changed.',
  ),
  because: (reason: string): Text => text(`默认理由：${reason}`, `Why the default: ${reason}`),
  changedReadings: (n: number): Text => text(`已改选 ${n} 个`, `${n} changed`),
  defaultMark: text('（默认）', ' (default)'),
  otherReadings: text('与本表无关的口径', 'Readings that this sheet does not touch'),
  parameters: text('地方参数', 'Local figures'),
  parametersHelp: text(
    '条文留给地方确定的比例或金额，连同文号一起填写；不填则该项为“待定”。',
    'Rates and amounts that other documents set, with the number of the document. Left empty, the item stays undetermined.',
  ),
  decided: text('最高额度的核定额', 'Amounts decided under a ceiling'),
  decidedHelp: text(
    '主管部门已核定每户金额的，在此填写；不填则只列最高额度。',
    'Where the amount per award has been decided, enter it. Left empty, the ceiling is listed.',
  ),
  otherParameters: text('与本表无关的参数', 'Figures that this sheet does not touch'),
  value: text('数值', 'Value'),
  valueFor: (example: Text): Text => text(`如 ${example.zh}`, example.en),
  document: text('依据文号', 'Document'),
  documentExample: text('绍市〔2025〕1号', 'No. 1 of 2025'),
  filled: (n: number): Text => text(`已填 ${n} 个`, `${n} entered`),
  general: text('通用', 'General'),

  compute: text('测算', 'Compute'),
  computeAgain: text('重新测算', 'Compute again'),
  stale: text(
    '设置或表中数据已更改，以下是更改前的结果，请重新测算。',
    'Settings or the sheet have changed since. These are the results before the change: compute again.',
  ),

  step4: text('测算结果', 'Results'),
  notComputed: text('核对无误后点击“测算”。', 'When the columns are right, press Compute.'),
  totalAwarded: text('确定金额合计', 'Awarded in all'),
  totalUpTo: text('另有最高额度', 'Ceilings besides'),
  totalUpToHelp: text('由主管部门在额度内核定，不计入合计', 'to be decided under ceilings; not part of the total'),
  difference: (text_: Text): Text => text(`较上次 ${text_.zh}`, `${text_.en} against the last run`),
  noDifference: text('与上次相同', 'the same as in the last run'),
  enterprises: (n: number, rows: number): Text =>
    text(`${n} 户企业，${rows} 行`, `${many(n, 'enterprise')}, ${many(rows, 'row')}`),
  byStatus: text('按结果', 'By outcome'),
  withoutColumns: (n: number): Text =>
    text(
      `另有 ${n} 项条款因表中没有所需的列而未测算。`,
      `${many(n, 'more item')} could not be computed: the sheet has no column for what they read.`,
    ),
  byArticle: text('按条款', 'By article'),
  nothingPaid: text('没有算出任何奖补。', 'Nothing comes to an award.'),
  awardsOf: (n: number): Text => text(`${n} 笔`, many(n, 'award')),
  upToOf: (amount: Text): Text => text(`最高 ${amount.zh}`, `up to ${amount.en}`),
  problems: text('数据问题', 'Problems'),
  noProblems: text('没有发现问题。', 'None found.'),
  goTo: (cell: string): Text => text(`转到 ${cell}`, `Go to ${cell}`),

  step5: text('写入工作簿', 'Write to the workbook'),
  write: text('写入工作簿', 'Write to the workbook'),
  prepare: text('预览写入内容', 'Preview the changes'),
  notWrittenYet: text('测算后可写入。', 'Compute first.'),
  moneyUnit: text('金额单位', 'Amounts in'),
  yuan: text('元', 'yuan'),
  wan: text('万元', '10,000 yuan'),
  willWrite: text('将写入以下内容，您的内容一律不动：', 'What will be written. Nothing of yours is changed:'),
  oursKept: text(
    '测算工作表上若有不是本程序写的内容（备注、图表、图片等），原表改名为“…（留存1）”留下，新结果写在新表中。',
    'Where a sheet of ours holds what we did not write (remarks, charts, pictures), it stays under the name “… (kept 1)”, and the results go to a new one.',
  ),
  hasWritten: text('已写入：', 'Written: '),
  planColumns: (n: number, sheet: string, first: string, last: string): Text =>
    text(
      `${n} 列：工作表“${sheet}”${first}${n > 1 ? `–${last}` : ''} 列`,
      `${many(n, 'column')} on “${sheet}”: ${first}${n > 1 ? `–${last}` : ''}`,
    ),
  planRows: (from: number, to: number): Text => text(`第 ${from}–${to} 行`, `rows ${from}–${to}`),
  planSheets: (n: number): Text => text(`${n} 张工作表：`, `${many(n, 'sheet')}: `),
  planDropped: (n: number): Text =>
    text(`清空上次写入、这次不再需要的 ${n} 列`, `${many(n, 'column')} of the last run, no longer needed, emptied`),
  planUpdate: text('上次写入的列和表在原处更新。', 'Columns and sheets of the last run are updated in place.'),
  receipt: (cells: number, notes: number): Text =>
    text(`${cells} 个单元格，${notes} 条批注`, `${many(cells, 'cell')}, ${many(notes, 'note')}`),
  showColumns: text('查看写入的列', 'Show the columns'),
  selectHint: text('选中任一奖补金额，即可看到它的算法。', 'Select any award to see how it was worked out.'),
  ...LAST_RUN_TEXTS,
  ...FORMULA_TEXTS,
  sheetGone: (sheet: string): Text =>
    text(
      `工作表“${sheet}”已不在工作簿中。请在第 1 步的“工作表”中选择一张。`,
      `The sheet “${sheet}” is no longer in the workbook. Choose one under “Sheet” in step 1.`,
    ),
  goneSheet: (sheet: string): Text => text(`${sheet}（已不在）`, `${sheet} (gone)`),
  noReason: text(
    '核定理由还没有填写，没有写入。请填写理由，或改选其他处理方式。',
    'Nothing was written: the reason for the decision is missing. Give one, or choose another answer.',
  ),
  planChanged: text(
    '按您的答复，写入内容与先前预览的不同，还没有写入。请看过后再点击“写入工作簿”。',
    'With your answer, what will be written is not what was shown before. Nothing was written yet: look at it, then press “Write to the workbook”.',
  ),
  changedSince: text(
    '工作表在测算之后有改动，为免写入过期结果，没有写入。请重新测算。',
    'The sheet has changed since it was computed. Nothing was written; compute again.',
  ),

  explainEmpty: text(
    '测算后，在表中选中一个奖补金额或一行企业，这里逐步列出它的算法和条款。',
    'After computing, select an award or a row on the sheet: each step and its article is shown here.',
  ),
  remembered: text(
    '本工作簿保存了以前的测算设置，可以直接据此重算并解释。',
    'This workbook keeps the settings of earlier runs: compute with them again and explain.',
  ),
  explainRun: (policy: Text): Text => text(`按“${policy.zh}”解释`, `Explain by “${policy.en}”`),
  toRun: text('去测算', 'Go to computing'),
  selectedRow: (row: number): Text => text(`第 ${row} 行`, `Row ${row}`),
  notData: text('所选单元格不在数据行中。', 'The selected cell is not in a data row.'),
  steps: text('逐步计算', 'Step by step'),
  missingData: text('缺少的数据', 'What is missing'),
  readingsUsed: text('所用口径', 'Readings used'),
  displacedBy: (other: Text): Text => text(`由${other.zh}取代`, `Displaced by ${other.en}`),
  copy: text('复制', 'Copy'),
  copied: text('已复制', 'Copied'),
  holds: { yes: text('满足', 'met'), no: text('不满足', 'not met'), unknown: text('无法判定', 'cannot be told') },
  back: text('返回这一行', 'Back to the row'),

  broken: text(
    '这一部分没能显示出来。工作簿没有被改动，测算结果和您的选择都还在。',
    'This part could not be shown. The workbook was not changed, and results and choices are still there.',
  ),
  notFetched: text(
    '没能从服务器取到这一部分。请检查网络后再试；测算结果和您的选择都还在。',
    'This part could not be fetched from the server. Check the network and try again; results and choices are still there.',
  ),
  technical: (message: string): Text => text(`技术信息：${message}`, `Technical: ${message}`),
  tryAgain: text('再试一次', 'Try again'),
  tooOld: text(
    '这个版本的 Excel 太旧（需要 Excel 2021、Microsoft 365 或网页版），无法测算。',
    'This Excel is too old. Excel 2021, Microsoft 365 or Excel on the web is needed.',
  ),
  notInExcel: text(
    '请在 Excel 中打开本窗格：开始 → 加载项 → 策算。不用 Excel 时可打开工作台页面。',
    'Open this pane in Excel: Home, Add-ins, Cesuan. Without Excel, use the workbench page.',
  ),
  noOffice: text(
    '没有载入 Office.js，无法与 Excel 通信。请检查网络能否访问下列地址，或请管理员使用自带 Office.js 的版本：',
    'Office.js could not be loaded, so Excel cannot be reached. Check that this address can be reached, or ask for the build that brings Office.js along:',
  ),
  unexpected: (message: string): Text =>
    text(
      `意外错误：${message}。工作簿没有被改动；如反复出现，请把这句话告诉管理员。`,
      `Unexpected error: ${message}. The workbook was not changed; tell your administrator if it happens again.`,
    ),
  local: text('全部计算都在本机进行。', 'Everything is computed on this machine.'),
} as const;
