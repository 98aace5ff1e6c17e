/** The items that match, by article, in portions so that a long catalogue stays quick; each opens in full, each article opens in the official text. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useDeferredValue, useMemo, useState } from 'react';
import { figuresText } from '../../../engine/explain/figure-text';
import type { Policy } from '../../../policy/model';
import { KIND_WORDS, SUBJECT_WORDS } from '../../../policy/words';
import { entriesOf, matching, type Entry } from '../../catalogue/entries';
import { MONEY_TEXT, catalogueTexts as texts } from '../../catalogue/texts';
import { headingIn, useLang, useText } from '../../lang-context';
import { useRunContext } from '../../run-context';
import { Filters } from './Filters';

const PORTION = 60;

const useStyles = makeStyles({
  help: { margin: 0, color: tokens.colorNeutralForeground3 },
  bar: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', alignItems: 'center', gap: '6px' },
  article: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', columnGap: '10px', alignItems: 'baseline' },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  items: { margin: 0, padding: 0, listStyleType: 'none' },
  item: {
    display: 'block',
    boxSizing: 'border-box',
    width: '100%',
    padding: '6px 4px',
    border: 'none',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    textAlign: 'start',
    overflowWrap: 'anywhere',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  title: { display: 'block', color: tokens.colorBrandForegroundLink },
  facts: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

const ItemLine = ({ entry: { item, money } }: { readonly entry: Entry }) => {
  const styles = useStyles();
  const t = useText();
  const { actions } = useRunContext();
  const figures = figuresText(item.figures, useLang());
  return (
    <li>
      <button type="button" className={styles.item} onClick={() => actions.browse({ view: 'item', item: item.id })}>
        <span className={styles.title}>{t(item.title)}</span>
        <span className={styles.facts}>
          {[t(SUBJECT_WORDS[item.subject]), t(KIND_WORDS[item.kind]), t(MONEY_TEXT[money]), figures].filter(Boolean).join(' · ')}
        </span>
      </button>
    </li>
  );
};

const byArticle = (entries: readonly Entry[]): readonly (readonly Entry[])[] => {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) groups.set(entry.article.number, [...(groups.get(entry.article.number) ?? []), entry]);
  return [...groups.values()];
};

const Group = ({ entries }: { readonly entries: readonly Entry[] }) => {
  const styles = useStyles();
  const t = useText();
  const lang = useLang();
  const { actions } = useRunContext();
  const article = entries[0]?.article;
  if (!article) return null;
  const heading = headingIn(article.number, article.title, lang);
  return (
    <section aria-label={heading}>
      <div className={styles.article}>
        <h2 className={styles.heading}>{heading}</h2>
        <Button
          size="small"
          appearance="subtle"
          aria-label={`${t(texts.openSource)} ${heading}`}
          onClick={() => actions.browse({ view: 'source', article: article.number, item: '' })}
        >
          {t(texts.openSource)}
        </Button>
      </div>
      <ul className={styles.items}>
        {entries.map((entry) => (
          <ItemLine key={entry.item.id} entry={entry} />
        ))}
      </ul>
    </section>
  );
};

const Found = ({ found, all }: { readonly found: readonly Entry[]; readonly all: number }) => {
  const styles = useStyles();
  const t = useText();
  const [shown, setShown] = useState(PORTION);
  const rest = found.length - shown;
  return (
    <>
      <p className={styles.help} role="status">
        {t(found.length > 0 ? texts.found(found.length, all) : texts.none)}
      </p>
      {byArticle(found.slice(0, shown)).map((entries) => (
        <Group key={entries[0]?.article.number} entries={entries} />
      ))}
      {rest > 0 && <Button onClick={() => setShown(shown + PORTION)}>{t(texts.showMore(Math.min(rest, PORTION)))}</Button>}
    </>
  );
};

export const ItemList = ({ policy }: { readonly policy: Policy }) => {
  const { filter } = useRunContext().state.browsing;
  const entries = useMemo(() => entriesOf(policy), [policy]);
  // The field follows every key; the list follows when there is time.
  const settled = useDeferredValue(filter);
  const found = useMemo(() => matching(entries, settled), [entries, settled]);
  return (
    <>
      <Filters entries={entries} />
      <Found key={JSON.stringify(settled)} found={found} all={entries.length} />
    </>
  );
};
