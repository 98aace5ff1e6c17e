/** A list of projects that are paid a share of their equipment: 万元 of equipment and 元 that are given, row by row, in; its headers, and its lines, out. */
import type { Line } from './audit-book';

export const GIVEN = '核定奖励（元）';

export const HEADERS = [
  '企业名称',
  '项目名称',
  '设备投资额（万元）',
  '重点项目',
  '集群项目',
  '亩均评价',
  '失信',
  '软件费（万元）',
  GIVEN,
];

/** On no list unless `facts` say so. */
export const rateLine = (i: number, wan: number, given: number, facts?: Line): Line => ({
  企业名称: `企业${i}`,
  项目名称: `项目${i}`,
  '设备投资额（万元）': wan,
  重点项目: '否',
  集群项目: '否',
  亩均评价: 'B',
  失信: '否',
  '软件费（万元）': 0,
  ...facts,
  [GIVEN]: given,
});
