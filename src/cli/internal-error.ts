/** What is said where nobody expected it. */
import type { Lang } from '../core/lang';

export const internalError = (error: unknown, lang: Lang): string => {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return lang === 'zh'
    ? `cesuan: 程序内部错误，请把以下内容和输入文件的样子告诉我们：\n${detail}\n`
    : `cesuan: internal error, please report this and what the input looks like:\n${detail}\n`;
};

export const outOfMemory = (lang: Lang): string =>
  lang === 'zh'
    ? 'cesuan: 内存不足，已中止，未写完的文件已删除。可设置环境变量 NODE_OPTIONS=--max-old-space-size=8192（单位 MB）后重试。\n'
    : 'cesuan: out of memory; files that were not finished were taken away. Try again with the environment variable NODE_OPTIONS=--max-old-space-size=8192 (in MB).\n';
