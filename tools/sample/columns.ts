/** The columns of the sample: group title, name and width of each, in the order of the sheet. */
export interface SampleColumn {
  readonly key: ColumnKey;
  readonly group: string;
  readonly name: string;
  readonly width: number;
  readonly format?: string;
}

export type ColumnKey =
  | 'number'
  | 'name'
  | 'code'
  | 'district'
  | 'project'
  | 'equipment'
  | 'software'
  | 'assets'
  | 'digital'
  | 'keyPlan'
  | 'upgradePlan'
  | 'cluster'
  | 'hydrogen'
  | 'ownLand'
  | 'earlyStart'
  | 'earlyFinish'
  | 'revenue'
  | 'revenueBefore'
  | 'growth'
  | 'revenueBest'
  | 'grade'
  | 'newAbove'
  | 'dishonest'
  | 'sixSectors'
  | 'outside'
  | 'elsewhere'
  | 'honours'
  | 'nationalLed'
  | 'nationalJoined'
  | 'paidSpecialised'
  | 'paidSmart'
  | 'paidStars'
  | 'retired'
  | 'retiredPlan'
  | 'retiredDone'
  | 'remark';

const MONEY = '#,##0.00##';
const column = (key: ColumnKey, group: string, name: string, width: number, format?: string): SampleColumn => ({
  key,
  group,
  name,
  width,
  ...(format !== undefined && { format }),
});

export const COLUMNS: readonly SampleColumn[] = [
  column('number', '', '序号', 6),
  column('name', '', '企业名称', 30),
  column('code', '', '统一社会信用代码', 22, '@'),
  column('district', '', '所属区县', 10),
  column('project', '', '项目名称', 30),
  column('equipment', '项目投资', '当年设备投资额', 14, MONEY),
  column('software', '项目投资', '其中：工控软件及信息系统购置费用', 16, MONEY),
  column('assets', '项目投资', '固定资产投资额', 14, MONEY),
  column('digital', '项目投资', '当年信息化投入额', 14, MONEY),
  column('keyPlan', '项目类别', '列入市重点工业项目计划', 12),
  column('upgradePlan', '项目类别', '列入三化改造重点项目计划', 12),
  column('cluster', '项目类别', '属于“415X”核心区或协同区项目', 12),
  column('hydrogen', '项目类别', '氢能产业项目', 8),
  column('ownLand', '项目类别', '独立供地重大制造业项目', 10),
  column('earlyStart', '项目类别', '提前开工天数（天）', 10),
  column('earlyFinish', '项目类别', '提前投产天数（天）', 10),
  column('revenue', '经营情况', '年营业收入', 15, MONEY),
  column('revenueBefore', '经营情况', '上年营业收入', 15, MONEY),
  column('growth', '经营情况', '营业收入增长率', 10, '0.00%'),
  column('revenueBest', '经营情况', '历史最高年营业收入', 15, MONEY),
  column('grade', '资格条件', '上年度亩均评价', 8),
  column('newAbove', '资格条件', '当年新纳入规上', 8),
  column('dishonest', '资格条件', '列入严重失信名单', 8),
  column('sixSectors', '资格条件', '六大行业国有企业', 8),
  column('outside', '资格条件', '不在政策适用范围', 8),
  column('elsewhere', '资格条件', '同一事项已享受其他政策', 10),
  column('honours', '认定与标准', '荣誉认定（注明年份）', 44),
  column('nationalLed', '认定与标准', '主导国家标准数（项）', 10),
  column('nationalJoined', '认定与标准', '参与国家标准数（项）', 10),
  column('paidSpecialised', '此前已奖', '专精特新此前已奖金额', 12, MONEY),
  column('paidSmart', '此前已奖', '智能工厂此前已奖金额', 12, MONEY),
  column('paidStars', '此前已奖', '小微企业园星级此前已奖金额', 12, MONEY),
  column('retired', '淘汰落后产能', '淘汰设备资产净值', 12, MONEY),
  column('retiredPlan', '淘汰落后产能', '列入淘汰落后产能计划', 10),
  column('retiredDone', '淘汰落后产能', '淘汰落后产能通过验收', 10),
  column('remark', '', '备注', 24),
];

export const DISTRICTS = ['越城区', '柯桥区', '上虞区', '诸暨市', '嵊州市', '新昌县'] as const;

/** Columns that the totals row sums. */
export const SUMMED: readonly ColumnKey[] = ['equipment', 'software', 'assets', 'digital', 'retired'];

/** Yes/no columns, with a drop-down. */
export const YES_NO: readonly ColumnKey[] = [
  'keyPlan',
  'upgradePlan',
  'cluster',
  'hydrogen',
  'ownLand',
  'newAbove',
  'dishonest',
  'sixSectors',
  'outside',
  'elsewhere',
  'retiredPlan',
  'retiredDone',
];
