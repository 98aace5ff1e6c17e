/** What the view of the working says in both languages; it comes with that view. */
import { text, type Text } from '../../core/lang';

export const explainTexts = {
  jump: text('逐笔查看', 'Go through the awards'),
  jumpKind: text('看哪一类', 'Which ones'),
  jumpKinds: {
    capped: text('跳到受上限限制的', 'Go to capped'),
    displaced: text('跳到就高被取代的', 'Go to displaced'),
    undecided: text('跳到需要核定的', 'Go to undecided'),
  },
  previous: text('上一笔', 'Previous'),
  next: text('下一笔', 'Next'),
  noneBefore: text('前面没有了。', 'None before this one.'),
  noneAfter: text('后面没有了。', 'None after this one.'),
  find: text('按名称或行号查找企业', 'Find by name or row'),
  findNone: text('没有找到。', 'Nothing found.'),
  itemsOfRow: text('这一行的条款', 'Items of this row'),
  allItems: (n: number): Text =>
    text(`显示其余 ${n} 项（不符合、缺列、非资金）`, `Show ${n} more (not eligible, no columns, not money)`),
  fewerItems: text('只显示有结果的', 'Only those with a result'),
} as const;
