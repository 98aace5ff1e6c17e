/** The official text from the user's own file: whether it is the recorded one, one article or the whole of it, printed figures marked, and a search through it. */
import { Button, Field, Input, Link, Select, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowLeft16Regular, FolderOpen16Regular, Search16Regular } from '@fluentui/react-icons';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import type { Policy } from '../../../policy/model';
import { paragraphsOf, type Paragraph } from '../../catalogue/highlight';
import type { SourceFile } from '../../catalogue/source-file';
import { catalogueTexts as texts } from '../../catalogue/texts';
import { articleIn, headingIn, useArticle, useLang, useText } from '../../lang-context';
import { useRunContext } from '../../run-context';
import { Notice } from '../Notice';

const useStyles = makeStyles({
  view: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '12px',
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  hidden: { display: 'none' },
  help: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  paragraph: { margin: 0, lineHeight: '1.8', overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
  mark: { color: 'inherit', backgroundColor: 'transparent' },
  figure: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorBrandForeground1 },
  found: { backgroundColor: tokens.colorPaletteYellowBackground2, color: tokens.colorNeutralForeground1 },
  link: { textAlign: 'start', overflowWrap: 'anywhere' },
  items: { margin: 0, padding: 0, listStyleType: 'none', '& li': { paddingBlock: '4px' } },
});

const Lines = ({ paragraphs }: { readonly paragraphs: readonly Paragraph[] }) => {
  const styles = useStyles();
  return (
    <div lang="zh-CN">
      {paragraphs.map(({ from, runs }) => (
        <p key={from} className={styles.paragraph}>
          {runs.map(({ text, look }, i) =>
            look === 'plain' ? (
              text
            ) : (
              <mark key={i} className={mergeClasses(styles.mark, styles[look])} data-look={look}>
                {text}
              </mark>
            ),
          )}
        </p>
      ))}
    </div>
  );
};

const ItemsHere = ({ policy, article }: { readonly policy: Policy; readonly article: string }) => {
  const styles = useStyles();
  const t = useText();
  const { actions } = useRunContext();
  const items = policy.items.filter((item) => item.article === article);
  if (items.length === 0) return null;
  return (
    <nav aria-label={t(texts.itemsHere)}>
      <ul className={styles.items}>
        {items.map(({ id, title }) => (
          <li key={id}>
            <Link as="button" className={styles.link} onClick={() => actions.browse({ view: 'item', item: id })}>
              {t(title)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
};

const Reader = ({ policy, source }: { readonly policy: Policy; readonly source: SourceFile }) => {
  const styles = useStyles();
  const t = useText();
  const lang = useLang();
  const { state, actions } = useRunContext();
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query.trim());
  const { article } = state.browsing;
  const found = article === '' || source.articles.has(article);
  const paragraphs = useMemo(() => {
    const whole = { from: 0, to: source.text.length };
    // A search goes through the whole text and shows the paragraphs that have it.
    if (wanted !== '') return paragraphsOf(source.text, whole, source.figures, wanted).filter(({ hits }) => hits > 0);
    const span = article === '' ? whole : source.articles.get(article);
    return span ? paragraphsOf(source.text, span, source.figures, '') : [];
  }, [source, article, wanted]);
  const at = policy.articles.findIndex(({ number }) => number === article);
  const turn = (step: number): void => {
    const next = policy.articles[at + step];
    if (next) actions.browse({ article: next.number, item: '' });
  };
  return (
    <>
      <Input
        type="search"
        aria-label={t(texts.searchSource)}
        placeholder={t(texts.searchSource)}
        contentBefore={<Search16Regular />}
        value={query}
        onChange={(_, { value }) => setQuery(value)}
      />
      {wanted === '' ? (
        <>
          <Field label={t(texts.article)}>
            <Select value={article} onChange={(_, { value }) => actions.browse({ article: value, item: '' })}>
              <option value="">{t(texts.wholeText)}</option>
              {policy.articles.map(({ number, title }) => (
                <option key={number} value={number}>
                  {headingIn(number, title, lang)}
                </option>
              ))}
            </Select>
          </Field>
          {article !== '' && (
            <div className={styles.buttons}>
              <Button size="small" disabledFocusable={at <= 0} onClick={() => turn(-1)}>
                {t(texts.previous)}
              </Button>
              <Button size="small" disabledFocusable={at < 0 || at + 1 >= policy.articles.length} onClick={() => turn(1)}>
                {t(texts.next)}
              </Button>
            </div>
          )}
          {!found && <p className={styles.help}>{t(texts.articleNotFound(articleIn(article, lang)))}</p>}
        </>
      ) : (
        <p className={styles.help} role="status">
          {t(texts.hits(paragraphs.reduce((sum, { hits }) => sum + hits, 0)))}
        </p>
      )}
      <Lines paragraphs={paragraphs} />
      {wanted === '' && article !== '' && <ItemsHere policy={policy} article={article} />}
    </>
  );
};

const Loader = ({ policy, source }: { readonly policy: Policy; readonly source: SourceFile | undefined }) => {
  const styles = useStyles();
  const t = useText();
  const { actions } = useRunContext();
  const input = useRef<HTMLInputElement>(null);
  const take = async (file: File | undefined): Promise<void> => {
    if (file) actions.loadSource(file.name, new Uint8Array(await file.arrayBuffer()));
  };
  return (
    <>
      {!source && <p className={styles.help}>{t(texts.sourceHelp(policy.source.file))}</p>}
      <div className={styles.buttons}>
        <Button size="small" icon={<FolderOpen16Regular />} onClick={() => input.current?.click()}>
          {t(source ? texts.loadOther : texts.loadSource)}
        </Button>
        <input
          ref={input}
          className={styles.hidden}
          type="file"
          accept=".txt,.docx,.html,.htm"
          aria-label={t(texts.sourceFile)}
          onChange={({ target }) => {
            void take(target.files?.[0]);
            // The same file can be chosen again after it was mended.
            target.value = '';
          }}
        />
      </div>
    </>
  );
};

const HASH_DIGITS = 12;

const Standing = ({ source }: { readonly source: SourceFile }) => {
  const t = useText();
  const article = useArticle();
  const { name, recorded, sha256, missing } = source;
  return (
    <>
      <Notice intent={recorded ? 'success' : 'warning'}>
        {name} · {t(recorded ? texts.recorded : texts.notRecorded(sha256.slice(0, HASH_DIGITS)))}
      </Notice>
      {missing.length > 0 && (
        <Notice intent="warning">{t(texts.missingArticles(missing.map(article).join(t({ zh: '、', en: ', ' }))))}</Notice>
      )}
    </>
  );
};

export const SourceView = ({ policy }: { readonly policy: Policy }) => {
  const styles = useStyles();
  const t = useText();
  const { state, actions } = useRunContext();
  const { item, sources } = state.browsing;
  const source = sources[policy.id];
  return (
    <div className={styles.view}>
      <div className={styles.buttons}>
        <Button
          size="small"
          appearance="subtle"
          icon={<ArrowLeft16Regular />}
          onClick={() => actions.browse({ view: item ? 'item' : 'list' })}
        >
          {t(item ? texts.backToItem : texts.back)}
        </Button>
      </div>
      <Loader policy={policy} source={source} />
      {source && <Standing source={source} />}
      {source && <Reader policy={policy} source={source} />}
    </div>
  );
};
