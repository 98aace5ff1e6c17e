/** Invented enterprises and their projects: first those that show one thing each, then as many ordinary ones as are needed for 60 enterprises and 80 rows. */
import { checkCharacter } from '../../src/sheet/read/credit-code';
import type { ColumnKey } from './columns';

export type SampleCell = string | number | null | { readonly error: string };
export type SampleRow = Readonly<Partial<Record<ColumnKey, SampleCell>>> & { readonly hidden?: boolean };

interface Sketch {
  readonly name: string;
  readonly district: string;
  /** What is said about the enterprise on its first row; recognitions stand there only. */
  readonly about?: SampleRow;
  readonly projects: readonly SampleRow[];
}

const NO_PROJECT: SampleRow = { project: '—', equipment: 0, software: 0, assets: 0, digital: 0 };

const sketch = (name: string, district: string, about: SampleRow, ...projects: readonly SampleRow[]): Sketch => ({ name, district, about, projects: projects.length > 0 ? projects : [NO_PROJECT] });

/** Each shows one thing of the policy, or one thing that goes wrong in real lists. */
const SHOWN: readonly Sketch[] = [
  sketch('绍兴云砚智能装备有限公司', '越城区', { revenue: 86200, revenueBefore: 74100, honours: '省级智能工厂（2025）；市级智能工厂（2023）；省级专精特新中小企业（2022）', paidSmart: 30 },
    { project: '年产2000台数控磨床智能产线', equipment: 2300, software: 180, assets: 12600, keyPlan: '是', cluster: '是', ownLand: '是', earlyStart: 180, earlyFinish: 92 },
    { project: '主轴装配车间数字化改造', equipment: 640.5, software: 96.25, assets: 900, upgradePlan: '是' }),
  sketch('柯桥锦岚印染科技有限公司', '柯桥区', { revenue: 42350, revenueBefore: 40010, honours: '市级绿色工厂（2025）；省级节水型企业(2025年)', retired: 500, retiredPlan: '是', retiredDone: '是' },
    { project: '连续冷轧堆前处理线', equipment: 300, assets: 420, upgradePlan: '是' }),
  sketch('上虞沐澄新材料有限公司', '上虞区', { revenue: 30120, revenueBefore: 29800 },
    { project: '特种尼龙中试线', equipment: 299.9999, assets: 510 }),
  sketch('绍兴镜衡集成电路有限公司', '越城区', { revenue: 185000, revenueBefore: 132000, revenueBest: 132000, honours: '国家级专精特新“小巨人”企业（2025）、省级专精特新中小企业（2023）', paidSpecialised: 10, nationalLed: 2, nationalJoined: 1 },
    { project: '八英寸功率器件扩产', equipment: 20000, software: 860, assets: 68000, keyPlan: '是', cluster: '是', ownLand: '是', earlyStart: 179, earlyFinish: 180 },
    { project: '封测产线', equipment: 15000, software: 400, assets: 21000, keyPlan: '是', cluster: '是' }),
  sketch('嵊州氢屿动力科技有限公司', '嵊州市', { revenue: 9800, revenueBefore: 5200, newAbove: '是' },
    { project: '燃料电池电堆产线', equipment: 4200, software: 120, assets: 9300, keyPlan: '是', hydrogen: '是' },
    { project: '储氢瓶二期', equipment: 6000, assets: 8800, hydrogen: '是' }),
  sketch('诸暨铎石机械有限公司', '诸暨市', { revenue: 21600, revenueBefore: 23000 },
    { project: '压铸单元更新', equipment: '1,280.50', assets: 1500, upgradePlan: '是' },
    { project: '机加工自动化', equipment: '３６０', assets: 400 }),
  sketch('新昌霁川轴承有限公司', '新昌县', { revenue: 67300, revenueBefore: 61200, honours: '省隐形冠军企业（2025）\n省级数字化车间（2025）' },
    { project: '精密轴承套圈磨削线', equipment: '5200万元', software: 210, assets: 7000, keyPlan: '是', upgradePlan: '是' }),
  sketch('上虞芷汀环境工程有限公司', '上虞区', { revenue: 12800, revenueBefore: 12100 },
    { project: '有机废气治理装备产线', equipment: null, assets: 760, upgradePlan: '是' }),
  sketch('绍兴砺帆船舶配件有限公司', '越城区', { revenue: { error: '#N/A' }, revenueBefore: 15600 },
    { project: '锻造加热炉节能改造', equipment: 410, assets: 560 }),
  sketch('柯桥织序纺织有限公司', '柯桥区', { revenue: 18900, revenueBefore: 19400 },
    { project: '数码喷印车间', equipment: 780, software: 60, assets: 1000, upgradePlan: '是', code: 913306213456789000 }),
  sketch('诸暨越拓环保设备有限公司', '诸暨市', { revenue: 33400, revenueBefore: 30200 },
    { project: '静电除尘器焊装线', equipment: 520, assets: 800, keyPlan: '是' },
    { project: '喷涂车间改造', equipment: 460, assets: 600, revenue: 34300 }),
  sketch('嵊州桐栖领带服饰有限公司', '嵊州市', { revenue: 6400, revenueBefore: 6900, grade: 'D' },
    { project: '自动吊挂线', equipment: 350, assets: 380 }),
  sketch('新昌禾屿制药机械有限公司', '新昌县', { revenue: 5100, revenueBefore: 1800, grade: 'D', newAbove: '是' },
    { project: '冻干机装配线', equipment: 430, assets: 700 }),
  sketch('上虞澜珂化学有限公司', '上虞区', { revenue: 25500, revenueBefore: 26000, dishonest: '是' },
    { project: '连续流反应装置', equipment: 900, assets: 1300, upgradePlan: '是' }),
  sketch('绍兴芥子数据科技有限公司', '越城区', { revenue: 4300, revenueBefore: 3100, honours: '国家中小企业创新创业大赛三等奖（2025）；省中小企业创新创业大赛一等奖（2025）' },
    { project: '工业视觉质检平台', equipment: 0, assets: 0, digital: 260 }),
  sketch('柯桥稽山小微企业园管理有限公司', '柯桥区', { revenue: 2600, revenueBefore: 2500, honours: '四星级小微企业园（2025）；三星级小微企业园（2022）', paidStars: 20 }),
  sketch('诸暨听澜小微企业园运营有限公司', '诸暨市', { revenue: 1900, revenueBefore: 1700, honours: '省级小微企业园（2025）；三星级小微企业园（2025）' }),
  sketch('绍兴衡屿精密传动有限公司', '越城区', { revenue: 56000, revenueBefore: 51000, honours: '市级智能工厂（2025）；省级5G全连接工厂（车间级）（2025）' },
    { project: '制造运营管理系统', equipment: 0, digital: 500 },
    { project: '减速机齿轮加工中心', equipment: 1860, software: 140, assets: 2400, digital: 320, keyPlan: '是' }),
  sketch('上虞鹤鸣照明股份有限公司', '上虞区', { revenue: 73100, revenueBefore: 70500 },
    { project: '设备上云', equipment: 0, digital: 30 },
    { project: '仓储管理系统', equipment: 0, digital: 29.99 }),
  sketch('新昌棠溪汽车部件有限公司', '新昌县', { revenue: 98000, revenueBefore: 88000, retired: 5000, retiredPlan: '是', retiredDone: '是' },
    { project: '转向系统总成产线', equipment: 3650.75, software: 300, assets: 9900, digital: 1000, keyPlan: '是', cluster: '是' }),
  sketch('绍兴穗和食品机械有限公司', '越城区', { revenue: 105000, revenueBefore: 92000, revenueBest: 92000 },
    { project: '灌装线智能化', equipment: 720, assets: 900 }),
  sketch('诸暨鼎澜控股集团有限公司', '诸暨市', { revenue: 6120000, revenueBefore: 5480000, revenueBest: 5480000, honours: '中国企业500强（2025）；省级“雄鹰企业”（2024）' },
    { project: '铜合金带材智能工厂', equipment: 11800, software: 900, assets: 46000, keyPlan: '是', cluster: '是', ownLand: '是', earlyStart: 90, earlyFinish: 45 }),
  sketch('嵊州蓝汀厨电有限公司', '嵊州市', { revenue: 38700, revenueBefore: 36900, honours: '省级智能工场（2025）；市级工业设计中心' },
    { project: '集成灶总装线', equipment: 1120, software: 80, assets: 1600, upgradePlan: '是' }),
  sketch('柯桥绣程数码印花有限公司', '柯桥区', { revenue: 8800, revenueBefore: 8400, code: 'spaced' },
    { project: '高速导带印花机', equipment: 560, assets: 610, hidden: true }),
  sketch('上虞启岚生物医药有限公司', '上虞区', { revenue: 47600, revenueBefore: 39200, honours: '省级优秀工业新产品（2025）', elsewhere: '否', nationalLed: 1 },
    { project: '原料药连续结晶线', equipment: 2480, software: 150, assets: 5200, keyPlan: '是', cluster: '是' },
    { project: '制剂包装线', equipment: 610, assets: 800, elsewhere: '是' }),
  sketch('新昌云岫茶机有限公司', '新昌县', { revenue: 3600, revenueBefore: 3500 },
    { project: '茶叶色选机产线', equipment: 310, assets: 350, keyPlan: null }),
];

const FIRST = ['云岭', '澄江', '星渡', '禾川', '铭岩', '朗逸', '青穹', '石帆', '若溪', '东篱', '沐阳', '海岳', '清樾', '长庚', '松筠', '银杉', '丹霞', '鉴湖', '飞羽', '瑞麟', '博岩', '凌云', '安澜', '正弦', '致远', '知行', '明川', '恒岳', '祥和', '景行', '泰禾', '晨曦', '广陵', '金穗'];
const TRADE = ['智能科技', '精密机械', '纺织科技', '新材料', '电子', '汽车部件', '环保设备', '医疗器械', '化纤', '五金'];
const WORK = ['智能产线', '自动化改造', '扩建', '节能改造', '技改'];
const PREFIX: Readonly<Record<string, string>> = { 越城区: '绍兴', 柯桥区: '柯桥', 上虞区: '上虞', 诸暨市: '诸暨', 嵊州市: '嵊州', 新昌县: '新昌' };

/** A small generator with a fixed start: the same sample every time. */
const random = (): (() => number) => {
  let state = 4151;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
};

const ordinary = (count: number, rows: number, districts: readonly string[]): readonly Sketch[] => {
  const next = random();
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const yes = (chance: number): string => (next() < chance ? '是' : '否');
  return Array.from({ length: count }, (_, i) => {
    const district = pick(districts);
    const trade = pick(TRADE);
    const before = Math.round(3000 + next() * 60_000);
    const projects = Array.from({ length: i < rows - count ? 2 : 1 }, (__, k): SampleRow => {
      const equipment = Math.round((120 + next() ** 3 * 6000) * 100) / 100;
      const keyPlan = yes(0.35);
      return {
        project: `${trade}${pick(WORK)}${k === 1 ? '二期' : ''}`,
        equipment,
        software: next() < 0.4 ? Math.round(equipment * next() * 12) / 100 : 0,
        assets: Math.round(equipment * (1.1 + next())),
        digital: next() < 0.2 ? Math.round(20 + next() * 200) : 0,
        keyPlan,
        upgradePlan: yes(0.3),
        cluster: keyPlan === '是' ? yes(0.5) : '否',
      };
    });
    const honours = [
      ...(next() < 0.2 ? ['省级专精特新中小企业（2025）'] : []),
      ...(next() < 0.12 ? ['市级智能工厂（2025）'] : []),
      ...(next() < 0.12 ? ['市级数字化车间（2024）'] : []),
      ...(next() < 0.1 ? ['市级企业技术中心（2025）'] : []),
    ];
    const about: SampleRow = { revenue: Math.round(before * (0.9 + next() * 0.35)), revenueBefore: before, ...(honours.length > 0 && { honours: honours.join('；') }) };
    return { name: `${PREFIX[district] ?? ''}${FIRST[i] ?? ''}${trade}有限公司`, district, about, projects };
  });
};

const ORGANISATION = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const REGION: Readonly<Record<string, string>> = { 越城区: '330602', 柯桥区: '330603', 上虞区: '330604', 诸暨市: '330681', 嵊州市: '330683', 新昌县: '330624' };

/** A code with both check characters right, in a number range (MAXY…) that nobody has been given. */
export const sampleCode = (district: string, number: number): string => {
  const body = `MAXY${String(number).padStart(4, '0')}`;
  const sum = [...body].reduce((all, letter, i) => all + ORGANISATION.indexOf(letter) * ([3, 7, 9, 10, 5, 8, 4, 2][i] as number), 0);
  const check = 11 - (sum % 11);
  const first17 = `91${REGION[district] ?? '330600'}${body}${check === 10 ? 'X' : check === 11 ? '0' : String(check)}`;
  return `${first17}${checkCharacter(first17) ?? ''}`;
};

const DEFAULTS: SampleRow = {
  software: 0, assets: 0, digital: 0, keyPlan: '否', upgradePlan: '否', cluster: '否', hydrogen: '否', ownLand: '否', earlyStart: 0, earlyFinish: 0,
  grade: 'B', newAbove: '否', dishonest: '否', sixSectors: '否', outside: '否', elsewhere: '否',
};
const FIRST_ROW: SampleRow = { honours: '无', nationalLed: 0, nationalJoined: 0, paidSpecialised: 0, paidSmart: 0, paidStars: 0, retired: 0, retiredPlan: '否', retiredDone: '否' };
/** Said on every row of an enterprise. */
const REPEATED: readonly ColumnKey[] = ['revenue', 'revenueBefore', 'revenueBest', 'grade', 'newAbove', 'dishonest'];

const rowsOf = (one: Sketch, index: number): readonly SampleRow[] => {
  const code = sampleCode(one.district, 101 + index * 7);
  const about = one.about ?? {};
  const shown = about.code === 'spaced' ? `${code.slice(0, 8)} ${code.slice(8).toLowerCase()}` : code;
  const repeated = Object.fromEntries(Object.entries(about).filter(([key]) => REPEATED.includes(key as ColumnKey)));
  const best = typeof about.revenueBefore === 'number' ? { revenueBest: about.revenueBefore } : {};
  return one.projects.map((project, k) => ({
    ...DEFAULTS,
    ...best,
    ...(k === 0 ? { ...FIRST_ROW, ...about } : repeated),
    name: one.name,
    code: shown,
    district: one.district,
    grade: about.grade ?? (['A', 'A', 'B', 'B', 'B', 'C'][index % 6] as string),
    ...project,
  }));
};

/** 80 rows of 60 enterprises, in the order of the sheet. */
export const sampleRows = (districts: readonly string[]): readonly SampleRow[] => {
  const shownRows = SHOWN.reduce((sum, one) => sum + one.projects.length, 0);
  const all = [...SHOWN, ...ordinary(60 - SHOWN.length, 80 - shownRows, districts)];
  return all.flatMap(rowsOf).map((row, i) => ({ ...row, number: i + 1 }));
};
