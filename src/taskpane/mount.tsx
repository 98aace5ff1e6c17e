/** Puts the pane on a page: an element, a port to a workbook and what the host says of itself in; a way to take it off again, out. */
import { FluentProvider } from '@fluentui/react-components';
import { useEffect, useSyncExternalStore, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Lang, Text } from '../core/lang';
import type { SheetPort } from '../sheet/port/port';
import { App } from './components/App';
import { ErrorBoundary } from './components/ErrorBoundary';
import { Notice } from './components/Notice';
import { LangContext } from './lang-context';
import { RunContext } from './run-context';
import { texts } from './texts/texts';
import { useTheme } from './theme';
import { createRun, type RunOptions, type RunStore } from './state/run-store';

export interface PaneOptions extends RunOptions {
  /** Whether the host is dark; the system decides where it does not say. */
  readonly dark?: boolean;
  /** Host and version, for the last line. */
  readonly about: Text;
  readonly onLang?: (lang: Lang) => void;
}

const Frame = ({ options, children }: { readonly options: Pick<PaneOptions, 'dark'>; readonly children: ReactNode }) => (
  <FluentProvider theme={useTheme(options.dark)} style={{ height: '100%' }}>
    {children}
  </FluentProvider>
);

const Pane = ({ run, options }: { readonly run: RunStore; readonly options: PaneOptions }) => {
  const { lang } = useSyncExternalStore(run.subscribe, run.state);
  useEffect(() => run.start(), [run]);
  useEffect(() => {
    document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
    options.onLang?.(lang);
  }, [lang, options]);
  return (
    <LangContext value={lang}>
      <RunContext value={run}>
        <ErrorBoundary lang={lang}>
          <App about={options.about} />
        </ErrorBoundary>
      </RunContext>
    </LangContext>
  );
};

const render = (element: HTMLElement, children: ReactNode): (() => void) => {
  const root = createRoot(element);
  root.render(children);
  return () => root.unmount();
};

export const mount = (element: HTMLElement, port: SheetPort, options: PaneOptions): (() => void) =>
  render(
    element,
    <Frame options={options}>
      <Pane run={createRun(port, options)} options={options} />
    </Frame>,
  );

/** A pane that can only say why there is nothing to do; in both languages where nobody has said which. */
export const mountMessage = (
  element: HTMLElement,
  message: Text,
  { lang, dark, detail }: Partial<Pick<PaneOptions, 'lang' | 'dark'>> & { readonly detail?: string },
): (() => void) =>
  render(
    element,
    <Frame options={dark === undefined ? {} : { dark }}>
      <main style={{ padding: 16, overflowWrap: 'anywhere' }}>
        <h1 style={{ margin: '0 0 8px', fontSize: 16 }}>
          {lang ? texts.product[lang] : `${texts.product.zh} ${texts.product.en}`}
        </h1>
        <Notice intent="warning">
          {lang ? (
            message[lang]
          ) : (
            <>
              {message.zh}
              <span lang="en" style={{ display: 'block', marginTop: 8 }}>
                {message.en}
              </span>
            </>
          )}
          {detail && <span style={{ display: 'block', marginTop: 8 }}>{detail}</span>}
        </Notice>
      </main>
    </Frame>,
  );
