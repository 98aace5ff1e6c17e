/** The pane inside Excel: waits for Office.js, then puts the pane on the page with the open workbook behind it, or says why it cannot. */
import type { Lang } from '../core/lang';
import { aboutLine, hostInfo } from '../excel/host-info';
import { createExcelPort } from '../excel/port';
import { fileNameOf } from './file-name';
import { browserKeep } from './keep/browser-keep';
import { mount, mountMessage } from './mount';
import { texts } from './texts/texts';
import { isDark } from './theme';

/** Office.js answers at once where it runs inside Excel; this many milliseconds without an answer mean that something is in its way. */
const PATIENCE = 20_000;

const root = document.getElementById('root');

const inExcel = (element: HTMLElement): void => {
  const lang: Lang = /^en/i.test(Office.context.displayLanguage) ? 'en' : 'zh';
  const colour = Office.context.officeTheme?.bodyBackgroundColor;
  const look = { lang, ...(colour && { dark: isDark(colour) }) };
  const view = new URLSearchParams(location.search).get('view');
  const info = hostInfo();
  if (!info.usable) {
    mountMessage(element, texts.tooOld, { ...look, detail: aboutLine(info)[lang] });
    return;
  }
  mount(element, createExcelPort(), {
    ...look,
    about: aboutLine(info),
    fileName: () => fileNameOf(Office.context.document.url ?? ''),
    now: () => new Date(),
    keep: browserKeep(Office.context.partitionKey ?? ''),
    // The ribbon's button 解释 opens the pane so, and the help page the guide.
    explain: view === 'explain',
    audit: view === 'audit',
    ...(view === 'guide' && { guide: true }),
  });
};

const withoutOffice = (element: HTMLElement): void => {
  const address = [...document.scripts].map(({ src }) => src).find((src) => src.endsWith('/office.js')) ?? '';
  mountMessage(element, texts.noOffice, { detail: address });
};

const begin = async (element: HTMLElement): Promise<void> => {
  if (typeof Office === 'undefined') return withoutOffice(element);
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), PATIENCE));
  const info = await Promise.race([Office.onReady(), late]);
  if (!info) return withoutOffice(element);
  if (String(info.host) !== 'Excel') {
    mountMessage(element, texts.notInExcel, {});
    return;
  }
  inExcel(element);
};

if (root) {
  begin(root).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    mountMessage(root, texts.unexpected(message), {});
  });
}
