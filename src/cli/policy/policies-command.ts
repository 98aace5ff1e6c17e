/** `cesuan policies`: the shipped policies with their years and ids. */
import { text } from '../../core/lang';
import { shippedFacts } from '../../run/policies';
import type { Command } from '../command';
import { EXIT } from '../exit';
import { HELP_OPTION, LANG_OPTION } from '../options';
import { columnsText } from '../table-text';

export const policiesCommand: Command = {
  name: 'policies',
  summary: text('列出内置政策', 'list the shipped policies'),
  args: [],
  options: [{ name: 'json', help: text('以 JSON 输出', 'as JSON') }, LANG_OPTION, HELP_OPTION],
  run: async (args, session, lang) => {
    const rows = shippedFacts.map(({ id, name, from, to }) => [id, `${from} ~ ${to}`, name[lang]]);
    const json = shippedFacts.map(({ id, name, from, to }) => ({ id, name: name[lang], from, to }));
    await session.stdout.write(args.has('json') ? `${JSON.stringify(json, null, 1)}\n` : `${columnsText(rows).join('\n')}\n`);
    return EXIT.done;
  },
};
