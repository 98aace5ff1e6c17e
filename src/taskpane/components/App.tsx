/** The pane: a head with the language and the two views, the view itself, and the foot with the next thing to do. */
import { Button, Tab, TabList, makeStyles, tokens } from '@fluentui/react-components';
import { useDeferredValue, useEffect, useRef } from 'react';
import type { Text } from '../../core/lang';
import { Desk, DeskFoot } from '../audit';
import { catalogueTexts } from '../catalogue/texts';
import { useText } from '../lang-context';
import { useRunContext } from '../run-context';
import { texts } from '../texts/texts';
import { useKeptFocus } from '../use-kept-focus';
import { ActionBar } from './ActionBar';
import { BrokenOffNotice } from './BrokenOff';
import { ColumnsStep } from './ColumnsStep';
import { ErrorBoundary } from './ErrorBoundary';
import { Foot } from './Foot';
import { Guide } from './Guide';
import { ExpiredNotice } from './LastRun';
import { CatalogueView, ExplainView } from './later';
import { PolicyStep } from './PolicyStep';
import { ResultStep } from './ResultStep';
import { SettingsStep } from './SettingsStep';
import { WriteStep } from './WriteStep';

const useStyles = makeStyles({
  app: {
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    minHeight: 0,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    containerType: 'inline-size',
  },
  head: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '4px',
    padding: '6px 6px 0 8px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    // All views and the language, in English too, in the narrowest pane.
    '@container (max-width: 340px)': { columnGap: 0, paddingInline: '4px' },
  },
  product: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorBrandForeground1,
    whiteSpace: 'nowrap',
    // The host shows the product's name above the pane; where all views do not fit beside it, it is for screen readers.
    '@container (max-width: 380px)': {
      position: 'absolute',
      width: '1px',
      height: '1px',
      overflow: 'hidden',
      clipPath: 'inset(50%)',
    },
  },
  tabs: {
    flexGrow: 1,
    minWidth: 0,
    '@container (max-width: 380px)': { columnGap: 0, '& button': { paddingInline: '4px' } },
    '@container (max-width: 340px)': { '& button': { paddingInline: '2px' } },
  },
  language: { minWidth: 'auto', flexShrink: 0, paddingInline: '4px', whiteSpace: 'nowrap' },
  // Always scrollable: some web views hide the bar that would tell that there is more.
  body: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'scroll',
    paddingInline: '14px',
    scrollbarGutter: 'stable',
    outlineStyle: 'none',
  },
});

const TABS = ['run', 'clauses', 'explain', 'audit'] as const;

/** `about`: host and version, for the last line. */
export const App = ({ about }: { readonly about: Text }) => {
  const styles = useStyles();
  const t = useText();
  const { state, actions } = useRunContext();
  const body = useRef<HTMLDivElement>(null);
  useKeptFocus(body);
  const { tab: chosen, plan, written, shown, browsing, lang, guide } = state;
  // A view and a result are made in slices, between which the pane answers; until they are there, what was before stays.
  const tab = useDeferredValue(chosen);
  const computed = useDeferredValue(state.computed);
  const { view, item, article } = browsing;
  const step = (plan ?? written) ? 5 : computed ? 4 : 1;
  // Each result comes into view when it is there; going back to this tab returns to it.
  useEffect(() => {
    if (tab === 'run' && step > 1) body.current?.querySelector(`[data-step="${step}"]`)?.scrollIntoView({ block: 'start' });
  }, [tab, step, computed, plan, written]);
  // A guide that is asked for stands at the top.
  useEffect(() => {
    if (guide && tab === 'run' && body.current) body.current.scrollTop = 0;
  }, [guide, tab]);
  // What was opened begins at its beginning.
  useEffect(() => {
    if (tab !== 'run' && tab !== 'audit' && body.current) body.current.scrollTop = 0;
  }, [tab, shown, view, item, article]);
  return (
    <main className={styles.app}>
      <div className={styles.head}>
        <h1 className={styles.product}>{t(texts.product)}</h1>
        <TabList
          className={styles.tabs}
          size="small"
          aria-label={t(texts.tabs)}
          selectedValue={chosen}
          onTabSelect={(_, { value }) => actions.turnTo(TABS.find((one) => one === value) ?? 'run')}
        >
          <Tab value="run">{t(texts.tabRun)}</Tab>
          <Tab value="clauses">{t(catalogueTexts.tab)}</Tab>
          <Tab value="explain">{t(texts.tabExplain)}</Tab>
          <Tab value="audit">{t(texts.tabAudit)}</Tab>
        </TabList>
        <Button
          className={styles.language}
          size="small"
          appearance="subtle"
          lang={lang === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => actions.speak(lang === 'zh' ? 'en' : 'zh')}
        >
          {t(texts.language)}
        </Button>
      </div>
      <div className={styles.body} ref={body} data-part="body" tabIndex={-1}>
        <BrokenOffNotice />
        <ErrorBoundary key={tab} lang={lang}>
          {tab === 'run' ? (
            <>
              <Guide />
              <ExpiredNotice />
              <PolicyStep />
              <ColumnsStep />
              <SettingsStep />
              <ResultStep />
              <WriteStep />
            </>
          ) : tab === 'clauses' ? (
            <CatalogueView />
          ) : tab === 'audit' ? (
            <Desk />
          ) : (
            <ExplainView />
          )}
        </ErrorBoundary>
        <Foot about={about} />
      </div>
      <ActionBar buttons={tab === 'run'} />
      {tab === 'audit' && <DeskFoot />}
    </main>
  );
};
