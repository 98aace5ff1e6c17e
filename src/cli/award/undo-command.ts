/** `cesuan undo IN -o OUT`: takes the last run in a workbook back, and says what was changed by hand since. */
import { text } from '../../core/lang';
import { openSheet } from '../../run/run';
import { undoRun } from '../../run/undo';
import type { Command } from '../command';
import { EXIT, need, needed, Stop } from '../exit';
import { editedRefused } from '../files/file-problems';
import { openInput } from '../files/input';
import { checkOutput, commitAll, fill, openOutput } from '../files/io';
import { HELP_OPTION, LANG_OPTION } from '../options';
import { inFile } from '../prepare/prepare';
import { report } from '../report';
import * as problem from '../problems';

export const undoCommand: Command = {
  name: 'undo',
  summary: text('撤销工作簿中的上次测算', 'take the last run in a workbook back'),
  args: [{ name: 'IN', help: text('测算过的 .xlsx 或 .xlsm', 'an .xlsx or .xlsm with a run in it') }],
  options: [
    { name: 'output', short: 'o', value: 'OUT.xlsx', help: text('写出撤销后的工作簿', 'write the workbook as it was before') },
    { name: 'sheet', value: 'NAME', help: text('工作表名；默认为保存时的当前工作表', 'sheet; by default the active one') },
    {
      name: 'discard',
      help: text(
        '测算后的人工改动也一并去掉（默认列出并停止）',
        'take away what was changed by hand since, too (listed and refused by default)',
      ),
    },
    { name: 'force', short: 'f', help: text('覆盖已存在的输出文件', 'overwrite outputs that exist') },
    LANG_OPTION,
    HELP_OPTION,
  ],
  details: [
    text(
      '测算列和测算工作表恢复到上次测算之前的内容；若是第一次测算，则全部去掉。您自己的单元格不动。',
      'Our columns and sheets get back what they held before the last run; if it was the first, they are taken away. Your own cells are not touched.',
    ),
  ],
  run: async (args, session, lang) => {
    const file = args.positionals[0] as string;
    const output = args.one('output');
    if (output === undefined) throw new Stop([problem.missingOption('undo', '--output OUT.xlsx', [])]);
    const blocked = checkOutput(output, session.cwd, args.has('force'));
    if (blocked) throw new Stop([blocked], EXIT.cannotWrite);
    const input = need(await openInput(file, session.cwd));
    const opened = need(await needed(openSheet(input.port, args.one('sheet')), EXIT.refused));
    const { plan, edited, edits, told: lost } = need(await needed(undoRun(input.port, opened), EXIT.refused));
    const told = inFile(edited, file);
    if (edited.length > 0 && !args.has('discard')) throw new Stop([...told, editedRefused(file, edits)]);
    const receipt = await needed(input.port.write(plan), EXIT.refused);
    const target = need(openOutput(output, session.cwd, args.has('force')), EXIT.cannotWrite);
    try {
      need(commitAll([need(fill(target, [await input.save()]), EXIT.cannotWrite)]), EXIT.cannotWrite);
    } catch (error) {
      target.discard();
      throw error;
    }
    await session.stdout.write(
      lang === 'zh' ? `已撤销上次测算，写入：${output}\n` : `The last run was taken back. Written: ${output}\n`,
    );
    await report([...told, ...inFile(lost, file), ...inFile(receipt.problems, file)], session, lang);
    return EXIT.done;
  },
};
