/** `cesuan template POLICY`: an empty input workbook for a policy, or for some of its items. */
import { text } from '../../core/lang';
import { composeTemplate } from '../../sheet/template';
import type { Command } from '../command';
import { EXIT, need, needed, Stop } from '../exit';
import { itemsNamed } from '../prepare/items-option';
import { checkOutput, commitAll, fill, openOutput } from '../files/io';
import { HELP_OPTION, LANG_OPTION } from '../options';
import { loadPack } from '../files/pack';
import { wrongExtension } from '../files/file-problems';
import { templateBytes } from '../files/workbook-file';

export const templateCommand: Command = {
  name: 'template',
  summary: text(
    '生成填报模板：按条款分组的列名、单位、下拉选项和填写说明',
    'write an input workbook: headers by article, units, drop-downs and instructions',
  ),
  args: [{ name: 'POLICY', help: text('政策编号或政策包文件夹', 'policy id or pack folder') }],
  options: [
    {
      name: 'output',
      short: 'o',
      value: 'T.xlsx',
      help: text('模板文件；默认为“政策编号-template.xlsx”', 'the file; by default POLICY-template.xlsx'),
    },
    { name: 'items', value: 'ID,ID…', help: text('只含这些条目要用的数据', 'only what these items need') },
    {
      name: 'articles',
      value: '（八）,（九）…',
      help: text('只含这些条款要用的数据，可与 --items 并用', 'only what these articles need; may stand beside --items'),
    },
    { name: 'force', short: 'f', help: text('覆盖已存在的文件', 'overwrite a file that exists') },
    LANG_OPTION,
    HELP_OPTION,
  ],
  run: async (args, session, lang) => {
    const { policy } = need(await loadPack(args.positionals[0] as string, session.cwd));
    const items = itemsNamed(policy, args.one('items'), args.one('articles'));
    const file = args.one('output') ?? `${policy.id}-template.xlsx`;
    if (!/\.xlsx$/i.test(file)) throw new Stop([wrongExtension(file, '.xlsx')]);
    const force = args.has('force');
    const blocked = checkOutput(file, session.cwd, force);
    if (blocked) throw new Stop([blocked], EXIT.cannotWrite);
    const bytes = await needed(templateBytes(composeTemplate(policy, items, lang)), EXIT.refused);
    const output = need(openOutput(file, session.cwd, force), EXIT.cannotWrite);
    try {
      need(fill(output, [bytes]), EXIT.cannotWrite);
      need(commitAll([output]), EXIT.cannotWrite);
    } finally {
      output.discard();
    }
    await session.stdout.write(lang === 'zh' ? `已写入：${file}\n` : `Written: ${file}\n`);
    return EXIT.done;
  },
};
