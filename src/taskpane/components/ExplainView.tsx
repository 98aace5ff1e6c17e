/** The working: the row or award that the user selected on the sheet or found by name, its items, and one of them in full. */
import { Badge, Button, Input, Link, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowLeft16Regular, Search16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Policy } from '../../policy/model';
import { STATUS_WORDS } from '../../sheet/compose/words';
import { headingIn, useLang, useText } from '../lang-context';
import type { RowHead } from '../lookups';
import { useRunContext } from '../run-context';
import type { Settled } from '../computing/settled';
import type { Shown } from '../state/state';
import type { UnitAward } from '../summary';
import { explainTexts } from '../texts/explain-texts';
import { texts } from '../texts/texts';
import { useSeen } from '../use-seen';
import { useListStyles } from './ColumnsStep';
import { Jump } from './Jump';
import { Money } from './Money';
import { NothingYet } from './NothingYet';
import { Notice } from './Notice';
import { STATUS_COLOUR, Working } from './Working';

const useStyles = makeStyles({
  view: { display: 'flex', flexDirection: 'column', rowGap: '12px', paddingBlock: '14px' },
  name: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  aside: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
  item: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: '10px',
    alignItems: 'start',
    paddingBlock: '5px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  link: { textAlign: 'start', overflowWrap: 'anywhere' },
  project: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  end: { display: 'flex', flexDirection: 'column', alignItems: 'end' },
  start: { alignSelf: 'start' },
});

const RowTitle = ({ head }: { readonly head: RowHead }) => {
  const styles = useStyles();
  const t = useText();
  const facts = [t(texts.selectedRow(head.number)), head.project, head.code].filter(Boolean);
  return (
    <div>
      <h2 className={styles.name}>{head.name}</h2>
      <p className={styles.aside}>{facts.join(' · ')}</p>
    </div>
  );
};

const hasResult = ({ status, unasked }: UnitAward): boolean => !unasked && status !== 'not_eligible' && status !== 'not_money';

const RowItems = ({
  policy,
  row,
  items,
}: {
  readonly policy: Policy;
  readonly row: number;
  readonly items: readonly UnitAward[];
}) => {
  const styles = useStyles();
  const list = useListStyles();
  const t = useText();
  const { actions } = useRunContext();
  const lang = useLang();
  const [all, setAll] = useState(false);
  const shown = all ? items : items.filter(hasResult);
  return (
    <>
      <ul className={list.list} aria-label={t(explainTexts.itemsOfRow)}>
        {shown.map(({ index, status, amount }) => {
          const item = policy.items[index];
          return (
            item && (
              <li key={item.id} className={styles.item}>
                <Link as="button" className={styles.link} onClick={() => actions.show({ row, item: index })}>
                  {headingIn(item.article, item.title, lang)}
                </Link>
                <span className={styles.end}>
                  {(status === 'awarded' || status === 'up_to' || status === 'displaced') && <Money fen={amount} />}
                  <Badge appearance="tint" color={STATUS_COLOUR[status]}>
                    {t(STATUS_WORDS[status])}
                  </Badge>
                </span>
              </li>
            )
          );
        })}
      </ul>
      <Button className={styles.start} size="small" onClick={() => setAll(!all)}>
        {t(all ? explainTexts.fewerItems : explainTexts.allItems(items.length - items.filter(hasResult).length))}
      </Button>
    </>
  );
};

const Finder = ({ computed: { see } }: { readonly computed: Settled }) => {
  const styles = useStyles();
  const list = useListStyles();
  const t = useText();
  const { actions } = useRunContext();
  const [query, setQuery] = useState('');
  const rows = useSeen(see, 'find', query);
  return (
    <>
      <Input
        aria-label={t(explainTexts.find)}
        placeholder={t(explainTexts.find)}
        contentBefore={<Search16Regular />}
        value={query}
        onChange={(_, { value }) => setQuery(value)}
      />
      {query.trim() !== '' && rows?.length === 0 && <p className={list.help}>{t(explainTexts.findNone)}</p>}
      {rows && rows.length > 0 && (
        <ul className={list.list}>
          {rows.map(({ row, number, name, project }) => (
            <li key={row} className={styles.item}>
              <Link
                as="button"
                className={styles.link}
                onClick={() => {
                  setQuery('');
                  actions.show({ row });
                }}
              >
                {name}
                <span className={styles.project}>{project}</span>
              </Link>
              <span className={styles.aside}>{t(texts.selectedRow(number))}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
};

const Row = ({ computed, row, item }: { readonly computed: Settled } & Shown) => {
  const styles = useStyles();
  const t = useText();
  const { actions } = useRunContext();
  const { policy, see } = computed;
  const seen = useSeen(see, 'row', row);
  if (!seen) return null;
  return (
    <>
      <RowTitle head={seen.head} />
      {item === undefined ? (
        <RowItems key={seen.head.row} policy={policy} row={seen.head.row} items={seen.items} />
      ) : (
        <>
          <Button
            className={styles.start}
            size="small"
            appearance="subtle"
            icon={<ArrowLeft16Regular />}
            onClick={() => actions.show({ row })}
          >
            {t(texts.back)}
          </Button>
          <Working policy={policy} see={see} row={row} index={item} />
        </>
      )}
    </>
  );
};

export const ExplainView = () => {
  const styles = useStyles();
  const list = useListStyles();
  const t = useText();
  const { state } = useRunContext();
  const { computed, shown, stale, selected } = state;
  if (!computed)
    return (
      <div className={styles.view}>
        <NothingYet />
      </div>
    );
  return (
    <div className={styles.view}>
      <Jump policy={computed.policy}>
        <Finder computed={computed} />
        {stale && <Notice intent="warning">{t(texts.stale)}</Notice>}
        {!shown && <p className={list.help}>{t(selected ? texts.notData : texts.explainEmpty)}</p>}
        {shown && <Row computed={computed} {...shown} />}
      </Jump>
    </div>
  );
};
