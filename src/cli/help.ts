/** `--help`: commands and options in, text in the chosen language out. */
import type { Lang } from '../core/lang';
import type { OptionSpec } from './args';
import type { Command } from './command';
import { EXIT_MEANINGS } from './exit';
import { columnsText } from './table-text';

const optionName = ({ name, short, value }: OptionSpec): string =>
  `  ${short === undefined ? '    ' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;

const exitLines = (lang: Lang): string[] =>
  columnsText(
    EXIT_MEANINGS.map(([code, meaning]) => [`  ${code}`, meaning[lang]]),
    ['right', 'left'],
  );

export const commandHelp = (command: Command, lang: Lang): string => {
  const zh = lang === 'zh';
  const lines = [
    `cesuan ${command.name}${zh ? '：' : ': '}${command.summary[lang]}`,
    '',
    `${zh ? '用法：' : 'Usage: '}cesuan ${[command.name, ...command.args.map(({ name }) => name), zh ? '[选项]' : '[options]'].join(' ')}`,
    '',
    ...columnsText(command.args.map(({ name, help }) => [`  ${name}`, help[lang]])),
    ...(command.args.length > 0 ? [''] : []),
    zh ? '选项：' : 'Options:',
    ...columnsText(command.options.map((option) => [optionName(option), option.help[lang]])),
    ...(command.details ?? []).flatMap((detail) => ['', detail[lang]]),
    '',
    zh ? '退出码：' : 'Exit codes:',
    ...exitLines(lang),
  ];
  return `${lines.join('\n')}\n`;
};

export const mainHelp = (commands: readonly Command[], lang: Lang): string => {
  const zh = lang === 'zh';
  const lines = [
    zh
      ? '策算 cesuan：按政策条款测算企业奖补，每笔金额都有依据。'
      : 'cesuan: computes policy awards over enterprise rows, with the working beside each figure.',
    '',
    zh ? '用法：cesuan 命令 [参数] [选项]' : 'Usage: cesuan COMMAND [arguments] [options]',
    '',
    zh ? '命令：' : 'Commands:',
    ...columnsText(
      commands.map(({ name, args, summary }) => [`  ${[name, ...args.map((one) => one.name)].join(' ')}`, summary[lang]]),
    ),
    '',
    zh ? '选项：' : 'Options:',
    ...columnsText([
      [
        '  -h, --help',
        zh
          ? '显示用法；cesuan 命令 --help 显示该命令的全部选项'
          : 'show help; cesuan COMMAND --help shows all options of a command',
      ],
      ['  -V, --version', zh ? '显示版本' : 'show the version'],
      ['      --lang zh|en', zh ? '显示语言' : 'language'],
    ]),
    '',
    zh ? '例：' : 'Example:',
    zh
      ? '  cesuan award 企业汇总.xlsx --policy shaoxing-4151-2025 --year 2025 -o 测算结果.xlsx'
      : '  cesuan award enterprises.xlsx --policy shaoxing-4151-2025 --year 2025 -o awards.xlsx',
    '',
    zh ? '退出码：' : 'Exit codes:',
    ...exitLines(lang),
  ];
  return `${lines.join('\n')}\n`;
};
