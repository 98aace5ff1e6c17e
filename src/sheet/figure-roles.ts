/** What a figure on the sheet of figures is for, in words. */
import { text, type Text } from '../core/lang';

export type Role = '条件' | '奖补' | '封顶' | '已奖' | '限额' | '参数' | '限制';

export const ROLES: Readonly<Record<Role, Text>> = {
  条件: text('条件', 'Condition'),
  奖补: text('奖补标准', 'Award'),
  封顶: text('封顶', 'Cap'),
  已奖: text('此前已奖', 'Paid before'),
  限额: text('年度限额', 'Limit'),
  参数: text('其他文件的数字', 'Figure of another document'),
  限制: text('限制条件', 'Exclusion'),
};
