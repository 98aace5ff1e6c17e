/** What is said of all cells that a stated rule was applied to: the list of them, and a cell that is quoted as it is. */
import { cellList } from '../../src/sheet/cells';
import { RULES } from '../../src/sheet/read/rules';

const at = { sheet: '汇总表', column: 1, header: '检测结果' };

test('a blank stands behind an address and none behind a count; what is quoted from a cell keeps its own', () => {
  const said = (total: number): string => RULES.projectTitleAgain(at, 2, cellList(['B3', 'B4'], total), '合格 待定').message.zh;
  expect(said(2)).toContain('“检测结果”：B3、B4 的清单与');
  expect(said(7)).toContain('“检测结果”：B3、B4 等 7 格的清单与');
  for (const total of [2, 7]) expect(said(total)).toContain('按项目奖励的“合格 待定”只在');
});
