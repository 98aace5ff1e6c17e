/** Sums by article and item; an item opens to the enterprises that it pays, each of which leads to its working. */
import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { text, type Text } from '../../core/lang';
import { headingIn, useLang, useText } from '../lang-context';
import { useRunContext } from '../run-context';
import type { Settled } from '../computing/settled';
import type { ItemSum, Sum } from '../summary';
import { texts } from '../texts/texts';
import { useSeen } from '../use-seen';
import { moneyText } from '../../core/money';
import { useListStyles } from './ColumnsStep';
import { Fold } from './Fold';
import { Money } from './Money';

const PORTION = 20;

const useStyles = makeStyles({
  article: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '4px',
    paddingBlock: '6px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  head: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', columnGap: '10px' },
  name: { fontWeight: tokens.fontWeightSemibold },
  sums: { display: 'flex', flexDirection: 'column', alignItems: 'end' },
  ceiling: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  items: { margin: 0, paddingInlineStart: '10px', listStyleType: 'none' },
  item: { paddingBlock: '2px' },
  rows: {
    margin: 0,
    paddingBlock: '2px 6px',
    paddingInlineStart: '12px',
    listStyleType: 'none',
    borderInlineStartWidth: '2px',
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorBrandStroke2,
  },
  link: { textAlign: 'start', overflowWrap: 'anywhere' },
});

const Amounts = ({ sum }: { readonly sum: Sum }) => {
  const styles = useStyles();
  const t = useText();
  const lang = useLang();
  const ceiling = moneyText(sum.upTo, lang);
  return (
    <span className={styles.sums}>
      {sum.awards > 0 && <Money fen={sum.awarded} />}
      {sum.ceilings > 0 && <span className={styles.ceiling}>{t(texts.upToOf({ zh: ceiling, en: ceiling }))}</span>}
    </span>
  );
};

const Paid = ({ computed: { see }, index }: { readonly computed: Settled; readonly index: number }) => {
  const styles = useStyles();
  const t = useText();
  const { actions } = useRunContext();
  const [shown, setShown] = useState(PORTION);
  const paid = useSeen(see, 'paid', index, 0, shown);
  if (!paid) return null;
  return (
    <>
      <ul className={styles.rows}>
        {paid.awards.map(({ row, number, name, amount }) => (
          <li key={row} className={styles.head}>
            <Link as="button" className={styles.link} onClick={() => actions.show({ row, item: index })}>
              {name || t(texts.selectedRow(number))}
            </Link>
            <Money fen={amount} />
          </li>
        ))}
      </ul>
      {paid.all > shown && (
        <Button size="small" onClick={() => setShown(shown + PORTION)}>
          {t(texts.more(Math.min(PORTION, paid.all - shown)))}
        </Button>
      )}
    </>
  );
};

const ItemLine = ({ computed, sum }: { readonly computed: Settled; readonly sum: ItemSum }) => {
  const styles = useStyles();
  const t = useText();
  const [open, setOpen] = useState(false);
  const item = computed.policy.items[sum.index];
  if (!item) return null;
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <Link as="button" className={styles.link} aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(item.title)} · {t(texts.awardsOf(sum.awards + sum.ceilings))}
        </Link>
        <Amounts sum={sum} />
      </div>
      {open && <Paid computed={computed} index={sum.index} />}
    </li>
  );
};

export const ArticleSums = ({ computed }: { readonly computed: Settled }) => {
  const styles = useStyles();
  const list = useListStyles();
  const t = useText();
  const lang = useLang();
  const { articles, policy } = computed;
  const titleOf = (number: string): Text => policy.articles.find((one) => one.number === number)?.title ?? text('', '');
  if (articles.length === 0) return <p className={list.help}>{t(texts.nothingPaid)}</p>;
  return (
    <Fold title={texts.byArticle} count={articles.length} open>
      <ul className={list.list}>
        {articles.map((sum) => (
          <li key={sum.number} className={styles.article}>
            <div className={styles.head}>
              <span className={styles.name}>{headingIn(sum.number, titleOf(sum.number), lang)}</span>
              <Amounts sum={sum} />
            </div>
            <ul className={styles.items}>
              {sum.items.map((item) => (
                <ItemLine key={item.index} computed={computed} sum={item} />
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Fold>
  );
};
