/** `cesuan parameters POLICY`: the sheet of figures that other documents set, in a copy of a workbook or in a new one with the template. */
import { extname } from 'node:path';
import { text, type Lang } from '../../core/lang';
import type { Item, Policy } from '../../policy/model';
import { openParameters, otherPolicies } from '../../run/parameters';
import { recall } from '../../sheet/compose/memory';
import { readParameters } from '../../sheet/parameters/read';
import { wantedOf } from '../../sheet/parameters/needed';
import { parameterSheet } from '../../sheet/parameters/sheet';
import type { SheetPort } from '../../sheet/port/port';
import { composeTemplate } from '../../sheet/template';
import type { Command } from '../command';
import { EXIT, need, needed, Stop } from '../exit';
import { wrongExtension } from '../files/file-problems';
import { openInput } from '../files/input';
import { checkOutput, commitAll, fill, openOutput } from '../files/io';
import { itemsNamed } from '../prepare/items-option';
import { HELP_OPTION, LANG_OPTION } from '../options';
import { loadPack } from '../files/pack';
import { inFile } from '../prepare/prepare';
import { report } from '../report';
import type { Session } from '../session';
import { templateBytes, workbookFile } from '../files/workbook-file';

/** Writes the rows that the sheet does not have yet; what is wrong with those that are there is told. */
const fillSheet = async (port: SheetPort, policy: Policy, items: readonly Item[], lang: Lang) => {
  const workbook = await port.open();
  const now = await openParameters(port, workbook.sheets);
  const read = now && readParameters(now.grid, policy, otherPolicies(policy, recall(workbook.memory)));
  const sheet = parameterSheet(policy, wantedOf(policy, items, items), now, read, workbook.sheets, lang);
  const beside = workbook.sheets.find(({ worksheet, own }) => worksheet && own === undefined);
  if (sheet && beside)
    await port.write({
      sheet: beside.name,
      headerRow: 0,
      headerRows: 0,
      firstRow: 0,
      rowCount: 0,
      columns: [],
      dropped: [],
      sheets: [sheet],
      memory: workbook.memory ?? '',
    });
  const added = sheet === undefined ? 0 : sheet.rows.length - (sheet.below === undefined ? 1 : 0);
  return { added, name: sheet?.name ?? now?.grid.sheet ?? '', problems: read?.problems ?? [] };
};

const open = async (file: string | undefined, policy: Policy, items: readonly Item[], session: Session, lang: Lang) => {
  if (file !== undefined) return need(await openInput(file, session.cwd));
  return need(await workbookFile(await templateBytes(composeTemplate(policy, items, lang)), `${policy.id}.xlsx`));
};

export const parametersCommand: Command = {
  name: 'parameters',
  summary: text(
    '写出政策参数表：由其他文件规定的数值和待核定的金额，供填写',
    'write the sheet of figures that other documents set and of amounts to decide, to be filled in',
  ),
  args: [{ name: 'POLICY', help: text('政策编号或政策包文件夹', 'policy id or pack folder') }],
  options: [
    {
      name: 'in',
      short: 'i',
      value: 'IN.xlsx',
      help: text('加到这个工作簿的副本中；不指定则新建填报模板', 'add it to a copy of this workbook; else to a new template'),
    },
    {
      name: 'output',
      short: 'o',
      value: 'OUT.xlsx',
      help: text('写出的文件；默认为“政策编号-parameters.xlsx”', 'the file; by default POLICY-parameters.xlsx'),
    },
    { name: 'items', value: 'ID,ID…', help: text('只含这些条目要用的参数', 'only what these items need') },
    { name: 'force', short: 'f', help: text('覆盖已存在的文件', 'overwrite a file that exists') },
    LANG_OPTION,
    HELP_OPTION,
  ],
  run: async (args, session, lang) => {
    const { policy } = need(await loadPack(args.positionals[0] as string, session.cwd));
    const items = itemsNamed(policy, args.one('items'));
    const input = args.one('in');
    const file = args.one('output') ?? `${policy.id}-parameters.xlsx`;
    const ending = input !== undefined && /\.xlsm$/i.test(input) ? '.xlsm' : '.xlsx';
    if (extname(file).toLowerCase() !== ending) throw new Stop([wrongExtension(file, ending)]);
    const force = args.has('force');
    const blocked = checkOutput(file, session.cwd, force);
    if (blocked) throw new Stop([blocked], EXIT.cannotWrite);
    const book = await open(input, policy, items, session, lang);
    const { added, name, problems } = await needed(fillSheet(book.port, policy, items, lang), EXIT.refused);
    await report(inFile(problems, input ?? file), session, lang);
    if (added === 0) {
      await session.stdout.write(
        lang === 'zh' ? '没有要补充的参数行，未写出文件。\n' : 'No row has to be added; nothing was written.\n',
      );
      return EXIT.done;
    }
    const output = need(openOutput(file, session.cwd, force), EXIT.cannotWrite);
    try {
      need(fill(output, [await book.save()]), EXIT.cannotWrite);
      need(commitAll([output]), EXIT.cannotWrite);
    } finally {
      output.discard();
    }
    await session.stdout.write(
      lang === 'zh'
        ? `工作表“${name}”新增 ${added} 行\n已写入：${file}\n`
        : `Sheet “${name}”: ${added} rows added\nWritten: ${file}\n`,
    );
    return EXIT.done;
  },
};
