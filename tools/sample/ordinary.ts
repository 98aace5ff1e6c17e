/** As many ordinary enterprises as the sample still needs, from a generator with a fixed start. */
import type { SampleRow, Sketch } from './sketch';

const FIRST = [
  '云岭',
  '澄江',
  '星渡',
  '禾川',
  '铭岩',
  '朗逸',
  '青穹',
  '石帆',
  '若溪',
  '东篱',
  '沐阳',
  '海岳',
  '清樾',
  '长庚',
  '松筠',
  '银杉',
  '丹霞',
  '鉴湖',
  '飞羽',
  '瑞麟',
  '博岩',
  '凌云',
  '安澜',
  '正弦',
  '致远',
  '知行',
  '明川',
  '恒岳',
  '祥和',
  '景行',
  '泰禾',
  '晨曦',
  '广陵',
  '金穗',
];
const TRADE = ['智能科技', '精密机械', '纺织科技', '新材料', '电子', '汽车部件', '环保设备', '医疗器械', '化纤', '五金'];
const WORK = ['智能产线', '自动化改造', '扩建', '节能改造', '技改'];
const PREFIX: Readonly<Record<string, string>> = {
  越城区: '绍兴',
  柯桥区: '柯桥',
  上虞区: '上虞',
  诸暨市: '诸暨',
  嵊州市: '嵊州',
  新昌县: '新昌',
};

/** A small generator with a fixed start: the same sample every time. */
const random = (): (() => number) => {
  let state = 4151;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
};

export const ordinary = (count: number, rows: number, districts: readonly string[]): readonly Sketch[] => {
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
    const about: SampleRow = {
      revenue: Math.round(before * (0.9 + next() * 0.35)),
      revenueBefore: before,
      ...(honours.length > 0 && { honours: honours.join('；') }),
    };
    return { name: `${PREFIX[district] ?? ''}${FIRST[i] ?? ''}${trade}有限公司`, district, about, projects };
  });
};
