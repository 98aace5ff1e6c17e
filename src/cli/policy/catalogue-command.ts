/** `cesuan catalogue POLICY`: everything that a policy knows, as text or as JSON. */
import { text } from '../../core/lang';
import type { Command } from '../command';
import { catalogueJson } from './catalogue-json';
import { catalogueText } from './catalogue-text';
import { EXIT, need } from '../exit';
import { HELP_OPTION, LANG_OPTION } from '../options';
import { loadPack } from '../files/pack';

export const catalogueCommand: Command = {
  name: 'catalogue',
  summary: text(
    '列出一项政策的条款、条目、数据项、口径和参数',
    'list the articles, items, inputs, readings and parameters of a policy',
  ),
  args: [{ name: 'POLICY', help: text('政策编号或政策包文件夹', 'policy id or pack folder') }],
  options: [{ name: 'json', help: text('以 JSON 输出', 'as JSON') }, LANG_OPTION, HELP_OPTION],
  run: async (args, session, lang) => {
    const { policy } = need(await loadPack(args.positionals[0] as string, session.cwd));
    await session.stdout.write(
      args.has('json') ? `${JSON.stringify(catalogueJson(policy, lang), null, 1)}\n` : catalogueText(policy, lang),
    );
    return EXIT.done;
  },
};
