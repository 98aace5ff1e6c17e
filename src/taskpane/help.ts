/** The guide's page, in a browser or as a pane of its own: the address and Office in; the reader's language first, the other one a press away, out. Without this script both stand below each other. */
const asked = new URLSearchParams(location.search).get('lang');

const show = (language: string): void => {
  const lang = /^en/i.test(language) ? 'en' : 'zh';
  document.documentElement.lang = lang === 'en' ? 'en' : 'zh-CN';
  for (const section of document.querySelectorAll('section')) section.hidden = section.id !== lang;
  for (const link of document.querySelectorAll('nav a')) {
    const current = link.getAttribute('href')?.endsWith(`#${lang}`) ?? false;
    if (current) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
};

show(asked ?? navigator.language);

const begin = async (): Promise<void> => {
  // Office waits for each page that it opens to say that it is ready. In a browser there is nobody to tell.
  await Office.onReady();
  if (asked === null && Office.context?.displayLanguage) show(Office.context.displayLanguage);
};
if (typeof Office !== 'undefined') begin().catch(() => undefined);
