/** The words of the first-run guide, of what is kept on this machine, and of the way to help. */
import { text } from '../../core/lang';

const STEPS = [
  {
    title: text('选择政策和年度', 'Choose the policy and the year'),
    help: text('在下面第 1 步选择；同时选好放数据的工作表。', 'In step 1 below, together with the sheet that has the data.'),
  },
  {
    title: text('核对各列，点击“测算”', 'Check the columns, then Compute'),
    help: text(
      '表头由策算识别，认错的改一次即可；读表和测算不改动任何单元格。',
      'The header is recognised; correct once what is wrong. Reading and computing change no cell.',
    ),
  },
  {
    title: text('看过预览，再写入工作簿', 'Look at the preview, then write'),
    help: text(
      '奖补列写在数据右侧，依据另写几张表；您原有的内容不动，写入后还可以撤销。',
      'Award columns go right of your data, the working to sheets of its own. Nothing of yours is changed, and the run can be undone.',
    ),
  },
] as const;

export const guideTexts = {
  title: text('三步完成测算', 'Three steps'),
  steps: STEPS,
  stepDone: text('已完成', 'done'),
  stepNow: text('现在', 'now'),
  dismiss: text('知道了', 'Got it'),
  show: text('显示引导', 'Show the guide'),
  help: text('使用说明', 'Help'),
  foot: text('帮助', 'Help and guide'),
  readingsKept: text('口径沿用您在本机上次的选择。', 'The readings are those that you chose last on this machine.'),
  leaveReadings: text('改用默认口径', 'Use the defaults'),
} as const;
