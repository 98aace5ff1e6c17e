/** What the receipt calls its rows and sections, in both languages: written by a run, found again by whoever verifies it. */
import { text } from '../../core/lang';

export const LABELS = {
  title: text('测算凭据', 'Receipt'),
  policy: text('政策', 'Policy'),
  policyId: text('政策编号', 'Policy id'),
  version: text('政策包版本', 'Pack version'),
  sha256: text('政策包 SHA-256', 'Pack SHA-256'),
  document: text('文号', 'Document'),
  issuer: text('发文机关', 'Issued by'),
  text: text('原文 SHA-256', 'Official text SHA-256'),
  period: text('执行期限', 'In force'),
  year: text('测算年度', 'Year'),
  note: text('提醒', 'Note'),
  file: text('数据文件', 'File'),
  sheet: text('工作表', 'Sheet'),
  rows: text('数据行数', 'Rows'),
  enterprises: text('企业数', 'Enterprises'),
  inputHash: text('数据 SHA-256', 'Data SHA-256'),
  engine: text('程序版本', 'Program version'),
  time: text('测算时间', 'Time'),
  cityShare: text('市级承担比例', 'City share'),
  unchecked: text('未核查的限制条款', 'Rules not checked'),
  notes: text('单元格批注', 'Notes on awards'),
  evidence: text('依据表', 'Evidence'),
} as const;

export const BUDGET = text('预算', 'Budget');

export const SECTIONS = {
  readings: text('口径', 'Reading'),
  parameters: text('地方参数', 'Parameter'),
  decisions: text('人工核定', 'Decided by an officer'),
  columns: text('数据项', 'Input'),
} as const;

/** Certification columns stand among the inputs under this name. */
export const LISTS = text('荣誉认定', 'Certifications');
export const NO_DOCUMENT = text('（未注明）', '(none)');
/** Where a figure comes from that stands in no cell. */
export const GIVEN = text('本次指定', 'given for this run');
