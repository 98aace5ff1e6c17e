/** `cesuan check POLICY [--source FILE]`: does the pack load, do its worked examples hold, and does the official text say what it cites. */
import { text } from '../../core/lang';
import type { Problem } from '../../core/problem';
import { runExamples } from '../../engine/examples/run';
import { checkSource } from '../../policy/source-check';
import type { Command } from '../command';
import { decodeText } from '../files/csv';
import { EXIT, hasErrors, need, Stop } from '../exit';
import { readInput } from '../files/io';
import { HELP_OPTION, LANG_OPTION } from '../options';
import { loadPack } from '../files/pack';
import { badEncoding } from '../files/file-problems';
import { countBySeverity, report } from '../report';

const sourceText = (file: string, cwd: string): string => {
  const decoded = decodeText(need(readInput(file, cwd)));
  if (decoded === undefined) throw new Stop([badEncoding(file)]);
  return decoded;
};

export const checkCommand: Command = {
  name: 'check',
  summary: text(
    '检查政策包：能否载入、示例是否成立、数字与原文是否一致',
    'check a pack: does it load, do its examples hold, do its figures stand in the official text',
  ),
  args: [{ name: 'POLICY', help: text('政策编号或政策包文件夹', 'policy id or pack folder') }],
  options: [
    { name: 'source', value: 'FILE', help: text('政策原文（纯文本）', 'the official text (plain text)') },
    LANG_OPTION,
    HELP_OPTION,
  ],
  run: async (args, session, lang) => {
    const zh = lang === 'zh';
    const source = args.one('source');
    const original = source === undefined ? undefined : sourceText(source, session.cwd);
    const loaded = await loadPack(args.positionals[0] as string, session.cwd);
    const { policy, sources, examples } = need(loaded);
    const results = runExamples(policy, examples);
    const wrong = results.filter(({ problems }) => problems.length > 0);
    const differences = original === undefined ? [] : checkSource(sources, original);
    const problems: readonly Problem[] = [...loaded.problems, ...wrong.flatMap(({ problems: found }) => found), ...differences];

    const count = countBySeverity(differences);
    const lines = [
      `${policy.name[lang]}  ${policy.id} ${policy.version}`,
      zh
        ? `载入：${policy.articles.length} 条，${policy.items.length} 个条目，${policy.inputs.size} 项数据`
        : `Loaded: ${policy.articles.length} articles, ${policy.items.length} items, ${policy.inputs.size} inputs`,
      zh ? `示例：${results.length} 个，不成立 ${wrong.length} 个` : `Examples: ${results.length}, of which ${wrong.length} fail`,
    ];
    if (source !== undefined)
      lines.push(
        zh
          ? `原文核对（${source}）：错误 ${count.error}，提醒 ${count.warning}`
          : `Compared with ${source}: ${count.error} errors, ${count.warning} warnings`,
      );
    await session.stdout.write(`${lines.join('\n')}\n`);
    await report(problems, session, lang);
    return hasErrors(problems) ? EXIT.dataErrors : EXIT.done;
  },
};
