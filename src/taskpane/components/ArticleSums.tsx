/** Sums by article and item; an item opens to the enterprises that it pays, each of which leads to its working. */
import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { Settlement } from '../../engine/outcome';
import { headingIn, useLang, useText } from '../lang-context';
import { useRunContext } from '../run-context';
import { byArticle, paidUnits, type ItemSum, type Sum } from '../summary';
import { texts } from '../texts';
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

const Paid = ({ settlement, index }: { readonly settlement: Settlement; readonly index: number }) => {
  const styles = useStyles();
  const t = useText();
  const { actions } = useRunContext();
  const [shown, setShown] = useState(PORTION);
  const units = useMemo(() => paidUnits(settlement, index), [settlement, index]);
  const { table } = settlement;
  return (
    <>
      <ul className={styles.rows}>
        {units.slice(0, shown).map(({ row, amount }) => (
          <li key={row} className={styles.head}>
            <Link as="button" className={styles.link} onClick={() => actions.show({ row, item: index })}>
              {table.enterprises[table.enterpriseOf[row] ?? 0]?.name || t(texts.selectedRow(table.rowNumbers[row] ?? 0))}
            </Link>
            <Money fen={amount} />
          </li>
        ))}
      </ul>
      {units.length > shown && (
        <Button size="small" onClick={() => setShown(shown + PORTION)}>
          {t(texts.more(Math.min(PORTION, units.length - shown)))}
        </Button>
      )}
    </>
  );
};

const ItemLine = ({ settlement, sum }: { readonly settlement: Settlement; readonly sum: ItemSum }) => {
  const styles = useStyles();
  const t = useText();
  const [open, setOpen] = useState(false);
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <Link as="button" className={styles.link} aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(sum.item.title)} · {t(texts.awardsOf(sum.awards + sum.ceilings))}
        </Link>
        <Amounts sum={sum} />
      </div>
      {open && <Paid settlement={settlement} index={sum.index} />}
    </li>
  );
};

export const ArticleSums = ({ settlement }: { readonly settlement: Settlement }) => {
  const styles = useStyles();
  const list = useListStyles();
  const t = useText();
  const lang = useLang();
  const articles = useMemo(() => byArticle(settlement), [settlement]);
  if (articles.length === 0) return <p className={list.help}>{t(texts.nothingPaid)}</p>;
  return (
    <Fold title={texts.byArticle} count={articles.length} open>
      <ul className={list.list}>
        {articles.map((sum) => (
          <li key={sum.article.number} className={styles.article}>
            <div className={styles.head}>
              <span className={styles.name}>{headingIn(sum.article.number, sum.article.title, lang)}</span>
              <Amounts sum={sum} />
            </div>
            <ul className={styles.items}>
              {sum.items.map((item) => (
                <ItemLine key={item.item.id} settlement={settlement} sum={item} />
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Fold>
  );
};
