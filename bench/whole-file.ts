/** A large workbook as an office might have it, for the whole job: a policy, rows and columns in; the bytes of the file out. */
import type { Policy } from '../src/policy/model';
import type { CellValue } from '../src/sheet/port/port';
import { createXlsx } from '../src/xlsx/create';
import { mulberry32 } from './random';

/** The columns that officers have most often, then other inputs of the policy until there are forty. */
const FIRST = [
  '当年设备投资额',
  '列入市重点工业项目计划',
  '列入三化改造重点项目计划',
  '属于415X核心区或协同区项目',
  '当年信息化投入额',
  '年营业收入',
  '历史最高年营业收入',
  '上年度亩均评价',
  '当年新纳入规上',
  '列入严重失信名单',
  '淘汰设备资产净值',
  '列入淘汰落后产能计划',
  '淘汰落后产能通过验收',
];

export const wholeFile = (policy: Policy, rows: number, columns: number): Promise<Uint8Array> => {
  const random = mulberry32(11);
  const inputs = [
    ...new Set([
      ...FIRST,
      ...[...policy.inputs.values()].filter(({ title, type }) => !title && type.kind !== 'text').map(({ name }) => name),
    ]),
  ]
    .flatMap((name) => policy.inputs.get(name) ?? [])
    .slice(0, columns - 5);
  const titles = [...policy.inputs.values()].filter(({ title }) => title).map(({ name }) => name);
  const header = [
    '序号',
    '企业名称',
    '所属区县',
    '项目名称',
    '荣誉认定',
    ...inputs.map(({ name, displayUnit }) => (displayUnit ? `${name}（${displayUnit}）` : name)),
  ];
  const values = inputs.map(({ grain, type, whole }) => {
    const make = (): CellValue =>
      type.kind === 'flag'
        ? random() < 0.2
          ? '是'
          : '否'
        : type.kind === 'choice'
          ? (type.options[Math.floor(random() * type.options.length)] ?? '')
          : whole
            ? Math.floor(random() * 9)
            : Math.round(random() ** 3 * 1e8) / 1e4;
    const own: CellValue[] = [];
    return (row: number): CellValue => {
      if (grain === 'project') return make();
      const enterprise = row % Math.ceil(rows * 0.75);
      return (own[enterprise] ??= make());
    };
  });
  const recognised: string[] = [];
  const data = Array.from({ length: rows }, (_, r): CellValue[] => {
    const enterprise = r % Math.ceil(rows * 0.75);
    recognised[enterprise] ??= random() < 0.3 ? `${titles[Math.floor(random() * titles.length)] ?? ''}（2025）` : '无';
    return [
      r + 1,
      `绍兴第${enterprise}机械有限公司`,
      '越城区',
      `技改项目${r}`,
      recognised[enterprise] ?? '无',
      ...values.map((value) => value(r)),
    ];
  });
  return createXlsx([{ name: '汇总', rows: [header, ...data], widths: header.map(() => 12), freeze: { rows: 1, columns: 2 } }]);
};
