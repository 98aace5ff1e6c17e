/** The words that headers are compared with: a policy in, its inputs and the identity columns as entries with keys, out. */
import type { Input, Policy, ValueType } from '../../policy/model';
import { headerKey } from '../normalise';
import { parseHeader } from './header-text';

export const ROLES = ['name', 'code', 'project', 'region', 'year'] as const;
/** What a column says about the row itself: who, which project, where, of which year. */
export type Role = (typeof ROLES)[number];

export interface Wanted {
  /** The input's name, a role, or `list` for certification columns. */
  readonly id: string;
  readonly input?: Input;
  readonly type: ValueType;
  readonly names: readonly Name[];
  readonly not: readonly string[];
}

export interface Name {
  readonly text: string;
  readonly key: string;
  readonly core: string;
  readonly score: number;
}

/** 上年度, 去年 … are one word; 本年度, 当年度 … another. */
export const canon = (key: string): string =>
  key
    .replace(/上一?年度?|去年/g, '上年')
    .replace(/本年度?|当年度/g, '当年')
    .replace(/(?<![上当前近每])年度/g, '年');

const PREFIX = /^(?:是否|是|为|属于|属|已|被|列入|入选|获评|获得|获|认定为|认定|评为|当年|新增|新|本|年|实际|完成|达到)/;
const OWNER = /^(?:企业|单位|项目)(?!名称|全称|类型|性质|规模|编号|数)/;
const SUFFIX = /(?:金额|总额|额|总数|数量|数|情况|名单|企业|项目|称号|资格|认定|年份|年)$/;

const cut = (key: string, pattern: RegExp, least: number): string => {
  const rest = key.replace(pattern, '');
  return rest.length >= least ? rest : key;
};

/** What is left when words that change nothing are taken from both ends; at least two letters stay. */
export const coreOf = (key: string): string => {
  const core = cut(cut(cut(key, PREFIX, 2), OWNER, 3), SUFFIX, 2);
  return core === key ? core : coreOf(core);
};

const nameOf = (text: string, score: number): Name => {
  const header = parseHeader(text);
  const key = canon(header.key === '' ? headerKey(text) : header.key);
  return { text, key, core: coreOf(key), score };
};

const TEXT: ValueType = { kind: 'text' };

const IDENTITY: Readonly<Record<Role | 'list', readonly string[]>> = {
  name: [
    '企业名称',
    '单位详细名称',
    '申报单位',
    '公司名称',
    '单位名称',
    '申报单位名称',
    '申报企业',
    '申报企业名称',
    '企业全称',
    '法人单位名称',
    '纳税人名称',
    '市场主体名称',
    '项目单位',
    '项目业主',
    '业主单位',
    '实施单位',
    '建设单位',
    '承担单位',
    '申请单位',
    '申请企业',
    '受补单位',
    '补助单位',
    '补助对象',
    '兑现企业',
    '享受企业',
    '奖励企业',
    '奖励单位',
    '获奖单位',
    '获奖企业',
    '销售企业',
    '车辆生产企业',
    '生产企业',
    '单位（企业）名称',
    '企业（单位）名称',
    '公司',
    '企业',
    '单位',
    '主体名称',
    '运营主体',
    '运营单位',
    '园区运营单位',
    '园区名称',
  ],
  code: [
    '统一社会信用代码',
    '社会信用代码',
    '信用代码',
    '统一信用代码',
    '社会统一信用代码',
    '统一社会信用代码（18位）',
    '企业统一社会信用代码',
    '税号',
    '纳税人识别号',
    '组织机构代码/统一社会信用代码',
    '统一社会信用代码/组织机构代码',
    '组织机构代码',
  ],
  project: ['项目名称', '申报项目名称', '项目全称', '建设项目名称', '技改项目名称', '工程名称', '项目'],
  region: [
    '所属区县',
    '所在县区',
    '所属县区',
    '所在区县',
    '县区',
    '区县',
    '县（市、区）',
    '县市区',
    '区县（市）',
    '区、县（市）',
    '所属县（市、区）',
    '地区',
    '所属地区',
    '所在地区',
    '市区名称',
    '行政区划',
    '属地',
    '区域',
    '所属区域',
    '乡镇',
    '镇街',
    '所属镇街',
    '所在镇街',
    '所属乡镇',
    '所在乡镇',
    '乡镇街道',
    '所属乡镇（街道）',
    '乡镇（街道）',
    '镇（街道）',
    '街道',
    '所在地',
    '区',
    '市',
  ],
  year: ['认定年份', '认定年度', '获得年份', '获评年份', '列入年份', '年份', '年度'],
  list: [
    '资质认定',
    '荣誉称号',
    '认定情况',
    '获得荣誉',
    '荣誉认定',
    '荣誉',
    '资质荣誉',
    '荣誉资质',
    '荣誉及资质',
    '资质及荣誉',
    '企业荣誉',
    '所获荣誉',
    '已获荣誉',
    '获奖情况',
    '认定名称',
    '认定类型',
    '企业资质',
    '资质',
    '称号',
    '认定称号',
    '当年认定情况',
    '获得认定',
    '已获认定',
    '荣誉情况',
    '获得称号',
  ],
};

const NOT: Readonly<Partial<Record<Role | 'list', readonly string[]>>> = {
  name: ['企业数', '企业类型', '企业规模', '企业性质', '单位性质', '单位类型', '单位负责人', '企业负责人'],
  project: ['项目类型', '项目编号', '项目数', '项目负责人', '项目单位', '项目业主', '分项名称'],
};

export const identityWanted: readonly (Wanted & { readonly id: Role | 'list' })[] = ([...ROLES, 'list'] as const).map((id) => ({
  id,
  type: TEXT,
  // A little less for each later name, so that the usual one wins where a sheet has two.
  names: IDENTITY[id].map((text, i) => nameOf(text, 0.99 - i * 0.003)),
  not: (NOT[id] ?? []).map(headerKey),
}));

export const inputsWanted = (policy: Policy): readonly Wanted[] =>
  [...policy.inputs.values()].map((input) => ({
    id: input.name,
    input,
    type: input.type,
    names: [nameOf(input.name, 0.98), ...[...input.aliases, ...(input.title?.aliases ?? [])].map((alias) => nameOf(alias, 0.95))],
    not: input.not.map((text) => canon(headerKey(text))),
  }));

const GENERIC_END =
  /(?:序号|编号|金额|资金|款项?|名称|全称|日期|时间|情况|地址|电话|手机|代码|类型|类别|标准|原因|比例|比重|占比|增长率?|增速|增幅|投资额?|投入额?|收入|面积|税收|税额|产值|产量|利润|备注|说明|批次|年份|年度|行业|责任|条款|科室|部门|型号|承担|补助|奖励|奖补|联系人|法人|法定代表人|操作|状态|内容|依据|文号|等级|级别|评价|计划|净值|原值|数量?|推广数|链群|人数|人员|费用|单价|合计|是否.*|.*与否|姓名|职务|邮箱|账号|开户行|银行)$/;
const NOT_LABEL = /(?:公司|厂|合作社|研究院|事务所|中心|集团|经营部)$/;

/** Words that stand in headers of any list: they help to find the header row and feed nothing. */
export const isGenericHeader = (key: string): boolean =>
  key.length >= 1 && key.length <= 20 && GENERIC_END.test(key) && !NOT_LABEL.test(key) && !/^[\d.%]+$/.test(key);

const CLAUSE_WORDS = [
  '政策条款',
  '条款',
  '条款内容',
  '政策内容',
  '政策名称',
  '政策依据',
  '条款名称',
  '扶持政策',
  '责任科室',
  '责任部门',
  '责任单位',
  '责任处室',
  '牵头部门',
  '牵头科室',
  '兑现标准',
  '奖补标准',
  '扶持标准',
  '扶持内容',
  '兑现流程',
  '申报条件',
  '申报材料',
  '兑现部门',
  '经办人',
  '咨询电话',
];
const CLAUSE_KEYS = new Set(CLAUSE_WORDS.map(headerKey));

/** Words of a register of clauses. */
export const isClauseHeader = (key: string): boolean => CLAUSE_KEYS.has(key);

const FORM_WORDS = [
  '法定代表人',
  '法人代表',
  '联系人',
  '联系电话',
  '注册地址',
  '单位地址',
  '通讯地址',
  '注册资本',
  '成立时间',
  '成立日期',
  '开户银行',
  '银行账号',
  '所属行业',
  '申报日期',
  '邮政编码',
  '经营范围',
  '填报人',
  '职工人数',
];
const FORM_KEYS = new Set(FORM_WORDS.map(headerKey));

/** Labels of a form for one enterprise. */
export const isFormLabel = (key: string): boolean => FORM_KEYS.has(key);
