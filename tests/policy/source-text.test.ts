/** How an official text is cut into its articles. */
import { articlesIn, figuresIn } from '../../src/policy/source-text';

const TEXT = `关于若干政策的通知
本通知自公布之日起施行。
一、扩大投资
（一）设备。给予100万元奖励。
（二）平台。给予50万元奖励。
二、降低成本
（三）土地。给予20万元奖励。（责任单位：市经信局）
本意见自印发之日起实施，资金30万元。
附件：1．产业体系
2．产业布局

附件1

产业体系
一、集群
1个集群：800亿元
附件2
布局
（一）5个`;

const figures = (source: string): Record<string, readonly string[]> =>
  Object.fromEntries([...articlesIn(source)].map(([number, body]) => [number, figuresIn(body)]));

test('articles by number, closing rules without one, annexes whole', () =>
  expect(figures(TEXT)).toEqual({
    '(一)': ['100万元'],
    '一(一)': ['100万元'],
    '(二)': ['50万元'],
    '一(二)': ['50万元'],
    '(三)': ['20万元'],
    '二(三)': ['20万元'],
    文末: ['30万元'],
    附件1: ['1个', '800亿元'],
    附件2: ['5个'],
  }));

test('closing rules after a full stop, in a copy that lost its line breaks', () =>
  expect(figures('一、总则(一)甲。给予1万元。本意见自印发之日起施行,规模为2亿元。')).toMatchObject({ 文末: ['2亿元'] }));

test('a chapter of one sentence before unnumbered closing rules keeps it', () =>
  expect([...articlesIn('一、总则\n1.甲。\n三、附则\n可以一事一议。\n本管理办法自2025年起施行。').keys()]).toEqual([
    '1',
    '一.1',
    '附则',
    '文末',
  ]));

test('numbered supplementary rules stay as they are', () =>
  expect(figures('一、总则\n(一)甲。1万元\n八、附则\n(一)本政策自2025年起，2万元\n(二)丙')).toEqual({
    '(一)': ['1万元'],
    '一(一)': ['1万元'],
    '附则(一)': ['2万元'],
    '附则(二)': [],
  }));

test('sentences of a chapter before its first article are an article; a mere title is none', () => {
  expect(figures('一、目标\n培育5家。\n二、政策\n1.给予1万元。\n三、附则\n不超过2万元。')).toEqual({
    一: ['5家'],
    1: ['1万元'],
    '二.1': ['1万元'],
    附则: ['2万元'],
  });
  expect(Object.fromEntries(articlesIn('一、目标坚持并举,培育5家。(一)甲。给予1万元。二、保障'))).toEqual({
    一: '目标坚持并举,培育5家。',
    '(一)': '甲。给予1万元。',
    '一(一)': '甲。给予1万元。',
  });
});

test('points of a section have its number before theirs, and start anew in the next', () =>
  expect(figures('三、重点\n（一）集群\n1.甲5家。\n（二）企业\n1.乙6家。\n四、措施\n1.丙7家。')).toEqual({
    '(一)': [],
    '三(一)': [],
    1: ['5家'],
    '三.1': ['5家'],
    '三(一)1': ['5家'],
    '(二)': [],
    '三(二)': [],
    '三(二)1': ['6家'],
    '四.1': ['7家'],
  }));

test('a range prints both of its ends; a calendar year is none', () => {
  expect(figuresIn('龙头企业1-3家，骨干企业5～10家，每年2.5—4%')).toEqual(['1家', '3家', '5家', '10家', '2.5%', '4%']);
  expect(figuresIn('2018—2020年，比2017年增长20%')).toEqual(['20%']);
});
